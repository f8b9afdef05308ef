import type { EditionRow, PeriodRow } from "@baixian/backend/contract"
import { describe, expect, it } from "vitest"
import {
  closableFrom,
  firstOpenBefore,
  kindOfPeriod,
  leadOf,
  nextStep,
  publishedOf,
  shortHash,
  waitingOf,
  yesterday,
} from "../src/admin/ui/period-steps"

const month = (changes: Partial<PeriodRow> = {}): PeriodRow => ({
  month: "2026-10",
  status: "open",
  is_over: true,
  net_fen: 0,
  closed_at: null,
  closed_by: null,
  published_version: null,
  is_waiting: false,
  late_fen: 0,
  ...changes,
})

describe("what may be done with a month", () => {
  it("is nothing before it is over, and then closing it", () => {
    expect(nextStep(month({ is_over: false }))).toBe("wait")
    expect(nextStep(month())).toBe("close")
  })

  it("is handing its report in once it is closed, and deciding on what was handed in", () => {
    expect(nextStep(month({ status: "closed" }))).toBe("submit")
    expect(nextStep(month({ status: "closed", late_fen: 5 }))).toBe("submit")
    expect(nextStep(month({ status: "closed", is_waiting: true }))).toBe("decide")
    expect(nextStep(month({ status: "published", published_version: 1, is_waiting: true }))).toBe("decide")
  })

  it("is nothing more once it is published, unless something came late, whichever way it changes the figure", () => {
    const published = month({ status: "published", published_version: 1 })

    expect(nextStep(published)).toBe("done")
    expect(nextStep({ ...published, late_fen: 7_000 })).toBe("correct")
    expect(nextStep({ ...published, late_fen: -7_000 })).toBe("correct")
  })

  it("begins on the first day after it", () => {
    expect(closableFrom("2026-12")).toBe("2027-01-01")
  })
})

describe("what is unsettled", () => {
  const months = [
    month({ month: "2026-11", is_over: false }),
    month({ month: "2026-10" }),
    month({ month: "2026-09", status: "closed" }),
    month({ month: "2026-08" }),
    month({ month: "2026-07" }),
  ]
  const lead = (kind: string) => leadOf({ kind, count: 1, net_fen: null }, "2026-10", months)

  it("leads to where it is settled, in the month it is of", () => {
    expect(lead("unknown_origin")).toBe("/ledger?month=2026-10&row=unknown")
    expect(lead("outlets_unfiled")).toBe(
      "/reports/sales?report=sales-by-point&month=2026-10&channel=outlet&unit=yuan&show=unsold&level=flat"
    )
    expect(lead("negative_counties")).toBe(
      "/reports/sales-by-county?month=2026-10&unit=yuan&sort=period_net_fen"
    )
    expect(lead("orders_pending")).toBe("/orders")
  })

  it("leads to the oldest open month before it, never to a later one", () => {
    expect(lead("earlier_months_open")).toBe("/periods/2026-07")
    expect(firstOpenBefore("2026-07", months)).toBeNull()
    expect(leadOf({ kind: "earlier_months_open", count: 1, net_fen: null }, "2026-07", months)).toBeNull()
  })

  it("of a kind that the page does not know leads nowhere", () => {
    expect(lead("open_shifts")).toBeNull()
  })
})

describe("versions", () => {
  const version = (changes: Partial<EditionRow>): EditionRow => ({
    id: "1",
    kind: "month",
    period: "2026-10",
    version: 1,
    status: "published",
    reason: null,
    submitted_at: "2026-11-02T01:00:00Z",
    submitted_by: "王科长",
    decided_at: null,
    decided_by: null,
    decision: null,
    net_fen: 0,
    file_hash: null,
    ...changes,
  })

  it("are found by where they stand: the one in review, and the newest that was published", () => {
    const all = [
      version({ version: 10, status: "submitted" }),
      version({ version: 9 }),
      version({ version: 8, status: "returned" }),
      version({ version: 2 }),
    ]

    expect(waitingOf(all)?.version).toBe(10)
    expect(publishedOf(all)?.version).toBe(9)
    expect(publishedOf([version({ status: "returned" })])).toBeUndefined()
  })

  it("are of a day or a month that exists", () => {
    expect(kindOfPeriod("2026-10")).toBe("month")
    expect(kindOfPeriod("2026-02-28")).toBe("day")
    expect(kindOfPeriod("2026-02-30")).toBeNull()
    expect(kindOfPeriod("2026-13")).toBeNull()
    expect(yesterday("2026-03-01")).toBe("2026-02-28")
  })

  it("show both ends of their fingerprint", () => {
    expect(shortHash("0123456789abcdef0123456789abcdef")).toBe("01234567…89abcdef")
  })
})
