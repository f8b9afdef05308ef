import type { ReportRow, ReportRowLevel } from "@baixian/backend/contract"
import { describe, expect, it } from "vitest"
import {
  findRows,
  flatLines,
  isGroupOpen,
  reportTree,
  sortTree,
  treeLines,
  type TreeLine,
} from "../src/admin/ui/report-tree"

const row = (
  level: ReportRowLevel,
  code: string,
  parent_code: string | null,
  sold: number | null
): ReportRow => ({
  level,
  code,
  name: code,
  name_en: code,
  parent_code,
  sold,
})

/** In print order: subtotals after their children, the total last. */
const report = [
  row("county", "530827", "530800", 3),
  row("county", "530828", "530800", null),
  row("county", "530829", "530800", 9),
  row("prefecture", "530800", "530000", 12),
  row("county", "532301", "532300", 20),
  row("prefecture", "532300", "530000", 20),
  row("province", "530000", null, 32),
  row("list", "98", null, 32),
  row("unrefined", "530800", null, 5),
  row("total", "total", null, 37),
]

const shown = (lines: TreeLine[]) =>
  lines.map((line) => (line.kind === "heading" ? `▾${line.row.code}` : line.row.code))

describe("reportTree", () => {
  it("shows every row of the report once, in the report's own order", () => {
    const lines = treeLines(reportTree(report), () => true)

    expect(lines.filter(({ kind }) => kind === "row").map((line) => line.row)).toEqual(report)
  })

  it("opens a group above its children and sums it up below them", () => {
    expect(shown(treeLines(reportTree(report), () => true)).slice(0, 6)).toEqual([
      "▾530000",
      "▾530800",
      "530827",
      "530828",
      "530829",
      "530800",
    ])
  })

  it("shows a closed group as its subtotal alone", () => {
    const lines = treeLines(reportTree(report), ({ level }) => level === "province")

    expect(shown(lines)).toEqual(["▾530000", "530800", "532300", "530000", "98", "530800", "total"])
    expect(lines[1]).toMatchObject({ kind: "row", group: "closed", depth: 1 })
  })
})

describe("sortTree", () => {
  const order = (descending: boolean) =>
    shown(treeLines(sortTree(reportTree(report), { key: "sold", descending }), () => true)).filter(
      (code) => !code.startsWith("▾")
    )

  it("sorts counties inside their prefecture and prefectures inside their province", () => {
    expect(order(true).slice(0, 6)).toEqual(["532301", "532300", "530829", "530827", "530828", "530800"])
  })

  it("keeps undefined values last, whichever way one sorts", () => {
    expect(order(false).slice(0, 4)).toEqual(["530827", "530829", "530828", "530800"])
  })

  it("leaves list subtotals and the total at the end", () => {
    expect(order(false).slice(-3)).toEqual(["98", "530800", "total"])
  })
})

describe("flatLines", () => {
  it("lists the picked rows alone, worst first when asked", () => {
    const picked = report.filter(({ level }) => level === "county")
    const codes = (lines: TreeLine[]) => lines.map(({ row: each }) => each.code)
    expect(codes(flatLines(picked, null))).toEqual(["530827", "530828", "530829", "532301"])
    expect(codes(flatLines(picked, { key: "sold", descending: false }))).toEqual([
      "530827",
      "530829",
      "532301",
      "530828",
    ])
  })
})

describe("isGroupOpen", () => {
  const province = row("province", "530000", null, 0)
  const prefecture = row("prefecture", "530800", "530000", 0)

  it("opens by level, except where a person turned it", () => {
    expect(isGroupOpen(province, "prefecture", new Set())).toBe(true)
    expect(isGroupOpen(prefecture, "prefecture", new Set())).toBe(false)
    expect(isGroupOpen(prefecture, "prefecture", new Set(["530800"]))).toBe(true)
    expect(isGroupOpen(province, "prefecture", new Set(["530000"]))).toBe(false)
    expect(isGroupOpen(province, "province", new Set())).toBe(false)
  })

  it("keeps groups of points shut until their points are asked for", () => {
    const group = row("group", "310101", null, 0)
    expect(isGroupOpen(group, "group", new Set())).toBe(false)
    expect(isGroupOpen(group, "item", new Set())).toBe(true)
    expect(isGroupOpen(group, "group", new Set(["310101"]))).toBe(true)
  })
})

describe("rows of groups", () => {
  const points = [
    row("item", "P1", "310101", 3),
    row("item", "P2", "310101", 9),
    row("group", "310101", null, 12),
    row("item", "ONLINE", null, 40),
    row("total", "total", null, 52),
  ]

  it("stand in their group, sorted among themselves", () => {
    const lines = treeLines(sortTree(reportTree(points), { key: "sold", descending: true }), () => true)
    expect(shown(lines)).toEqual(["ONLINE", "▾310101", "P2", "P1", "310101", "total"])
  })

  it("are found by name or code, without the sums that would not be theirs", () => {
    const codes = (find: string) => findRows(points, find).map(({ code }) => code)
    expect(codes(" p")).toEqual(["P1", "P2"])
    expect(codes("310101")).toEqual([])
  })
})
