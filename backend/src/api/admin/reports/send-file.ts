import type { ServerResponse } from "node:http"
import { finished } from "node:stream/promises"
import type { AuthenticatedMedusaRequest } from "@medusajs/framework/http"
import type { ReportFile } from "../../../reports/files/report-file"
import type { FileFormat } from "../../../reports/files/report-format"
import type { Taken } from "../../../reports/files/sheet"
import { writeCsv } from "../../../reports/files/write-csv"
import { writeXlsx } from "../../../reports/files/write-xlsx"
import { personOf } from "../person"

const types: Readonly<Record<FileFormat, string>> = {
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  csv: "text/csv; charset=utf-8",
}

/** Who asked, by name where the account has one, and when. */
export function takenBy(req: AuthenticatedMedusaRequest, at: Date): Taken {
  return { by: personOf(req).name, at }
}

/** The head of a download under its Chinese name. */
export function announceFile(res: ServerResponse, name: string, format: FileFormat): void {
  res.setHeader("Content-Type", types[format])
  // Old clients read the first name, all others the second.
  res.setHeader(
    "Content-Disposition",
    `attachment; filename="report.${format}"; filename*=UTF-8''${encodeURIComponent(name)}`
  )
  res.setHeader("Cache-Control", "no-store")
}

/**
 * Streams a file as a download under its Chinese name. What goes wrong half-way breaks the connection, so that nobody takes
 * half a file for a whole one.
 */
export async function sendFile(
  res: ServerResponse,
  file: ReportFile,
  { format, taken }: { format: FileFormat; taken: Taken }
): Promise<void> {
  announceFile(res, `${file.name}.${format}`, format)
  try {
    if (format === "csv") await writeCsv(res, file.flat)
    else await writeXlsx(res, { sheets: file.sheets, creator: taken.by, created: taken.at })
    await finished(res)
  } catch (error) {
    if (!res.headersSent) throw error
    res.destroy(error instanceof Error ? error : new Error(String(error)))
  }
}
