import type { SalesLineRow } from "@baixian/backend/contract"
import { Badge, Button, clx } from "@medusajs/ui"
import { useRef, type UIEvent } from "react"
import { Link, useNavigate } from "react-router-dom"
import { plainTable } from "../../ui/plain-table"
import { useWords } from "../../ui/use-words"
import { documentAddress, isNumber, lineText, type LineColumn } from "./line-columns"

type LinesTableProps = {
  lines: SalesLineRow[]
  columns: readonly LineColumn[]
  hasMore: boolean
  isLoadingMore: boolean
  onMore: () => void
}

/** So far from the end the next lines are asked for. */
const NEAR_THE_END_PX = 600

/** The lines, newest first; the next ones come while one scrolls, or by the button at the end. */
export function LinesTable({ lines, columns, hasMore, isLoadingMore, onMore }: LinesTableProps) {
  const { t } = useWords()
  const follow = ({ currentTarget: { scrollHeight, scrollTop, clientHeight } }: UIEvent) => {
    if (hasMore && !isLoadingMore && scrollHeight - scrollTop - clientHeight < NEAR_THE_END_PX) onMore()
  }

  return (
    <div
      className="isolate max-h-[max(320px,calc(100vh-330px))] overflow-auto"
      onScroll={follow}
      tabIndex={0}
      role="region"
      aria-label={t("ledger.table")}
    >
      <table aria-label={t("ledger.table")} className={plainTable.table}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th
                key={column}
                scope="col"
                className={clx(plainTable.head, "sticky top-0 z-10 px-2", isNumber(column) && "text-right")}
              >
                {t(`ledger.cells.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <LineRow key={line.id} line={line} columns={columns} />
          ))}
        </tbody>
      </table>
      {hasMore && (
        <div className="flex justify-center py-3">
          <Button size="small" variant="secondary" isLoading={isLoadingMore} onClick={onMore}>
            {t("ledger.more")}
          </Button>
        </div>
      )}
    </div>
  )
}

function LineRow({ line, columns }: { line: SalesLineRow; columns: readonly LineColumn[] }) {
  const navigate = useNavigate()
  const pressed = useRef<{ x: number; y: number } | null>(null)
  const to = documentAddress(line)

  return (
    <tr
      className={clx(plainTable.row, to && "cursor-pointer")}
      onMouseDown={({ clientX, clientY }) => {
        pressed.current = { x: clientX, y: clientY }
      }}
      onClick={(event) => {
        // Who drags over a row marks text to copy it; links in it go their own way.
        const from = pressed.current
        const isDrag = from && Math.abs(from.x - event.clientX) + Math.abs(from.y - event.clientY) > 4
        if (to && !isDrag && !(event.target as Element).closest("a")) void navigate(to)
      }}
    >
      {columns.map((column) => (
        <LineCell key={column} line={line} column={column} to={to} />
      ))}
    </tr>
  )
}

const WIDE: ReadonlySet<LineColumn> = new Set(["product_title", "sales_point_name", "supplier_name"])
const CODES: ReadonlySet<LineColumn> = new Set(["sku", "origin_code", "sales_point_code"])

function LineCell({ line, column, to }: { line: SalesLineRow; column: LineColumn; to: string | null }) {
  const words = useWords()
  const { t } = words
  const text = lineText(line, column, words)
  const isWide = WIDE.has(column)

  return (
    <td
      className={clx(
        "h-9 border-b px-2 first:pl-6 last:pr-6",
        isNumber(column) && plainTable.number,
        isNumber(column) && text.startsWith("−") && "text-ui-tag-red-text",
        isWide ? "min-w-[128px] max-w-[220px]" : "whitespace-nowrap",
        CODES.has(column) && "font-mono text-[12px]",
        column === "net_fen" && "font-medium"
      )}
    >
      {column === "document_label" ? (
        <span className="line-clamp-2 w-[148px] whitespace-normal break-all" title={text}>
          {to ? (
            <Link to={to} aria-label={t("lines.open_order", { label: text })} className={plainTable.link}>
              {text}
            </Link>
          ) : (
            text
          )}
        </span>
      ) : column === "business_day" ? (
        <span className="flex w-[80px] flex-wrap items-center gap-x-1 tabular-nums">
          {text}
          {line.late_for && (
            <Badge size="2xsmall" color="orange" title={t("ledger.late_of", { day: line.late_for })}>
              {t("ledger.late_mark")} {line.late_for.slice(5)}
            </Badge>
          )}
        </span>
      ) : column === "origin_name" ? (
        <span className="block max-w-[148px] truncate" title={text}>
          {text}
        </span>
      ) : isWide ? (
        <span className="line-clamp-2" title={text}>
          {text}
        </span>
      ) : (
        text
      )}
    </td>
  )
}
