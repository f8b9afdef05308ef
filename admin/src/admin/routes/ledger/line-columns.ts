import type { SalesLineRow } from "@baixian/backend/contract"
import { formatCount } from "../../ui/figures"
import { choiceWord } from "../../ui/line-filter"
import { formatFen, plainFen } from "../../ui/money"
import type { CopiedTable } from "../../ui/table-copy"
import type { Words } from "../../ui/use-words"

/** Everything 台账 may show of a line, in the order it is shown. */
export const LINE_COLUMNS = [
  "business_day",
  "late_for",
  "occurred_at",
  "document_label",
  "source",
  "kind",
  "product_title",
  "sku",
  "origin_name",
  "origin_code",
  "supplier_name",
  "sales_point_name",
  "sales_point_code",
  "district_name",
  "channel",
  "line",
  "venue_name",
  "counting_type",
  "in_catalogue",
  "is_recognised",
  "is_sample",
  "quantity",
  "gross_fen",
  "discount_fen",
  "net_fen",
] as const
export type LineColumn = (typeof LINE_COLUMNS)[number]

/** What fits beside each other on a laptop of the office. */
export const DEFAULT_COLUMNS: readonly LineColumn[] = [
  "business_day",
  "document_label",
  "kind",
  "product_title",
  "origin_name",
  "sales_point_name",
  "district_name",
  "channel",
  "counting_type",
  "quantity",
  "net_fen",
]

/** Without these a row would say neither which sale it is nor how much. */
const ALWAYS: ReadonlySet<LineColumn> = new Set(["business_day", "document_label", "net_fen"])
export const isAlways = (column: LineColumn): boolean => ALWAYS.has(column)

const NUMBERS: ReadonlySet<LineColumn> = new Set(["quantity", "gross_fen", "discount_fen", "net_fen"])
export const isNumber = (column: LineColumn): boolean => NUMBERS.has(column)

/** A stored choice; what it does not name properly is left out, and nothing left means the default. */
export function readColumns(text: string | null): readonly LineColumn[] {
  const names = new Set(text?.split(",") ?? [])
  const chosen = LINE_COLUMNS.filter((column) => names.has(column) || isAlways(column))

  return LINE_COLUMNS.some((column) => names.has(column)) ? chosen : DEFAULT_COLUMNS
}

/** The choice with one column turned the other way, in the order columns are shown. */
export const withToggled = (columns: readonly LineColumn[], column: LineColumn): readonly LineColumn[] =>
  LINE_COLUMNS.filter((each) => columns.includes(each) !== (each === column) || isAlways(each))

/** A cell as a person reads it. */
export const lineText = (line: SalesLineRow, column: LineColumn, words: Words): string =>
  cellOf(line, column, words, { fen: (fen) => formatFen(fen, "yuan"), count: formatCount })

const plainText = (line: SalesLineRow, column: LineColumn, words: Words): string =>
  cellOf(line, column, words, { fen: (fen) => plainFen(fen, "yuan"), count: String })

type Formats = Record<"fen" | "count", (value: number) => string>

function cellOf(line: SalesLineRow, column: LineColumn, words: Words, formats: Formats): string {
  const { t, nameOf, instant } = words
  switch (column) {
    case "business_day":
    case "document_label":
    case "product_title":
    case "origin_code":
    case "sales_point_name":
    case "sales_point_code":
      return line[column]
    case "late_for":
    case "sku":
    case "supplier_name":
      return line[column] ?? ""
    case "occurred_at":
      return instant(line.occurred_at)
    case "origin_name":
      return nameOf({ name: line.origin_name, name_en: line.origin_name_en })
    case "district_name":
      return nameOf({ name: line.district_name ?? "", name_en: line.district_name_en })
    case "venue_name":
      return nameOf({ name: line.venue_name ?? "", name_en: line.venue_name_en })
    case "source":
    case "line":
    case "channel":
    case "counting_type":
      return choiceWord(column, line[column], words)
    case "kind":
      return t(`kind.${line.kind}`)
    case "in_catalogue":
    case "is_recognised":
    case "is_sample":
      return t(line[column] ? "flag.yes" : "flag.no")
    case "quantity":
      return formats.count(line.quantity)
    case "gross_fen":
    case "discount_fen":
    case "net_fen":
      return formats.fen(line[column])
  }
}

/** What is loaded, as a table for the clipboard: numbers plain, everything else as text. */
export const copiedLines = (
  lines: SalesLineRow[],
  columns: readonly LineColumn[],
  words: Words
): CopiedTable => ({
  headings: columns.map((column) => ({ label: words.t(`ledger.cells.${column}`), text: !isNumber(column) })),
  rows: lines.map((line) => columns.map((column) => plainText(line, column, words))),
})

/** Where a line's document opens in the dashboard; null for sources that have no page there yet. */
export const documentAddress = ({ source, source_document }: SalesLineRow): string | null =>
  source === "order" && source_document.startsWith("order_") ? `/orders/${source_document}` : null
