import { execFile } from "node:child_process"
import fs from "node:fs/promises"
import os from "node:os"
import path from "node:path"
import { promisify } from "node:util"
import zlib from "node:zlib"
import ExcelJS from "exceljs"

const run = promisify(execFile)
const LIMIT_MS = 60_000
/** Every sheet as a file of its own, UTF-8, figures with all their digits. */
const CSV = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1"

export type PrintedPage = {
  paper: "A4 landscape" | "another"
  /** In points, of every text on the page. */
  textSizes: number[]
}

/**
 * What LibreOffice makes of a workbook: the cells of its sheets by name, and its pages when they are printed. Throws with a
 * sentence where LibreOffice is missing; `npm test` sees to it that it is not.
 */
export async function openInOffice(
  workbook: Buffer
): Promise<{ sheets: Record<string, string[][]>; pages: PrintedPage[] }> {
  const dir = await fs.mkdtemp(path.join(os.tmpdir(), "baixian-office-"))
  try {
    await fs.writeFile(path.join(dir, "file.xlsx"), workbook)
    await convert(dir, CSV)
    await convert(dir, "pdf")
    const names = (await fs.readdir(dir)).filter((name) => name.endsWith(".csv"))
    const sheets = await Promise.all(
      names.map(async (name): Promise<[string, string[][]]> => [
        name.slice("file-".length, -".csv".length),
        await rowsOf(path.join(dir, name)),
      ])
    )
    return {
      sheets: Object.fromEntries(sheets),
      pages: pagesOf(await fs.readFile(path.join(dir, "file.pdf"))),
    }
  } finally {
    await fs.rm(dir, { recursive: true, force: true })
  }
}

async function rowsOf(file: string): Promise<string[][]> {
  const sheet = await new ExcelJS.Workbook().csv.readFile(file, { map: (text: string) => text })
  return Array.from({ length: sheet.rowCount }, (_, row) =>
    Array.from({ length: sheet.columnCount }, (_, column) => sheet.getCell(row + 1, column + 1).text)
  )
}

async function convert(dir: string, to: string): Promise<void> {
  const program = process.env.SOFFICE_BIN || "soffice"
  const own = `-env:UserInstallation=file://${dir}/profile`
  try {
    await run(
      program,
      [own, "--headless", "--convert-to", to, "--outdir", dir, path.join(dir, "file.xlsx")],
      {
        timeout: LIMIT_MS,
      }
    )
  } catch (cause) {
    throw new Error(
      `LibreOffice (${program}) did not convert the workbook; install it (Debian: libreoffice-calc) or set SOFFICE_BIN. ${String(cause)}`
    )
  }
}

/** LibreOffice writes its pages' dictionaries plainly and packs what is drawn on them. */
function pagesOf(pdf: Buffer): PrintedPage[] {
  const text = pdf.toString("latin1")
  const pages = [
    ...text.matchAll(/\/Type\/Page\/[^]*?\/MediaBox\[0 0 (\d+)\S* (\d+)\S*\][^]*?\/Contents (\d+) 0 R/g),
  ]
  return pages.map(([, width, height, contents]) => ({
    paper: width === "841" && height === "595" ? "A4 landscape" : "another",
    textSizes: sizesIn(drawing(pdf, text, contents!)),
  }))
}

function drawing(pdf: Buffer, text: string, object: string): string {
  const from = text.indexOf("stream", text.indexOf(`\n${object} 0 obj`)) + "stream\n".length
  return zlib.inflateSync(pdf.subarray(from, text.indexOf("endstream", from))).toString("latin1")
}

const sizesIn = (drawn: string): number[] =>
  [...drawn.matchAll(/\/F\d+ ([\d.]+) Tf/g)].map(([, size]) => Number(size))
