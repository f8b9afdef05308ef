import type { ExportRow } from "../../../contract"
import type { ReportExport } from "../../../modules/report-export/service"

/** An export as clients see it. A workflow hands its instants on as text. */
export function exportRow(
  found: Omit<ReportExport, "asked_at" | "finished_at"> & {
    asked_at: Date | string
    finished_at: Date | string | null
  }
): ExportRow {
  return {
    id: found.id,
    format: found.format,
    query: found.query,
    status: found.status,
    asked_at: new Date(found.asked_at).toISOString(),
    finished_at: found.finished_at ? new Date(found.finished_at).toISOString() : null,
    rows_done: found.rows_done,
    rows_total: found.rows_total,
    file_name: found.file_name,
    bytes: found.bytes,
  }
}
