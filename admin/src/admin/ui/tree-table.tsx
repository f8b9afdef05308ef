import type { ReportColumn, ReportRow } from "@baixian/backend/contract"
import {
  ArrowDownMini,
  ArrowUpMini,
  ChevronRightMini,
  TriangleDownMini,
  TriangleRightMini,
} from "@medusajs/icons"
import { clx } from "@medusajs/ui"
import { useRef, useState, type KeyboardEvent } from "react"
import { Link } from "react-router-dom"
import { GapMark } from "./gap-mark"
import { UNDEFINED } from "./figures"
import { formatFen, type MoneyUnit } from "./money"
import { cellText, columnLabel, hasCode, isNumeric, rowName } from "./report-columns"
import type { Lead } from "./report-leads"
import { isSum, rowId, type TreeLine, type TreeSort } from "./report-tree"
import { useTableWindow } from "./table-window"
import { useWords, type Words } from "./use-words"

type TreeTableProps = {
  label: string
  /** Heading of the first column, and what sorting by it sorts by. */
  rowHeading: { label: string; sortKey: string }
  /** Whether rows show their codes beside their names. */
  showsCodes: boolean
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
  /** Where a row leads on to. */
  leadsOf?: (row: ReportRow) => Lead[]
  /** How strongly a cell is shaded, from 0 to 1: a heat map whose figures still stand in the cells. */
  shadeOf?: (row: ReportRow, column: string) => number
}

/**
 * The report as a tree grid: head and first column stay in sight; a group opens above its children and is summed up
 * below them, as on paper. One tab stop (and the links of the current row); arrow keys inside. Of a very long table
 * only the rows in sight are in the page.
 */
export function TreeTable(props: TreeTableProps) {
  const { label, lines, columns } = props
  const words = useWords()
  const [current, setCurrent] = useState(0)
  const grid = useRef<HTMLDivElement>(null)
  const at = Math.min(current, lines.length - 1)
  const shown = useTableWindow({ grid, count: lines.length, current: at })
  const focus = (index: number) => {
    const next = Math.max(0, Math.min(lines.length - 1, index))
    setCurrent(next)
    shown.focus(next)
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
      className="max-h-[max(360px,calc(100vh-300px))] isolate overflow-auto border-y outline-none"
      onKeyDown={onKeyDown}
    >
      <table
        role="treegrid"
        aria-label={label}
        aria-rowcount={lines.length + 1}
        className="txt-compact-small w-full border-separate border-spacing-0"
      >
        <thead>
          <TableHead {...props} />
        </thead>
        <tbody>
          {shown.parts.map((part) => {
            if ("gap" in part) return <tr key={part.key} role="presentation" style={{ height: part.gap }} />
            const line = lines[part.index]

            return (
              line && (
                <TableLine
                  key={`${line.kind}:${rowId(line.row)}`}
                  line={line}
                  index={part.index}
                  isCurrent={part.index === at}
                  onFocus={() => setCurrent(part.index)}
                  table={props}
                  words={words}
                  columns={columns}
                />
              )
            )
          })}
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

function TableHead({ columns, rowHeading, isWholeMonth, sort, onSort }: TreeTableProps) {
  const words = useWords()
  const { t } = words
  const headings = [
    { key: rowHeading.sortKey, label: rowHeading.label, numeric: false },
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
            title={t("table.sort", { column: label })}
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
  index: number
  isCurrent: boolean
  onFocus: () => void
  table: TreeTableProps
  words: Words
  columns: ReportColumn[]
}

function TableLine({ line, index, isCurrent, onFocus, table, words, columns }: TableLineProps) {
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
      aria-rowindex={index + 2}
      aria-expanded={isGroup ? line.kind === "heading" || line.group === "open" : undefined}
      tabIndex={isCurrent ? 0 : -1}
      onFocus={onFocus}
      data-row={rowId(row)}
      data-kind={line.kind}
      className={clx("group/line outline-none", (isSubtotal || isTotal) && "font-medium")}
    >
      <NameCell line={line} surface={surface} table={table} words={words} isCurrent={isCurrent} />
      {line.kind === "heading" ? (
        <td role="gridcell" colSpan={columns.length} className={clx("border-b", surface)} />
      ) : (
        columns.map((column) => (
          <MeasureCell
            key={column.key}
            row={row}
            column={column}
            surface={surface}
            table={table}
            words={words}
          />
        ))
      )}
    </tr>
  )
}

type NameCellProps = {
  line: TreeLine
  surface: string
  table: TreeTableProps
  words: Words
  isCurrent: boolean
}

function NameCell({ line, surface, table, words, isCurrent }: NameCellProps) {
  const { t, nameOf } = words
  const { row, depth } = line
  const isOpener = line.kind === "heading" || line.group === "closed"
  const isOpen = line.kind === "heading"
  const name = isOpen ? nameOf(row) : rowName(row, words)
  const showsCode = table.showsCodes && line.kind === "row" && !isSum(row) && hasCode(row)
  const leads = line.kind === "row" ? (table.leadsOf?.(row) ?? []) : []

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
            onClick={() => table.onToggle(row)}
            aria-label={t(isOpen ? "table.collapse" : "table.expand", {
              name: nameOf(row),
            })}
            className="text-ui-fg-muted hover:text-ui-fg-base flex size-5 items-center justify-center"
          >
            {isOpen ? <TriangleDownMini /> : <TriangleRightMini />}
          </button>
        ) : (
          <span className="inline-block w-5" />
        )}
        <span className={clx("truncate", showsCode ? "max-w-[156px]" : "max-w-[232px]")} title={name}>
          {name}
        </span>
        {showsCode && <span className="text-ui-fg-muted txt-compact-xsmall font-mono">{row.code}</span>}
        {leads.length > 0 && (
          <span className="ml-auto flex items-center gap-x-2 pl-2">
            {leads.map(({ to, word }) => (
              <Link
                key={to}
                to={to}
                tabIndex={isCurrent ? 0 : -1}
                aria-label={t("lead.to", { name: nameOf(row), what: t(`lead.${word}`) })}
                onKeyDown={(event) => event.stopPropagation()}
                className="txt-compact-xsmall text-ui-fg-muted hover:text-ui-fg-interactive focus-visible:shadow-borders-focus flex items-center rounded font-normal outline-none"
              >
                {t(`lead.${word}`)}
                <ChevronRightMini />
              </Link>
            ))}
          </span>
        )}
      </span>
    </th>
  )
}

type MeasureCellProps = {
  row: ReportRow
  column: ReportColumn
  surface: string
  table: TreeTableProps
  words: Words
}

function MeasureCell({ row, column, surface, table, words }: MeasureCellProps) {
  const value = row[column.key]
  const isMissing = value === null || value === undefined
  const text = cellText(row, column, table.unit, words)
  const shade = table.shadeOf?.(row, column.key) ?? 0
  const exact =
    column.kind === "fen" && typeof value === "number" ? `¥${formatFen(value, "yuan")}` : undefined

  return (
    <td
      role="gridcell"
      title={isMissing && text === UNDEFINED ? words.t("missing.undefined") : exact}
      style={shade > 0 ? { backgroundColor: shadeColour(shade) } : undefined}
      className={clx(
        "h-7 whitespace-nowrap border-b px-2.5",
        row.level === "total" && "z-[6]",
        surface,
        isNumeric(column) ? "text-right tabular-nums" : "text-left",
        (isMissing || value === 0) && "text-ui-fg-muted"
      )}
    >
      {column.kind === "points" && typeof value === "number" ? (
        <GapMark points={value} />
      ) : !isMissing && table.canOpen(row, column.key) ? (
        <button
          type="button"
          tabIndex={-1}
          onClick={() => table.onOpen(row, column.key)}
          aria-label={`${text} ${words.t("table.open_lines", {
            name: words.nameOf(row),
            column: columnLabel(column, words, table.isWholeMonth),
          })}`}
          className={clx(
            "hover:text-ui-fg-interactive decoration-ui-border-strong decoration-dotted underline-offset-4",
            // A table of zeros is quiet until one points at one of them.
            value === 0 ? "hover:underline" : "underline"
          )}
        >
          {text}
        </button>
      ) : (
        text
      )}
    </td>
  )
}

/** From the dashboard's own colours, so that it follows light and dark. */
const shadeColour = (shade: number): string =>
  `color-mix(in srgb, var(--tag-blue-icon) ${Math.round(shade * 60)}%, var(--bg-base))`
