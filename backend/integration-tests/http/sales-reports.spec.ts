import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { medusaIntegrationTestRunner } from "@medusajs/test-utils"
import type {
  AdminDistrictsAnswer,
  ReportRow,
  SalesByCountyReport,
  SalesLinesAnswer,
  SalesReport,
} from "../../src/contract"
import { appendSalesLines } from "../../src/modules/ledger/append-sales-lines"
import { madeSales } from "../../src/modules/ledger/__tests__/made-sales"
import { NETWORK_MODULE } from "../../src/modules/network"
import type NetworkModuleService from "../../src/modules/network/service"
import { salesReports } from "../../src/reports/sales-reports"
import { prepareCast, type Cast } from "../ledger/cast"

jest.setTimeout(180_000)

const names = Object.keys(salesReports)
const march = "from=2026-03-01&until=2026-04-01"
const oddDays = "from=2026-02-27&until=2026-03-02"

medusaIntegrationTestRunner({
  inApp: true,
  moduleName: "sales_reports",
  testSuite: ({ api, getContainer, dbConnection }) => {
    const db = dbConnection as unknown as Knex
    let cast: Cast
    const get = async <Answer>(path: string): Promise<Answer> =>
      (await api.get(path, { headers: cast.headers })).data as Answer
    const report = (name: string, query: string) => get<SalesReport>(`/admin/reports/${name}?${query}`)
    const raw = async (where: string): Promise<number> => {
      const sql = `SELECT COALESCE(sum(net_fen), 0)::float8 AS fen FROM sales_line WHERE ${where}`
      const { rows } = await db.raw<{ rows: { fen: number }[] }>(sql)
      return rows[0]!.fen
    }

    beforeAll(async () => {
      cast = await prepareCast(getContainer())
      const network = getContainer().resolve<NetworkModuleService>(NETWORK_MODULE)
      await network.createDistricts([{ code: "310101", name_zh: "黄浦区", name_en: "Huangpu" }])
      await network.createVenueTypes([
        { code: "office", label_zh: "进机关", label_en: "Offices", sort: 1, active_from: "2020-01-01" },
      ])
      const district_code = "310101"
      await network.createSalesPoints([
        { code: "P0", name: "枢纽", kind: "hub", district_code },
        { code: "P1", name: "专柜", kind: "counter", district_code, hub_code: "P0", venue_type: "office" },
        { code: "P3", name: "网点", kind: "outlet", district_code },
      ])
      const made = madeSales(5)
      for (let document = 0; document < 60; document += 1) {
        const lines = made.lines(`d${document}`).map((line) => ({
          ...line,
          product_id: line.product_id === "prod_1" ? cast.goods.coffee.product_id : line.product_id,
          supplier_id: line.supplier_id === "sup_1" ? cast.supplier_id : line.supplier_id,
        }))
        await appendSalesLines(db, lines)
      }
    })

    it.each(names)("%s: every figure opens to lines of the same total, to the fen", async (name) => {
      const narrowed = ["channel=counter&catalogue=listed&origin=530800", "origin=530827&district=310101"]
      for (const query of [march, oddDays, ...narrowed.map((part) => `${march}&${part}`)]) {
        const { rows, opens, params } = await report(name, query)
        const liesIn = (code: string, place: string): boolean => {
          const row = rows.find((each) => each.code === code && each.level !== "unrefined")
          return code === place || (typeof row?.parent_code === "string" && liesIn(row.parent_code, place))
        }
        let opened = 0
        for (const row of rows) {
          for (const [column, { span, measure, narrowed }] of Object.entries(opens.columns)) {
            if (opens.rows[row.level] === undefined) continue
            // Three voices: what was asked, what the row is, what the column is. Where they contradict each other, as the
            // row of hubs in a report of counters does, there is nothing to open.
            const voices: Record<string, unknown>[] = [params, rowParams(row, opens), narrowed ?? {}]
            const wanted: Record<string, string> = {}
            let isContradicted = false
            for (const [key, value] of voices.flatMap((voice) => Object.entries(voice))) {
              if (["order", "compare", "show"].includes(key)) continue
              const isDay = key === "from" || key === "until"
              const before = isDay ? undefined : wanted[key]
              // Of two places the smaller is asked for.
              if (key === "origin" && before !== undefined && liesIn(before, String(value))) continue
              const isSmaller = key === "origin" && before !== undefined && liesIn(String(value), before)
              if (before !== undefined && before !== value && !isSmaller) isContradicted = true
              wanted[key] = String(value)
            }
            if (span === "year") wanted.from = "2026-01-01"
            const { total } = await get<SalesLinesAnswer>(
              `/admin/sales-lines?limit=1&${new URLSearchParams(wanted).toString()}`
            )
            expect([name, query, row.level, row.code, column, row[column]]).toEqual([
              name,
              query,
              row.level,
              row.code,
              column,
              isContradicted ? 0 : total[measure ?? "net_fen"],
            ])
            opened += 1
          }
        }
        expect(opened).toBeGreaterThan(0)
      }
    })

    it.each(names.filter((name) => name !== "sales-trend"))(
      "%s: its total is the ledger's, and its rows add up to it",
      async (name) => {
        const { rows, about } = await report(name, march)
        const leaves = rows.filter(({ level }) =>
          name === "district-by-county"
            ? ["list", "outside", "unrefined", "unknown"].includes(level)
            : level === "item"
        )
        const total = rows.at(-1)!
        expect(total.level).toBe("total")
        expect(total.period_net_fen).toBe(
          await raw("business_day >= '2026-03-01' AND business_day < '2026-04-01'")
        )
        expect(leaves.reduce((sum, row) => sum + Number(row.period_net_fen), 0)).toBe(total.period_net_fen)
        expect(leaves.reduce((sum, row) => sum + Number(row.quantity ?? 0), 0)).toBe(total.quantity ?? 0)
        expect(about.row_count).toBeGreaterThan(0)
      }
    )

    it("the trend has 24 months whose sums are the ledger's, and every year's subtotal", async () => {
      const { rows, params } = await report("sales-trend", march)
      expect(params).toMatchObject({ from: "2024-04-01", until: "2026-04-01" })
      expect(rows.filter(({ level }) => level === "item")).toHaveLength(24)
      expect(rows.filter(({ level }) => level === "group").map(({ code }) => code)).toEqual([
        "2024",
        "2025",
        "2026",
      ])
      const ofMonth = (code: string) => rows.find((row) => row.code === code)!
      expect(ofMonth("2026-03").ytd_net_fen).toBe(
        await raw("business_day >= '2026-01-01' AND business_day < '2026-04-01'")
      )
      expect(rows.at(-1)!.period_net_fen).toBe(
        await raw("business_day >= '2024-04-01' AND business_day < '2026-04-01'")
      )
    })

    it("rows without sales stand with zero, are shown alone on demand, and leave the total as it is", async () => {
      const all = await report("sales-by-point", march)
      const hub = all.rows.find(({ code }) => code === "P0")
      expect(hub).toMatchObject({
        level: "item",
        period_net_fen: 0,
        parent_code: "310101",
        group_name: "黄浦区",
      })
      const unsold = await report("sales-by-point", `${march}&show=unsold`)
      expect(unsold.rows.filter(({ level }) => level === "item").map(({ code }) => code)).toContain("P0")
      expect(unsold.rows.filter(({ level }) => level === "item").map(({ code }) => code)).not.toContain("P1")
      const sold = await report("sales-by-point", `${march}&show=sold`)
      expect(sold.rows.map(({ code }) => code)).not.toContain("P0")
      expect(unsold.rows.at(-1)).toEqual({ ...all.rows.at(-1), row_no: null })
    })

    it("a district's subtotal opens to the points that stand in it now, also to what they sold elsewhere", async () => {
      const network = getContainer().resolve<NetworkModuleService>(NETWORK_MODULE)
      await network.createDistricts([{ code: "310104", name_zh: "徐汇区", name_en: "Xuhui" }])
      await db.raw("UPDATE sales_point SET district_code = '310104' WHERE code = 'P1'")
      const sold = await raw(
        "business_day >= '2026-03-01' AND business_day < '2026-04-01' AND sales_point_code = 'P1'"
      )
      expect(sold).toBeGreaterThan(0)

      const { rows, opens } = await report("sales-by-point", march)
      const group = rows.find(({ level, code }) => level === "group" && code === "310104")!
      expect(group.period_net_fen).toBe(sold)
      const { total } = await get<SalesLinesAnswer>(
        `/admin/sales-lines?limit=1&${march}&${opens.rows.group}=${group.code}`
      )
      expect(total.net_fen).toBe(sold)
    })

    it("a hub holds its counters; what belongs to none stands by itself", async () => {
      const { rows } = await report("sales-by-hub", march)
      const inMarch = "business_day >= '2026-03-01' AND business_day < '2026-04-01'"
      expect(rows.find(({ code }) => code === "P0")?.period_net_fen).toBe(
        await raw(`${inMarch} AND sales_point_code = 'P1'`)
      )
      expect(rows.find(({ code }) => code === "none")?.period_net_fen).toBe(
        await raw(`${inMarch} AND sales_point_code <> 'P1'`)
      )
    })

    it("lists nothing that cannot be meant: no point of another district, no county of another place", async () => {
      const items = async (name: string, query: string) =>
        (await report(name, `${march}&${query}`)).rows.filter(
          ({ level }) => level === "item" || level === "county"
        )
      const codes = async (name: string, query: string) => (await items(name, query)).map(({ code }) => code)

      expect(await codes("sales-by-point", "district=310101&show=unsold")).toContain("P0")
      expect(await codes("sales-by-point", "district=310104&show=unsold")).toEqual([])
      expect(await codes("sales-by-hub", "district=310104")).not.toContain("P0")
      expect(await codes("sales-by-product", "category=of-nobody")).toEqual([])
      expect(await codes("sales-by-channel", "channel=hub")).toEqual(["hub"])
      for (const name of ["sales-by-county", "district-by-county"]) {
        expect([name, await codes(name, "origin=530827")]).toEqual([name, ["530827"]])
      }
    })

    it("names what it was narrowed to, on the screen and at the foot of its file", async () => {
      const { names, params } = await report(
        "sales-by-product",
        `${march}&district=310101&hub=P0&origin=530827`
      )
      expect(params).toMatchObject({ district: "310101", hub: "P0", origin: "530827" })
      expect(names).toMatchObject({
        district: { name: "黄浦区", name_en: "Huangpu" },
        hub: { name: "枢纽" },
        origin: { name: expect.stringContaining("孟连") },
      })
      expect((await report("sales-by-product", `${march}&supplier=nobody`)).names).toEqual({})
      expect((await report("sales-by-point", `${march}&district=none`)).names.district?.name).toBe(
        "线上（不分区）"
      )
    })

    it("holds no part of the sales against the targets of all", async () => {
      const part = await get<SalesByCountyReport>(`/admin/reports/sales-by-county?${march}&channel=counter`)
      expect(part.plan).toBeNull()
      expect(part.columns.map(({ key }) => key)).not.toContain("annual_target_fen")
      expect(part.columns.map(({ key }) => key)).toContain("ytd_net_fen")
    })

    it("lists the districts for pickers", async () => {
      const { items } = await get<AdminDistrictsAnswer>("/admin/districts")
      expect(items).toEqual([{ code: "310101", name: "黄浦区", name_en: "Huangpu" }])
      expect((await api.get("/admin/districts", { validateStatus: () => true })).status).toBe(401)
    })

    it("filters hold at once, and the county report knows them too", async () => {
      const query = `${march}&district=310101&channel=counter&origin=530800&counting_type=assisted_sale`
      const where = `business_day >= '2026-03-01' AND business_day < '2026-04-01' AND district_code = '310101'
        AND point_kind = 'counter' AND source <> 'group' AND origin_code IN ('530827', '530828') AND counting_type = 'assisted_sale'`
      for (const name of ["sales-by-product", "district-by-county", "sales-by-county"]) {
        expect([name, (await report(name, query)).rows.at(-1)!.period_net_fen]).toEqual([
          name,
          await raw(where),
        ])
      }
    })

    it("compares with the days as far from the Spring Festival of the year before", async () => {
      await appendSalesLines(
        db,
        madeSales(9)
          .lines("festival")
          .map((line, index) => ({
            ...line,
            source_key: `festival/${index}`,
            occurred_at: "2025-01-20T12:00:00+08:00",
            business_day: "2025-01-20",
            kind: "sale" as const,
            quantity: 1,
            gross_fen: 1_000,
            discount_fen: 0,
            net_fen: 1_000,
          }))
      )
      const february = "from=2026-02-01&until=2026-03-01"
      const byDate = (await report("sales-by-line", february)).rows.at(-1)!
      const byFestival = (await report("sales-by-line", `${february}&compare=festival`)).rows.at(-1)!
      // 17 February 2026 and 29 January 2025 are 384 days apart.
      const base = await raw("business_day >= '2025-01-13' AND business_day < '2025-02-10'")
      expect(base).toBeGreaterThan(0)
      expect(byDate.yoy).toBeNull()
      expect((await report("sales-by-line", `${february}&compare=festival`)).compared?.last_year).toEqual({
        from: "2025-01-13",
        until: "2025-02-10",
      })
      expect(byFestival.yoy).toBeCloseTo((Number(byFestival.period_net_fen) - base) / base, 10)
    })

    it.each(names)("%s comes as a workbook and a CSV with the rows of the screen", async (name) => {
      const { rows } = await report(name, march)
      const ask = async (format: string) =>
        await api.get(`/admin/reports/${name}?${march}&format=${format}`, {
          headers: cast.headers,
          responseType: "arraybuffer",
        })
      const csv = Buffer.from((await ask("csv")).data as ArrayBuffer).toString("utf8")
      const [head, ...lines] = csv.trim().split("\r\n")
      const at = head!.split(",").findIndex((label) => /^(本期)?(销售额|合计)（分）$/.test(label))
      expect(lines.map((line) => Number(line.split(",")[at]))).toEqual(rows.map((row) => row.period_net_fen))
      const workbook = Buffer.from((await ask("xlsx")).data as ArrayBuffer)
      expect(workbook.subarray(0, 2).toString()).toBe("PK")
    })

    it("refuses what it does not know with a sentence", async () => {
      const refused: [path: string, status: number][] = [
        ["/admin/reports/sales-by-moon?from=2026-03-01&until=2026-04-01", 404],
        [`/admin/reports/sales-by-point?${march}&channel=moon`, 400],
        [`/admin/reports/sales-by-point?${march}&district=31`, 400],
        ["/admin/reports/sales-by-point?from=2026-03-01&until=2026-03-01", 400],
      ]
      for (const [path, status] of refused) {
        const answer = await api.get(path, { headers: cast.headers, validateStatus: () => true })
        expect([path, answer.status, typeof answer.data.message]).toEqual([path, status, "string"])
      }
    })
  },
})

/** The parameters a row stands for, as the contract says. */
function rowParams(row: ReportRow, { rows }: SalesReport["opens"]): Record<string, unknown> {
  const parameter = rows[row.level]
  if (parameter === undefined || parameter === "all") return {}
  if (parameter === "days") return { from: row.from, until: row.until }
  return { [parameter]: parameter === "row" ? row.level : row.code }
}
