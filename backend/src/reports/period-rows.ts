import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { EditionRow, PeriodRow } from "../contract"
import { type Edition, listEditions } from "../modules/ledger/editions"
import { type ClosedMonth, closedMonths, firstMonth, lateTotals } from "../modules/ledger/months"
import { CITY_WIDE } from "../modules/ledger/line-filter"
import { monthSums } from "../modules/ledger/sums"
import { addMonths, businessDay, firstDayOf, monthOf, type BusinessMonth } from "../values/business-day"

/** Every month from the ledger's first to the running one, newest first; of an empty ledger the running one alone. */
export async function periodRows(db: Knex, now: Date): Promise<PeriodRow[]> {
  const current = monthOf(businessDay(now))
  const first = (await firstMonth(db)) ?? current
  const months: BusinessMonth[] = []
  for (let month = current; month >= first; month = addMonths(month, -1)) months.push(month)
  const days = { from: firstDayOf(months.at(-1)!), until: firstDayOf(addMonths(current, 1)) }
  const [sums, closed, late, { items: editions }] = await Promise.all([
    monthSums(db, days, CITY_WIDE),
    closedMonths(db),
    lateTotals(db),
    listEditions(db, { kind: "month", from: null, limit: 10_000, offset: 0 }),
  ])
  const fenOf = new Map(sums.map(({ month, net_fen }) => [month, net_fen]))
  const closedOf = new Map(closed.map((row) => [row.month as string, row]))
  const lateOf = new Map(late.map(({ month, net_fen }) => [month, net_fen]))
  return months.map((month) => {
    const own = editions.filter(({ period_from }) => period_from.startsWith(month))
    return periodRow(month, {
      is_over: month < current,
      net_fen: fenOf.get(month) ?? 0,
      closed: closedOf.get(month) ?? null,
      late_fen: lateOf.get(month) ?? 0,
      editions: own,
    })
  })
}

function periodRow(
  month: BusinessMonth,
  found: {
    is_over: boolean
    net_fen: number
    closed: ClosedMonth | null
    late_fen: number
    editions: readonly Edition[]
  }
): PeriodRow {
  const { is_over, net_fen, closed, late_fen, editions } = found
  const published = editions.filter(({ status }) => status === "published").map(({ version }) => version)
  return {
    month,
    status: !closed ? "open" : published.length > 0 ? "published" : "closed",
    is_over,
    net_fen: closed?.net_fen ?? net_fen,
    closed_at: closed?.closed_at.toISOString() ?? null,
    closed_by: closed?.closed_by_name ?? null,
    published_version: published.length > 0 ? Math.max(...published) : null,
    is_waiting: editions.some(({ status }) => status === "submitted"),
    late_fen,
  }
}

type WorkflowResult = Omit<Edition, "submitted_at" | "decided_at"> & {
  submitted_at: string | Date
  decided_at: string | Date | null
}

/** An edition as clients see it. A workflow hands its instants on as text. */
export function editionRow(edition: Edition | WorkflowResult): EditionRow {
  const { kind, period_from } = edition
  return {
    id: edition.id,
    kind,
    period: kind === "month" ? period_from.slice(0, 7) : period_from,
    version: edition.version,
    status: edition.status,
    reason: edition.reason,
    submitted_at: new Date(edition.submitted_at).toISOString(),
    submitted_by: edition.submitted_by_name,
    decided_at: edition.decided_at ? new Date(edition.decided_at).toISOString() : null,
    decided_by: edition.decided_by_name,
    decision: edition.decision,
    net_fen: edition.net_fen,
    file_hash: edition.file_hash,
  }
}
