import type { EditionRow, PeriodRow, UnresolvedItem } from "@baixian/backend/contract"
import { daysAfter, isDay, isMonth, monthPeriod, monthsAfter } from "./business-month"
import { addressOf, salesAddress, countiesAddress, type HandedOn } from "./report-state"

/**
 * What an officer may do with a month now. `wait`: it is not over; `decide`: a version is in review; `correct`: what came
 * late since it was published may go into another version; `done`: nothing is left.
 */
export type PeriodStep = "wait" | "close" | "submit" | "decide" | "correct" | "done"

/** The next step of a month, and the only one its row offers. */
export function nextStep({ status, is_over, is_waiting, late_fen }: PeriodRow): PeriodStep {
  if (status === "open") return is_over ? "close" : "wait"
  if (is_waiting) return "decide"
  if (status === "closed") return "submit"

  return late_fen === 0 ? "done" : "correct"
}

/** The address of a month, of a day's or month's paper as it is now, and of a version. */
export const monthAddress = (month: string): string => `/periods/${month}`
export const previewAddress = (period: string): string => `/periods/preview/${period}`
export const editionAddress = (id: string): string => `/periods/editions/${id}`

/** A day or a month by its name; null for anything else. */
export function kindOfPeriod(period: string): EditionRow["kind"] | null {
  if (isMonth(period)) return "month"

  return isDay(period) ? "day" : null
}

/** Editions of one period, newest first: the one in review, and the newest that was published. */
export const waitingOf = (editions: EditionRow[]): EditionRow | undefined =>
  editions.find(({ status }) => status === "submitted")
export const publishedOf = (editions: EditionRow[]): EditionRow | undefined =>
  editions.filter(({ status }) => status === "published").sort((a, b) => b.version - a.version)[0]

/** The first day on which a month may be closed. */
export const closableFrom = (month: string): string => monthPeriod(month).until

/** Yesterday in Shanghai: the last day whose sales are all in. */
export const yesterday = (today: string): string => daysAfter(today, -1)

export const UNRESOLVED_KINDS = [
  "orders_pending",
  "outlets_unfiled",
  "unknown_origin",
  "negative_counties",
  "earlier_months_open",
] as const
export type UnresolvedKind = (typeof UNRESOLVED_KINDS)[number]

export const isKnownKind = (kind: string): kind is UnresolvedKind =>
  (UNRESOLVED_KINDS as readonly string[]).includes(kind)

/** Where an unsettled item is settled; null for one this page has never heard of. */
export function leadOf({ kind }: UnresolvedItem, month: string, months: PeriodRow[]): string | null {
  const handed: HandedOn = { period: monthPeriod(month), filter: {}, compare: "calendar", unit: "yuan" }
  // Addresses leave out the running month; these always name theirs.
  const now = monthsAfter(month, 1)
  switch (kind) {
    case "orders_pending":
      return "/orders"
    case "outlets_unfiled":
      return `${salesAddress("sales-by-point", { ...handed, filter: { channel: "outlet" } }, now)}&show=unsold&level=flat`
    case "unknown_origin":
      return `/ledger?${addressOf([
        ["month", month],
        ["row", "unknown"],
      ])}`
    case "negative_counties":
      return `${countiesAddress(handed, now)}&sort=period_net_fen`
    case "earlier_months_open": {
      const first = firstOpenBefore(month, months)

      return first && monthAddress(first)
    }
    default:
      return null
  }
}

/** The oldest month that is still open before this one: months are closed in their order. */
export function firstOpenBefore(month: string, months: PeriodRow[]): string | null {
  const open = months.filter((each) => each.month < month && each.status === "open").map((each) => each.month)

  return open.sort()[0] ?? null
}

/** The lines that came too late for a month. */
export const lateAddress = (month: string): string => `/ledger?${addressOf([["late_for", month]])}`

/** Enough of a sha256 to tell two apart by eye. */
export const shortHash = (hash: string): string => `${hash.slice(0, 8)}…${hash.slice(-8)}`
