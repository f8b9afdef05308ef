import { setImmediate } from "node:timers/promises"
import ExcelJS from "exceljs"
import { DocumentRefusal } from "../../../modules/stock/documents/refusal"
import { rowsOfWorkbook, UnpacksTooLarge } from "./open-workbook"

/** A sheet as text: `cells[row][column]`, both from zero. Dates are `YYYY-MM-DD`. */
export type Cells = string[][]

/** More rows than any place has goods: a hub keeps under 500. */
const MOST_ROWS = 1_000
const MOST_COLUMNS = 40
/** A workbook of so many rows is far smaller, unless there are pictures in it. */
const MOST_FILE_BYTES = 1_500_000
const CELL_FORMULA = ExcelJS.ValueType.Formula
/** Others get their turn after so many rows. */
const ROWS_AT_A_TIME = 50

/** Text pasted from a spreadsheet: rows are lines, columns are tabs. Pure. */
export function cellsOfText(text: string): Cells {
  const lines = text.trimEnd().split(/\r\n?|\n/, MOST_ROWS + 1)
  if (lines.length > MOST_ROWS) throw tooLong()
  return lines.map((line) => line.split("\t", MOST_COLUMNS).map((cell) => cell.trim()))
}

/** The first sheet of a workbook. Refuses what is no .xlsx, and what is too long as soon as that is known. */
export async function cellsOfWorkbook(base64: string): Promise<Cells> {
  const bytes = Buffer.from(base64, "base64")
  if (bytes.length > MOST_FILE_BYTES) throw tooLong()
  const cells: Cells = []
  try {
    let read = 0
    for await (const row of rowsOfWorkbook(bytes)) {
      if ((read += 1) % ROWS_AT_A_TIME === 0) await setImmediate()
      // A sheet that was coloured to its end has a million rows without a word.
      if (!row.hasValues) continue
      if (row.number > MOST_ROWS) throw tooLong()
      while (cells.length < row.number) cells.push([])
      cells[row.number - 1] = Array.from({ length: Math.min(row.cellCount, MOST_COLUMNS) }, (_, column) =>
        textOf(row.getCell(column + 1))
      )
    }
  } catch (cause) {
    if (cause instanceof DocumentRefusal) throw cause
    throw cause instanceof UnpacksTooLarge ? tooLong() : unreadable(cause)
  }
  return cells
}

function textOf(cell: ExcelJS.Cell): string {
  // A formula whose result nobody kept, or that has none, is no blank cell: it is shown as what it is, and refused as that.
  if (cell.type === CELL_FORMULA && isNothing(cell.result)) return `=${cell.formula}`
  const value = cell.value instanceof Object && "result" in cell.value ? cell.value.result : cell.value
  if (value instanceof Object && "error" in value) return String(value.error)
  if (value instanceof Date) return value.toISOString().slice(0, 10)
  // A long code that the sheet took for a number: its digits, as long as it still has them all.
  if (typeof value === "number" && Number.isSafeInteger(value)) return String(value)
  return cell.text.trim()
}

/** exceljs reads an error that a formula came to as no number. */
const isNothing = (result: unknown): boolean =>
  result === undefined || result === null || Number.isNaN(result)

function tooLong(): DocumentRefusal {
  const said = {
    chinese: `一次最多导入 ${MOST_ROWS} 行，文件不超过 1.5 MB。请分几次导入。`,
    english: `At most ${MOST_ROWS} rows and 1.5 MB at a time. Import it in parts.`,
  }
  return new DocumentRefusal("import_too_long", said, { content: said })
}

function unreadable(cause: unknown): DocumentRefusal {
  const said = {
    chinese: "这个文件读不出来。请用 WPS 或 Excel 另存为 .xlsx，或直接复制表格粘贴。",
    english: `This file cannot be read (${String(cause).slice(0, 80)}). Save it as .xlsx, or copy the cells and paste them.`,
  }
  return new DocumentRefusal("import_unreadable", said, { content: said })
}
