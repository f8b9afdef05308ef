import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { medusaIntegrationTestRunner } from "@medusajs/test-utils"
import ExcelJS from "exceljs"
import type {
  CampaignProgressReport,
  OverviewAnswer,
  ReportRow,
  SalesByCountyReport,
  SalesLinesAnswer,
} from "../../src/contract"
import { appendSalesLines } from "../../src/modules/ledger/append-sales-lines"
import type { NewSalesLine } from "../../src/modules/ledger/sales-line"
import { ORIGIN_MODULE } from "../../src/modules/origin"
import type OriginModuleService from "../../src/modules/origin/service"
import { HUNDRED_PRODUCTS } from "../../src/modules/target"
import { overview, OverviewQuery } from "../../src/reports/overview"
import { issueTargetPlanWorkflow } from "../../src/workflows/target/issue-target-plan"
import { publishCatalogueEditionWorkflow } from "../../src/workflows/target/publish-catalogue-edition"
import { PLACES, prepareCast, type Cast } from "../ledger/cast"
import { catchUp, payInSilence, placeOrder } from "../ledger/orders"
import { openInOffice } from "../office"

jest.setTimeout(120_000)

medusaIntegrationTestRunner({
  inApp: true,
  moduleName: "reports",
  testSuite: ({ api, getContainer, dbConnection }) => {
    const db = dbConnection as unknown as Knex
    let cast: Cast
    const get = async <Answer>(path: string): Promise<Answer> =>
      (await api.get(path, { headers: cast.headers })).data as Answer
    const march = "from=2026-03-01&until=2026-04-01"

    beforeAll(async () => {
      cast = await prepareCast(getContainer())
      const { coffee, tea, orange, honey, orphan } = cast.goods
      await publishCatalogueEditionWorkflow(getContainer()).run({
        input: {
          campaign: HUNDRED_PRODUCTS,
          year: 2026,
          name_zh: "百县百品",
          name_en: "Hundred",
          valid_from: "2026-01-01",
          valid_until: null,
          entries: [{ product_id: coffee.product_id, origin_code: PLACES.menglian, class: "drink" }],
        },
      })
      const everyMonth = (node_code: string, parent_code: string, amount_fen: number) =>
        Array.from({ length: 12 }, (_, month) => ({
          dimension: "origin" as const,
          node_code,
          parent_code,
          month: `2026-${String(month + 1).padStart(2, "0")}`,
          amount_fen,
          method: "share",
        }))
      // 孟连 is far behind the sales plan and ahead of the catalogue plan; 石屏 is behind the catalogue plan alone.
      const plans = {
        sales: everyMonth(PLACES.menglian, PLACES.puer, 10_000),
        catalogue_sales: [
          ...everyMonth(PLACES.menglian, PLACES.puer, 1_000),
          ...everyMonth(PLACES.shiping, PLACES.honghe, 10_000),
          ...everyMonth(PLACES.lancang, PLACES.puer, 10_000),
        ],
      }
      for (const measure of ["sales", "catalogue_sales"] as const) {
        await issueTargetPlanWorkflow(getContainer()).run({
          input: {
            campaign: HUNDRED_PRODUCTS,
            year: 2026,
            measure,
            version: 1,
            reason: null,
            now: new Date(),
            lines: plans[measure],
          },
        })
      }
      const paid: [goods: typeof coffee, yuan: number, at: string][] = [
        [coffee, 60.01, "2026-03-31T23:59:59.999+08:00"],
        [coffee, 99, "2026-04-01T00:00:00+08:00"],
        [coffee, 30, "2026-02-10T12:00:00+08:00"],
        [tea, 40, "2026-03-01T00:00:00+08:00"],
        [orange, 20.02, "2026-03-15T12:00:00+08:00"],
        [honey, 10, "2026-03-15T12:00:00+08:00"],
        [orphan, 5, "2026-03-15T12:00:00+08:00"],
      ]
      for (const [goods, yuan, at] of paid) {
        const order = await placeOrder(getContainer(), cast, [{ goods, quantity: 1, yuan }])
        await payInSilence(getContainer(), db, order, { at })
      }
      await catchUp(getContainer())
    })

    it("sales by county are the ledger's, to the fen", async () => {
      const { rows, about } = await get<SalesByCountyReport>(`/admin/reports/sales-by-county?${march}`)
      const of = (level: string) => rows.find((row) => row.level === level)!.period_net_fen
      expect([of("list"), of("outside"), of("unrefined"), of("unknown"), of("total")]).toEqual([
        10_001, 2_002, 1_000, 500, 13_503,
      ])
      expect(rows.find((row) => row.code === PLACES.menglian)).toMatchObject({
        period_net_fen: 6_001,
        ytd_net_fen: 9_001,
        annual_target_fen: 120_000,
        schedule_rate: 0.25,
        paired_district: "金山区",
        rank: 1,
        active_items: 2,
        sell_through_rate: 0.5,
        locations_selling: 1,
      })
      // Of two counties, and all sold at the one shop.
      expect(rows.find(({ level }) => level === "list")).toMatchObject({
        active_items: 3,
        locations_selling: 1,
      })
      expect(rows.find((row) => row.code === PLACES.shiping)).toMatchObject({
        period_net_fen: 0,
        sell_through_rate: null,
        locations_selling: 0,
      })
      const { columns } = await get<SalesByCountyReport>(
        "/admin/reports/sales-by-county?from=2026-03-02&until=2026-04-01"
      )
      expect(columns.map(({ key }) => key)).not.toContain("locations_selling")
      expect(about).toMatchObject({
        row_count: 5,
        contains_sample: false,
        counting_rule: { version: "2026-1" },
      })
    })

    it("campaign progress and the overview tell the same story as the table", async () => {
      const progress = await get<CampaignProgressReport>("/admin/reports/campaign-progress?month=2026-03")
      expect(progress.summary).toMatchObject({
        listed_products: 1,
        counties_with_sales: 1,
        done_fen: 9_001,
        target_fen: 252_000,
        gap_fen: 242_999,
      })
      const answer = await get<OverviewAnswer>("/admin/reports/overview?month=2026-03")
      expect(answer).toMatchObject({
        net_fen: 13_503,
        orders: 5,
        counties_with_sales: 3,
        counties_in_programme: 4,
        counties_in_98: 3,
        counties_with_sales_in_98: 2,
      })
      expect(answer.days).toHaveLength(31)
      expect(answer.days.reduce((sum, day) => sum + day.net_fen, 0)).toBe(13_503)
      expect(answer.trend).toHaveLength(13)
    })

    it("the overview's places, sources and season are the reports', and its year so far is held to the same days", async () => {
      const table = await get<SalesByCountyReport>(`/admin/reports/sales-by-county?${march}`)
      const answer = await get<OverviewAnswer>("/admin/reports/overview?month=2026-03")
      const rows = table.rows.filter(({ level }) => ["county", "prefecture", "province"].includes(level))
      expect(
        answer.places.map((place) => [place.level, place.code, place.net_fen, place.ytd_net_fen, place.rank])
      ).toEqual(rows.map((row) => [row.level, row.code, row.period_net_fen, row.ytd_net_fen, row.rank]))
      expect(answer.sources).toEqual([{ source: "order", net_fen: 13_503, ytd_net_fen: 16_503, share: 1 }])

      const { months, festivals } = answer.season
      expect(months.map(({ month }) => month)).toEqual(
        Array.from({ length: 12 }, (_, index) => `2026-${String(index + 1).padStart(2, "0")}`)
      )
      expect(months.slice(1, 4)).toEqual([
        { month: "2026-02", net_fen: 3_000, previous_year_fen: null, target_fen: 10_000 },
        { month: "2026-03", net_fen: 13_503, previous_year_fen: null, target_fen: 10_000 },
        { month: "2026-04", net_fen: 9_900, previous_year_fen: null, target_fen: 10_000 },
      ])
      expect(festivals).toEqual({ this_year: "2026-02-17", previous_year: "2025-01-29" })
      // March is over and has no festival.
      expect([answer.to_date, answer.festival]).toEqual([null, null])
    })

    it("the overview aligns January and February to the festival, and a running month to today", async () => {
      // 2026's festival is 19 days later than 2025's: February 2026 lies over 13 January to 9 February 2025.
      await appendSalesLines(db, [
        lineOf("before", { business_day: "2025-01-12", occurred_at: "2025-01-12T04:00:00.000Z" }),
        lineOf("first", { business_day: "2025-01-13", occurred_at: "2025-01-13T04:00:00.000Z" }),
        lineOf("last", {
          business_day: "2025-02-09",
          occurred_at: "2025-02-09T04:00:00.000Z",
          gross_fen: 667,
          net_fen: 667,
        }),
        lineOf("after", { business_day: "2025-02-10", occurred_at: "2025-02-10T04:00:00.000Z" }),
      ])
      const february = await get<OverviewAnswer>("/admin/reports/overview?month=2026-02")
      expect(february.festival).toEqual({
        yoy: (3_000 - 1_000) / 1_000,
        from: "2025-01-13",
        until: "2025-02-10",
      })

      const now = new Date("2026-02-10T12:00:00+08:00")
      const running = await overview(getContainer(), OverviewQuery.parse({ month: "2026-02" }), now)
      // The first ten days of February 2025 hold ¥6.67 and ¥3.33, those of January nothing.
      expect(running.to_date).toEqual({
        day: "2026-02-10",
        mom: null,
        yoy: (3_000 - 1_000) / 1_000,
        ytd_yoy: (3_000 - 1_666) / 1_666,
      })
      expect(running.season.months.slice(1, 3).map(({ net_fen }) => net_fen)).toEqual([3_000, null])
    })

    it("every page counts red counties by a plan that it names, and the same plan's count is the same everywhere", async () => {
      const sales = await get<SalesByCountyReport>(`/admin/reports/sales-by-county?${march}`)
      const board = await get<CampaignProgressReport>("/admin/reports/campaign-progress?month=2026-03")
      const answer = await get<OverviewAnswer>("/admin/reports/overview?month=2026-03")
      const red = (rows: ReportRow[]) =>
        rows
          .filter((row) => row.level === "county" && Number(row.schedule_gap_points) < -10)
          .map((row) => row.code)
      expect(red(sales.rows)).toEqual([PLACES.menglian])
      expect(red(board.rows)).toEqual([PLACES.lancang, PLACES.shiping])

      expect(sales.plan).toEqual({ measure: "sales", year: 2026, version: 1 })
      expect(board.plan).toEqual({ measure: "catalogue_sales", year: 2026, version: 1 })
      expect(answer.target.plan).toEqual(sales.plan)
      expect(answer.red_list.map((row) => row.code)).toEqual(red(sales.rows))
      expect(answer.campaign).toEqual({ plan: board.plan, red_counties: red(board.rows).length })
    })

    it("a year without plans names none and calls nobody red", async () => {
      const answer = await get<OverviewAnswer>("/admin/reports/overview?month=2025-03")
      expect(answer.target.plan).toBeNull()
      expect(answer.campaign).toEqual({ plan: null, red_counties: null })
      expect(answer.red_list).toEqual([])
    })

    it("every figure of every row opens to lines of the same total, to the fen", async () => {
      await appendSalesLines(db, [
        lineOf("left", { origin_code: PLACES.shiping, in_catalogue: true }),
        // A code that the tree of places does not have, though it looks like one of 普洱.
        lineOf("gone", { origin_code: "530899" }),
        lineOf("office", { counting_type: "procurement", quantity: 3 }),
        lineOf("office-back", {
          kind: "refund",
          counting_type: "procurement",
          quantity: -1,
          gross_fen: -333,
          net_fen: -333,
        }),
      ])
      const { rows } = await get<SalesByCountyReport>(`/admin/reports/sales-by-county?${march}`)
      expect(new Set(rows.map((row) => row.level))).toEqual(
        new Set(["county", "prefecture", "province", "list", "outside", "unrefined", "unknown", "total"])
      )
      const year = "from=2026-01-01&until=2026-04-01"
      const behind: [column: string, lines: string][] = [
        ["period_net_fen", march],
        ["ytd_net_fen", year],
        ["procurement_fen", `${year}&counting_type=procurement`],
        ["assisted_sale_fen", `${year}&counting_type=assisted_sale`],
        ["catalogue_fen", `${year}&catalogue=listed`],
      ]
      const board = await get<CampaignProgressReport>("/admin/reports/campaign-progress?month=2026-03")
      const behindTheBoard: [column: string, lines: string][] = [
        ["month_net_fen", `${march}&catalogue=listed`],
        ["done_fen", `${year}&catalogue=listed`],
      ]
      for (const [shown, columns] of [
        [rows, behind],
        [board.rows, behindTheBoard],
      ] as const) {
        for (const row of shown) {
          for (const [column, lines] of columns) {
            const { total } = await get<SalesLinesAnswer>(`/admin/sales-lines?${lines}${rowOf(row)}`)
            expect([row.level, row.code, column, total.net_fen]).toEqual([
              row.level,
              row.code,
              column,
              row[column],
            ])
          }
        }
      }
      for (const row of rows) {
        const { total } = await get<SalesLinesAnswer>(`/admin/sales-lines?${march}${rowOf(row)}`)
        expect([row.code, total.quantity]).toEqual([row.code, row.quantity])
      }
    })

    it("a subtotal opens to the members of the period's last day, as the report counts them", async () => {
      const origins = getContainer().resolve<OriginModuleService>(ORIGIN_MODULE)
      const [member] = await origins.listOriginMemberships({ origin_code: PLACES.shiping, list: "98" })
      await origins.updateOriginMemberships({ id: member!.id, valid_until: "2026-03-20" })
      await appendSalesLines(db, [lineOf("left", { origin_code: PLACES.shiping })])

      // Until the 20th the last day is the 19th: still a member.
      for (const [until, list_fen] of [
        ["2026-03-20", 333 + 4_000],
        ["2026-03-21", 4_000],
      ] as const) {
        const days = `from=2026-03-01&until=${until}`
        const { rows } = await get<SalesByCountyReport>(`/admin/reports/sales-by-county?${days}`)
        expect(rows.find((row) => row.level === "list")!.period_net_fen).toBe(list_fen)
        for (const level of ["list", "outside"] as const) {
          const row = rows.find((each) => each.level === level)!
          const { total } = await get<SalesLinesAnswer>(`/admin/sales-lines?${days}${rowOf(row)}`)
          expect([until, level, total.net_fen]).toEqual([until, level, row.period_net_fen])
        }
      }
    })

    it("names a line's place and point in both languages, and an unknown place as unknown", async () => {
      const [known] = (await get<SalesLinesAnswer>(`/admin/sales-lines?${march}&origin=${PLACES.menglian}`))
        .items
      expect(known).toMatchObject({
        origin_name: "孟连县",
        origin_name_en: PLACES.menglian,
        sales_point_code: "ONLINE",
        sales_point_name: "百县集网上商城",
      })
      const [unknown] = (await get<SalesLinesAnswer>(`/admin/sales-lines?${march}&row=unknown`)).items
      expect(unknown).toMatchObject({
        origin_code: "000000",
        origin_name: "产地不明",
        origin_name_en: "Origin unknown",
      })
    })

    it("pages through the ledger's rows without losing any", async () => {
      const ids: string[] = []
      let after = ""
      for (let page = 0; page < 10; page += 1) {
        const answer = await get<SalesLinesAnswer>(`/admin/sales-lines?limit=2${after}`)
        expect(answer.total.rows).toBe(7)
        ids.push(...answer.items.map((item) => item.id))
        if (!answer.next) break
        after = `&after=${answer.next}`
      }
      expect(new Set(ids).size).toBe(7)
      expect(ids).toHaveLength(7)
    })

    const download = async (path: string) => {
      const answer = await api.get(path, { headers: cast.headers, responseType: "arraybuffer" })
      const bytes = Buffer.from(answer.data as ArrayBuffer)
      const [, name = ""] =
        /filename\*=UTF-8''(\S+)/.exec(String(answer.headers["content-disposition"])) ?? []
      return { bytes, name: decodeURIComponent(name), type: String(answer.headers["content-type"]) }
    }
    const workbookOf = async (bytes: Buffer) => {
      const workbook = new ExcelJS.Workbook()
      await workbook.xlsx.load(bytes as unknown as ArrayBuffer)
      return workbook
    }
    /** The rows below a sheet's headings, by heading. */
    const tableOf = (sheet: ExcelJS.Worksheet | undefined, headRow: number) => {
      const labels = (sheet?.getRow(headRow).values as string[]).slice(1)
      const rows: Record<string, ExcelJS.CellValue>[] = []
      sheet?.eachRow((row, number) => {
        if (number <= headRow) return
        rows.push(Object.fromEntries(labels.map((label, index) => [label, row.getCell(index + 1).value])))
      })
      return rows
    }

    it("the workbook of 分县销售 has the rows of the screen, numbers as numbers and codes as text", async () => {
      const query = `/admin/reports/sales-by-county?${march}`
      const screen = await get<SalesByCountyReport>(query)
      const { bytes, name } = await download(`${query}&format=xlsx`)
      expect(name).toBe("上海消费帮扶_分县销售_2026年03月_暂定.xlsx")
      const workbook = await workbookOf(bytes)
      expect(workbook.worksheets.map((sheet) => sheet.name)).toEqual(["分县销售", "数据"])

      const flat = tableOf(workbook.getWorksheet("数据"), 1)
      const codeOf = ({ level, code }: ReportRow) =>
        ["county", "prefecture", "province"].includes(level) ? code : null
      expect(flat.map((row) => [row["代码"], row["本期销售额（分）"], row["本年累计（分）"]])).toEqual(
        screen.rows.map((row) => [codeOf(row), row.period_net_fen, row.ytd_net_fen])
      )
      const sheet = workbook.getWorksheet("分县销售")
      const printed = tableOf(sheet, 3)
      const amounts = printed.slice(0, screen.rows.length).map((row) => row["本月销售额"])
      expect(amounts).toEqual(screen.rows.map((row) => Number(row.period_net_fen) / 1_000_000))
      const total = printed[screen.rows.length - 1]!
      expect([total["省"], total["同比"], total["年度目标"]]).toEqual(["合计", "—", 0.12])
      expect(sheet?.pageSetup).toMatchObject({
        paperSize: 9,
        orientation: "landscape",
        fitToWidth: 1,
        fitToHeight: 0,
        printTitlesRow: "3:3",
      })
      expect(sheet?.views[0]).toMatchObject({ state: "frozen", ySplit: 3 })
      const words = JSON.stringify(sheet?.getSheetValues())
      for (const part of [
        "单位：万元",
        "统计口径（2026-1）",
        "数据行数：5；控制合计：135.03 元",
        "负责人：",
      ]) {
        expect(words).toContain(part)
      }
    })

    it("the CSV has a BOM, the same fen, and no formula that a name could smuggle in", async () => {
      const query = `/admin/reports/sales-by-county?${march}&order=rank`
      const screen = await get<SalesByCountyReport>(query)
      const { bytes, name, type } = await download(`${query}&format=csv`)
      expect([name, type]).toEqual(["上海消费帮扶_分县销售_2026年03月_暂定.csv", "text/csv; charset=utf-8"])
      const text = bytes.toString("utf8")
      expect(text.startsWith("\ufeff行别,序号,省,")).toBe(true)
      const lines = text.trim().split("\r\n")
      const at = lines[0]!.split(",").indexOf("本期销售额（分）")
      expect(lines.slice(1).map((line) => Number(line.split(",")[at]))).toEqual(
        screen.rows.map((row) => row.period_net_fen)
      )
    })

    it("another program reads the same fen from the workbook, and prints it legibly on A4", async () => {
      const query = `/admin/reports/sales-by-county?${march}`
      const screen = await get<SalesByCountyReport>(query)
      const { bytes } = await download(`${query}&format=xlsx`)
      const { sheets, pages } = await openInOffice(bytes)

      const fenColumns = screen.columns.filter(({ kind }) => kind === "fen")
      const flat = sheets["数据"]!
      expect(flat).toHaveLength(1 + screen.rows.length)
      for (const { key, label_zh } of fenColumns) {
        const at = flat[0]!.indexOf(`${label_zh}（分）`)
        expect(flat.slice(1).map((row) => row[at])).toEqual(
          screen.rows.map((row) => (row[key] === null ? "" : String(row[key])))
        )
      }
      const [title, , headings = [], ...office] = sheets["分县销售"]!
      expect(title?.[0]).toBe("上海消费帮扶分县销售统计表")
      const at = headings.indexOf("本月销售额")
      // 万元 with all its digits is the fen again.
      expect(
        office.slice(0, screen.rows.length).map((row) => Math.round(Number(row[at]) * 1_000_000))
      ).toEqual(screen.rows.map((row) => row.period_net_fen))

      const printed = pages.filter(({ paper }) => paper === "A4 landscape")
      expect(printed).toHaveLength(1)
      expect(Math.min(...printed.flatMap(({ textSizes }) => textSizes))).toBeGreaterThanOrEqual(6.5)
    })

    it("百县百品 comes as a workbook too, with what is not issued said in words", async () => {
      const query = "/admin/reports/campaign-progress?month=2026-03"
      const screen = await get<CampaignProgressReport>(query)
      const { bytes, name } = await download(`${query}&format=xlsx`)
      expect(name).toBe("上海消费帮扶_百县百品进度_2026年03月_暂定.xlsx")
      const workbook = await workbookOf(bytes)
      const flat = tableOf(workbook.getWorksheet("数据"), 1)
      const labelOf = (key: string) => screen.columns.find((column) => column.key === key)!.label_zh
      expect(flat.map((row) => row[`${labelOf("done_fen")}（分）`])).toEqual(
        screen.rows.map((row) => row.done_fen)
      )
      const printed = tableOf(workbook.getWorksheet("百县百品进度"), 3)
      const targets = screen.rows.map((row) => row.annual_target_fen)
      expect(targets).toContain(null)
      expect(printed.slice(0, targets.length).map((row) => row[labelOf("annual_target_fen")])).toEqual(
        targets.map((fen) => (fen === null ? "未下达" : Number(fen) / 1_000_000))
      )
    })

    it("台账 leaves as a file of every line, with their count and control total", async () => {
      const screen = await get<SalesLinesAnswer>(`/admin/sales-lines?${march}`)
      const { bytes, name } = await download(`/admin/sales-lines?${march}&format=xlsx`)
      expect(name).toBe("上海消费帮扶_台账_2026年03月.xlsx")
      const sheet = (await workbookOf(bytes)).getWorksheet("台账")
      const lines = tableOf(sheet, 3).slice(0, screen.total.rows)
      expect(lines.map((row) => row["净额"])).toEqual(screen.items.map((item) => item.net_fen / 100))
      expect(lines.map((row) => row["销售点"])).toEqual(screen.items.map((item) => item.sales_point_name))
      expect(lines.map((row) => row["业务日期"])).toEqual(
        screen.items.map((item) => new Date(`${item.business_day}T00:00:00Z`))
      )
      expect(lines.every((row) => typeof row["产地代码"] === "string")).toBe(true)
      expect(JSON.stringify(sheet?.getSheetValues())).toContain("数据行数：5；控制合计：135.03 元")

      const csv = (await download(`/admin/sales-lines?${march}&format=csv`)).bytes.toString("utf8")
      const [head, ...rows] = csv
        .trim()
        .split("\r\n")
        .map((row) => row.split(","))
      expect(rows.map((row) => Number(row[head!.indexOf("净额（分）")]))).toEqual(
        screen.items.map((item) => item.net_fen)
      )
    })

    it("refuses with the field at fault, and strangers altogether", async () => {
      const wrong: [path: string, field: string][] = [
        ["/admin/reports/sales-by-county?from=2026-03-01&until=2026-03-01", "until"],
        ["/admin/reports/sales-by-county?from=0001-01-01&until=2026-03-01", "from"],
        ["/admin/reports/campaign-progress?month=2026-13", "month"],
        ["/admin/reports/overview", "month"],
        ["/admin/sales-lines?limit=0", "limit"],
        ["/admin/sales-lines?format=pdf", "format"],
        ["/admin/sales-lines?after=2026-02-30T00:00:00.000000Z_1", "after"],
        ["/admin/sales-lines?county=530827", "county"],
        [`/admin/sales-lines?${march}&row=everything`, "row"],
        ["/admin/sales-lines?from=2026-03-01&row=list", "until"],
        ["/admin/sales-lines?counting_type=gift", "counting_type"],
        ["/admin/sales-lines?from=2026-03-02&until=2026-03-01", "until"],
        ["/admin/sales-lines?from=2026-03-01&until=2026-03-01&format=csv", "until"],
        ["/admin/sales-lines?after=0000-01-01T00:00:00.000000Z_1", "after"],
        [`/admin/sales-lines?${march}&hub=%00`, "hub"],
        ["/admin/reports/wall?month=2026-03", "month"],
      ]
      for (const [path, field] of wrong) {
        const { status, data } = await api.get(path, { headers: cast.headers, validateStatus: () => true })
        expect([path, status, Object.keys(data.fields ?? {})]).toEqual([path, 400, [field]])
        expect((await api.get(path, { validateStatus: () => true })).status).toBe(401)
      }
    })

    it("names what nobody knows once, and not without end", async () => {
      const made_up = new URLSearchParams(Array.from({ length: 500 }, (_, index) => [`k${index}`, "1"]))
      const { status, data } = await api.get(`/admin/reports/wall?${made_up.toString()}`, {
        headers: cast.headers,
        validateStatus: () => true,
      })
      expect([status, Object.keys(data.fields).length, data.fields.k0]).toEqual([
        400,
        20,
        "没有这一项，请去掉。",
      ])
      expect(JSON.stringify(data).length).toBeLessThan(2_000)
    })

    it("compares nothing with a month that has not begun", async () => {
      for (const name of ["sales-by-county", "sales-by-district"]) {
        const { rows } = await get<SalesByCountyReport>(
          `/admin/reports/${name}?from=2199-03-01&until=2199-04-01`
        )
        expect(rows.length).toBeGreaterThan(0)
        for (const { mom, yoy, ytd_yoy } of rows) expect([mom, yoy, ytd_yoy]).toEqual([null, null, null])
      }
      const [total] = (
        await get<SalesByCountyReport>("/admin/reports/sales-by-county?from=2026-04-01&until=2026-05-01")
      ).rows.slice(-1)
      expect(total!.mom).not.toBeNull()
    })

    it("answers at the ends of the calendar, whatever it compares with, and to a name however it is spelled", async () => {
      const statusOf = async (path: string) =>
        (await api.get(`/admin/reports/${path}`, { headers: cast.headers, validateStatus: () => true }))
          .status
      for (const path of [
        "overview?month=1900-01",
        "overview?month=2199-12",
        "sales-by-county?from=1900-01-01&until=1900-02-01&compare=festival",
        "sales-by-hub?from=1900-12-01&until=1901-01-01&compare=festival",
      ]) {
        // 404 where no counting rule holds on the last day.
        expect([path, [200, 404].includes(await statusOf(path))]).toEqual([path, true])
      }
      expect(await statusOf(`%73ales-by-hub?${march}`)).toBe(200)
      expect(await statusOf("%73ales-by-hub?from=2026-03-01&until=2026-03-01")).toBe(400)
    })

    it("is ready once the ledger has caught up", async () => {
      expect((await api.get("/health/ready")).data).toEqual({ status: "ready" })
    })
  },
})

/** What an officer's click on a figure of this row asks the ledger for. */
function rowOf({ level, code }: ReportRow): string {
  if (level === "total") return ""
  return ["county", "prefecture", "province"].includes(level) ? `&origin=${code}` : `&row=${level}`
}

/** A sale of ¥3.33 of 孟连 at a till on 10 March. */
function lineOf(source_key: string, changes: Partial<NewSalesLine>): NewSalesLine {
  return {
    kind: "sale",
    source: "till",
    source_key,
    corrects_key: null,
    source_document: source_key,
    document_label: source_key,
    occurred_at: "2026-03-10T04:00:00.000Z",
    business_day: "2026-03-10",
    product_id: null,
    variant_id: null,
    sku: null,
    product_title: "咖啡",
    lot_code: null,
    origin_code: PLACES.menglian,
    supplier_id: null,
    supplier_name: null,
    sales_point_id: "sp_1",
    sales_point_code: "P-1",
    point_kind: "counter",
    district_code: "310101",
    line: "offline",
    venue_type: null,
    counting_type: "assisted_sale",
    is_recognised: false,
    in_catalogue: false,
    is_sample: false,
    quantity: 1,
    gross_fen: 333,
    discount_fen: 0,
    net_fen: 333,
    ...changes,
  }
}
