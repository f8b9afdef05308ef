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
      catalogue_only: undefined,
    })
  })

  it("asks from 1 January for amounts of the year, and only for listed products where the amount is theirs", () => {
    expect(linesBehind(county, "ytd_net_fen", filter)).toMatchObject({
      from: "2026-01-01",
      until: "2026-12-01",
    })
    expect(linesBehind(county, "done_fen", filter)).toMatchObject({
      from: "2026-01-01",
      catalogue_only: "true",
    })
  })

  it("asks for every place behind the total", () => {
    expect(
      linesBehind({ ...county, level: "total", code: "total" }, "period_net_fen", filter)
    ).not.toHaveProperty("origin")
  })

  it("knows no lines for targets, and none for rows that are no single place", () => {
    expect(linesBehind(county, "annual_target_fen", filter)).toBeNull()
    expect(linesBehind({ ...county, level: "list", code: "98" }, "period_net_fen", filter)).toBeNull()
    expect(linesBehind({ ...county, level: "unrefined" }, "period_net_fen", filter)).toBeNull()
  })
})

describe("findOpened", () => {
  it("finds the figure again, so that the lines' total can be held against it", () => {
    expect(findOpened([county], { row: "county:530827", column: "period_net_fen" }, filter)?.figure_fen).toBe(
      12_300
    )
    expect(findOpened([county], { row: "county:000000", column: "period_net_fen" }, filter)).toBeNull()
  })
})
