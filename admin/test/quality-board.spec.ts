import type { QualityItem } from "@baixian/backend/contract"
import { describe, expect, it } from "vitest"
import { byUrgency, linesAddress, mendAddress, QUALITY_KINDS } from "../src/admin/ui/quality-board"
import { readLedgerState, ledgerParams } from "../src/admin/routes/ledger/page-state"

const item = (kind: QualityItem["kind"], severity: QualityItem["severity"], count: number): QualityItem => ({
  kind,
  severity,
  count,
  net_fen: null,
  examples: [],
})

describe("the board of data quality", () => {
  it("begins with what is wrong and ends with what was looked for in vain", () => {
    const groups = byUrgency([
      item("months_open", "soon", 2),
      item("closed_months_differ", "wrong", 0),
      item("recognitions_expired", "doubtful", 1),
      item("orders_pending", "wrong", 3),
      item("products_without_origin", "wrong", 1),
    ])

    expect(groups.map(({ urgency, items }) => [urgency, items.map(({ kind }) => kind)])).toEqual([
      ["wrong", ["orders_pending", "products_without_origin"]],
      ["doubtful", ["recognitions_expired"]],
      ["soon", ["months_open"]],
      ["fine", ["closed_months_differ"]],
    ])
  })

  it("leaves out a kind it has no words for", () => {
    const unheard = { ...item("months_open", "wrong", 1), kind: "unheard_of" as QualityItem["kind"] }

    expect(byUrgency([unheard])).toEqual([])
  })

  it("leads each example to where it is mended", () => {
    expect(
      Object.fromEntries(QUALITY_KINDS.map((kind) => [kind, mendAddress(kind, "prod_1")]))
    ).toMatchObject({
      products_without_origin: "/products/prod_1",
      sales_of_unknown_origin: "/products/prod_1",
      recognitions_expired: "/products/prod_1",
      recognitions_expiring: "/products/prod_1",
      lines_unfolded: null,
    })
    expect(mendAddress("orders_pending", "order_1")).toBe("/orders/order_1")
    expect(mendAddress("months_open", "2026-10")).toBe("/periods/2026-10")
    expect(mendAddress("closed_months_differ", "2026-10")).toBe("/periods/2026-10")
    expect(mendAddress("negative_counties", "530827 2026-10")).toBe("/ledger?month=2026-10&origin=530827")
    expect(mendAddress("sales_of_unknown_origin", "散装茶")).toBeNull()
  })

  it("leads sales of unknown origin to all their lines, as the ledger's page reads an address", () => {
    const to = linesAddress("sales_of_unknown_origin", {
      since: "2025-11-01",
      generated_at: "2026-11-27T17:00:00.000Z",
    })
    const state = readLedgerState(new URL(to ?? "", "http://x").searchParams, "2026-11")

    // Already the 28th in Shanghai.
    expect(ledgerParams(state)).toMatchObject({ from: "2025-11-01", until: "2026-11-29", row: "unknown" })
    expect(linesAddress("months_open", { since: "2025-11-01", generated_at: "2026-11-27T17:00:00Z" })).toBe(
      null
    )
  })
})
