import type { ExportRow } from "../../../contract"
import { KEPT_DAYS } from "../../../modules/report-export/kept-days"
import type { ReportExport } from "../../../modules/report-export/service"

const DAY_MS = 86_400_000

/** An export as clients see it. A workflow hands its instants on as text. */
export function exportRow(
  found: Omit<ReportExport, "asked_at" | "finished_at"> & {
    asked_at: Date | string
    finished_at: Date | string | null
  }
): ExportRow {
  const finished = found.finished_at ? new Date(found.finished_at) : null
  return {
    id: found.id,
    format: found.format,
    query: found.query,
    names: found.names,
    status: found.status,
    failure: found.failure,
    asked_at: new Date(found.asked_at).toISOString(),
    finished_at: finished?.toISOString() ?? null,
    expires_at:
      finished && found.status === "done"
        ? new Date(finished.getTime() + KEPT_DAYS * DAY_MS).toISOString()
        : null,
    rows_done: found.rows_done,
    rows_total: found.rows_total,
    file_name: found.file_name,
    bytes: found.bytes,
  }
}
