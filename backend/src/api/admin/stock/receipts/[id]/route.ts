import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { StockReceiptAnswer } from "../../../../../contract"
import { readReceipt } from "../../../../../modules/stock/documents/receipts"
import { editReceiptWorkflow } from "../../../../../workflows/stock/receipts"
import { dbOf, requireOwnDocument, signature } from "../../asked-document"
import type { EditReceiptBody } from "../../validators"

/** `GET /admin/stock/receipts/:id` → the document with its lines; 404 when there is none, or it is another place's. */
export const GET = async (req: AuthenticatedMedusaRequest, res: MedusaResponse<StockReceiptAnswer>) => {
  const { id } = await requireOwnDocument(req, "receipt")
  res.json({ receipt: await readReceipt(dbOf(req), id) })
}

/** `POST /admin/stock/receipts/:id` `{ command_id, version, lines, … }` → replaces the draft. 409 `document_changed`: somebody else was faster. */
export const POST = async (req: AuthenticatedMedusaRequest, res: MedusaResponse<StockReceiptAnswer>) => {
  const { id } = await requireOwnDocument(req, "receipt")
  const { person } = await signature(req)
  await editReceiptWorkflow(req.scope).run({
    input: { ...(req.validatedBody as EditReceiptBody), id, person },
  })
  res.json({ receipt: await readReceipt(dbOf(req), id) })
}
