import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { StockReceiptAnswer } from "../../../../../../contract"
import { readReceipt } from "../../../../../../modules/stock/documents/receipts"
import { cancelReceiptWorkflow } from "../../../../../../workflows/stock/receipts"
import { dbOf, requireOwnDocument, signature } from "../../../asked-document"
import type { ReasonBody } from "../../../validators"

/** `POST /admin/stock/receipts/:id/cancel` `{ reason }` → gives the draft up. */
export const POST = async (req: AuthenticatedMedusaRequest, res: MedusaResponse<StockReceiptAnswer>) => {
  const { id } = await requireOwnDocument(req, "receipt")
  const body = req.validatedBody as ReasonBody
  const { person } = await signature(req)
  await cancelReceiptWorkflow(req.scope).run({ input: { ...body, id, person } })
  res.json({ receipt: await readReceipt(dbOf(req), id) })
}
