import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { StockTransferAnswer } from "../../../../../../contract"
import { readTransfer } from "../../../../../../modules/stock/documents/transfers"
import { endTransferWorkflow } from "../../../../../../workflows/stock/transfers"
import { dbOf, requireOwnDocument, signature } from "../../../asked-document"
import type { ReasonBody } from "../../../validators"

/** `POST /admin/stock/transfers/:id/refuse` `{ reason }` → the source does not send. */
export const POST = async (req: AuthenticatedMedusaRequest, res: MedusaResponse<StockTransferAnswer>) => {
  const { id } = await requireOwnDocument(req, "transfer", "source")
  const body = req.validatedBody as ReasonBody
  const { person } = await signature(req)
  await endTransferWorkflow(req.scope).run({ input: { ...body, to: "refused", id, person } })
  res.json({ transfer: await readTransfer(dbOf(req), id) })
}
