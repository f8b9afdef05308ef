import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { StockWriteOffAnswer } from "../../../../../../contract"
import { readWriteOff } from "../../../../../../modules/stock/documents/write-offs"
import { endWriteOffWorkflow } from "../../../../../../workflows/stock/write-offs"
import { dbOf, requireOwnDocument, signature } from "../../../asked-document"
import type { ReasonBody } from "../../../validators"

/** `POST /admin/stock/write-offs/:id/cancel` `{ reason }` → its author gives it up. */
export const POST = async (req: AuthenticatedMedusaRequest, res: MedusaResponse<StockWriteOffAnswer>) => {
  const { id } = await requireOwnDocument(req, "write_off")
  const body = req.validatedBody as ReasonBody
  const { person } = await signature(req)
  await endWriteOffWorkflow(req.scope).run({ input: { ...body, to: "cancelled", id, person } })
  res.json({ write_off: await readWriteOff(dbOf(req), id) })
}
