import type { Said } from "../../../modules/stock/documents/refusal"
import type { Cells } from "./read-cells"

export type ImportKind = "receipt" | "transfer" | "write_off" | "safety_stock" | "counts"
export type ImportColumn =
  | "code"
  | "quantity"
  | "expected"
  | "received"
  | "rejected"
  | "lot_code"
  | "production_date"
  | "expiry_date"
  | "proof_number"

/** One row: what it says, where each value stands. Quantities are whole, days `YYYY-MM-DD`; blank is left out. */
export type ImportRow = {
  row: number
  code: string
  values: Partial<Record<ImportColumn, string | number>>
  cells: Partial<Record<ImportColumn, string>>
}
/** `cell` as a spreadsheet names it: B7. */
export type CellFault = { cell: string; code: string; said: Said }

const HEADINGS: Readonly<Record<string, ImportColumn>> = {
  编码: "code",
  商品编码: "code",
  条码: "code",
  商品条码: "code",
  货号: "code",
  sku: "code",
  barcode: "code",
  数量: "quantity",
  实盘: "quantity",
  安全库存: "quantity",
  quantity: "quantity",
  应收: "expected",
  expected: "expected",
  实收: "received",
  received: "received",
  拒收: "rejected",
  rejected: "rejected",
  批号: "lot_code",
  lot: "lot_code",
  生产日期: "production_date",
  到期日: "expiry_date",
  有效期至: "expiry_date",
  合格证号: "proof_number",
  凭证号: "proof_number",
  凭证编号: "proof_number",
}
const QUANTITIES: ReadonlySet<ImportColumn> = new Set(["quantity", "expected", "received", "rejected"])
const DAYS: ReadonlySet<ImportColumn> = new Set(["production_date", "expiry_date"])
/** Of a table without a heading. */
const PLAIN: Readonly<Record<ImportKind, readonly ImportColumn[]>> = {
  receipt: ["code", "received"],
  transfer: ["code", "quantity"],
  write_off: ["code", "quantity"],
  safety_stock: ["code", "quantity"],
  counts: ["code", "quantity"],
}
const MOST_PIECES = 1_000_000

/** The name of a cell, rows and columns from zero. Pure. */
export function cellName(row: number, column: number): string {
  const letters = column < 26 ? "" : String.fromCharCode(64 + Math.floor(column / 26))
  return `${letters}${String.fromCharCode(65 + (column % 26))}${row + 1}`
}

/** Reads a table of goods: rows that are right, and the cells that are not. Rows without anything are left out. Pure. */
export function readLines(cells: Cells, kind: ImportKind): { rows: ImportRow[]; faults: CellFault[] } {
  const heading = cells.findIndex((row) => row.some((cell) => cell !== ""))
  const named = (cells[heading] ?? []).map(
    (cell) => HEADINGS[cell.toLowerCase().replace(/\s|（.*|\(.*/g, "")]
  )
  const hasHeading = named.includes("code")
  const columns = hasHeading ? named : PLAIN[kind]
  const rows: ImportRow[] = []
  const faults: CellFault[] = faultsOfColumns(cells, { heading, kind, columns })
  if (faults.length > 0) return { rows, faults }
  cells.forEach((cellsOfRow, row) => {
    if (row < heading || (hasHeading && row === heading) || cellsOfRow.every((cell) => cell === "")) return

    const found: ImportRow = { row: row + 1, code: "", values: {}, cells: {} }
    const before = faults.length
    columns.forEach((column, index) => {
      const text = cellsOfRow[index] ?? ""
      if (!column) return
      const cell = cellName(row, index)
      found.cells[column] = cell
      if (text === "") return
      const value = valueOf(column, text)
      if (typeof value === "object") faults.push({ cell, code: "wrong_value", said: value })
      else if (column === "code") found.code = String(value)
      else found.values[column] = value
    })
    if (found.code === "" && faults.length === before) {
      faults.push({
        cell: found.cells.code ?? cellName(row, 0),
        code: "code_missing",
        said: words.code_missing,
      })
    }
    if (faults.length === before && saysSomething(found, kind)) rows.push(found)
  })
  return { rows, faults }
}

type Table = { heading: number; kind: ImportKind; columns: readonly (ImportColumn | undefined)[] }

/** A table that cannot be read as a whole: a column that is not there, or one that is there twice. */
function faultsOfColumns(cells: Cells, { heading, kind, columns }: Table): CellFault[] {
  if (heading < 0) return []
  const width = Math.max(...cells.map((row) => row.length))
  const there = columns.slice(0, width)
  const twice = there.findIndex(
    (column, index) => column !== undefined && column !== "code" && there.indexOf(column) < index
  )
  if (twice >= 0) return [{ cell: cellName(heading, twice), code: "column_twice", said: words.column_twice }]
  const wanted: readonly ImportColumn[] = kind === "receipt" ? ["received", "expected"] : ["quantity"]
  if (wanted.some((column) => there.includes(column))) return []
  return [{ cell: cellName(heading, 0), code: "column_missing", said: words.column_missing }]
}

/** Blank is not zero: a row without a quantity says nothing about the goods, and nobody asks for none or gives up none. */
function saysSomething({ values }: ImportRow, kind: ImportKind): boolean {
  if (kind === "receipt") return true
  return (
    values.quantity !== undefined && (values.quantity !== 0 || kind === "safety_stock" || kind === "counts")
  )
}

const words = {
  column_missing: {
    chinese: "没有找到数量列。请把编码和数量放在两列（粘贴时用制表符分开，不要用逗号），或下载模板填写。",
    english:
      "There is no column of quantities. Put codes and quantities in two columns (pasted with tabs, not commas), or fill in the template.",
  },
  column_twice: {
    chinese: "这一列和前面的一列意思相同，请只保留一列。",
    english: "This column means the same as one before it; keep one of them.",
  },
  code_missing: { chinese: "这一行没有商品编码或条码。", english: "This row has no SKU or barcode." },
  scientific: {
    chinese: "条码被表格改成了科学计数法，请把这一列设为“文本”后重新填写。",
    english: "The sheet turned the code into scientific notation; set the column to text and enter it again.",
  },
  quantity: {
    chinese: `数量要填 0 到 ${MOST_PIECES} 的整数。`,
    english: `Enter a whole number from 0 to ${MOST_PIECES}.`,
  },
  day: { chinese: "日期要写成 2026-11-27 的样子。", english: "Write the day like 2026-11-27." },
} satisfies Record<string, Said>

function valueOf(column: ImportColumn, text: string): string | number | Said {
  if (column === "code" && /^\d(\.\d+)?e\+\d+$/i.test(text)) return words.scientific
  if (QUANTITIES.has(column)) {
    const plain = piecesText(text)
    return /^\d{1,7}$/.test(plain) && Number(plain) <= MOST_PIECES ? Number(plain) : words.quantity
  }
  if (DAYS.has(column)) return dayOf(text) ?? words.day
  return text.slice(0, 80)
}

/** Without the commas of thousands; a comma anywhere else is a decimal one, and stays. */
function piecesText(text: string): string {
  const plain = text.normalize("NFKC")
  return /^\d{1,3}(,\d{3})+$/.test(plain) ? plain.replaceAll(",", "") : plain
}

const DAY_FORMS = [
  /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/,
  /^(\d{4})(年)(\d{1,2})月(\d{1,2})日?$/,
  /^(\d{4})()(\d{2})(\d{2})$/,
]

/** 2026-11-27, 2026/11/27, 2026.11.27, 20261127 or 2026年11月27日, when there is such a day. */
function dayOf(text: string): string | null {
  const form = DAY_FORMS.find((each) => each.test(text.trim()))
  const [, year, , month, day] = form?.exec(text.trim()) ?? []
  if (!year || !month || !day) return null
  const written = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`
  const date = new Date(`${written}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === written ? written : null
}
