import type { ReportColumn, ReportRow } from "@baixian/backend/contract"
import { ArrowDownMini, ArrowUpMini, TriangleDownMini, TriangleRightMini } from "@medusajs/icons"
import { clx } from "@medusajs/ui"
import { useRef, useState, type KeyboardEvent } from "react"
import { GapMark } from "./gap-mark"
import { UNDEFINED } from "./figures"
import { formatFen, type MoneyUnit } from "./money"
import { cellText, columnLabel, isNumeric, isSum, rowName } from "./report-columns"
import { rowId, type TreeLine, type TreeSort } from "./report-tree"
import { useWords } from "./use-words"

type TreeTableProps = {
  label: string
  lines: TreeLine[]
  columns: ReportColumn[]
  unit: MoneyUnit
  isWholeMonth: boolean
  sort: TreeSort | null
  onSort: (key: string) => void
  onToggle: (row: ReportRow) => void
  /** Whether a cell's amount can be opened, and what to do then. */
  canOpen: (row: ReportRow, column: string) => boolean
  onOpen: (row: ReportRow, column: string) => void
}

/**
 * The report as a tree grid: head and first column stay in sight; a group opens above its children and is summed up
 * below them, as on paper. One tab stop; arrow keys inside.
 */
export function TreeTable(props: TreeTableProps) {
  const { label, lines, columns } = props
  const [current, setCurrent] = useState(0)
  const grid = useRef<HTMLDivElement>(null)
  const at = Math.min(current, lines.length - 1)
  const focus = (index: number) => {
    const next = Math.max(0, Math.min(lines.length - 1, index))
    setCurrent(next)
    grid.current?.querySelectorAll<HTMLElement>("tbody tr")[next]?.focus()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const line = lines[at]
    const act = line && keyAction(event.key, line, props, () => focus(parentOf(lines, at)))
    const move = MOVES[event.key]
    if (move === undefined && !act) return

    event.preventDefault()
    if (move !== undefined) focus(move(at, lines.length))
    else act?.()
  }

  return (
    <div
      ref={grid}
      className="max-h-[max(360px,calc(100vh-256px))] isolate overflow-auto border-y outline-none"
      onKeyDown={onKeyDown}
    >
      <table
        role="treegrid"
        aria-label={label}
        className="txt-compact-small w-full border-separate border-spacing-0"
      >
        <thead>
          <TableHead {...props} />
        </thead>
        <tbody>
          {lines.map((line, index) => (
            <TableLine
              key={`${line.kind}:${rowId(line.row)}`}
              line={line}
              isCurrent={index === at}
              onFocus={() => setCurrent(index)}
              table={props}
              columns={columns}
            />
          ))}
        </tbody>
      </table>
    </div>
  )
}

const PAGE = 15
const MOVES: Record<string, (at: number, count: number) => number> = {
  ArrowDown: (at) => at + 1,
  ArrowUp: (at) => at - 1,
  PageDown: (at) => at + PAGE,
  PageUp: (at) => at - PAGE,
  Home: () => 0,
  End: (_, count) => count - 1,
}

function keyAction(key: string, line: TreeLine, table: TreeTableProps, toParent: () => void) {
  const isOpen = line.kind === "heading" || line.group === "open"
  if (key === "ArrowRight" && line.kind === "row" && line.group === "closed")
    return () => table.onToggle(line.row)
  if (key === "ArrowLeft") return isOpen ? () => table.onToggle(line.row) : toParent
  if (key !== "Enter") return null

  const column = table.columns.find(({ key: each }) => table.canOpen(line.row, each))

  return column ? () => table.onOpen(line.row, column.key) : null
}

/** The heading of the group a line lies in; itself at the top. */
function parentOf(lines: TreeLine[], at: number): number {
  const depth = lines[at]?.depth ?? 0
  for (let index = at - 1; index >= 0; index--) if ((lines[index]?.depth ?? 0) < depth) return index

  return at
}

const STICKY_EDGE =
  "after:absolute after:inset-y-0 after:right-0 after:w-px after:bg-ui-border-base after:content-['']"

function TableHead({ columns, isWholeMonth, sort, onSort }: TreeTableProps) {
  const words = useWords()
  const { t } = words
  const headings = [
    { key: "code", label: t("sales_by_county.place"), numeric: false },
    ...columns.map((column) => ({
      key: column.key,
      label: columnLabel(column, words, isWholeMonth),
      numeric: isNumeric(column),
    })),
  ]

  return (
    <tr>
      {headings.map(({ key, label, numeric }, at) => (
        <th
          key={key}
          scope="col"
          aria-sort={sort?.key === key ? (sort.descending ? "descending" : "ascending") : "none"}
          className={clx(
            "bg-ui-bg-subtle sticky top-0 z-10 h-9 whitespace-nowrap border-b px-2.5 font-medium",
            numeric ? "text-right" : "text-left",
            at === 0 && `left-0 z-20 min-w-[200px] pl-6 ${STICKY_EDGE}`
          )}
        >
          <button
            type="button"
            onClick={() => onSort(key)}
            title={t("sales_by_county.sort", { column: label })}
            className={clx(
              "txt-compact-small-plus text-ui-fg-subtle hover:text-ui-fg-base focus-visible:shadow-borders-focus",
              "inline-flex items-center gap-x-0.5 rounded outline-none",
              sort?.key === key && "text-ui-fg-base"
            )}
          >
            {label}
            {sort?.key === key && (sort.descending ? <ArrowDownMini /> : <ArrowUpMini />)}
          </button>
        </th>
      ))}
    </tr>
  )
}

type TableLineProps = {
  line: TreeLine
  isCurrent: boolean
  onFocus: () => void
  table: TreeTableProps
  columns: ReportColumn[]
}

function TableLine({ line, isCurrent, onFocus, table, columns }: TableLineProps) {
  const { row, depth } = line
  const isTotal = row.level === "total"
  const isSubtotal = line.kind === "row" && isSum(row)
  const surface = clx(
    isTotal
      ? "bg-ui-bg-base-pressed sticky bottom-0 border-t"
      : isSubtotal
        ? "bg-ui-bg-component"
        : "bg-ui-bg-base",
    "group-hover/line:bg-ui-bg-base-hover group-focus/line:bg-ui-bg-highlight"
  )
  const isGroup = line.kind === "heading" || line.group !== null

  return (
    <tr
      role="row"
      aria-level={depth + 1}
      aria-expanded={isGroup ? line.kind === "heading" || line.group === "open" : undefined}
      tabIndex={isCurrent ? 0 : -1}
      onFocus={onFocus}
      data-row={rowId(row)}
      data-kind={line.kind}
      className={clx("group/line outline-none", (isSubtotal || isTotal) && "font-medium")}
    >
      <PlaceCell line={line} surface={surface} onToggle={() => table.onToggle(row)} />
      {line.kind === "heading" ? (
        <td role="gridcell" colSpan={columns.length} className={clx("border-b", surface)} />
      ) : (
        columns.map((column) => (
          <MeasureCell key={column.key} row={row} column={column} surface={surface} table={table} />
        ))
      )}
    </tr>
  )
}

function PlaceCell({ line, surface, onToggle }: { line: TreeLine; surface: string; onToggle: () => void }) {
  const words = useWords()
  const { t, nameOf } = words
  const { row, depth } = line
  const isOpener = line.kind === "heading" || line.group === "closed"
  const isOpen = line.kind === "heading"
  const name = isOpen ? nameOf(row) : rowName(row, words)
  const hasCode = line.kind === "row" && row.level === "county"

  return (
    <th
      role="rowheader"
      scope="row"
      style={{ paddingLeft: 12 + depth * 16 }}
      className={clx(
        line.kind === "heading" || isSum(row) ? "font-medium" : "font-normal",
        "sticky left-0 h-7 border-b pr-2.5 text-left",
        row.level === "total" ? "z-[7]" : "z-[5]",
        surface,
        STICKY_EDGE
      )}
    >
      <span className="flex items-center gap-x-1 whitespace-nowrap">
        {isOpener ? (
          <button
            type="button"
            tabIndex={-1}
            onClick={onToggle}
            aria-label={t(isOpen ? "sales_by_county.collapse" : "sales_by_county.expand", {
              name: nameOf(row),
            })}
            className="text-ui-fg-muted hover:text-ui-fg-base flex size-5 items-center justify-center"
          >
            {isOpen ? <TriangleDownMini /> : <TriangleRightMini />}
          </button>
        ) : (
          <span className="inline-block w-5" />
        )}
        <span className={clx("truncate", hasCode ? "max-w-[156px]" : "max-w-[232px]")} title={name}>
          {name}
        </span>
        {hasCode && <span className="text-ui-fg-muted txt-compact-xsmall font-mono">{row.code}</span>}
      </span>
    </th>
  )
}

type MeasureCellProps = { row: ReportRow; column: ReportColumn; surface: string; table: TreeTableProps }

function MeasureCell({ row, column, surface, table }: MeasureCellProps) {
  const words = useWords()
  const value = row[column.key]
  const isMissing = value === null || value === undefined
  const text = cellText(row, column, table.unit, words)
  const exact =
    column.kind === "fen" && typeof value === "number" ? `¥${formatFen(value, "yuan")}` : undefined

  return (
    <td
      role="gridcell"
      title={isMissing && text === UNDEFINED ? words.t("missing.undefined") : exact}
      className={clx(
        "h-7 whitespace-nowrap border-b px-2.5",
        row.level === "total" && "z-[6]",
        surface,
        isNumeric(column) ? "text-right tabular-nums" : "text-left",
        isMissing && "text-ui-fg-muted"
      )}
    >
      {column.kind === "points" && typeof value === "number" ? (
        <GapMark points={value} />
      ) : !isMissing && value !== 0 && table.canOpen(row, column.key) ? (
        <button
          type="button"
          tabIndex={-1}
          onClick={() => table.onOpen(row, column.key)}
          aria-label={`${text} ${words.t("sales_by_county.open_lines", {
            name: words.nameOf(row),
            column: columnLabel(column, words, table.isWholeMonth),
          })}`}
          className="hover:text-ui-fg-interactive decoration-ui-border-strong underline decoration-dotted underline-offset-4"
        >
          {text}
        </button>
      ) : (
        text
      )}
    </td>
  )
}
