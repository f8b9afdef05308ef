import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { StockTransferAnswer } from "../../../../../../contract"
import { readTransfer } from "../../../../../../modules/stock/documents/transfers"
import { dispatchTransferWorkflow } from "../../../../../../workflows/stock/transfers"
import { dbOf, requireOwnDocument, signature } from "../../../asked-document"
import type { DispatchBody } from "../../../validators"

/** `POST /admin/stock/transfers/:id/dispatch` `{ lines: { line, quantity, lots? }[] }` → the source sends: its stock leaves and is in transit. */
export const POST = async (req: AuthenticatedMedusaRequest, res: MedusaResponse<StockTransferAnswer>) => {
  const { id } = await requireOwnDocument(req, "transfer", "source")
  const body = req.validatedBody as DispatchBody
  await dispatchTransferWorkflow(req.scope).run({ input: { ...body, id, ...(await signature(req)) } })
  res.json({ transfer: await readTransfer(dbOf(req), id) })
}
