import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { HubBoard } from "../../../../contract"
import { hubBoard } from "../../../../reports/stock/hub-board"
import { businessDay } from "../../../../values/business-day"
import { noPoint, pointsInScope } from "../../../access/staff"
import { dbOf } from "../asked-document"
import type { PointQuery } from "../validators"

/** `GET /admin/stock/hub?point=<hub>` → a hub beside each of its counters: sales, tasks, stock that runs out or ends. */
export const GET = async (req: AuthenticatedMedusaRequest, res: MedusaResponse<HubBoard>) => {
  const { point } = req.validatedQuery as PointQuery
  const board = await hubBoard(dbOf(req), {
    hub: point,
    points: await pointsInScope(req),
    today: businessDay(new Date()),
  })
  if (!board) throw noPoint(point)
  res.json(board)
}
