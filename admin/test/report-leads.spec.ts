import type { ReportRow, SalesReportName } from "@baixian/backend/contract"
import { describe, expect, it } from "vitest"
import { REPORTS } from "../src/admin/routes/reports/sales/reports"
import { leadsOf } from "../src/admin/ui/report-leads"

const NOW = "2026-11"
const row = (level: ReportRow["level"], code: string, more: Record<string, string> = {}): ReportRow => ({
  level,
  code,
  name: code,
  name_en: code,
  parent_code: null,
  ...more,
})
const handed = {
  period: { from: "2026-10-01", until: "2026-11-01" },
  filter: { line: "offline" },
  compare: "calendar",
  unit: "yuan",
} as const
const leads = (report: SalesReportName, of: ReportRow) => leadsOf(report, of, handed, NOW).map(({ to }) => to)

describe("leadsOf", () => {
  it("goes from a district to its points, with the days, filters and unit it was looked at with", () => {
    expect(leads("sales-by-district", row("item", "310101"))).toEqual([
      "/reports/sales?report=sales-by-point&month=2026-10&line=offline&district=310101&unit=yuan",
    ])
  })

  it("goes from a product to its own page and to where it was sold; what is no product has no page", () => {
    const toPoints = (code: string) =>
      `/reports/sales?report=sales-by-point&month=2026-10&line=offline&product=${code}&unit=yuan`
    expect(leads("sales-by-product", row("item", "prod_1"))).toEqual(["/products/prod_1", toPoints("prod_1")])
    expect(leads("sales-by-product", row("item", "none"))).toEqual([toPoints("none")])
  })

  it("goes from a month to its counties", () => {
    const month = row("item", "2026-09", { from: "2026-09-01", until: "2026-10-01" })
    expect(leads("sales-trend", month)).toEqual([
      "/reports/sales-by-county?month=2026-09&line=offline&unit=yuan",
    ])
  })

  it("goes from a county to its goods, and from sums and hours nowhere", () => {
    expect(leads("district-by-county", row("county", "530827"))).toEqual([
      "/reports/sales?report=sales-by-product&month=2026-10&line=offline&origin=530827&unit=yuan",
      "/reports/sales?report=sales-by-point&month=2026-10&line=offline&origin=530827&unit=yuan",
    ])
    expect(leads("district-by-county", row("province", "530000"))).toEqual([])
    expect(leads("sales-hours", row("item", "09"))).toEqual([])
    for (const report of REPORTS) expect(leads(report, row("total", "total"))).toEqual([])
  })
})
