import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { StockTransferAnswer } from "../../../../../contract"
import { readTransfer } from "../../../../../modules/stock/documents/transfers"
import { editTransferWorkflow } from "../../../../../workflows/stock/transfers"
import { dbOf, requireOwnDocument, signature } from "../../asked-document"
import type { EditTransferBody } from "../../validators"

/** `GET /admin/stock/transfers/:id` → the document with its lines; 404 when there is none, or it is another place's. */
export const GET = async (req: AuthenticatedMedusaRequest, res: MedusaResponse<StockTransferAnswer>) => {
  const { id } = await requireOwnDocument(req, "transfer", "either")
  res.json({ transfer: await readTransfer(dbOf(req), id) })
}

/** `POST /admin/stock/transfers/:id` `{ command_id, version, lines, note? }` → changes what is asked for, until it is sent. */
export const POST = async (req: AuthenticatedMedusaRequest, res: MedusaResponse<StockTransferAnswer>) => {
  const { id } = await requireOwnDocument(req, "transfer")
  const { person } = await signature(req)
  await editTransferWorkflow(req.scope).run({
    input: { ...(req.validatedBody as EditTransferBody), id, person },
  })
  res.json({ transfer: await readTransfer(dbOf(req), id) })
}
