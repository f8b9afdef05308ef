import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { ReplenishmentAnswer, StockTransferAnswer } from "../../../../contract"
import { requirePlace } from "../../../../modules/stock/documents/place"
import { hubOf } from "../../../../modules/stock/documents/transfer-rules"
import { readTransfer } from "../../../../modules/stock/documents/transfers"
import { replenishment } from "../../../../reports/stock/replenishment"
import { requestTransferWorkflow } from "../../../../workflows/stock/transfers"
import { businessDay } from "../../../../values/business-day"
import { dbOf, signature } from "../asked-document"
import { requirePoint } from "../../../access/staff"
import type { PointQuery, ReplenishBody } from "../validators"

/** `GET /admin/stock/replenishment?point` → what to ask the hub for (补货), by sales speed and safety stock. */
export const GET = async (req: AuthenticatedMedusaRequest, res: MedusaResponse<ReplenishmentAnswer>) => {
  const { point } = req.validatedQuery as PointQuery
  await requirePoint(req, point)
  const place = await requirePlace(dbOf(req), point)
  const { source, items, short } = await replenishment(dbOf(req), place, businessDay(new Date()))
  res.json({ source: source && { code: source.code, name: source.name }, items, short })
}

/** `POST /admin/stock/replenishment` `{ id, point, lines }` → 201: one tap asks the place's hub for the chosen lines. */
export const POST = async (req: AuthenticatedMedusaRequest, res: MedusaResponse<StockTransferAnswer>) => {
  const { id, point, lines } = req.validatedBody as ReplenishBody
  await requirePoint(req, point)
  const from = hubOf(await requirePlace(dbOf(req), point)) ?? point
  await requestTransferWorkflow(req.scope).run({
    input: { id, from, to: point, note: null, lines, ...(await signature(req)) },
  })
  res.status(201).json({ transfer: await readTransfer(dbOf(req), id) })
}
