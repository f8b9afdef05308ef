import type { ReportColumn } from "../contract"

/** A column whose heading the screens find under its key. */
export function column(key: string, kind: ReportColumn["kind"], label_zh: string): ReportColumn {
  return { key, kind, label_key: key, label_zh }
}
