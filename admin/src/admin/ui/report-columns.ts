import type { ReportColumn, ReportRow } from "@baixian/backend/contract"
import { formatCount, formatPoints, formatRatio, LIGHT_SYMBOL, scheduleLight, UNDEFINED } from "./figures"
import { NONE } from "./line-filter"
import { formatFen, plainFen, type MoneyUnit } from "./money"
import { isSum } from "./report-tree"
import type { Words } from "./use-words"

/** Columns that the tree's own first column already says. */
const IN_THE_TREE = new Set([
  "row_no",
  "group_name",
  "province",
  "prefecture",
  "county",
  "name",
  "name_en",
  "code",
  "level",
  "parent_code",
])

/** Shown inside the rank's cell. */
const BESIDE_THE_RANK = new Set(["rank_change"])

/** Breakdowns that few need every day, by their headings: behind "all columns". */
const DETAIL = new Set([
  "in_98",
  "paired_district",
  "procurement_fen",
  "assisted_sale_fen",
  "recorded_fen",
  "filed_fen",
  "active_items",
  "sell_through_rate",
  "locations_selling",
  "quantity",
])

/** Said of single counties only: in any other row the cell is empty, which is not the same as undefined. */
const OF_COUNTIES = new Set(["in_98", "paired_district", "rank"])

type Beside = {
  /** The rows stand without the groups they are in, which a column then names. */
  isFlat?: boolean
  /** Codes are too long to stand beside the names; those who need them find a column. */
  hasLongCodes?: boolean
}

/** The columns beside the tree's own, in the report's order. */
export function shownColumns(
  columns: ReportColumn[],
  set: "core" | "all",
  { isFlat = false, hasLongCodes = false }: Beside = {}
): ReportColumn[] {
  const isBeside = (key: string): boolean =>
    !IN_THE_TREE.has(key) ||
    (isFlat && key === "group_name") ||
    (hasLongCodes && set === "all" && key === "code")

  return columns.filter(
    ({ key, label_key }) =>
      isBeside(key) && !BESIDE_THE_RANK.has(key) && (set === "all" || !DETAIL.has(label_key))
  )
}

/** Whether there is more to show than the columns for every day. */
export const hasDetail = (columns: ReportColumn[]): boolean =>
  columns.some(({ label_key }) => DETAIL.has(label_key))

/** The heading in the reader's language; a column this screen has no word for keeps the office's Chinese one. */
export function columnLabel(column: ReportColumn, { t, isChinese }: Words, isWholeMonth = true): string {
  const key = column.label_key.replace(/^report\.columns\./, "")
  // The key comes from the answer, so the compiler cannot know it; `defaultValue` covers one it does not have.
  const word = (name: string, defaultValue: string): string =>
    String(t(`report.columns.${name}` as "report.columns.name", { defaultValue }))
  const label = word(key, isChinese ? column.label_zh : (column.label_en ?? column.label_zh))

  return isWholeMonth ? label : word(`${key}_period`, label)
}

/** What a heading means, where the words alone do not say how it is counted; null for all others. */
export function columnMeaning({ key }: ReportColumn, { t }: Words): string | null {
  return DEFINED.some((each) => each === key) ? t(`definition.${key as (typeof DEFINED)[number]}`) : null
}

const DEFINED = ["active_items", "sell_through_rate", "locations_selling"] as const

export const isNumeric = ({ kind }: ReportColumn): boolean => !["text", "code", "flag"].includes(kind)

/** Growth against an earlier span: its sign is the message. */
const isGrowth = (key: string): boolean => /(^|_)(mom|yoy)(_|$)/.test(key)

/** Numbers as a person reads them (grouped, "−", "+"). */
export function cellText(row: ReportRow, column: ReportColumn, unit: MoneyUnit, words: Words): string {
  return cell(row, column, words, {
    fen: (fen) => formatFen(fen, unit),
    ratio: (ratio) => formatRatio(ratio, isGrowth(column.key) ? "signed" : "bare"),
    points: (points) => formatPoints(points),
    count: formatCount,
    rank: (rank) => rankText(rank, row["rank_change"], words.t),
  })
}

/** The same as a spreadsheet reads it: numbers stay numbers. */
export function plainCell(row: ReportRow, column: ReportColumn, unit: MoneyUnit, words: Words): string {
  return cell(row, column, words, {
    fen: (fen) => plainFen(fen, unit),
    ratio: (ratio) => formatRatio(ratio, "plain"),
    points: (points) => formatPoints(points, "plain"),
    count: String,
    rank: String,
  })
}

/** The gap on paper carries its symbol; colour does not survive a copier. */
export function printedCell(row: ReportRow, column: ReportColumn, unit: MoneyUnit, words: Words): string {
  const value = row[column.key]
  const text = cellText(row, column, unit, words)

  return column.kind === "points" && typeof value === "number"
    ? `${LIGHT_SYMBOL[scheduleLight(value)]} ${text}`
    : text
}

type Formats = Record<"fen" | "ratio" | "points" | "count" | "rank", (value: number) => string>

function cell(row: ReportRow, column: ReportColumn, words: Words, formats: Formats): string {
  const { t } = words
  const value = valueOf(row, column, words)
  if (value === null || value === undefined) {
    if ((OF_COUNTIES.has(column.key) || column.kind === "text") && isSum(row)) return ""

    return isTarget(column.key) ? t("missing.no_target") : UNDEFINED
  }
  if (typeof value === "boolean") return value ? t("flag.yes") : t("flag.no")
  if (typeof value === "string") return value

  switch (column.kind) {
    case "fen":
      return formats.fen(value)
    case "ratio":
      return formats.ratio(value)
    case "points":
      return formats.points(value)
    case "rank":
      return formats.rank(value)
    case "integer":
    case "text":
    case "code":
    case "flag":
      return formats.count(value)
  }
}

/** A text may have an English beside it; a code of what has none is no code. */
function valueOf(
  row: ReportRow,
  { key, kind }: ReportColumn,
  { isChinese }: Words
): ReportRow[string] | undefined {
  if (kind === "code") return hasCode(row) ? row[key] : ""

  return kind === "text" && !isChinese ? (row[`${key}_en`] ?? row[key]) : row[key]
}

/** Whether a row's code means something to a person. */
export const hasCode = ({ level, code }: ReportRow): boolean =>
  code !== NONE && ["province", "prefecture", "county", "group", "item"].includes(level)

/** Six digits of a place or district stand beside its name. */
export const hasLongCodes = (rows: ReportRow[]): boolean =>
  rows.some((row) => !isSum(row) && hasCode(row) && row.code.length > 6)

export const isTarget = (key: string): boolean => /(^|_)target_fen$/.test(key)

function rankText(rank: number, change: ReportRow[string] | undefined, t: Words["t"]): string {
  if (typeof change !== "number" || change === 0) return String(rank)

  return change > 0 ? t("table.rank_up", { rank, by: change }) : t("table.rank_down", { rank, by: -change })
}

/** A county more than ten points behind schedule, by the plan of the report the row is from. */
export function isRed(row: ReportRow): boolean {
  const gap = row["schedule_gap_points"]

  return row.level === "county" && typeof gap === "number" && scheduleLight(gap) === "red"
}

/** "红河州小计" for a group's subtotal, the plain name for everything else. */
export function rowName(row: ReportRow, { t, nameOf }: Words): string {
  const name = nameOf(row)
  const isSubtotal = ["province", "prefecture", "group"].includes(row.level)
  if (!isSubtotal || /小计$|subtotal$/i.test(name)) return name

  return t("table.subtotal", { name })
}
