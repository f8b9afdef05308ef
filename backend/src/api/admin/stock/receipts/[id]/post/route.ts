import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { StockReceiptAnswer } from "../../../../../../contract"
import { readReceipt } from "../../../../../../modules/stock/documents/receipts"
import { postReceiptWorkflow } from "../../../../../../workflows/stock/receipts"
import { dbOf, requireOwnDocument, signature } from "../../../asked-document"
import type { CommandBody } from "../../../validators"

/** `POST /admin/stock/receipts/:id/post` → takes in what was received and not rejected. 400 `receipt_incomplete` names every field that is missing. */
export const POST = async (req: AuthenticatedMedusaRequest, res: MedusaResponse<StockReceiptAnswer>) => {
  const { id } = await requireOwnDocument(req, "receipt")
  const body = req.validatedBody as CommandBody
  await postReceiptWorkflow(req.scope).run({ input: { ...body, id, ...(await signature(req)) } })
  res.json({ receipt: await readReceipt(dbOf(req), id) })
}
