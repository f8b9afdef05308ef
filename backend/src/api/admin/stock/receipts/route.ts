import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { StockDocumentsAnswer, StockReceiptAnswer } from "../../../../contract"
import { readReceipt } from "../../../../modules/stock/documents/receipts"
import { createReceiptWorkflow } from "../../../../workflows/stock/receipts"
import { dbOf, documentsOf, signature } from "../asked-document"
import { requirePoint } from "../../../access/staff"
import type { CreateReceiptBody } from "../validators"

/** `GET /admin/stock/receipts?point&state&from&until&q&limit&offset` → goods receipts (收货) of the asker's places, newest first. */
export const GET = async (req: AuthenticatedMedusaRequest, res: MedusaResponse<StockDocumentsAnswer>) => {
  res.json(await documentsOf(req, "receipt"))
}

/** `POST /admin/stock/receipts` `{ id, point, lines, … }` → 201 with the draft. A repeat of the same id and body answers the same draft. */
export const POST = async (req: AuthenticatedMedusaRequest, res: MedusaResponse<StockReceiptAnswer>) => {
  const body = req.validatedBody as CreateReceiptBody
  await requirePoint(req, body.point)
  await createReceiptWorkflow(req.scope).run({ input: { ...body, ...(await signature(req)) } })
  res.status(201).json({ receipt: await readReceipt(dbOf(req), body.id) })
}
