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
  const unpacked = new Map<string, Buffer>()
  let left = MOST_UNPACKED_BYTES
  const take = async (name: string): Promise<void> => {
    const bytes = await unpack(zip.file(name), left)
    left -= bytes.length
    unpacked.set(name, bytes)
  }
  for (const name of BEFORE_SHEET) await take(name)
  const first = firstShown(
    textOf(unpacked, "xl/workbook.xml"),
    textOf(unpacked, "xl/_rels/workbook.xml.rels")
  )
  if (!first || !zip.file(first)) throw new NoSheet()
  await take(first)

  const ordered = new JSZip()
  for (const [name, bytes] of unpacked) ordered.file(name, bytes)
  // Packed again, lightly: exceljs reads what is unpacked piece by piece, and others get their turn between the pieces.
  return await ordered.generateAsync({
    type: "nodebuffer",
    compression: "DEFLATE",
    compressionOptions: { level: 1 },
  })
}

const textOf = (unpacked: ReadonlyMap<string, Buffer>, name: string): string =>
  unpacked.get(name)?.toString("utf8") ?? ""

const attribute = (element: string, name: string): string | undefined =>
  new RegExp(`\\s${name}="([^"]*)"`).exec(element)?.[1]

/** The file of the first tab that is not hidden; tabs stand in the workbook's order, whatever their files are called. */
function firstShown(workbook: string, relations: string): string | undefined {
  const sheets = workbook.match(/<(?:\w+:)?sheet\s[^>]*>/g) ?? []
  const shown = sheets.find((sheet) => (attribute(sheet, "state") ?? "visible") === "visible")
  const id = shown && (attribute(shown, "r:id") ?? attribute(shown, "\\w+:id"))
  const relation = (relations.match(/<(?:\w+:)?Relationship\s[^>]*>/g) ?? []).find(
    (each) => attribute(each, "Id") === id
  )
  const target = relation && attribute(relation, "Target")
  return target && (target.startsWith("/") ? target.slice(1) : `xl/${target}`)
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
