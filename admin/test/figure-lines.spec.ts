import type { LineParams, ReportOpens, ReportRow } from "@baixian/backend/contract"
import { describe, expect, it } from "vitest"
import { figureSource, findOpened, linesBehind } from "../src/admin/ui/figure-lines"

const county: ReportRow = {
  level: "county",
  code: "530827",
  name: "孟连",
  name_en: "Menglian",
  parent_code: "530800",
  period_net_fen: 12_300,
  quantity: 41,
}
/** As 分县销售 and 百县百品 say it. */
const placeOpens: ReportOpens = {
  rows: {
    county: "origin",
    prefecture: "origin",
    province: "origin",
    list: "row",
    outside: "row",
    unrefined: "row",
    unknown: "row",
    total: "all",
  },
  columns: {
    period_net_fen: { span: "period" },
    quantity: { span: "period", measure: "quantity" },
    ytd_net_fen: { span: "year" },
    procurement_fen: { span: "year", narrowed: { counting_type: "procurement" } },
    assisted_sale_fen: { span: "year", narrowed: { counting_type: "assisted_sale" } },
    done_fen: { span: "year", narrowed: { catalogue: "listed" } },
  },
}
const source = figureSource({
  rows: [county],
  opens: placeOpens,
  params: { from: "2026-11-01", until: "2026-12-01", line: "offline", source: "till" },
})

describe("linesBehind", () => {
  it("asks for the period's lines of that place with the report's own filter", () => {
    expect(linesBehind(county, "period_net_fen", source)).toEqual({
      from: "2026-11-01",
      until: "2026-12-01",
      origin: "530827",
      line: "offline",
      source: "till",
    })
  })

  it("asks from 1 January for amounts of the year, and only for listed products where the amount is theirs", () => {
    expect(linesBehind(county, "ytd_net_fen", source)).toMatchObject({
      from: "2026-01-01",
      until: "2026-12-01",
    })
    expect(linesBehind(county, "done_fen", source)).toMatchObject({
      from: "2026-01-01",
      catalogue: "listed",
    })
  })

  it("asks for every place behind the total", () => {
    expect(
      linesBehind({ ...county, level: "total", code: "total" }, "period_net_fen", source)
    ).not.toHaveProperty("origin")
  })

  it("asks by its level for a row that is no single place, and by nothing else", () => {
    for (const level of ["list", "outside", "unrefined", "unknown"] as const) {
      const params = linesBehind({ ...county, level, code: "98" }, "ytd_net_fen", source)
      expect(params).toMatchObject({ row: level, from: "2026-01-01", until: "2026-12-01" })
      expect(params).not.toHaveProperty("origin")
    }
  })

  it("asks for one counting type where the amount is of one", () => {
    expect(linesBehind(county, "procurement_fen", source)).toMatchObject({ counting_type: "procurement" })
    expect(linesBehind(county, "assisted_sale_fen", source)).toMatchObject({ counting_type: "assisted_sale" })
  })

  it("knows no lines for what is no sum of lines", () => {
    for (const column of ["annual_target_fen", "mom", "share", "rank", "listed_products", "gap_fen"])
      expect(linesBehind(county, column, source)).toBeNull()
  })
})

describe("findOpened", () => {
  it("finds the figure again, so that the lines' total can be held against it", () => {
    expect(findOpened(source, { row: "county:530827", column: "period_net_fen" })).toMatchObject({
      expected: 12_300,
      measure: "net_fen",
    })
    expect(findOpened(source, { row: "county:530827", column: "quantity" })).toMatchObject({
      expected: 41,
      measure: "quantity",
    })
    expect(findOpened(source, { row: "county:000000", column: "period_net_fen" })).toBeNull()
  })
})

describe("linesBehind, as a report's answer says it", () => {
  const item = (code: string, more: Partial<ReportRow> = {}): ReportRow =>
    ({ level: "item", code, name: code, name_en: code, parent_code: null, ...more }) as ReportRow
  const march = { from: "2026-03-01", until: "2026-04-01" }
  const opens: ReportOpens = {
    rows: { item: "channel", total: "all" },
    columns: {
      period_net_fen: { span: "period" },
      catalogue_fen: { span: "year", narrowed: { catalogue: "listed" } },
    },
  }
  const asked = (filter: LineParams) => figureSource({ rows: [], opens, params: { ...march, ...filter } })

  it("adds row and column to what the report was asked", () => {
    expect(linesBehind(item("hub"), "catalogue_fen", asked({ district: "310101" }))).toEqual({
      from: "2026-01-01",
      until: "2026-04-01",
      district: "310101",
      channel: "hub",
      catalogue: "listed",
    })
    expect(linesBehind(item("hub"), "rank", asked({}))).toBeNull()
    expect(linesBehind({ ...item("310101"), level: "group" }, "period_net_fen", asked({}))).toBeNull()
  })

  it("opens nothing where they contradict each other", () => {
    expect(linesBehind(item("hub"), "period_net_fen", asked({ channel: "counter" }))).toBeNull()
    expect(linesBehind(item("hub"), "catalogue_fen", asked({ catalogue: "other" }))).toBeNull()
    expect(linesBehind(item("hub"), "period_net_fen", asked({ channel: "hub" }))).toMatchObject({
      channel: "hub",
    })
  })

  it("takes the days of a row of days", () => {
    const trend = figureSource({
      rows: [],
      opens: { ...opens, rows: { item: "days", total: "all" } },
      params: march,
    })
    const month = item("2026-02", { from: "2026-02-01", until: "2026-03-01" })
    expect(linesBehind(month, "period_net_fen", trend)).toEqual({ from: "2026-02-01", until: "2026-03-01" })
  })

  it("asks for the smaller of two places of which one lies in the other", () => {
    const place = (level: ReportRow["level"], code: string, parent_code: string | null): ReportRow => ({
      ...item(code),
      level,
      parent_code,
    })
    const rows = [
      county,
      place("prefecture", "530800", "530000"),
      place("province", "530000", null),
      place("county", "520301", "520300"),
      place("list", "98", null),
    ]
    const inPrefecture = figureSource({ rows, opens: placeOpens, params: { ...march, origin: "530800" } })
    const origins = rows.map((row) => linesBehind(row, "period_net_fen", inPrefecture))
    expect(origins.map((params) => params && [params.origin, params.row])).toEqual([
      ["530827", undefined],
      ["530800", undefined],
      ["530800", undefined],
      null,
      ["530800", "list"],
    ])
  })
})
