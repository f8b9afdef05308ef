import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { StockWriteOffAnswer } from "../../../../../../contract"
import { readWriteOff } from "../../../../../../modules/stock/documents/write-offs"
import { approveWriteOffWorkflow } from "../../../../../../workflows/stock/write-offs"
import { dbOf, requireOwnDocument, signature } from "../../../asked-document"
import type { CommandBody } from "../../../validators"

/** `POST /admin/stock/write-offs/:id/approve` → posts it. 400 `own_write_off` to who wrote, changed or handed it in. */
export const POST = async (req: AuthenticatedMedusaRequest, res: MedusaResponse<StockWriteOffAnswer>) => {
  const { id } = await requireOwnDocument(req, "write_off")
  const body = req.validatedBody as CommandBody
  await approveWriteOffWorkflow(req.scope).run({ input: { ...body, id, ...(await signature(req)) } })
  res.json({ write_off: await readWriteOff(dbOf(req), id) })
}
