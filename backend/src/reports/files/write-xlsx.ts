import { once } from "node:events"
import type { Writable } from "node:stream"
import ExcelJS from "exceljs"
import { linesOf } from "./column-widths"
import { fileWords } from "./file-words"
import { type Cell, type Sheet, type SheetColumn, type SheetRow, WAN_FEN, YUAN_FEN } from "./sheet"

/** Excel's own limit, less what stands above and below the table. */
const ROWS_PER_SHEET = 1_000_000
/** How often the writer looks whether the reader keeps up. */
const ROWS_BETWEEN_PAUSES = 2_000
const A4 = 9
// The library does not name it, Excel does.
const A3 = 8 as ExcelJS.PaperSize
/** The letters a font is chosen for, as Excel numbers them. */
const GB2312 = 134
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
  ratio: "0.000000",
  points: "0.0000",
  day: "yyyy-mm-dd",
  instant: "yyyy-mm-dd hh:mm:ss",
}
/** How the office prints them; the data sheet's own units stand in its headings. */
const officeFormats: Readonly<Partial<typeof formats>> = {
  fen: "#,##0.00",
  ratio: "0.0%",
  points: "+0.0;-0.0;0.0",
}
const YUAN = "#,##0.00"
const SIGNED_RATIO = "+0.0%;-0.0%;0.0%"
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
/** One face for all: without a name a cell is set in the program's own, which is another one than its neighbour's. */
const face = (size: number, bold = false): Partial<ExcelJS.Font> => ({
  name: fileWords.face,
  charset: GB2312,
  size,
  bold,
})
const TEXT_SIZE = 10
const TEXT_LINE_POINTS = 14
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
  const looks = new RowLooks(sheet)
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
    addRow(page, sheet, row, looks)
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
  const isOffice = sheet.head !== null
  const page = workbook.addWorksheet(name, {
    views: [{ state: "frozen", xSplit: frozenColumns(sheet), ySplit: headRow }],
    properties: isOffice ? {} : { tabColor: { argb: "FFBFBFBF" } },
    pageSetup: {
      // What nobody reads on paper is at least legible when somebody prints the whole workbook.
      paperSize: isOffice ? A4 : A3,
      orientation: "landscape",
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      horizontalCentered: true,
      printTitlesRow: `${headRow}:${headRow}`,
      margins: { left: 0.3, right: 0.3, top: 0.5, bottom: 0.55, header: 0.2, footer: 0.25 },
    },
    headerFooter: {
      oddFooter: `&C&"${fileWords.face}"&${TEXT_SIZE} ${fileWords.page}`,
      ...(sheet.banner === null ? {} : { oddHeader: `&R&"${fileWords.face}"&${TEXT_SIZE} ${sheet.banner}` }),
    },
  })
  page.columns = sheet.columns.map((column) => ({
    width: column.width ?? Math.max(widths[column.kind], 2 * column.label.length + 2),
  }))
  if (sheet.head) addHead(page, sheet, sheet.head)
  const labels = page.addRow(sheet.columns.map(({ label }) => label))
  labels.height = 32
  labels.eachCell((cell) => {
    cell.style = {
      font: face(TEXT_SIZE, true),
      border,
      fill: shade("FFDDEBF7"),
      alignment: { horizontal: "center", vertical: "middle", wrapText: true },
    }
  })
  labels.commit()
  return page
}

function addHead(page: ExcelJS.Worksheet, sheet: Sheet, [left, right]: readonly [string, string]): void {
  const last = sheet.columns.length
  const title = page.addRow([sheet.title])
  page.mergeCells(1, 1, 1, last)
  title.height = 30
  title.getCell(1).style = { font: face(16, true), alignment: { horizontal: "center", vertical: "middle" } }
  title.commit()

  const about = page.addRow([])
  const middle = Math.max(1, last - 3)
  about.getCell(1).value = left
  about.getCell(1).style = { font: face(TEXT_SIZE), alignment: { horizontal: "left" } }
  page.mergeCells(2, 1, 2, middle)
  if (last > middle) {
    about.getCell(middle + 1).value = right
    page.mergeCells(2, middle + 1, 2, last)
    about.getCell(middle + 1).style = { font: face(TEXT_SIZE), alignment: { horizontal: "right" } }
  }
  about.commit()
}

/** The names of a row stay in sight while its figures are scrolled. */
function frozenColumns({ columns }: Sheet): number {
  const first = columns.findIndex(({ kind }) => kind === "fen" || kind === "ratio")
  return Math.min(first < 0 ? 1 : first, 5)
}

function formatOf({ kind, isSigned }: SheetColumn, style: Sheet["style"]): string {
  if (style === "yuan" && kind === "fen") return YUAN
  if (style !== "office") return formats[kind]
  return kind === "ratio" && isSigned ? SIGNED_RATIO : (officeFormats[kind] ?? formats[kind])
}

function addRow(
  page: ExcelJS.Worksheet,
  { columns, style }: Sheet,
  { cells, emphasis, spread }: SheetRow,
  looks: RowLooks
): void {
  const row = page.addRow(columns.map((column) => valueOf(column, cells[column.key] ?? null, style)))
  const ofColumns = looks.of(emphasis)
  row.eachCell({ includeEmpty: true }, (cell, number) => {
    const ofColumn = ofColumns[number - 1]
    if (ofColumn) cell.style = typeof cell.value === "string" ? ofColumn.text : ofColumn.other
  })
  const lines = style === "office" ? linesOfRow(columns, cells, spread) : 1
  if (lines > 1) row.height = TEXT_LINE_POINTS * lines
  if (spread) {
    const [from, to] = spread.map((key) => columns.findIndex((column) => column.key === key) + 1)
    if (from && to && from < to) page.mergeCells(row.number, from, row.number, to)
  }
  row.commit()
}

/** How the cells of a column look: those that hold a text, and all others. */
type ColumnLooks = { text: Partial<ExcelJS.Style>; other: Partial<ExcelJS.Style> }

/**
 * One style object for all cells that look alike. The library finds an object it has seen by its identity and works a new
 * one out from the beginning, fonts, borders and all: of a hundred thousand rows that took three quarters of the time.
 */
class RowLooks {
  private readonly known = new Map<SheetRow["emphasis"], readonly ColumnLooks[]>()

  constructor(private readonly sheet: Pick<Sheet, "columns" | "style">) {}

  /** Of each column, in its order. */
  of(emphasis: SheetRow["emphasis"]): readonly ColumnLooks[] {
    const looks =
      this.known.get(emphasis) ??
      this.sheet.columns.map((column) => ({
        text: this.styleOf(column, emphasis, acrossOf(column.kind, true)),
        other: this.styleOf(column, emphasis, acrossOf(column.kind, false)),
      }))
    this.known.set(emphasis, looks)
    return looks
  }

  private styleOf(
    column: SheetColumn,
    emphasis: SheetRow["emphasis"],
    horizontal: ExcelJS.Alignment["horizontal"] | undefined
  ): Partial<ExcelJS.Style> {
    return {
      numFmt: formatOf(column, this.sheet.style),
      font: face(TEXT_SIZE, emphasis !== undefined),
      border,
      alignment: {
        vertical: "middle",
        wrapText: this.sheet.style === "office" && column.kind === "text",
        ...(horizontal ? { horizontal } : {}),
      },
      ...(emphasis ? { fill: emphases[emphasis] } : {}),
    }
  }
}

/** Codes and answers stand in the middle; "—" in a column of figures stands where the figures do. */
function acrossOf(kind: SheetColumn["kind"], isText: boolean): ExcelJS.Alignment["horizontal"] | undefined {
  if (kind === "rank") return isText ? "right" : "center"
  if (!isText || kind === "text") return undefined
  return kind === "code" || kind === "flag" ? "center" : "right"
}

/** Of the longest of its texts; one that is spread has room. */
function linesOfRow(
  columns: readonly SheetColumn[],
  cells: SheetRow["cells"],
  spread: SheetRow["spread"]
): number {
  const texts = columns.filter(({ key, kind }) => kind === "text" && key !== spread?.[0])
  return Math.max(
    1,
    ...texts.map(({ key, width }) => linesOf(String(cells[key] ?? ""), width ?? widths.text))
  )
}

const fenIn: Readonly<Record<Sheet["style"], number>> = { office: WAN_FEN, data: 1, yuan: YUAN_FEN }

function valueOf({ kind, blank }: SheetColumn, cell: Cell, style: Sheet["style"]): ExcelJS.CellValue {
  if (cell === null)
    return blank ?? (kind === "text" || kind === "code" || kind === "flag" ? "" : fileWords.undefined)
  if (typeof cell === "boolean") return cell ? fileWords.yes : fileWords.no
  if (kind === "fen" && typeof cell === "number") return cell / fenIn[style]
  if (kind === "day" && typeof cell === "string") return new Date(`${cell}T00:00:00Z`)
  if (cell instanceof Date) return new Date(cell.getTime() + BEIJING_MS)
  return cell
}

function addFoot(page: ExcelJS.Worksheet, sheet: Sheet): void {
  const last = sheet.columns.length
  const width = page.columns.reduce((sum, column) => sum + (column.width ?? 0), 0)
  for (const line of sheet.foot()) {
    const row = page.addRow([line])
    const cell = row.getCell(1)
    cell.style = {
      numFmt: "@",
      font: face(TEXT_SIZE),
      alignment: { horizontal: "left", vertical: "top", wrapText: true },
    }
    page.mergeCells(row.number, 1, row.number, last)
    // No program fits the height of merged cells by itself.
    row.height = TEXT_LINE_POINTS * linesOf(line, width)
    row.commit()
  }
  if (sheet.signatures.length === 0) return

  page.addRow([]).commit()
  const row = page.addRow([])
  sheet.signatures.forEach((words, index) => {
    const cell = row.getCell(1 + Math.floor((index * last) / sheet.signatures.length))
    cell.value = words
    cell.style = { numFmt: "@", font: face(TEXT_SIZE) }
  })
  row.height = 24
  row.commit()
}
