import type { MedusaContainer } from "@medusajs/framework/types"
import { z } from "@medusajs/framework/zod"
import type { SalesLineFilter } from "../modules/ledger/list-sales-lines"
import { BusinessDay, BusinessMonth, periodOfMonth } from "../values/business-day"
import { ReportFormat } from "./files/report-format"
import { lineFilter, lineQuery } from "./line-query"
import type { PlacesOnDay } from "./places"
import { originsOfRow } from "./row-origins"
import type { Scope } from "./scope"
import { said } from "../values/said"

/** Where the last page ended: `occurred_at` and `id` of its last row. */
const Cursor = z
  .string()
  .regex(
    /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z_\d{1,18}$/,
    said("应为上一次结果中的 `next`。", "Expected the `next` of an earlier answer.")
  )
  .refine(
    (value) => z.iso.datetime().safeParse(value.split("_")[0]).success && !value.startsWith("0000"),
    said("应为上一次结果中的 `next`。", "Expected the `next` of an earlier answer.")
  )
  .transform((value) => ({ at: value.split("_")[0]!, id: value.split("_")[1]! }))

const Fields = z.strictObject({
  from: BusinessDay.optional(),
  until: BusinessDay.optional(),
  /** A closing row of the reports by county. */
  row: z.enum(["list", "outside", "unrefined", "unknown"]).optional(),
  ...lineQuery,
  /** An order's id or number. */
  order_id: z.string().min(1).max(64).optional(),
  /** A closed month that lines came too late for. */
  late_for: BusinessMonth.optional(),
  after: Cursor.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  format: ReportFormat,
})
const isPeriod = ({ from, until }: { from?: string; until?: string }): boolean =>
  from === undefined || until === undefined || from < until

/** What one may ask of the ledger. Days half-open; `row` needs `until`, because who belongs to a row is a matter of the period's last day. */
export const LedgerQuery = Fields.refine(({ row, until }) => !row || until !== undefined, {
  path: ["until"],
  message: said(
    "合计行以 `until` 前一天的名单为准，请填写 `until`。",
    "A closing row has the members of the last day before `until`; name it."
  ),
}).refine(isPeriod, {
  path: ["until"],
  message: said(
    "结束日期要晚于开始日期；`until` 是期间之后的第一天。",
    "The period must end after it begins; `until` is the first day that is not in it."
  ),
  // Of two days of which one is none, nobody can say which is later.
  when: ({ issues }) => issues.length === 0,
})
export type LedgerQuery = z.infer<typeof LedgerQuery>

/** The ledger's own filter for a question, as `lineFilter` makes it; `tree` is the tree of places on the last day asked for. */
export async function ledgerFilter(
  container: MedusaContainer,
  query: LedgerQuery,
  tree: PlacesOnDay,
  scope: Scope
): Promise<SalesLineFilter> {
  const row = query.row ? originsOfRow({ level: query.row }, tree) : undefined
  return {
    ...(await lineFilter(container, query, tree, scope, row)),
    from: query.from ?? null,
    until: query.until ?? null,
    document: query.order_id ?? null,
    late: query.late_for ? periodOfMonth(query.late_for) : null,
  }
}
