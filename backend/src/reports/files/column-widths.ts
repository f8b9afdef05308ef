import { fileWords } from "./file-words"
import { type Cell, type Sheet, type SheetColumn, type SheetRow, WAN_FEN } from "./sheet"

/** On paper longer texts are broken into lines: eight Chinese characters hold nearly every place's name. */
const WIDEST_TEXT = 16
/** What a row is called stays on one line: three thousand sales points take half the pages. */
const WIDEST_NAME = 36
const WIDEST_DATA = 40
/** What Excel keeps free between a cell's text and its lines. */
const AIR = 1

/** In half-width characters; a Chinese one, and in a Chinese typeface also "—" and "↑", takes two. */
export const textWidth = (text: string): number =>
  [...text].reduce((sum, letter) => sum + ((letter.codePointAt(0) ?? 0) > 0xff ? 2 : 1), 0)

/** Columns no wider than their longest text and a heading of two lines, so that as many as possible fit a page legibly. */
export function fitted(
  columns: readonly SheetColumn[],
  rows: readonly SheetRow[],
  style: Sheet["style"]
): SheetColumn[] {
  return columns.map((column) => {
    const texts = rows.map((row) => {
      const isSpread = row.spread?.[0] === column.key
      return isSpread ? 0 : textWidth(shown(column, row.cells[column.key] ?? null, style))
    })
    const longest = Math.max(0, ...texts)
    const heading = 2 * Math.ceil(textWidth(column.label) / 4)
    const widest = style === "data" ? WIDEST_DATA : column.key === "name" ? WIDEST_NAME : WIDEST_TEXT
    const content = column.kind === "text" ? Math.min(longest, widest) : longest
    return { ...column, width: Math.max(content, heading) + AIR }
  })
}

/** How many lines a text takes in so many half-width characters: programs do not agree on when to find that out themselves. */
export const linesOf = (text: string, width: number): number =>
  Math.max(1, Math.ceil(textWidth(text) / (width - AIR / 2)))

function shown({ kind, blank = "", isSigned }: SheetColumn, cell: Cell, style: Sheet["style"]): string {
  if (cell === null) return blank
  if (typeof cell === "boolean") return cell ? fileWords.yes : fileWords.no
  if (cell instanceof Date) return "2026-12-31 23:59:59"
  if (typeof cell === "string") return cell
  if (style === "data") return String(cell)
  if (kind === "fen") return decimals(cell / WAN_FEN, 2)
  if (kind === "ratio") return `${isSigned ? "+" : ""}${decimals(cell * 100, 1)}%`
  return kind === "points" ? `+${decimals(cell, 1)}` : decimals(cell, 0)
}

const decimals = (value: number, digits: number): string =>
  value.toLocaleString("en-US", { minimumFractionDigits: digits, maximumFractionDigits: digits })
