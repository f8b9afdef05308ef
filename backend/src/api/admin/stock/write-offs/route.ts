import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { StockDocumentsAnswer, StockWriteOffAnswer } from "../../../../contract"
import { readWriteOff } from "../../../../modules/stock/documents/write-offs"
import { createWriteOffWorkflow } from "../../../../workflows/stock/write-offs"
import { dbOf, documentsOf, signature } from "../asked-document"
import { requirePoint } from "../../../access/staff"
import type { CreateWriteOffBody } from "../validators"

/** `GET /admin/stock/write-offs?point&state&from&until&q&limit&offset` → write-offs (报损) of the asker's places, newest first. */
export const GET = async (req: AuthenticatedMedusaRequest, res: MedusaResponse<StockDocumentsAnswer>) => {
  res.json(await documentsOf(req, "write_off"))
}

/** `POST /admin/stock/write-offs` `{ id, point, lines, note? }` → 201 with the draft. */
export const POST = async (req: AuthenticatedMedusaRequest, res: MedusaResponse<StockWriteOffAnswer>) => {
  const body = req.validatedBody as CreateWriteOffBody
  await requirePoint(req, body.point)
  await createWriteOffWorkflow(req.scope).run({ input: { ...body, ...(await signature(req)) } })
  res.status(201).json({ write_off: await readWriteOff(dbOf(req), body.id) })
}
