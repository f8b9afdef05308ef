import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { MedusaError } from "@medusajs/framework/utils"
import type { FilterNames, Report } from "../../contract"
import type { ListedSalesLine, SalesLineFilter } from "../../modules/ledger/list-sales-lines"
import { hasSampleLines, listSalesLines, totalSalesLines } from "../../modules/ledger/list-sales-lines"
import { fileWords } from "./file-words"
import { countText, filtersOf, periodOf, type ReportFile, yuanText } from "./report-file"
import type { Sheet, SheetColumn, SheetRow, Taken } from "./sheet"
import { beijing } from "./write-csv"

/** Rows read from the database at a time. */
const ROWS_PER_READ = 2_000

const columns: SheetColumn[] = [
  { key: "business_day", kind: "day", label: "业务日期" },
  { key: "late_for", kind: "day", label: "补记原日", blank: "" },
  { key: "occurred_at", kind: "instant", label: "发生时间" },
  { key: "kind", kind: "text", label: "类型" },
  { key: "source", kind: "text", label: "来源" },
  { key: "document_label", kind: "code", label: "单号", width: 40 },
  { key: "product_title", kind: "text", label: "商品", width: 30 },
  { key: "sku", kind: "code", label: "货号", width: 15 },
  { key: "origin_code", kind: "code", label: "产地代码" },
  { key: "origin_name", kind: "text", label: "产地" },
  { key: "supplier_name", kind: "text", label: "供应商" },
  { key: "sales_point_name", kind: "text", label: "销售点", width: 30 },
  { key: "sales_point_code", kind: "code", label: "销售点代码", width: 21 },
  { key: "district_code", kind: "code", label: "区代码" },
  { key: "district_name", kind: "text", label: "区" },
  { key: "channel", kind: "text", label: "渠道" },
  { key: "venue_name", kind: "text", label: "场所" },
  { key: "counting_type", kind: "text", label: "统计类型" },
  { key: "line", kind: "text", label: "线上线下" },
  { key: "in_catalogue", kind: "flag", label: "百县百品" },
  { key: "is_recognised", kind: "flag", label: "认定产品" },
  { key: "is_sample", kind: "flag", label: "样例" },
  { key: "quantity", kind: "integer", label: "数量" },
  { key: "gross_fen", kind: "fen", label: "原价" },
  { key: "discount_fen", kind: "fen", label: "优惠" },
  { key: "net_fen", kind: "fen", label: "净额" },
  { key: "id", kind: "code", label: "流水号" },
]

/** For programs: whole fen, and the headings say so. */
const inFen = columns.map((column) =>
  column.kind === "fen" ? { ...column, label: fileWords.in_fen(column.label) } : column
)

/** What lines' codes are called in the file. */
export type LineNames = {
  origin: (code: string) => string
  point: (code: string) => string
  district: (code: string | null) => string | null
  venue: (code: string | null) => string | null
}

/**
 * 台账 as a file: every line the filter matches, newest first, with no limit. `tx` must be a transaction that sees one
 * instant (REPEATABLE READ), so that rows and control total agree. Throws when they do not: a file that lost a row must
 * not look finished. Also answers how many rows it has.
 */
export async function salesLinesFile(
  tx: Knex,
  filter: SalesLineFilter,
  {
    names,
    filters,
    params,
    scope,
    taken,
  }: {
    names: LineNames
    /** What the codes in `params` are called. */
    filters: FilterNames
    params: Record<string, unknown>
    /** Whose lines these are; null for the whole city's. */
    scope: Report["about"]["scope"]
    taken: Taken
  }
): Promise<{ file: ReportFile; total: number }> {
  const total = await totalSalesLines(tx, filter)
  const isSample = await hasSampleLines(tx, filter)
  const { name, title } = fileWords.reports["sales-lines"]
  const period = periodOf(params)
  const lines: Sheet = {
    name,
    title: isSample ? `${fileWords.sample}${title}` : title,
    head: [fileWords.period(period), fileWords.unit_yuan],
    columns,
    rows: eachLine(tx, filter, { names, total }),
    style: "yuan",
    banner: isSample ? fileWords.sample : null,
    foot: () => [
      ...(isSample ? [fileWords.has_sample] : []),
      ...(scope ? [fileWords.scope(scope)] : []),
      fileWords.filters(filtersOf(params, filters)),
      fileWords.control(countText(total.rows), yuanText(total.net_fen)),
      fileWords.made(taken.by, beijing(taken.at)),
    ],
    signatures: [],
  }
  const file = {
    name: [fileWords.office, name, period].join("_"),
    sheets: [lines],
    // One of the two is written, so both may take the same rows.
    flat: { ...lines, columns: inFen, style: "data" as const },
  }
  return { file, total: total.rows }
}

async function* eachLine(
  tx: Knex,
  filter: SalesLineFilter,
  { names, total }: { names: LineNames; total: { rows: number; net_fen: number } }
): AsyncGenerator<SheetRow> {
  let rows = 0
  let net_fen = 0
  let last: ListedSalesLine | undefined
  do {
    const after = last ? { at: last.cursor_at, id: last.id } : null
    const lines = await listSalesLines(tx, filter, { after, limit: ROWS_PER_READ })
    for (const line of lines) {
      rows += 1
      net_fen += line.net_fen
      yield { cells: cellsOf(line, names) }
    }
    last = lines.length === ROWS_PER_READ ? lines.at(-1) : undefined
  } while (last)
  if (rows !== total.rows || net_fen !== total.net_fen) {
    throw new MedusaError(
      MedusaError.Types.UNEXPECTED_STATE,
      `The file has ${rows} rows of ${net_fen} fen; the ledger ${total.rows} of ${total.net_fen}.`
    )
  }
}

function cellsOf(line: ListedSalesLine, names: LineNames): SheetRow["cells"] {
  return {
    ...line,
    kind: fileWords.kinds[line.kind],
    source: fileWords.sources[line.source],
    line: fileWords.lines[line.line],
    channel: fileWords.channels[line.channel],
    counting_type: fileWords.counting_types[line.counting_type],
    origin_name: names.origin(line.origin_code),
    sales_point_name: names.point(line.sales_point_code),
    district_name: names.district(line.district_code),
    venue_name: names.venue(line.venue_type),
  }
}
