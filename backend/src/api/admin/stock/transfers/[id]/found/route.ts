import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { StockTransferAnswer } from "../../../../../../contract"
import { readTransfer } from "../../../../../../modules/stock/documents/transfers"
import { findLostWorkflow } from "../../../../../../workflows/stock/transfers"
import { dbOf, requireOwnDocument, signature } from "../../../asked-document"
import type { FoundBody } from "../../../validators"

/** `POST /admin/stock/transfers/:id/found` `{ lines: { line, quantity, note? }[] }` → what had been given up as lost came after all. */
export const POST = async (req: AuthenticatedMedusaRequest, res: MedusaResponse<StockTransferAnswer>) => {
  const { id } = await requireOwnDocument(req, "transfer")
  const body = req.validatedBody as FoundBody
  await findLostWorkflow(req.scope).run({ input: { ...body, id, ...(await signature(req)) } })
  res.json({ transfer: await readTransfer(dbOf(req), id) })
}
