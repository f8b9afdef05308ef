import { Readable } from "node:stream"
import ExcelJS from "exceljs"
import JSZip from "jszip"

/** What a sheet of the most rows takes, many times over; a file of a few kilobytes can unpack to gigabytes. */
const MOST_UNPACKED_BYTES = 6_000_000
/** What the cells of one sheet are read by: exceljs needs them before the sheet itself. */
const BEFORE_SHEET = [
  "xl/workbook.xml",
  "xl/_rels/workbook.xml.rels",
  "xl/styles.xml",
  "xl/sharedStrings.xml",
]
const SHEET = /^xl\/worksheets\/sheet(\d+)\.xml$/

export class UnpacksTooLarge extends Error {}
class NoSheet extends Error {}

/**
 * The rows of the first sheet of an .xlsx, one after another: whoever has read enough stops. Other sheets, pictures and macros
 * are not unpacked. Throws `UnpacksTooLarge`, or what JSZip and exceljs say of a file that is no workbook.
 */
export async function* rowsOfWorkbook(bytes: Buffer): AsyncGenerator<ExcelJS.Row> {
  const reader = new ExcelJS.stream.xlsx.WorkbookReader(Readable.from([await inReadingOrder(bytes)]), {
    entries: "ignore",
    hyperlinks: "ignore",
    sharedStrings: "cache",
    styles: "cache",
    worksheets: "emit",
  })
  for await (const sheet of reader) for await (const row of sheet) yield row
}

/** The same workbook with its first sheet only, behind what its cells are read by; nothing in it is larger than it may be. */
async function inReadingOrder(bytes: Buffer): Promise<Buffer> {
  const zip = await JSZip.loadAsync(bytes)
  const sheets = Object.keys(zip.files).flatMap((name) => {
    const number = SHEET.exec(name)?.[1]
    return number ? [{ name, number: Number(number) }] : []
  })
  const [first] = sheets.sort((a, b) => a.number - b.number)
  if (!first) throw new NoSheet()

  const ordered = new JSZip()
  let left = MOST_UNPACKED_BYTES
  for (const name of [...BEFORE_SHEET, first.name]) {
    const unpacked = await unpack(zip.file(name), left)
    left -= unpacked.length
    ordered.file(name, unpacked)
  }
  // Packed again, lightly: exceljs reads what is unpacked piece by piece, and others get their turn between the pieces.
  return await ordered.generateAsync({
    type: "nodebuffer",
    compression: "DEFLATE",
    compressionOptions: { level: 1 },
  })
}

/** At most so many bytes; empty when the workbook does without. */
async function unpack(entry: JSZip.JSZipObject | null, most: number): Promise<Buffer> {
  const pieces: Buffer[] = []
  let size = 0
  if (entry) {
    // JSZip's streams are older than `for await`.
    for await (const piece of new Readable().wrap(entry.nodeStream()) as AsyncIterable<Buffer>) {
      size += piece.length
      if (size > most) throw new UnpacksTooLarge()
      pieces.push(piece)
    }
  }
  return Buffer.concat(pieces)
}
