import { Readable, type Writable } from "node:stream"
import { pipeline } from "node:stream/promises"
import { stringify } from "csv-stringify"
import { fileWords } from "./file-words"
import type { Cell, Sheet, SheetColumn } from "./sheet"

/**
 * Writes a sheet's table as CSV into `out` and ends it: UTF-8 with BOM and CRLF, because that is what WPS and Excel open
 * right. Money in whole fen, undefined is empty. A text that begins like a formula is written so that it stays a text.
 */
export async function writeCsv(out: Writable, sheet: Sheet): Promise<void> {
  const rows = async function* () {
    for await (const { cells } of sheet.rows)
      yield sheet.columns.map((column) => textOf(column, cells[column.key] ?? null))
  }
  await pipeline(
    Readable.from(rows()),
    stringify({
      bom: true,
      record_delimiter: "windows",
      header: true,
      columns: sheet.columns.map(({ key, label }) => ({ key, header: label })),
      escape_formulas: true,
    }),
    out
  )
}

function textOf({ kind }: SheetColumn, cell: Cell): string | number {
  if (cell === null) return ""
  if (typeof cell === "boolean") return cell ? fileWords.yes : fileWords.no
  if (cell instanceof Date) return beijing(cell)
  // A figure is no formula, whatever its sign.
  return kind === "text" || kind === "code" || kind === "day" ? String(cell) : cell
}

const clock = new Intl.DateTimeFormat("sv-SE", {
  timeZone: "Asia/Shanghai",
  dateStyle: "short",
  timeStyle: "medium",
})

/** `2026-08-31 23:59:59` on a clock in Beijing. */
export const beijing = (instant: Date): string => clock.format(instant)
