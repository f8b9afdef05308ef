import ExcelJS from "exceljs"
import { DocumentRefusal } from "../../../modules/stock/documents/refusal"

/** A sheet as text: `cells[row][column]`, both from zero. Dates are `YYYY-MM-DD`. */
export type Cells = string[][]

/** More rows than any place has goods. */
const MOST_ROWS = 5_000
const MOST_COLUMNS = 40
/** A workbook of a few thousand rows is far smaller; what unpacks to more is not read. */
const MOST_FILE_BYTES = 1_500_000

/** Text pasted from a spreadsheet: rows are lines, columns are tabs. Pure. */
export function cellsOfText(text: string): Cells {
  return bounded(
    text
      .replace(/\r\n?/g, "\n")
      .split("\n")
      .map((line) => line.split("\t").map((cell) => cell.trim()))
  )
}

/** The first sheet of a workbook. Refuses what is no .xlsx. */
export async function cellsOfWorkbook(base64: string): Promise<Cells> {
  const bytes = Buffer.from(base64, "base64")
  if (bytes.length > MOST_FILE_BYTES) throw tooLong()
  const workbook = new ExcelJS.Workbook()
  try {
    await workbook.xlsx.load(bytes as unknown as ArrayBuffer)
  } catch (cause) {
    throw unreadable(cause)
  }
  const [sheet] = workbook.worksheets
  if (!sheet) throw unreadable("no sheet")
  return bounded(
    Array.from({ length: Math.min(sheet.rowCount, MOST_ROWS + 1) }, (_, row) =>
      Array.from({ length: Math.min(sheet.columnCount, MOST_COLUMNS) }, (__, column) =>
        textOf(sheet.getCell(row + 1, column + 1))
      )
    )
  )
}

function textOf(cell: ExcelJS.Cell): string {
  const value = cell.value instanceof Object && "result" in cell.value ? cell.value.result : cell.value
  if (value instanceof Date) return value.toISOString().slice(0, 10)
  // A long code that the sheet took for a number: its digits, as long as it still has them all.
  if (typeof value === "number" && Number.isSafeInteger(value)) return String(value)
  return cell.text.trim()
}

function bounded(cells: Cells): Cells {
  if (cells.length > MOST_ROWS) throw tooLong()
  return cells
}

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
