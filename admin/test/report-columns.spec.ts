import type { ReportColumn, ReportRow } from "@baixian/backend/contract"
import i18next from "i18next"
import { beforeAll, describe, expect, it } from "vitest"
import resources from "../src/admin/i18n"
import {
  cellText,
  columnLabel,
  hasDetail,
  isRed,
  plainCell,
  printedCell,
  rowName,
  shownColumns,
} from "../src/admin/ui/report-columns"
import type { Words } from "../src/admin/ui/use-words"

const column = (key: string, kind: ReportColumn["kind"] = "fen"): ReportColumn => ({
  key,
  kind,
  label_key: key,
  label_zh: `办公室的${key}`,
})
const row = (
  measures: Record<string, number | string | boolean | null>,
  level: ReportRow["level"] = "county"
) =>
  ({ level, code: "530827", name: "孟连", name_en: "Menglian", parent_code: null, ...measures }) as ReportRow

let words: Words
beforeAll(async () => {
  await i18next.init({ lng: "zhCN", resources })
  words = {
    t: i18next.getFixedT("zhCN", "baixian"),
    isChinese: true,
    nameOf: ({ name }: { name: string }) => name,
  } as unknown as Words
})

describe("a cell", () => {
  it("shows what is undefined as a dash and never as zero, and zero as zero", () => {
    expect(cellText(row({ mom: null }), column("mom", "ratio"), "wan", words)).toBe("—")
    expect(cellText(row({ period_net_fen: 0 }), column("period_net_fen"), "wan", words)).toBe("0.00")
  })

  it("is empty where only a county could have it, and a dash for a county that has none", () => {
    const paired = column("paired_district", "text")
    expect(cellText(row({ paired_district: null }, "province"), paired, "wan", words)).toBe("")
    expect(cellText(row({ rank: null }, "total"), column("rank", "rank"), "wan", words)).toBe("")
    expect(cellText(row({ paired_district: null }), paired, "wan", words)).toBe("—")
  })

  it("says that no target was issued", () => {
    expect(cellText(row({ annual_target_fen: null }), column("annual_target_fen"), "wan", words)).toBe(
      "未下达"
    )
  })

  it("is in the reader's language, and empty where a sum has no text and nothing has no code", () => {
    const kind = column("kind", "text")
    const counter = row({ kind: "专柜", kind_en: "Counter" }, "item")
    expect(cellText(counter, kind, "wan", words)).toBe("专柜")
    expect(cellText(counter, kind, "wan", { ...words, isChinese: false })).toBe("Counter")
    expect(cellText(row({}, "group"), kind, "wan", words)).toBe("")
    expect(cellText({ ...row({}, "item"), code: "none" }, column("code", "code"), "wan", words)).toBe("")
  })

  it("gives growth a sign and a rate none", () => {
    expect(cellText(row({ ytd_yoy: 0.08 }), column("ytd_yoy", "ratio"), "wan", words)).toBe("+8.0%")
    expect(cellText(row({ completion_rate: 0.844 }), column("completion_rate", "ratio"), "wan", words)).toBe(
      "84.4%"
    )
  })

  it("shows the move beside the rank, and the rank alone to a spreadsheet", () => {
    const ranked = row({ rank: 5, rank_change: 2 })

    expect(cellText(ranked, column("rank", "rank"), "wan", words)).toBe("5 (↑2)")
    expect(cellText(row({ rank: 17, rank_change: -1 }), column("rank", "rank"), "wan", words)).toBe("17 (↓1)")
    expect(plainCell(ranked, column("rank", "rank"), "wan", words)).toBe("5")
  })

  it("carries the light's symbol on paper, where colour is lost", () => {
    expect(printedCell(row({ gap: -10.01 }), column("gap", "points"), "wan", words)).toBe("▼ −10.0")
    expect(printedCell(row({ gap: 0 }), column("gap", "points"), "wan", words)).toBe("▲ 0.0")
  })
})

describe("columns", () => {
  const columns = [
    "row_no",
    "county",
    "annual_target_fen",
    "period_net_fen",
    "rank_change",
    "procurement_fen",
  ].map((key) => column(key))
  const keys = (shown: ReportColumn[]) => shown.map(({ key }) => key)

  it("leave out what the tree says already, and breakdowns until asked for", () => {
    expect(keys(shownColumns(columns, "core"))).toEqual(["annual_target_fen", "period_net_fen"])
    expect(keys(shownColumns(columns, "all"))).toEqual([
      "annual_target_fen",
      "period_net_fen",
      "procurement_fen",
    ])
  })

  it("name the group of rows that stand without it", () => {
    const grouped = [column("group_name", "text"), column("name", "text"), column("sold")]
    expect(keys(shownColumns(grouped, "core"))).toEqual(["sold"])
    expect(keys(shownColumns(grouped, "core", { isFlat: true }))).toEqual(["group_name", "sold"])
  })

  it("keep codes too long to stand beside a name for those who want every column", () => {
    const coded = [column("name", "text"), column("code", "code"), column("sold")]
    expect(keys(shownColumns(coded, "all"))).toEqual(["sold"])
    expect(keys(shownColumns(coded, "core", { hasLongCodes: true }))).toEqual(["sold"])
    expect(keys(shownColumns(coded, "all", { hasLongCodes: true }))).toEqual(["code", "sold"])
  })

  it("hide a breakdown by its heading: the pieces of a month are one, those of a trend are not", () => {
    const quantity = column("quantity", "integer")
    expect(hasDetail([quantity])).toBe(true)
    expect(hasDetail([{ ...quantity, label_key: "pieces" }])).toBe(false)
  })

  it("have the reader's heading even where no word can know them", () => {
    const district = { ...column("district_310101"), label_zh: "黄浦区", label_en: "Huangpu" }
    expect(columnLabel(district, words)).toBe("黄浦区")
    expect(columnLabel(district, { ...words, isChinese: false })).toBe("Huangpu")
  })

  it("speak of the month only when the period is one", () => {
    expect(columnLabel(column("period_net_fen"), words, true)).toBe("本月销售额")
    expect(columnLabel(column("period_net_fen"), words, false)).toBe("本期销售额")
  })

  it("keep the office's heading where this screen has no word", () => {
    expect(columnLabel(column("households"), words)).toBe("办公室的households")
  })
})

describe("isRed", () => {
  it("is a county more than ten points behind, never a subtotal", () => {
    const behind = (gap: number | null, level?: ReportRow["level"]) =>
      isRed(row({ schedule_gap_points: gap }, level))
    expect([
      behind(-10.1),
      behind(-10),
      behind(null),
      behind(-30, "prefecture"),
      behind(-30, "total"),
    ]).toEqual([true, false, false, false, false])
  })
})

describe("rowName", () => {
  it("marks subtotals once", () => {
    expect(rowName(row({}, "prefecture"), words)).toBe("孟连小计")
    expect(rowName({ ...row({}, "province"), name: "云南省小计" }, words)).toBe("云南省小计")
    expect(rowName(row({}, "group"), words)).toBe("孟连小计")
    expect(rowName(row({}, "county"), words)).toBe("孟连")
  })
})
