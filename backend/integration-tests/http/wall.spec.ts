import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { medusaIntegrationTestRunner } from "@medusajs/test-utils"
import type { WallAnswer } from "../../src/contract"
import { appendSalesLines } from "../../src/modules/ledger/append-sales-lines"
import { on } from "../../src/modules/ledger/__tests__/made-lines"
import { foldSalesLines } from "../../src/modules/ledger/fold-sales-lines"
import { HUNDRED_PRODUCTS } from "../../src/modules/target"
import { salesByCounty, SalesByCountyQuery } from "../../src/reports/sales-by-county"
import { wall } from "../../src/reports/wall"
import { addDays, businessDay } from "../../src/values/business-day"
import { issueTargetPlanWorkflow } from "../../src/workflows/target/issue-target-plan"
import { PLACES, prepareCast, type Cast } from "../ledger/cast"

jest.setTimeout(120_000)

const path = "/admin/reports/wall"

medusaIntegrationTestRunner({
  inApp: true,
  moduleName: "wall",
  testSuite: ({ api, getContainer, dbConnection }) => {
    const db = dbConnection as unknown as Knex
    let cast: Cast
    /** Noon in Shanghai. */
    const noon = new Date("2026-03-18T12:00:00+08:00")
    const ask = async () => (await api.get(path, { headers: cast.headers })).data as WallAnswer

    beforeAll(async () => {
      cast = await prepareCast(getContainer())
    })

    it("says nothing was sold, and shows every county all the same, in a new database", async () => {
      const answer = await wall(getContainer(), noon)
      expect(answer).toMatchObject({
        day: "2026-03-18",
        today: { net_fen: 0, orders: 0, yesterday_fen: 0 },
        month: { net_fen: 0, yoy: null },
        year: { net_fen: 0, yoy: null },
        target: { plan: null, completion_rate: null },
        counties_with_sales_in_98: 0,
        counties_in_98: 3,
        red_counties: null,
        latest: [],
        contains_sample: false,
      })
      expect(answer.places.filter(({ level }) => level === "county")).toHaveLength(4)
      expect(answer.trend).toHaveLength(24)
      expect(answer.trend.at(-1)).toEqual({ month: "2026-03", net_fen: null })
    })

    it("sums today, the month and the year as the reports do, and compares them with the same days", async () => {
      await issueTargetPlanWorkflow(getContainer()).run({
        input: {
          campaign: HUNDRED_PRODUCTS,
          year: 2026,
          measure: "sales",
          version: 1,
          reason: null,
          now: noon,
          lines: Array.from({ length: 12 }, (_, month) => ({
            dimension: "origin" as const,
            node_code: PLACES.menglian,
            parent_code: PLACES.puer,
            month: `2026-${String(month + 1).padStart(2, "0")}`,
            amount_fen: 3_100,
            method: "share",
          })),
        },
      })
      await appendSalesLines(db, [
        on("today", "2026-03-18", 900),
        on("today-back", "2026-03-18", -100, { kind: "refund", quantity: -1 }),
        on("today-filed", "2026-03-18", 50, { source: "filing" }),
        on("yesterday", "2026-03-17", 400, { origin_code: PLACES.yiling, is_sample: true }),
        on("unrefined", "2026-03-01", 70, { origin_code: PLACES.puer }),
        on("january", "2026-01-05", 1_000),
        on("tomorrow", "2026-03-19", 9_999),
        on("last-year", "2025-03-18", 660),
        on("last-year-later", "2025-03-19", 5_000),
        on("too-old", "2024-03-31", 5_000),
      ])
      // Half of it from the cells, the rest from the tail.
      await foldSalesLines(db)
      await appendSalesLines(db, [on("today-too", "2026-03-18", 200)])

      const answer = await wall(getContainer(), noon)
      expect(answer).toMatchObject({
        today: { net_fen: 1_050, orders: 2, yesterday_fen: 400 },
        month: { net_fen: 1_520, yoy: (1_520 - 660) / 660 },
        year: { net_fen: 2_520, yoy: (2_520 - 660) / 660 },
        // January, February and eighteen of March's thirty-one days, of twelve months.
        target: {
          plan: { measure: "sales", year: 2026, version: 1 },
          annual_fen: 37_200,
          schedule_rate: 8_000 / 37_200,
        },
        counties_with_sales_in_98: 1,
        counties_in_98: 3,
        red_counties: 1,
        contains_sample: true,
      })
      const menglian = answer.places.find(({ code }) => code === PLACES.menglian)
      expect(menglian).toMatchObject({ today_fen: 1_050, month_fen: 1_050, year_fen: 2_050 })
      expect(answer.trend.slice(-3).map(({ net_fen }) => net_fen)).toEqual([1_000, 0, 11_519])
      // The ledger's first month in sight is March 2025: before it nothing was recorded, after it nothing was sold.
      expect(answer.trend.slice(10, 13).map(({ net_fen }) => net_fen)).toEqual([null, 5_660, 0])

      const report = await salesByCounty(
        getContainer(),
        SalesByCountyQuery.parse({ from: "2026-03-01", until: "2026-03-19" }),
        "all",
        noon
      )
      const shown = (rows: { level: string; code: string }[], figures: readonly string[]) =>
        rows
          .filter(({ level }) => ["county", "prefecture", "province"].includes(level))
          .map((row) => [row.level, row.code, ...figures.map((key) => row[key as keyof typeof row])])
          .sort()
      expect(
        shown(answer.places, [
          "month_fen",
          "year_fen",
          "completion_rate",
          "schedule_gap_points",
          "parent_code",
        ])
      ).toEqual(
        shown(report.rows, [
          "period_net_fen",
          "ytd_net_fen",
          "completion_rate",
          "schedule_gap_points",
          "parent_code",
        ])
      )
    })

    it("names the newest sales of today by county and channel, and nobody who bought", async () => {
      const at = (minute: number) => new Date(noon.getTime() + minute * 60_000).toISOString()
      await appendSalesLines(db, [
        ...Array.from({ length: 13 }, (_, minute) =>
          on(`at-${minute}`, "2026-03-18", 100 + minute, { occurred_at: at(minute) })
        ),
        on("late-yesterday", "2026-03-17", 5, { occurred_at: "2026-03-17T15:59:59.999Z" }),
        on("back", "2026-03-18", -5, { kind: "refund", quantity: -1, occurred_at: at(20) }),
        on("filed", "2026-03-18", 5, { source: "filing", occurred_at: at(21) }),
      ])
      const { latest } = await wall(getContainer(), noon)
      expect(latest.map(({ net_fen }) => net_fen)).toEqual(
        Array.from({ length: 12 }, (_, index) => 112 - index)
      )
      expect(Object.keys(latest[0]!).sort()).toEqual([
        "channel",
        "id",
        "net_fen",
        "occurred_at",
        "origin_name",
        "origin_name_en",
        "product_title",
        "quantity",
      ])
      expect(latest[0]).toMatchObject({ origin_name: "孟连县", occurred_at: at(12) })
    })

    it("answers over HTTP with what was sold a moment ago, to officers only, and takes no questions", async () => {
      const before = await ask()
      const today = businessDay(new Date())
      await appendSalesLines(db, [
        on("now", today, 1_234, { occurred_at: new Date().toISOString() }),
        on("tomorrow", addDays(today, 1), 9_999),
      ])
      const after = await ask()
      expect(after.day).toBe(today)
      expect(after.today.net_fen - before.today.net_fen).toBe(1_234)
      expect(after.latest[0]).toMatchObject({ net_fen: 1_234 })

      expect((await api.get(path, { validateStatus: () => true })).status).toBe(401)
      const { status, data } = await api.get(`${path}?month=2026-03`, {
        headers: cast.headers,
        validateStatus: () => true,
      })
      expect([status, Object.keys(data.fields)]).toEqual([400, ["month"]])
    })
  },
})
