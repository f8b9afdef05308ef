import type { ReportRow } from "@baixian/backend/contract"
import { describe, expect, it } from "vitest"
import { heatOf } from "../src/admin/routes/reports/sales/heat"

const row = (level: ReportRow["level"], code: string, weekday_1: number): ReportRow => ({
  level,
  code,
  name: code,
  name_en: code,
  parent_code: null,
  weekday_1,
  period_net_fen: weekday_1,
})

describe("heatOf", () => {
  it("shades by the best hour, and neither sums nor filings nor what was taken back", () => {
    const [nine, ten, eleven, filed, total] = [
      row("item", "09", 50),
      row("item", "10", 100),
      row("item", "11", -5),
      row("item", "filing", 9_000),
      row("total", "total", 9_145),
    ] as const
    const heat = heatOf([nine, ten, eleven, filed, total])

    expect([nine, ten, eleven, filed, total].map((each) => heat(each, "weekday_1"))).toEqual([
      0.5, 1, 0, 0, 0,
    ])
    expect(heat(nine, "period_net_fen")).toBe(0)
  })

  it("is plain where nothing was sold", () => {
    expect(heatOf([row("item", "09", 0)])(row("item", "09", 0), "weekday_1")).toBe(0)
  })
})
