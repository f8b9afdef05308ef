import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { StockWriteOffAnswer } from "../../../../../../contract"
import { readWriteOff } from "../../../../../../modules/stock/documents/write-offs"
import { submitWriteOffWorkflow } from "../../../../../../workflows/stock/write-offs"
import { dbOf, requireOwnDocument, signature } from "../../../asked-document"
import { writeOffAuthorities } from "../../../who-may"
import type { CommandBody } from "../../../validators"

/** `POST /admin/stock/write-offs/:id/submit` → posts what its author may write off alone, else hands it in for approval. */
export const POST = async (req: AuthenticatedMedusaRequest, res: MedusaResponse<StockWriteOffAnswer>) => {
  const { id, point_code } = await requireOwnDocument(req, "write_off")
  const body = req.validatedBody as CommandBody
  const authorityAt = await writeOffAuthorities(req)
  await submitWriteOffWorkflow(req.scope).run({
    input: { ...body, authority: authorityAt(point_code), id, ...(await signature(req)) },
  })
  res.json({ write_off: await readWriteOff(dbOf(req), id) })
}
