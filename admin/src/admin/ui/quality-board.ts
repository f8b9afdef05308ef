import type { QualityAnswer, QualityItem } from "@baixian/backend/contract"
import { businessDay, daysAfter } from "./business-month"
import { monthAddress } from "./period-steps"
import { addressOf } from "./report-state"

export const QUALITY_KINDS = [
  "closed_months_differ",
  "orders_pending",
  "products_without_origin",
  "sales_of_unknown_origin",
  "negative_counties",
  "recognitions_expired",
  "recognitions_expiring",
  "months_open",
  "lines_unfolded",
  "stock_guards_missing",
  "stock_below_reserved",
  "stock_below_zero",
  "stock_reserved_differs",
  "stock_orders_unreserved",
  "stock_fulfilled_unmoved",
  "stock_orphan_reservations",
  "stock_unattributed",
] as const satisfies readonly QualityItem["kind"][]

/** From what must be mended now to what was looked for in vain. */
export const URGENCIES = ["wrong", "doubtful", "soon", "fine"] as const
export type Urgency = (typeof URGENCIES)[number]

/** How urgent a kind is: nothing found is fine, whatever it would have been. */
export const urgencyOf = ({ severity, count }: QualityItem): Urgency => (count === 0 ? "fine" : severity)

/** The board's kinds by urgency, most urgent first, each in the order of the answer; kinds this page does not know are left out. */
export function byUrgency(items: readonly QualityItem[]): { urgency: Urgency; items: QualityItem[] }[] {
  const known = items.filter(({ kind }) => (QUALITY_KINDS as readonly string[]).includes(kind))

  return URGENCIES.map((urgency) => ({
    urgency,
    items: known.filter((item) => urgencyOf(item) === urgency),
  })).filter(({ items: found }) => found.length > 0)
}

/** Where one that was found can be mended, or at least looked at; null where only the whole kind has a place. */
export function mendAddress(kind: QualityItem["kind"], id: string): string | null {
  switch (kind) {
    case "closed_months_differ":
    case "months_open":
      return monthAddress(id)
    case "orders_pending":
    case "stock_orders_unreserved":
    case "stock_fulfilled_unmoved":
      return `/orders/${id}`
    case "products_without_origin":
    case "recognitions_expired":
    case "recognitions_expiring":
      return `/products/${id}`
    case "sales_of_unknown_origin":
      // What was sold without being a product of the platform has no page of its own.
      return id.startsWith("prod_") ? `/products/${id}` : null
    case "negative_counties": {
      const [origin, month] = id.split(" ")

      return `/ledger?${addressOf([
        ["month", month],
        ["origin", origin],
      ])}`
    }
    case "lines_unfolded":
    case "stock_guards_missing":
    case "stock_below_reserved":
    case "stock_below_zero":
    case "stock_reserved_differs":
    case "stock_orphan_reservations":
    case "stock_unattributed":
      return null
  }
}

/** The lines behind a whole kind, all days it was looked for in; null where it is not about lines, or its examples lead there. */
export function linesAddress(
  kind: QualityItem["kind"],
  { since, generated_at }: Pick<QualityAnswer, "since" | "generated_at">
): string | null {
  if (kind !== "sales_of_unknown_origin") return null

  return `/ledger?${addressOf([
    ["from", since],
    ["until", daysAfter(businessDay(new Date(generated_at)), 1)],
    ["row", "unknown"],
  ])}`
}
