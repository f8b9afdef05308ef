import { PassThrough } from "node:stream"
import { buffer } from "node:stream/consumers"
import ExcelJS from "exceljs"
import type { ReportColumn, ReportRow } from "../../contract"
import { linesOf, textWidth } from "../files/column-widths"
import type { FiledReport } from "../files/office-sheet"
import { reportFile } from "../files/report-file"
import type { SheetRow } from "../files/sheet"
import { writeXlsx } from "../files/write-xlsx"
import { salesByCountyColumns } from "../sales-by-county"

const taken = { by: "张三", at: new Date("2026-04-02T01:00:00Z") }

describe("the file of 分县销售", () => {
  it("prints on A4 what domain.md §11 prints, and keeps every column in 数据", () => {
    const [office, flat] = sheetsOf(report())
    expect(office.columns.map(({ label }) => label)).toEqual([
      "序号",
      "省",
      "州市",
      "县",
      "年度目标",
      "本月销售额",
      "环比",
      "同比",
      "本年累计",
      "累计同比",
      "完成率",
      "时序进度",
      "进度差",
      "占比",
      "排名（变动）",
      "其中采购",
      "其中帮销",
      "其中百县百品",
    ])
    const keys = flat.columns.map(({ key }) => key)
    expect(salesByCountyColumns.filter(({ key }) => !keys.includes(key))).toEqual([])
  })

  it("calls an amount of the month so only where the period is one", () => {
    const [office] = sheetsOf(report({ params: { from: "2026-03-01", until: "2026-03-20" } }))
    expect(office.columns.map(({ label }) => label)).toContain("本期销售额")
  })

  it("prints a subtotal's name across the empty columns beside it, and a rank with its change", () => {
    const [office] = sheetsOf(report())
    const rows = office.rows as SheetRow[]
    expect(rows.map(({ spread }) => spread)).toEqual([
      undefined,
      ["prefecture", "county"],
      ["province", "county"],
      ["province", "county"],
      ["province", "county"],
    ])
    expect(rows.map(({ cells }) => [cells.province, cells.prefecture, cells.rank])).toEqual([
      ["云南省", "普洱市", "5 (↑2)"],
      ["云南省", "普洱市小计", null],
      ["云南省小计", null, null],
      ["98县小计", null, null],
      ["合计", null, null],
    ])
  })

  it("prints a dash where nobody has a rank, and nothing where a rank means nothing", () => {
    const rows = report().rows.map((row) => ({ ...row, rank: null, rank_change: null }))
    const [office] = sheetsOf(report({ rows }))
    expect((office.rows as SheetRow[]).map(({ cells }) => cells.rank)).toEqual(["—", null, null, null, null])
  })

  it("names the plan, the sample data and who files it", () => {
    const [office] = sheetsOf(report())
    const foot = office.foot()
    expect(foot[0]).toBe("提示：本表含样例数据，不代表实际销售。")
    expect(foot[1]).toBe("目标、完成率、进度差按 2026 年销售目标任务（第 3 版）计算。")
    expect(office.banner).toBe("【样例数据】")
    expect(office.signatures).toEqual(["填报单位：", "制表：", "审核：", "负责人：", "填报日期："])
    expect(sheetsOf(report({ plan: null }))[0].foot()[1]).toContain("尚未下达")
  })

  it("names a closing row once and gives it no code", () => {
    const [office, flat] = sheetsOf(report())
    const closing = (flat.rows as SheetRow[]).slice(-2).map(({ cells }) => cells)
    expect(closing.map(({ level_zh, province, county, code }) => [level_zh, province, county, code])).toEqual(
      [
        ["98县小计", null, null, null],
        ["合计", null, null, null],
      ]
    )
    const board = report({
      report: "campaign-progress",
      columns: [column("name", "text"), column("code", "code"), column("period_net_fen", "fen")],
    })
    expect((sheetsOf(board)[0].rows as SheetRow[]).map(({ cells }) => cells.code)).toEqual([
      "530827",
      "530800",
      "530000",
      null,
      null,
    ])
    expect(office.columns.map(({ key }) => key)).not.toContain("code")
  })

  it("says the unit of every figure in 数据 and cuts off what only binary fractions have", () => {
    const [, flat] = sheetsOf(report())
    const labels = Object.fromEntries(flat.columns.map(({ key, label }) => [key, label]))
    expect([labels.period_net_fen, labels.mom, labels.schedule_gap_points, labels.quantity]).toEqual([
      "本期销售额（分）",
      "环比（比率）",
      "进度差（百分点）",
      "本期数量",
    ])
    const [county] = flat.rows as SheetRow[]
    expect(county?.cells).toMatchObject({ mom: 1.224871, schedule_gap_points: -10.4555, period_net_fen: 1 })
  })

  it("says on every row of 数据 what it is of", () => {
    const [, flat] = sheetsOf(report())
    for (const { cells } of flat.rows as SheetRow[]) {
      expect(cells).toMatchObject({
        period_first_day: "2026-03-01",
        period_last_day: "2026-03-31",
        plan: "2026 年销售目标任务（第 3 版）",
        contains_sample: true,
        line_count: 7,
        made_by: "张三",
      })
      expect(cells.filters).toContain("线下")
    }
  })

  it("is set in one face, and a row is as high as its longest name", async () => {
    const out = new PassThrough()
    const bytes = buffer(out)
    await writeXlsx(out, {
      sheets: reportFile(report(), "period_net_fen", taken).sheets,
      creator: taken.by,
      created: taken.at,
    })
    const workbook = new ExcelJS.Workbook()
    await workbook.xlsx.load((await bytes) as unknown as ArrayBuffer)
    const faces = new Set<string | undefined>()
    for (const sheet of workbook.worksheets)
      sheet.eachRow((row) => row.eachCell((cell) => faces.add(cell.font?.name)))
    expect([...faces]).toEqual(["宋体"])

    const sheet = workbook.getWorksheet("分县销售")!
    const county = sheet.getColumn(4).width ?? 0
    expect(linesOf("双江拉祜族佤族布朗族傣族自治县", county)).toBe(2)
    expect(sheet.getRow(4).height).toBe(28)
    const width = sheet.columns.reduce((sum, each) => sum + (each.width ?? 0), 0)
    // LibreOffice gives a character 2.37 mm where Excel's own face is missing; 282 mm of A4 then keep ten points above 6.5.
    expect(width).toBeLessThan(282 / 2.37 / 0.65)
  })
})

it("counts a Chinese character for two", () => {
  expect([textWidth("98县小计"), textWidth("5 (↑2)"), linesOf("县".repeat(11), 21.5)]).toEqual([8, 7, 2])
})

function sheetsOf(given: FiledReport) {
  const [office, flat] = reportFile(given, "period_net_fen", taken).sheets
  return [office!, flat!] as const
}

/** As a year of the whole city has it: 1,300,000.00 万元. */
const cityYear = Object.fromEntries(
  salesByCountyColumns.filter(({ kind }) => kind === "fen").map(({ key }) => [key, 1_300_000_000_000])
)

/** 双江 and what it adds up to. */
function report(changes: Partial<FiledReport> = {}): FiledReport {
  const places = { province: "云南省", prefecture: "普洱市", county: "双江拉祜族佤族布朗族傣族自治县" }
  return {
    report: "sales-by-county",
    params: { from: "2026-03-01", until: "2026-04-01", order: "code", line: "offline" },
    columns: salesByCountyColumns,
    rows: [
      rowOf("county", "530827", places, { row_no: 1, rank: 5, rank_change: 2 }),
      rowOf("prefecture", "530800", { ...places, county: null }),
      rowOf("province", "530000", { province: "云南省", prefecture: null, county: null }),
      rowOf("list", "98", { province: "98县小计", prefecture: null, county: null }),
      rowOf("total", "total", { province: "合计", prefecture: null, county: null }, cityYear),
    ],
    about: {
      counting_rule: { id: "crule_1", version: "1", text_zh: "按付款日统计。", text_en: "" },
      cut_off: "2026-04-01T00:00:00Z",
      status: "provisional",
      contains_sample: true,
      row_count: 7,
      scope: null,
      generated_at: "2026-04-01T00:00:00Z",
    },
    plan: { measure: "sales", year: 2026, version: 3 },
    ...changes,
  }
}

function rowOf(
  level: ReportRow["level"],
  code: string,
  place: Record<"province" | "prefecture" | "county", string | null>,
  changes: Record<string, number> = {}
): ReportRow {
  const blank = Object.fromEntries(salesByCountyColumns.map(({ key }) => [key, null]))
  return {
    ...blank,
    level,
    code,
    ...place,
    name: place.county ?? place.prefecture ?? place.province ?? "",
    name_en: "",
    parent_code: null,
    period_net_fen: 1,
    mom: 1.2248712565962387,
    schedule_gap_points: -10.455462364882685,
    ...changes,
  }
}

function column(key: string, kind: ReportColumn["kind"]): ReportColumn {
  return { key, kind, label_key: key, label_zh: key }
}
