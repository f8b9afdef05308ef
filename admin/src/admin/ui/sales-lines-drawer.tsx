import type { ReportRow, SalesLineRow } from "@baixian/backend/contract"
import { Badge, Button, clx, Drawer, Text } from "@medusajs/ui"
import { useInfiniteQuery } from "@tanstack/react-query"
import { Link } from "react-router-dom"
import { salesLinesQuery, type SalesLinesParams } from "../api/sales-lines"
import { daysAfter } from "./business-month"
import { formatCount } from "./figures"
import { LoadFailed, LoadingRows, Nothing } from "./load-state"
import { formatFen } from "./money"
import { useWords } from "./use-words"

type SalesLinesDrawerProps = {
  /** The row whose figure was opened. */
  row: ReportRow
  params: SalesLinesParams
  /** The figure in the report that was opened, to be found again in the total. */
  expected_fen: number | null
  onClose: () => void
}

/** The lines behind one figure, newest first, with their total: a sum one can check by hand. */
export function SalesLinesDrawer({ row, params, expected_fen, onClose }: SalesLinesDrawerProps) {
  const { t, nameOf } = useWords()
  const name = row.level === "total" ? t("lines.all") : nameOf(row)
  const lines = useInfiniteQuery(salesLinesQuery(params))
  const total = lines.data?.pages[0]?.total
  const items = lines.data?.pages.flatMap((page) => page.items) ?? []
  const filters = [
    t("period.range", { from: params.from, to: daysAfter(params.until, -1) }),
    params.line && t(`line.${params.line}`),
    params.source && t(`source.${params.source}`),
    params.catalogue_only && t("lines.in_catalogue"),
  ]

  return (
    <Drawer open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Drawer.Content className="sm:max-w-[min(1120px,calc(100vw-16px))]">
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
            {total && expected_fen !== null && <Agreement difference_fen={total.net_fen - expected_fen} />}
          </div>
        </Drawer.Footer>
      </Drawer.Content>
    </Drawer>
  )
}

function Agreement({ difference_fen }: { difference_fen: number }) {
  const { t } = useWords()

  return (
    <Text
      size="xsmall"
      className={difference_fen === 0 ? "text-ui-tag-green-text" : "text-ui-tag-orange-text"}
    >
      {difference_fen === 0
        ? `✓ ${t("lines.agrees")}`
        : `! ${t("lines.differs", { amount: formatFen(difference_fen, "yuan") })}`}
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
                "bg-ui-bg-subtle text-ui-fg-subtle sticky top-0 z-10 h-9 whitespace-nowrap border-b px-2.5 font-medium",
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

const cellClass = "border-b px-2.5 py-1.5 align-top"
const numberClass = `${cellClass} text-right tabular-nums whitespace-nowrap`

function LineRow({ line }: { line: SalesLineRow }) {
  const { t, instant } = useWords()

  return (
    <tr className="hover:bg-ui-bg-base-hover">
      <td className={`${cellClass} whitespace-nowrap tabular-nums`} title={instant(line.occurred_at)}>
        {line.business_day}
      </td>
      <td className={`${cellClass} min-w-[132px] max-w-[180px]`}>
        <div className="break-words">
          <DocumentLink line={line} />
        </div>
        <div className="text-ui-fg-muted txt-compact-xsmall whitespace-nowrap">
          {t(`source.${line.source}`)} · {t(`line.${line.line}`)}
        </div>
      </td>
      <td className={`${cellClass} whitespace-nowrap`}>{t(`kind.${line.kind}`)}</td>
      <td className={`${cellClass} min-w-[176px]`}>
        <div>{line.product_title}</div>
        <div className="text-ui-fg-muted txt-compact-xsmall">
          {[line.sku, line.supplier_name].filter(Boolean).join(" · ")}
        </div>
      </td>
      <td className={`${cellClass} min-w-[104px]`}>
        <div>{line.origin_name}</div>
        <div className="text-ui-fg-muted txt-compact-xsmall font-mono">{line.origin_code}</div>
      </td>
      <td className={`${cellClass} min-w-[84px] max-w-[112px] break-words`}>{line.sales_point_code}</td>
      <td className={numberClass}>{formatCount(line.quantity)}</td>
      <td className={numberClass}>{formatFen(line.gross_fen, "yuan")}</td>
      <td className={numberClass}>{formatFen(line.discount_fen, "yuan")}</td>
      <td className={`${numberClass} font-medium`}>{formatFen(line.net_fen, "yuan")}</td>
      <td className={cellClass}>
        <div className="flex min-w-[84px] flex-wrap gap-1">
          {line.in_catalogue && (
            <Badge size="2xsmall" className="whitespace-nowrap">
              {t("lines.in_catalogue")}
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
