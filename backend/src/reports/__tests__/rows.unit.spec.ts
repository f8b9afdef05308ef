import fc from "fast-check"
import type { ReportColumn, ReportRow } from "../../contract"
import { NO_SUMS, type OriginSums } from "../../modules/ledger/sums"
import { campaignProgressColumns, campaignProgressRows } from "../campaign-progress"
import { countyTree, type ClosingLevel } from "../county-tree"
import type { Place, PlacesOnDay } from "../places"
import { originsOfRow } from "../row-origins"
import { hourRows } from "../definitions/sales-hours"
import { salesByCountyColumns, SalesByCountyQuery, salesByCountyRows } from "../sales-by-county"
import { isRedCounty, targetProgress } from "../target-progress"
import { lowestPlaces } from "../targets"

const tree: [code: string, level: Place["level"], parent: string | null][] = [
  ["420000", "province", null],
  ["420500", "prefecture", "420000"],
  ["420506", "county", "420500"],
  ["530000", "province", null],
  ["530800", "prefecture", "530000"],
  ["530827", "county", "530800"],
  ["530828", "county", "530800"],
  ["532500", "prefecture", "530000"],
  ["532525", "county", "532500"],
  ["532528", "county", "532500"],
]
const in98 = ["530827", "530828", "532525"]

/** 夷陵 is supported outside the 98; 532528 left the programme. */
const places: PlacesOnDay = {
  places: tree.map(([code, level, parent_code]) => ({
    code,
    level,
    parent_code,
    name: `名${code}`,
    name_en: code,
  })),
  supported: new Set([...in98, "420506"]),
  in_98: new Set(in98),
  paired: new Map([
    ["530800", ["金山区", "黄浦区"]],
    ["532525", ["徐汇区"]],
  ]),
}

const sums = (origin_code: string, figures: Partial<OriginSums>): OriginSums => ({
  ...NO_SUMS,
  ...figures,
  origin_code,
})
const planOf = (version: number) => ({ measure: "sales" as const, year: 2026, version })
const noTargets = { plan: null, byCode: new Map() }
const order = (rows: { level: string; code: string }[]) => rows.map(({ level, code }) => `${level} ${code}`)
const rowOf = (rows: ReportRow[], code: string) => rows.find((row) => row.code === code)!

describe("countyTree", () => {
  it("prints counties, their prefecture, their province, then the lists, then the total", () => {
    expect(order(countyTree(places, new Set()))).toEqual([
      "county 420506",
      "prefecture 420500",
      "province 420000",
      "county 530827",
      "county 530828",
      "prefecture 530800",
      "county 532525",
      "prefecture 532500",
      "province 530000",
      "list 98",
      "outside outside",
      "unrefined unrefined",
      "total total",
    ])
  })

  it("stands by amount at every level when it is ordered by rank", () => {
    const amounts: Record<string, number> = { "420506": 1, "530827": 2, "530828": 3, "532525": 9 }
    const rows = countyTree(places, new Set(), (code) => amounts[code] ?? 0)
    expect(order(rows).slice(0, 9)).toEqual([
      "county 532525",
      "prefecture 532500",
      "county 530828",
      "county 530827",
      "prefecture 530800",
      "province 530000",
      "county 420506",
      "prefecture 420500",
      "province 420000",
    ])
  })

  it("keeps a county that left as long as it has figures, outside the 98", () => {
    const rows = countyTree(places, new Set(["532528"]))
    expect(order(rows)).toContain("county 532528")
    expect(rows.find((row) => row.level === "outside")!.codes).toEqual(["420506", "532528"])
  })

  it("puts goods known only to a prefecture in a row of their own, and nowhere else", () => {
    const rows = countyTree(places, new Set(["530800", "530827"]))
    expect(rows.filter((row) => row.codes.includes("530800")).map((row) => row.level)).toEqual([
      "unrefined",
      "total",
    ])
  })

  it("shows the unknown only when there is some, before the total", () => {
    const rows = countyTree(places, new Set(["000000", "999999"]))
    expect(order(rows).slice(-2)).toEqual(["unknown 000000", "total total"])
    expect(rows.at(-2)!.codes).toEqual(["000000", "999999"])
  })
})

describe("salesByCountyRows", () => {
  it("fills every column of its definition in every row", () => {
    const rows = salesByCountyRows({ places, targets: noTargets, sums: [], order: "code" })
    for (const row of rows) for (const { key } of salesByCountyColumns) expect(row).toHaveProperty(key)
  })

  it("shows supported counties without sales as zero, without a rank while no county sold, and without a rate", () => {
    const rows = salesByCountyRows({ places, targets: noTargets, sums: [], order: "code" })
    expect(rowOf(rows, "530827")).toMatchObject({
      row_no: 2,
      province: "名530000",
      prefecture: "名530800",
      county: "名530827",
      in_98: true,
      paired_district: "金山区、黄浦区",
      annual_target_fen: null,
      period_net_fen: 0,
      ytd_net_fen: 0,
      mom: null,
      yoy: null,
      share: null,
      completion_rate: null,
      schedule_gap_points: null,
      rank: null,
      rank_change: null,
    })
    expect(rowOf(rows, "420506")).toMatchObject({ in_98: false, paired_district: null })
  })

  it("takes every percentage of a subtotal from its amounts, never from its rows' percentages", () => {
    const rows = salesByCountyRows({
      places,
      targets: {
        plan: planOf(1),
        byCode: new Map([
          ["530827", { annual_fen: 1_000, due_fen: 500 }],
          ["530828", { annual_fen: 3_000, due_fen: 300 }],
        ]),
      },
      sums: [
        sums("530827", {
          period_fen: 300,
          before_fen: 100,
          last_year_fen: 600,
          year_fen: 900,
          previous_year_fen: 0,
        }),
        sums("530828", {
          period_fen: 100,
          before_fen: 300,
          last_year_fen: 200,
          year_fen: 300,
          previous_year_fen: 600,
        }),
      ],
      order: "code",
    })
    expect(rowOf(rows, "530800")).toMatchObject({
      annual_target_fen: 4_000,
      period_net_fen: 400,
      mom: 0,
      yoy: -0.5,
      ytd_net_fen: 1_200,
      ytd_yoy: 1,
      completion_rate: 0.3,
      schedule_rate: 0.2,
      rank: null,
      row_no: null,
    })
    expect(rowOf(rows, "530800").schedule_gap_points).toBeCloseTo(10)
    expect(rowOf(rows, "530827")).toMatchObject({ mom: 2, ytd_yoy: null, share: 0.75 })
  })

  it("ranks counties by the year, equals together, against the rank they had before the period", () => {
    const rows = salesByCountyRows({
      places,
      targets: noTargets,
      sums: [
        sums("420506", { year_fen: 500, year_before_fen: 100 }),
        sums("530827", { year_fen: 400, year_before_fen: 400 }),
        sums("530828", { year_fen: 400, year_before_fen: 0 }),
      ],
      order: "code",
    })
    const ranked = (code: string) => [rowOf(rows, code).rank, rowOf(rows, code).rank_change]
    expect(ranked("420506")).toEqual([1, 1])
    expect(ranked("530827")).toEqual([2, -1])
    expect(ranked("530828")).toEqual([2, 1])
    expect(ranked("532525")).toEqual([4, -1])
  })

  it("counts a place's products and points once, whichever of its counties they sold from", () => {
    const rows = salesByCountyRows({
      places,
      targets: noTargets,
      sums: [],
      order: "code",
      goods: {
        on_shelf: new Map([
          ["530827", ["coffee", "tea"]],
          ["530828", ["nuts"]],
        ]),
        // Tea was goods of the neighbour before; walnuts have left the shop since.
        sold: new Map([
          ["530827", ["coffee"]],
          ["530828", ["tea", "walnuts"]],
        ]),
      },
      coverage: new Map([
        ["county:530827", 5],
        ["prefecture:530800", 7],
      ]),
    })
    const goods = (code: string) => {
      const { active_items, sell_through_rate, locations_selling } = rowOf(rows, code)
      return [active_items, sell_through_rate, locations_selling]
    }
    expect(goods("530827")).toEqual([2, 1 / 2, 5])
    expect(goods("530828")).toEqual([3, 2 / 3, 0])
    expect(goods("530800")).toEqual([4, 3 / 4, 7])
    expect(goods("532525")).toEqual([0, null, 0])
  })

  const figure = fc.integer({ min: -1_000, max: 1_000_000 })
  const anySums = fc
    .uniqueArray(
      fc.record({
        origin_code: fc.constantFrom(
          "420506",
          "530827",
          "530828",
          "532525",
          "532528",
          "530800",
          "420000",
          "000000"
        ),
        period_fen: figure,
        year_fen: fc.integer({ min: 0, max: 1_000_000 }),
        year_procurement_fen: figure,
        year_catalogue_fen: figure,
        period_quantity: figure,
      }),
      { selector: (row) => row.origin_code }
    )
    .map((rows) => rows.map(({ origin_code, ...figures }) => sums(origin_code, figures)))
  const measures = [
    "period_net_fen",
    "ytd_net_fen",
    "procurement_fen",
    "assisted_sale_fen",
    "catalogue_fen",
    "quantity",
  ]
  const add = (rows: ReportRow[], key: string) => rows.reduce((sum, row) => sum + (row[key] as number), 0)

  it("adds up: counties to prefectures to provinces, and the lists to the total", () => {
    fc.assert(
      fc.property(anySums, fc.constantFrom("code" as const, "rank" as const), (all, by) => {
        const rows = salesByCountyRows({ places, targets: noTargets, sums: all, order: by })
        const at = (...levels: string[]) => rows.filter((row) => levels.includes(row.level))
        const total = rows.at(-1)!
        expect(total.level).toBe("total")
        for (const key of measures) {
          for (const parent of at("prefecture", "province")) {
            expect(
              add(
                rows.filter((row) => row.parent_code === parent.code),
                key
              )
            ).toBe(parent[key])
          }
          expect(add(at("province"), key)).toBe(add(at("county"), key))
          expect(add(at("list", "outside"), key)).toBe(add(at("county"), key))
          expect(add(at("list", "outside", "unrefined", "unknown"), key)).toBe(total[key])
        }
        expect(total.ytd_net_fen).toBe(all.reduce((sum, row) => sum + row.year_fen, 0))
        if ((total.ytd_net_fen as number) > 0) {
          expect(add(at("county", "unrefined", "unknown"), "share")).toBeCloseTo(1, 9)
          expect(add(at("list", "outside", "unrefined", "unknown"), "share")).toBeCloseTo(1, 9)
        }
      })
    )
  })
})

describe("targetProgress", () => {
  const at = (level: Place["level"], done_fen: number) => ({
    level,
    ...targetProgress(done_fen, ["530827"], {
      byCode: new Map([["530827", { annual_fen: 1_000, due_fen: 500 }]]),
    }),
  })

  it("makes a county red below ten points behind, not at ten, and no subtotal ever", () => {
    expect(at("county", 400).schedule_gap_points).toBeCloseTo(-10)
    expect(isRedCounty(at("county", 401))).toBe(false)
    expect(isRedCounty(at("county", 399))).toBe(true)
    expect(isRedCounty(at("prefecture", 0))).toBe(false)
    expect(isRedCounty({ level: "county", schedule_gap_points: -10 })).toBe(false)
    expect(isRedCounty({ level: "county", schedule_gap_points: null })).toBe(false)
  })
})

describe("originsOfRow", () => {
  const codesOf = (level: ClosingLevel) => originsOfRow({ level }, places)

  it("opens a place to its counties: neither its own goods nor codes that only look like its own", () => {
    expect(originsOfRow({ origin: "530827" }, places)).toEqual({ only: ["530827"] })
    expect(originsOfRow({ origin: "530800" }, places)).toEqual({ only: ["530827", "530828"] })
    expect(originsOfRow({ origin: "530000" }, places)).toEqual({
      only: ["530827", "530828", "532525", "532528"],
    })
    expect(originsOfRow({ origin: "999999" }, places)).toEqual({ only: ["999999"] })
  })

  it("opens closing rows to the members of the day, and the unknown to whatever no row knows", () => {
    expect(codesOf("list")).toEqual({ only: in98 })
    expect(codesOf("outside")).toEqual({ only: ["420506", "532528"] })
    expect(codesOf("unrefined")).toEqual({ only: ["420000", "420500", "530000", "530800", "532500"] })
    expect(codesOf("unknown")).toEqual({ except: tree.map(([code]) => code) })
  })

  it("gives every row of the table the codes whose figures it sums, and no other code with figures", () => {
    const withFigures = new Set(["420506", "530827", "532528", "530800", "000000", "530899"])
    for (const row of countyTree(places, withFigures)) {
      if (row.level === "total") continue
      const isClosing = ["list", "outside", "unrefined", "unknown"].includes(row.level)
      const origins = originsOfRow(
        isClosing ? { level: row.level as ClosingLevel } : { origin: row.code },
        places
      )
      const takes = (code: string) =>
        "only" in origins ? origins.only.includes(code) : !origins.except.includes(code)
      expect([row.code, [...withFigures].filter(takes)]).toEqual([
        row.code,
        [...withFigures].filter((code) => row.codes.includes(code)),
      ])
    }
  })
})

describe("the two tables", () => {
  it("give no amount of one plan or count the name of the other's", () => {
    const amounts = (columns: ReportColumn[]) =>
      columns.filter(({ kind }) => kind === "fen").flatMap(({ label_key, label_zh }) => [label_key, label_zh])
    const of_all = new Set(amounts(salesByCountyColumns))
    expect(amounts(campaignProgressColumns).filter((name) => of_all.has(name))).toEqual([])
  })
})

describe("campaignProgressRows", () => {
  const listed = [
    { product_id: "p1", origin_code: "530827" },
    { product_id: "p2", origin_code: "530827" },
    { product_id: "p3", origin_code: "530800" },
  ]

  it("fills every column of its definition in every row", () => {
    for (const row of campaignProgressRows({ places, targets: noTargets, sums: [], listed })) {
      for (const { key } of campaignProgressColumns) expect(row).toHaveProperty(key)
    }
  })

  it("says what is done of what was promised, and how far behind schedule", () => {
    const rows = campaignProgressRows({
      places,
      targets: { plan: planOf(2), byCode: new Map([["530827", { annual_fen: 10_000, due_fen: 5_000 }]]) },
      sums: [sums("530827", { period_fen: 700, year_fen: 4_000 }), sums("530828", { year_fen: 50 })],
      listed,
    })
    expect(rowOf(rows, "530827")).toMatchObject({
      listed_products: 2,
      annual_target_fen: 10_000,
      due_target_fen: 5_000,
      month_net_fen: 700,
      done_fen: 4_000,
      completion_rate: 0.4,
      schedule_rate: 0.5,
      gap_fen: 6_000,
    })
    expect(rowOf(rows, "530827").schedule_gap_points).toBeCloseTo(-10)
    // A county without a target: what it sold counts, a rate is undefined.
    expect(rowOf(rows, "530828")).toMatchObject({ done_fen: 50, completion_rate: null, gap_fen: null })
    expect(rows.at(-1)).toMatchObject({ listed_products: 3, done_fen: 4_050, annual_target_fen: 10_000 })
  })

  it("has no gap left once the year's target is passed", () => {
    const rows = campaignProgressRows({
      places,
      targets: { plan: planOf(1), byCode: new Map([["530827", { annual_fen: 100, due_fen: 100 }]]) },
      sums: [sums("530827", { year_fen: 150 })],
      listed: [],
    })
    expect(rowOf(rows, "530827")).toMatchObject({ gap_fen: 0, completion_rate: 1.5 })
  })
})

describe("hourRows", () => {
  const sum = (hour: number | null, weekday: number, net_fen: number) => ({
    hour,
    weekday,
    net_fen,
    quantity: 1,
  })

  it("has every hour of the day, and by itself what was filed without one", () => {
    const rows = hourRows([sum(9, 1, 500), sum(9, 7, 70), sum(null, 1, 9_000)])
    expect(rows.map(({ code }) => code)).toEqual([
      ...Array.from({ length: 24 }, (_, hour) => String(hour).padStart(2, "0")),
      "filing",
      "total",
    ])
    expect(rowOf(rows, "09")).toMatchObject({
      row_no: 10,
      weekday_1: 500,
      weekday_7: 70,
      period_net_fen: 570,
    })
    expect(rowOf(rows, "filing")).toMatchObject({ row_no: 25, weekday_1: 9_000, weekday_7: 0 })
    expect(rows.at(-1)).toMatchObject({ row_no: null, period_net_fen: 9_570, quantity: 3 })
    expect(hourRows([sum(9, 1, 500)])).toHaveLength(25)
  })
})

describe("lowestPlaces", () => {
  const line = (node_code: string, parent_code: string | null) => ({
    node_code,
    parent_code,
    month: "2026-01",
    amount_fen: 1,
  })

  it("counts a plan's counties once, whatever of the tree above and below them it names", () => {
    const plan = [
      line("city", null),
      line("530000", "city"),
      line("530800", "530000"),
      line("530827", "530800"),
      line("prod_1", "530827"),
      line("532500", "530000"),
    ]
    expect(lowestPlaces(plan).map((row) => row.node_code)).toEqual(["530827", "532500"])
  })
})

describe("the question of sales by county", () => {
  const ask = (query: Record<string, unknown>) => {
    const parsed = SalesByCountyQuery.safeParse(query)
    return parsed.success ? parsed.data : parsed.error.issues.map((issue) => issue.path.join("."))
  }
  const march = { from: "2026-03-01", until: "2026-04-01" }

  it("orders by code unless it is asked otherwise", () => {
    expect(ask(march)).toEqual({ ...march, order: "code", compare: "calendar", format: "json" })
    expect(ask({ ...march, order: "rank", line: "online", source: "till" })).toMatchObject({ order: "rank" })
  })

  it.each([
    ["an end that is not after the beginning", { from: "2026-03-01", until: "2026-03-01" }, ["until"]],
    ["a missing beginning", { until: "2026-04-01" }, ["from"]],
    ["a day that is none", { from: "2026-02-30", until: "2026-04-01" }, ["from"]],
    ["a line nobody sells through", { ...march, line: "both" }, ["line"]],
    ["a source that does not exist", { ...march, source: "832" }, ["source"]],
    ["the same parameter twice", { ...march, from: ["2026-03-01", "2026-03-02"] }, ["from"]],
    ["a parameter it does not know", { ...march, month: "2026-03" }, [""]],
  ])("refuses %s", (_, query, fields) => {
    expect(ask(query)).toEqual(fields)
  })
})
