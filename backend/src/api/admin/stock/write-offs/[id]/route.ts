import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { StockWriteOffAnswer } from "../../../../../contract"
import { readWriteOff } from "../../../../../modules/stock/documents/write-offs"
import { editWriteOffWorkflow } from "../../../../../workflows/stock/write-offs"
import { dbOf, requireOwnDocument, signature } from "../../asked-document"
import type { EditWriteOffBody } from "../../validators"

/** `GET /admin/stock/write-offs/:id` → the document with its lines; 404 when there is none, or it is another place's. */
export const GET = async (req: AuthenticatedMedusaRequest, res: MedusaResponse<StockWriteOffAnswer>) => {
  const { id } = await requireOwnDocument(req, "write_off")
  res.json({ write_off: await readWriteOff(dbOf(req), id) })
}

/** `POST /admin/stock/write-offs/:id` `{ command_id, version, lines, note? }` → replaces the draft. */
export const POST = async (req: AuthenticatedMedusaRequest, res: MedusaResponse<StockWriteOffAnswer>) => {
  const { id } = await requireOwnDocument(req, "write_off")
  const { person } = await signature(req)
  await editWriteOffWorkflow(req.scope).run({
    input: { ...(req.validatedBody as EditWriteOffBody), id, person },
  })
  res.json({ write_off: await readWriteOff(dbOf(req), id) })
}
