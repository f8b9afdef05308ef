import type { ReportRow } from "@baixian/backend/contract"
import { describe, expect, it } from "vitest"
import { findOpened, linesBehind } from "../src/admin/ui/figure-lines"

const county: ReportRow = {
  level: "county",
  code: "530827",
  name: "孟连",
  name_en: "Menglian",
  parent_code: "530800",
  period_net_fen: 12_300,
  quantity: 41,
}
const filter = {
  period: { from: "2026-11-01", until: "2026-12-01" },
  line: "offline",
  source: "till",
} as const

describe("linesBehind", () => {
  it("asks for the period's lines of that place with the report's own filter", () => {
    expect(linesBehind(county, "period_net_fen", filter)).toEqual({
      from: "2026-11-01",
      until: "2026-12-01",
      origin: "530827",
      line: "offline",
      source: "till",
      catalogue: undefined,
    })
  })

  it("asks from 1 January for amounts of the year, and only for listed products where the amount is theirs", () => {
    expect(linesBehind(county, "ytd_net_fen", filter)).toMatchObject({
      from: "2026-01-01",
      until: "2026-12-01",
    })
    expect(linesBehind(county, "done_fen", filter)).toMatchObject({
      from: "2026-01-01",
      catalogue: "listed",
    })
  })

  it("asks for every place behind the total", () => {
    expect(
      linesBehind({ ...county, level: "total", code: "total" }, "period_net_fen", filter)
    ).not.toHaveProperty("origin")
  })

  it("asks by its level for a row that is no single place, and by nothing else", () => {
    for (const level of ["list", "outside", "unrefined", "unknown"] as const) {
      const params = linesBehind({ ...county, level, code: "98" }, "ytd_net_fen", filter)
      expect(params).toMatchObject({ row: level, from: "2026-01-01", until: "2026-12-01" })
      expect(params).not.toHaveProperty("origin")
    }
  })

  it("asks for one counting type where the amount is of one", () => {
    expect(linesBehind(county, "procurement_fen", filter)).toMatchObject({ counting_type: "procurement" })
    expect(linesBehind(county, "assisted_sale_fen", filter)).toMatchObject({ counting_type: "assisted_sale" })
  })

  it("knows no lines for what is no sum of lines", () => {
    for (const column of ["annual_target_fen", "mom", "share", "rank", "listed_products", "gap_fen"])
      expect(linesBehind(county, column, filter)).toBeNull()
  })
})

describe("findOpened", () => {
  it("finds the figure again, so that the lines' total can be held against it", () => {
    expect(findOpened([county], { row: "county:530827", column: "period_net_fen" }, filter)).toMatchObject({
      expected: 12_300,
      measure: "net_fen",
    })
    expect(findOpened([county], { row: "county:530827", column: "quantity" }, filter)).toMatchObject({
      expected: 41,
      measure: "quantity",
    })
    expect(findOpened([county], { row: "county:000000", column: "period_net_fen" }, filter)).toBeNull()
  })
})
