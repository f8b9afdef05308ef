import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { ContainerRegistrationKeys, MedusaError } from "@medusajs/framework/utils"
import type { PeriodAnswer } from "../../../../contract"
import { listEditions } from "../../../../modules/ledger/editions"
import { checkMonth, closedMonths } from "../../../../modules/ledger/months"
import { unresolvedOf } from "../../../../reports/month-readiness"
import { editionRow, periodRows } from "../../../../reports/period-rows"
import { firstDayOf } from "../../../../values/business-day"
import { requireMonth } from "../require-month"
import { BilingualRefusal } from "../../../../bilingual-refusal"

/**
 * `GET /admin/periods/:month` → one month: what is unresolved (of a closed one: was), whether the ledger still has the
 * figures it was closed with, and its editions. 404 for a month without ledger, 400 for none at all.
 */
export const GET = async (req: AuthenticatedMedusaRequest, res: MedusaResponse<PeriodAnswer>) => {
  const month = requireMonth(req.params.month)
  const db = req.scope.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const rows = await periodRows(db, new Date())
  const row = rows.find((each) => each.month === month)
  if (!row) {
    throw new BilingualRefusal(
      "no_period",
      {
        chinese: `总账中没有 ${month} 这个月，请从列表中选择。`,
        english: `The ledger has no month ${month}.`,
      },
      MedusaError.Types.NOT_FOUND
    )
  }
  const closed = (await closedMonths(db)).find((each) => each.month === month)
  const [unresolved, holds, { items }] = await Promise.all([
    closed ? closed.unresolved : unresolvedOf(req.scope, month),
    closed ? checkMonth(db, month) : null,
    listEditions(db, { kind: "month", from: firstDayOf(month), limit: 1_000, offset: 0 }),
  ])
  res.json({
    ...row,
    unresolved,
    answer: closed?.answer ?? null,
    holds,
    figures_hash: closed?.figures_hash ?? null,
    editions: items.map(editionRow),
  })
}
