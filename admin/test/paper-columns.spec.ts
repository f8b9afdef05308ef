import { readFileSync } from "node:fs"
import type { ReportColumn } from "@baixian/backend/contract"
import { describe, expect, it } from "vitest"
import { ON_PAPER, paperSheet } from "../src/admin/ui/paper-columns"
import type { Sheet } from "../src/admin/ui/report-sheet"

const column = (key: string): ReportColumn => ({
  key,
  kind: "fen",
  label_key: key,
  label_zh: key,
  label_en: key,
})
const sheet = (...keys: string[]): Sheet => ({
  rows: [],
  columns: keys.map(column),
  lines: [],
  naming: "places",
  unit: "wan",
  isWholeMonth: true,
})

describe("paperSheet", () => {
  it("leaves the columns that the office's form has not to the file, and says so", () => {
    const { sheet: onPaper, isShortened } = paperSheet(
      "sales-by-county",
      sheet("in_98", "period_net_fen", "filed_fen", "catalogue_fen")
    )
    expect(onPaper.columns.map(({ key }) => key)).toEqual(["period_net_fen", "catalogue_fen"])
    expect(onPaper.hasPlaceCodes).toBe(false)
    expect(isShortened).toBe(true)
  })

  it("says nothing where every column shown is on the form, and leaves other reports as they are", () => {
    expect(paperSheet("sales-by-county", sheet("period_net_fen", "rank")).isShortened).toBe(false)
    const campaign = sheet("done_fen", "in_98")
    expect(paperSheet("campaign-progress", campaign)).toEqual({ sheet: campaign, isShortened: false })
  })

  it("prints the same columns as the office's file", () => {
    const file = readFileSync(
      new URL("../../backend/src/reports/files/office-sheet.ts", import.meta.url),
      "utf8"
    )
    const listed = /const onPaper[^=]*=\s*{([\s\S]*?)\n}/.exec(file)?.[1] ?? ""
    const inFile = [...listed.matchAll(/"([^"]+)": \[([^\]]*)\]/g)].map(([, report, keys]) => [
      report,
      [...(keys ?? "").matchAll(/"([^"]+)"/g)].map(([, key]) => key),
    ])
    expect(inFile).not.toEqual([])
    expect(Object.fromEntries(inFile)).toEqual(ON_PAPER)
  })
})
