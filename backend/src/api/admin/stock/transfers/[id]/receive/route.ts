import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { StockTransferAnswer } from "../../../../../../contract"
import { readTransfer } from "../../../../../../modules/stock/documents/transfers"
import { receiveTransferWorkflow } from "../../../../../../workflows/stock/transfers"
import { dbOf, requireOwnDocument, signature } from "../../../asked-document"
import { writeOffAuthorities } from "../../../who-may"
import type { ReceiveBody } from "../../../validators"

/** `POST /admin/stock/transfers/:id/receive` `{ lines: { line, received, lost?, reason?, note? }[] }` → the target takes in what came; differences carry a reason. 400 `lost_above_limit`. */
export const POST = async (req: AuthenticatedMedusaRequest, res: MedusaResponse<StockTransferAnswer>) => {
  const { id, point_code } = await requireOwnDocument(req, "transfer")
  const body = req.validatedBody as ReceiveBody
  const authorityAt = await writeOffAuthorities(req)
  await receiveTransferWorkflow(req.scope).run({
    input: { ...body, authority: authorityAt(point_code), id, ...(await signature(req)) },
  })
  res.json({ transfer: await readTransfer(dbOf(req), id) })
}
