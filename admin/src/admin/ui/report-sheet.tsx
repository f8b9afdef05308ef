import type { ReportColumn, ReportRow } from "@baixian/backend/contract"
import { clx } from "@medusajs/ui"
import type { MoneyUnit } from "./money"
import { columnLabel, isNumeric, plainCell, printedCell, rowName } from "./report-columns"
import { isSum, rowId, type TreeLine } from "./report-tree"
import type { CopiedTable } from "./table-copy"
import type { Words } from "./use-words"

/**
 * The rows on screen as a flat sheet: what names a row, then the measures. Places are named by number, province,
 * prefecture, county and code; other rows by the report's own columns.
 */
export type Sheet = {
  rows: ReportRow[]
  columns: ReportColumn[]
  lines: TreeLine[]
  naming: "places" | ReportColumn[]
  /** Whether places stand with their codes; they do unless it says no. */
  hasPlaceCodes?: boolean
  unit: MoneyUnit
  isWholeMonth: boolean
}

/** What goes to the clipboard: the same rows in the same order, in the chosen unit, codes kept as text. */
export function copiedSheet(sheet: Sheet, words: Words): CopiedTable {
  const { unit } = sheet
  const columns = measuresOf(sheet)
  const headings = [
    ...nameHeadings(sheet, words).map((label, at) => ({ label, text: at > 0 })),
    ...columns.map((column) => ({ label: heading(column, sheet, words), text: !isNumeric(column) })),
  ]
  const rows = named(sheet, words).map(({ row, names }) => [
    ...names,
    ...columns.map((column) => plainCell(row, column, unit, words)),
  ])

  return { headings, rows }
}

/** What goes to paper. */
export function PrintedSheet({ sheet, words }: { sheet: Sheet; words: Words }) {
  const { unit } = sheet
  const columns = measuresOf(sheet)
  // Codes stand last.
  const names = sheet.hasPlaceCodes === false ? -1 : undefined

  return (
    <table>
      <thead>
        <tr>
          {[
            ...nameHeadings(sheet, words).slice(0, names),
            ...columns.map((column) => columnLabel(column, words, sheet.isWholeMonth)),
          ].map((label, at) => (
            <th key={at}>{label}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {named(sheet, words).map(({ row, names: all }) => (
          <tr key={rowId(row)} className={clx(isSum(row) && "bx-sum")}>
            {spanned(all.slice(0, names)).map(({ cell, span }, at) => (
              <td key={at} colSpan={span} className={clx(at > 0 && "bx-name")}>
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

/** On paper what names a row stands before the measures, which the screen's columns may mix. */
const measuresOf = ({ columns, naming }: Sheet): ReportColumn[] =>
  naming === "places" ? columns : columns.filter(({ key }) => !naming.some((column) => column.key === key))

/** How a report's rows are named beside the tree: as places, or by the columns before its first measure. */
export function namingOf(columns: ReportColumn[], rows: ReportRow[]): Sheet["naming"] {
  if (rows.some(({ level }) => level === "list")) return "places"

  return columns.filter(({ key, kind }) => key === "row_no" || kind === "text" || kind === "code")
}

function nameHeadings({ naming, isWholeMonth }: Sheet, words: Words): string[] {
  const { t } = words
  if (naming !== "places") return naming.map((column) => columnLabel(column, words, isWholeMonth))

  return [
    t("report.columns.row_no"),
    t("level.province"),
    t("level.prefecture"),
    t("level.county"),
    t("table.division_code"),
  ]
}

type NamedRow = { row: ReportRow; names: string[] }

const named = (sheet: Sheet, words: Words): NamedRow[] =>
  sheet.naming === "places" ? placed(sheet, words) : listed(sheet.lines, sheet.naming, words)

/** Rows by their own columns, numbered in the order shown; a sum has its name alone. */
function listed(lines: TreeLine[], naming: ReportColumn[], words: Words): NamedRow[] {
  let number = 0
  const cellOf = (row: ReportRow, column: ReportColumn, at: number): string => {
    if (isSum(row)) return at === 1 ? rowName(row, words) : ""

    return column.key === "row_no" ? String(++number) : plainCell(row, column, "yuan", words)
  }

  return lines.flatMap((line) =>
    line.kind === "heading"
      ? []
      : [{ row: line.row, names: naming.map((column, at) => cellOf(line.row, column, at)) }]
  )
}

/** A copied figure has left the page that says its unit, so its heading says it. */
function heading(column: ReportColumn, sheet: Sheet, words: Words): string {
  const label = columnLabel(column, words, sheet.isWholeMonth)

  return column.kind === "fen" ? words.t("unit.labelled", { label, unit: words.unitName(sheet.unit) }) : label
}

/** Each row with the cells that place it; counties are numbered in the order shown. */
function placed({ rows, lines }: Pick<Sheet, "rows" | "lines">, words: Words): NamedRow[] {
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
          names: [
            String(number),
            nameOf(grandparent ?? parent),
            nameOf(grandparent && parent),
            name,
            row.code,
          ],
        },
      ]
    }
    if (row.level === "prefecture") return [{ row, names: ["", nameOf(parent), name, "", row.code] }]

    return [{ row, names: ["", name, "", "", row.level === "province" ? row.code : ""] }]
  })
}
