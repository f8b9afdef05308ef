import type { ReportColumn } from "../contract"

/** A column whose heading the screens find under its key, or under `label_key` where one key has several headings. */
export function column(
  key: string,
  kind: ReportColumn["kind"],
  label_zh: string,
  label_key = key
): ReportColumn {
  return { key, kind, label_key, label_zh }
}
