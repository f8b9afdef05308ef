import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { StockDocumentsAnswer, StockTransferAnswer } from "../../../../contract"
import { readTransfer } from "../../../../modules/stock/documents/transfers"
import { requestTransferWorkflow } from "../../../../workflows/stock/transfers"
import { dbOf, documentsOf, signature } from "../asked-document"
import { requirePoint } from "../../../access/staff"
import type { RequestTransferBody } from "../validators"

/** `GET /admin/stock/transfers?point&state&from&until&q&limit&offset` → transfers (调拨) from or to the asker's places, newest first. */
export const GET = async (req: AuthenticatedMedusaRequest, res: MedusaResponse<StockDocumentsAnswer>) => {
  res.json(await documentsOf(req, "transfer"))
}

/** `POST /admin/stock/transfers` `{ id, from, to, lines, note? }` → 201: the target asks for goods. */
export const POST = async (req: AuthenticatedMedusaRequest, res: MedusaResponse<StockTransferAnswer>) => {
  const body = req.validatedBody as RequestTransferBody
  await requirePoint(req, body.to)
  await requestTransferWorkflow(req.scope).run({ input: { ...body, ...(await signature(req)) } })
  res.status(201).json({ transfer: await readTransfer(dbOf(req), body.id) })
}
