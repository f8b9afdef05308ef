import { once } from "node:events"
import type { Writable } from "node:stream"
import ExcelJS from "exceljs"
import { fileWords } from "./file-words"
import { type Cell, type Sheet, type SheetColumn, type SheetRow, WAN_FEN } from "./sheet"

/** Excel's own limit, less what stands above and below the table. */
const ROWS_PER_SHEET = 1_000_000
/** How often the writer looks whether the reader keeps up. */
const ROWS_BETWEEN_PAUSES = 2_000
const A4 = 9
/** Excel knows no time zones: an instant is written as what a clock in Beijing shows. */
const BEIJING_MS = 8 * 3_600_000

const formats: Readonly<Record<SheetColumn["kind"], string>> = {
  text: "@",
  // As text: Excel would turn a long number into 1.23E+17 and drop leading zeros.
  code: "@",
  flag: "@",
  integer: "#,##0",
  rank: "0",
  fen: "#,##0",
  ratio: "0.0%",
  points: "+0.0;-0.0;0.0",
  day: "yyyy-mm-dd",
  instant: "yyyy-mm-dd hh:mm:ss",
}
const widths: Readonly<Record<SheetColumn["kind"], number>> = {
  text: 13,
  code: 9,
  flag: 8,
  integer: 9,
  rank: 7,
  fen: 13,
  ratio: 9,
  points: 9,
  day: 12,
  instant: 20,
}

const thin = { style: "thin", color: { argb: "FFBFBFBF" } } as const
const border = { top: thin, left: thin, bottom: thin, right: thin }
const shade = (argb: string): ExcelJS.Fill => ({ type: "pattern", pattern: "solid", fgColor: { argb } })
const emphases = { subtotal: shade("FFF2F2F2"), total: shade("FFE2EFDA") }

/**
 * Writes a workbook into `out` as it goes and ends it: memory does not grow with the rows. Numbers are numbers, days are
 * dates, codes are text; the head of the table repeats on every printed page. Rejects when `out` fails or is closed.
 */
export async function writeXlsx(
  out: Writable,
  { sheets, creator, created }: { sheets: readonly Sheet[]; creator: string; created: Date }
): Promise<void> {
  const closed = new Promise<never>((_, reject) => {
    out.once("error", reject)
    out.once("close", () => {
      if (!out.writableFinished) reject(new Error("The reader went away before the file was written."))
    })
  })
  const written = writeSheets(out, { sheets, creator, created })
  // Whichever of the two loses still has an owner.
  written.catch(() => undefined)
  closed.catch(() => undefined)
  await Promise.race([written, closed])
}

async function writeSheets(
  out: Writable,
  { sheets, creator, created }: { sheets: readonly Sheet[]; creator: string; created: Date }
): Promise<void> {
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({
    stream: out,
    useStyles: true,
    useSharedStrings: false,
  })
  workbook.creator = creator
  workbook.created = created
  for (const sheet of sheets) await writeSheet(workbook, sheet, out)
  await workbook.commit()
}

async function writeSheet(
  workbook: ExcelJS.stream.xlsx.WorkbookWriter,
  sheet: Sheet,
  out: Writable
): Promise<void> {
  let part = 1
  let page = openSheet(workbook, sheet, sheet.name)
  let rows = 0
  for await (const row of sheet.rows) {
    if (rows === ROWS_PER_SHEET) {
      page.commit()
      part += 1
      rows = 0
      page = openSheet(workbook, sheet, fileWords.part(sheet.name, part))
    }
    addRow(page, sheet, row)
    rows += 1
    if (rows % ROWS_BETWEEN_PAUSES === 0) await keepPace(out)
  }
  addFoot(page, sheet)
  page.commit()
}

/** Waits for a slow reader, and gives others their turn. */
async function keepPace(out: Writable): Promise<void> {
  if (out.writableNeedDrain) await once(out, "drain")
  else await new Promise((resolve) => setImmediate(resolve))
}

function openSheet(
  workbook: ExcelJS.stream.xlsx.WorkbookWriter,
  sheet: Sheet,
  name: string
): ExcelJS.Worksheet {
  const headRow = sheet.head ? 3 : 1
  const page = workbook.addWorksheet(name, {
    views: [{ state: "frozen", xSplit: frozenColumns(sheet), ySplit: headRow }],
    pageSetup: {
      paperSize: A4,
      orientation: "landscape",
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: `${headRow}:${headRow}`,
      margins: { left: 0.4, right: 0.4, top: 0.5, bottom: 0.6, header: 0.2, footer: 0.3 },
    },
    headerFooter: { oddFooter: `&C${fileWords.page}` },
  })
  page.columns = sheet.columns.map(({ kind, label }) => ({
    width: Math.max(widths[kind], 2 * label.length + 2),
    style: { numFmt: formatOf(kind, sheet.money) },
  }))
  const last = sheet.columns.length
  if (sheet.head) {
    const [left, right] = sheet.head
    const title = page.addRow([sheet.title])
    page.mergeCells(1, 1, 1, last)
    title.height = 30
    title.getCell(1).style = {
      font: { bold: true, size: 16 },
      alignment: { horizontal: "center", vertical: "middle" },
    }
    title.commit()

    const about = page.addRow([])
    const middle = Math.max(1, last - 3)
    about.getCell(1).value = left
    about.getCell(1).style = { alignment: { horizontal: "left" } }
    page.mergeCells(2, 1, 2, middle)
    if (last > middle) {
      about.getCell(middle + 1).value = right
      page.mergeCells(2, middle + 1, 2, last)
      about.getCell(middle + 1).style = { alignment: { horizontal: "right" } }
    }
    about.commit()
  }
  const labels = page.addRow(sheet.columns.map(({ label }) => label))
  labels.height = 32
  labels.eachCell((cell) => {
    cell.style = {
      font: { bold: true },
      border,
      fill: shade("FFDDEBF7"),
      alignment: { horizontal: "center", vertical: "middle", wrapText: true },
    }
  })
  labels.commit()
  return page
}

/** The names of a row stay in sight while its figures are scrolled. */
function frozenColumns({ columns }: Sheet): number {
  const first = columns.findIndex(({ kind }) => kind === "fen" || kind === "ratio")
  return Math.min(first < 0 ? 1 : first, 5)
}

const formatOf = (kind: SheetColumn["kind"], money: Sheet["money"]): string =>
  kind === "fen" && money === "wan" ? "#,##0.00" : formats[kind]

function addRow(page: ExcelJS.Worksheet, { columns, money }: Sheet, { cells, emphasis }: SheetRow): void {
  const row = page.addRow(columns.map((column) => valueOf(column, cells[column.key] ?? null, money)))
  row.eachCell({ includeEmpty: true }, (cell, number) => {
    const kind = columns[number - 1]?.kind ?? "text"
    const isText = typeof cell.value === "string" && kind !== "text"
    cell.border = border
    if (isText) cell.alignment = { horizontal: kind === "code" || kind === "flag" ? "center" : "right" }
    if (emphasis) {
      cell.font = { bold: true }
      cell.fill = emphases[emphasis]
    }
  })
  row.commit()
}

function valueOf({ kind, blank }: SheetColumn, cell: Cell, money: Sheet["money"]): ExcelJS.CellValue {
  if (cell === null)
    return blank ?? (kind === "text" || kind === "code" || kind === "flag" ? "" : fileWords.undefined)
  if (typeof cell === "boolean") return cell ? fileWords.yes : fileWords.no
  if (kind === "fen" && typeof cell === "number") return money === "wan" ? cell / WAN_FEN : cell
  if (kind === "day" && typeof cell === "string") return new Date(`${cell}T00:00:00Z`)
  if (cell instanceof Date) return new Date(cell.getTime() + BEIJING_MS)
  return cell
}

function addFoot(page: ExcelJS.Worksheet, sheet: Sheet): void {
  const last = sheet.columns.length
  for (const line of sheet.foot()) {
    const row = page.addRow([line])
    const cell = row.getCell(1)
    cell.style = { numFmt: "@", alignment: { wrapText: true, vertical: "top" }, font: { size: 9 } }
    page.mergeCells(row.number, 1, row.number, last)
    row.commit()
  }
  if (sheet.signatures.length === 0) return

  page.addRow([]).commit()
  const row = page.addRow([])
  sheet.signatures.forEach((words, index) => {
    const cell = row.getCell(1 + Math.floor((index * last) / sheet.signatures.length))
    cell.value = words
    cell.style = { numFmt: "@" }
  })
  row.height = 24
  row.commit()
}
