import type { FilterNames, ReportColumn, SalesLineRow } from "@baixian/backend/contract"
import { Badge, Button, clx, Drawer, Text } from "@medusajs/ui"
import { useInfiniteQuery } from "@tanstack/react-query"
import { Link } from "react-router-dom"
import { salesLinesQuery } from "../api/sales-lines"
import { daysAfter } from "./business-month"
import type { LineMeasure, OpenFigure } from "./figure-lines"
import { FileMenu } from "./file-menu"
import { formatCount } from "./figures"
import { useFocusBack } from "./focus-back"
import { spokenFilters } from "./line-filter"
import { LoadFailed, LoadingRows, Nothing } from "./load-state"
import { formatFen } from "./money"
import { columnLabel, rowName } from "./report-columns"
import { rowId } from "./report-tree"
import { useWords } from "./use-words"

type SalesLinesDrawerProps = {
  /** The figure in the report that was opened, to be found again in the total. */
  figure: OpenFigure
  columns: ReportColumn[]
  /** What the report calls the codes it was narrowed to. */
  names: FilterNames
  isWholeMonth: boolean
  onClose: () => void
}

/** The lines behind one figure, newest first, with their total: a sum one can check by hand. */
export function SalesLinesDrawer({ figure, columns, names, isWholeMonth, onClose }: SalesLinesDrawerProps) {
  const words = useWords()
  const { t } = words
  const { row, params, measure, expected } = figure
  const column = columns.find(({ key }) => key === figure.column)
  const name = rowName(row, words)
  const lines = useInfiniteQuery(salesLinesQuery(params))
  const total = lines.data?.pages[0]?.total
  const items = lines.data?.pages.flatMap((page) => page.items) ?? []
  const filters = [
    column && columnLabel(column, words, isWholeMonth),
    t("period.range", { from: params.from, to: daysAfter(params.until, -1) }),
    ...spokenFilters(figure.filter, names, words).map(({ label, value }) =>
      t("filter.chip", { label, value })
    ),
  ]

  const focusBack = useFocusBack({ otherwise: () => figureOnPage(rowId(row), figure.column) })

  return (
    <Drawer open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Drawer.Content {...focusBack} className="sm:max-w-[min(1120px,calc(100vw-16px))]">
        <Drawer.Header>
          <Drawer.Title>{t("lines.title", { name })}</Drawer.Title>
          <Drawer.Description className="txt-small text-ui-fg-subtle">
            {filters.filter(Boolean).join(" · ")}
          </Drawer.Description>
        </Drawer.Header>
        <Drawer.Body className="min-h-0 overflow-auto p-0">
          {lines.isPending ? (
            <LoadingRows rows={10} />
          ) : lines.isError && !lines.data ? (
            <LoadFailed error={lines.error} onRetry={() => void lines.refetch()} />
          ) : items.length === 0 ? (
            <Nothing title={t("lines.empty")} hint={t("lines.empty_hint")} />
          ) : (
            <LinesTable items={items} />
          )}
          {lines.isFetchNextPageError && (
            <LoadFailed error={lines.error} onRetry={() => void lines.fetchNextPage()} />
          )}
          {lines.hasNextPage && (
            <div className="flex justify-center py-4">
              <Button
                size="small"
                variant="secondary"
                isLoading={lines.isFetchingNextPage}
                onClick={() => void lines.fetchNextPage()}
              >
                {t("lines.more")}
              </Button>
            </div>
          )}
        </Drawer.Body>
        <Drawer.Footer className="items-center justify-between">
          <FileMenu
            path="/admin/sales-lines"
            query={params}
            isDisabled={!total}
            background={{ query: params, rows: total?.rows ?? 0 }}
          />
          <Text size="small" className="text-ui-fg-muted">
            {total && t("lines.loaded", { shown: formatCount(items.length), rows: formatCount(total.rows) })}
          </Text>
          <div className="flex flex-col items-end">
            <Text size="small" weight="plus" className="tabular-nums">
              {total &&
                t("lines.total", {
                  rows: formatCount(total.rows),
                  quantity: formatCount(total.quantity),
                  amount: formatFen(total.net_fen, "yuan"),
                })}
            </Text>
            {total && expected !== null && (
              <Agreement measure={measure} difference={total[measure] - expected} />
            )}
          </div>
        </Drawer.Footer>
      </Drawer.Content>
    </Drawer>
  )
}

/** Where the figure stands in its table: an address opens the drawer before anything on the page had the keyboard. */
function figureOnPage(row: string, column: string): HTMLElement | null {
  return document.querySelector<HTMLElement>(
    `[data-row="${CSS.escape(row)}"] [data-column="${CSS.escape(column)}"] button`
  )
}

function Agreement({ measure, difference }: { measure: LineMeasure; difference: number }) {
  const { t } = useWords()
  const differs =
    measure === "quantity"
      ? t("lines.differs_quantity", { quantity: formatCount(difference) })
      : t("lines.differs", { amount: formatFen(difference, "yuan") })

  return (
    <Text size="xsmall" className={difference === 0 ? "text-ui-tag-green-text" : "text-ui-tag-orange-text"}>
      {difference === 0 ? `✓ ${t("lines.agrees")}` : `! ${differs}`}
    </Text>
  )
}

const HEADINGS = [
  "day",
  "document",
  "kind",
  "product",
  "origin",
  "point",
  "quantity",
  "gross",
  "discount",
  "net",
  "marks",
] as const
const NUMBERS: ReadonlySet<string> = new Set(["quantity", "gross", "discount", "net"])

function LinesTable({ items }: { items: SalesLineRow[] }) {
  const { t } = useWords()

  return (
    <table className="txt-compact-small w-full border-separate border-spacing-0">
      <thead>
        <tr>
          {HEADINGS.map((heading) => (
            <th
              key={heading}
              scope="col"
              className={clx(
                "bg-ui-bg-subtle text-ui-fg-subtle sticky top-0 z-10 h-9 whitespace-nowrap border-b px-2 font-medium first:pl-5 last:pr-4",
                NUMBERS.has(heading) ? "text-right" : "text-left"
              )}
            >
              {t(`lines.${heading}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {items.map((line) => (
          <LineRow key={line.id} line={line} />
        ))}
      </tbody>
    </table>
  )
}

const cellClass = "border-b px-2 py-1.5 align-top first:pl-5 last:pr-4"
const numberClass = `${cellClass} text-right tabular-nums whitespace-nowrap`

function LineRow({ line }: { line: SalesLineRow }) {
  const { t, instant, nameOf } = useWords()
  const origin = nameOf({ name: line.origin_name, name_en: line.origin_name_en })

  return (
    <tr className="hover:bg-ui-bg-base-hover">
      <td className={`${cellClass} whitespace-nowrap tabular-nums`} title={instant(line.occurred_at)}>
        {line.business_day}
      </td>
      <td className={`${cellClass} min-w-[142px] max-w-[180px]`}>
        <div className="break-words">
          <DocumentLink line={line} />
        </div>
        <div className="text-ui-fg-muted txt-compact-xsmall whitespace-nowrap">
          {t(`source.${line.source}`)} · {t(`line.${line.line}`)}
        </div>
      </td>
      <td className={`${cellClass} whitespace-nowrap`}>{t(`kind.${line.kind}`)}</td>
      <td className={`${cellClass} min-w-[152px]`}>
        <div>{line.product_title}</div>
        <div className="text-ui-fg-muted txt-compact-xsmall">
          {[line.sku, line.supplier_name].filter(Boolean).join(" · ")}
        </div>
      </td>
      <td className={`${cellClass} min-w-[112px]`}>
        <div className="line-clamp-2" title={origin}>
          {origin}
        </div>
        <div className="text-ui-fg-muted txt-compact-xsmall font-mono">{line.origin_code}</div>
      </td>
      <td className={`${cellClass} min-w-[136px] max-w-[160px] break-words`}>
        <div>{line.sales_point_name}</div>
        {line.sales_point_name !== line.sales_point_code && (
          <div className="text-ui-fg-muted txt-compact-xsmall whitespace-nowrap font-mono text-[11px]">
            {line.sales_point_code}
          </div>
        )}
      </td>
      <td className={numberClass}>{formatCount(line.quantity)}</td>
      <td className={numberClass}>{formatFen(line.gross_fen, "yuan")}</td>
      <td className={numberClass}>{formatFen(line.discount_fen, "yuan")}</td>
      <td className={`${numberClass} font-medium`}>{formatFen(line.net_fen, "yuan")}</td>
      <td className={cellClass}>
        <div className="flex min-w-[64px] flex-wrap gap-1">
          {line.in_catalogue && (
            <Badge size="2xsmall" className="whitespace-nowrap">
              {t("lines.listed")}
            </Badge>
          )}
          {line.is_recognised && (
            <Badge size="2xsmall" className="whitespace-nowrap">
              {t("lines.recognised")}
            </Badge>
          )}
          {line.is_sample && (
            <Badge size="2xsmall" color="orange" className="whitespace-nowrap">
              {t("lines.sample")}
            </Badge>
          )}
        </div>
      </td>
    </tr>
  )
}

/** An order opens on Medusa's own page; other sources have no page of their own yet. */
function DocumentLink({ line }: { line: SalesLineRow }) {
  const { t } = useWords()
  if (line.source !== "order" || !line.source_document.startsWith("order_")) return <>{line.document_label}</>

  return (
    <Link
      to={`/orders/${line.source_document}`}
      aria-label={t("lines.open_order", { label: line.document_label })}
      className="text-ui-fg-interactive hover:text-ui-fg-interactive-hover"
    >
      {line.document_label}
    </Link>
  )
}
