import type { ReportColumn, ReportRow } from "@baixian/backend/contract"
import { clx } from "@medusajs/ui"
import type { MoneyUnit } from "./money"
import { columnLabel, isNumeric, isSum, plainCell, printedCell, rowName } from "./report-columns"
import { rowId, type TreeLine } from "./report-tree"
import type { CopiedTable } from "./table-copy"
import type { Words } from "./use-words"

/** The rows on screen as a flat sheet: number, province, prefecture, county, code, then the measures. */
export type Sheet = {
  rows: ReportRow[]
  columns: ReportColumn[]
  lines: TreeLine[]
  unit: MoneyUnit
  isWholeMonth: boolean
}

/** What goes to the clipboard: the same rows in the same order, in the chosen unit, codes kept as text. */
export function copiedSheet(sheet: Sheet, words: Words): CopiedTable {
  const { columns, unit } = sheet
  const headings = [
    ...placeHeadings(words).map((label, at) => ({ label, text: at > 0 })),
    ...columns.map((column) => ({ label: heading(column, sheet, words), text: !isNumeric(column) })),
  ]
  const rows = placed(sheet, words).map(({ row, place }) => [
    ...place,
    ...columns.map((column) => plainCell(row, column, unit, words)),
  ])

  return { headings, rows }
}

/** What goes to paper. */
export function PrintedSheet({ sheet, words }: { sheet: Sheet; words: Words }) {
  const { columns, unit } = sheet

  return (
    <table>
      <thead>
        <tr>
          {[
            ...placeHeadings(words),
            ...columns.map((column) => columnLabel(column, words, sheet.isWholeMonth)),
          ].map((label, at) => (
            <th key={at}>{label}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {placed(sheet, words).map(({ row, place }) => (
          <tr key={rowId(row)} className={clx(isSum(row) && "bx-sum")}>
            {spanned(place).map(({ cell, span }, at) => (
              <td key={at} colSpan={span}>
                {cell}
              </td>
            ))}
            {columns.map((column) => (
              <td key={column.key} className={clx(isNumeric(column) && "bx-number")}>
                {printedCell(row, column, unit, words)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** A name takes the empty cells to its right: 其他帮扶地区小计 needs more room than a province. */
function spanned([number = "", ...place]: string[]): { cell: string; span: number }[] {
  const cells = [{ cell: number, span: 1 }]
  for (const cell of place) {
    const before = cells.at(-1)
    if (cell === "" && cells.length > 1 && before) before.span += 1
    else cells.push({ cell, span: 1 })
  }

  return cells
}

const placeHeadings = ({ t }: Words): string[] => [
  t("sales_by_county.row_no"),
  t("level.province"),
  t("level.prefecture"),
  t("level.county"),
  t("sales_by_county.code"),
]

/** A copied figure has left the page that says its unit, so its heading says it. */
function heading(column: ReportColumn, sheet: Sheet, words: Words): string {
  const label = columnLabel(column, words, sheet.isWholeMonth)

  return column.kind === "fen" ? `${label}（${words.unitName(sheet.unit)}）` : label
}

/** Each row with the cells that place it; counties are numbered in the order shown. */
function placed({ rows, lines }: Sheet, words: Words): { row: ReportRow; place: string[] }[] {
  const groups = new Map(
    rows.filter(({ level }) => level === "province" || level === "prefecture").map((row) => [row.code, row])
  )
  const nameOf = (row: ReportRow | undefined): string => (row ? words.nameOf(row) : "")
  let number = 0

  return lines.flatMap((line) => {
    if (line.kind === "heading") return []

    const { row } = line
    const name = rowName(row, words)
    const parent = row.parent_code === null ? undefined : groups.get(row.parent_code)
    const grandparent = parent?.parent_code ? groups.get(parent.parent_code) : undefined
    if (row.level === "county") {
      number += 1
      return [
        {
          row,
          place: [
            String(number),
            nameOf(grandparent ?? parent),
            nameOf(grandparent && parent),
            name,
            row.code,
          ],
        },
      ]
    }
    if (row.level === "prefecture") return [{ row, place: ["", nameOf(parent), name, "", row.code] }]

    return [{ row, place: ["", name, "", "", row.level === "province" ? row.code : ""] }]
  })
}
