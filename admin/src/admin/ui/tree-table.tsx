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
import { cellText, columnLabel, columnMeaning, hasCode, isNumeric, rowName } from "./report-columns"
import type { Lead } from "./report-leads"
import { isSum, rowId, type TreeLine, type TreeSort } from "./report-tree"
import { useTableWindow } from "./table-window"
import { keyAct, placeOf, type Place } from "./tree-keys"
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
 * below them, as on paper. One tab stop (and the links of the current row); keys inside
 * as in a WAI-ARIA tree grid (`tree-keys.ts`). Of a very long table
 * only the rows in sight are in the page.
 */
export function TreeTable(props: TreeTableProps) {
  const { label, lines, columns } = props
  const words = useWords()
  const [current, setCurrent] = useState(0)
  const grid = useRef<HTMLDivElement>(null)
  const at = Math.min(current, lines.length - 1)
  const shown = useTableWindow({ grid, count: lines.length, current: at })
  const focus = (place: Place) => {
    setCurrent(place.line)
    shown.focus(place)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const { key, target } = event
    const place = target instanceof Element ? placeOf(target) : null
    // A button answers Enter by itself.
    if (!place || (key === "Enter" && target instanceof HTMLButtonElement)) return
    const act = keyAct(key, place, { lines, measures: columns.length })
    if (!act) return

    event.preventDefault()
    if ("to" in act) focus(act.to)
    else if ("open" in act) openFirst(act.open, props)
    else {
      focus(act.from)
      props.onToggle(act.toggle)
    }
  }

  return (
    <div
      ref={grid}
      className="max-h-[max(360px,calc(100vh-300px))] isolate scroll-pb-7 scroll-pt-9 overflow-auto border-y outline-none"
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
        <tbody
          onFocus={({ target }) => {
            const place = placeOf(target)
            if (place) setCurrent(place.line)
          }}
        >
          {shown.parts.map((part) => {
            if ("gap" in part) return <tr key={part.key} role="presentation" style={{ height: part.gap }} />
            const line = lines[part.index]

            return (
              line && (
                <TableLine
                  key={lineKey(line)}
                  line={line}
                  index={part.index}
                  isCurrent={part.index === at}
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

/** Enter on a line: its first figure that can be opened. */
function openFirst(row: ReportRow, { columns, canOpen, onOpen }: TreeTableProps) {
  const column = columns.find(({ key }) => canOpen(row, key))
  if (column) onOpen(row, column.key)
}

/** A group's first line is the same line whether it is open or closed, so that it keeps the keyboard. */
const lineKey = (line: TreeLine): string =>
  `${line.kind === "heading" || line.group === "closed" ? "opener" : "row"}:${rowId(line.row)}`

/** The keyboard's line: drawn on its cells, since the names that stick would cover an outline of the row. */
const LINE_RING =
  "group-focus-visible/line:shadow-[inset_0_2px_0_0_var(--fg-interactive),inset_0_-2px_0_0_var(--fg-interactive)]"

/** The keyboard's figure. */
const CELL_RING =
  "[&:has(:focus-visible)]:outline [&:focus-visible]:outline outline-2 -outline-offset-2 outline-[color:var(--fg-interactive)]"

const STICKY_EDGE =
  "after:absolute after:inset-y-0 after:right-0 after:w-px after:bg-ui-border-base after:content-['']"

function TableHead({ columns, rowHeading, isWholeMonth, sort, onSort }: TreeTableProps) {
  const words = useWords()
  const { t } = words
  const headings = [
    { key: rowHeading.sortKey, label: rowHeading.label, meaning: null, numeric: false },
    ...columns.map((column) => ({
      key: column.key,
      meaning: columnMeaning(column, words),
      label: columnLabel(column, words, isWholeMonth),
      numeric: isNumeric(column),
    })),
  ]

  return (
    <tr>
      {headings.map(({ key, label, meaning, numeric }, at) => (
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
            title={[meaning, t("table.sort", { column: label })].filter(Boolean).join("\n")}
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
  table: TreeTableProps
  words: Words
  columns: ReportColumn[]
}

function TableLine({ line, index, isCurrent, table, words, columns }: TableLineProps) {
  const { row, depth } = line
  const isTotal = row.level === "total"
  const isSubtotal = line.kind === "row" && isSum(row)
  const surface = clx(
    isTotal
      ? "bg-ui-bg-base-pressed sticky bottom-0 border-t"
      : isSubtotal
        ? "bg-ui-bg-component"
        : "bg-ui-bg-base",
    "group-hover/line:bg-ui-bg-base-hover group-focus/line:bg-ui-bg-highlight",
    LINE_RING
  )
  const isGroup = line.kind === "heading" || line.group !== null

  return (
    <tr
      role="row"
      aria-level={depth + 1}
      aria-rowindex={index + 2}
      aria-expanded={isGroup ? line.kind === "heading" || line.group === "open" : undefined}
      tabIndex={isCurrent ? 0 : -1}
      data-row={rowId(row)}
      data-kind={line.kind}
      className={clx("group/line outline-none", (isSubtotal || isTotal) && "font-medium")}
    >
      <NameCell line={line} surface={surface} table={table} words={words} isCurrent={isCurrent} />
      {line.kind === "heading" ? (
        <td role="gridcell" colSpan={columns.length} className={clx("border-b", surface)} />
      ) : (
        columns.map((column, cell) => (
          <MeasureCell
            key={column.key}
            cell={cell}
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
  /** Its number among the measures, for the keyboard. */
  cell: number
  row: ReportRow
  column: ReportColumn
  surface: string
  table: TreeTableProps
  words: Words
}

function MeasureCell({ cell, row, column, surface, table, words }: MeasureCellProps) {
  const value = row[column.key]
  const isMissing = value === null || value === undefined
  const text = cellText(row, column, table.unit, words)
  const shade = table.shadeOf?.(row, column.key) ?? 0
  const exact =
    column.kind === "fen" && typeof value === "number" ? `¥${formatFen(value, "yuan")}` : undefined

  return (
    <td
      role="gridcell"
      tabIndex={-1}
      data-cell={cell}
      data-column={column.key}
      title={isMissing && text === UNDEFINED ? words.t("missing.undefined") : exact}
      style={shade > 0 ? { backgroundColor: shadeColour(shade) } : undefined}
      className={clx(
        "h-7 whitespace-nowrap border-b px-2.5",
        row.level === "total" && "z-[6]",
        surface,
        CELL_RING,
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
            "hover:text-ui-fg-interactive decoration-ui-border-strong outline-none decoration-dotted underline-offset-4",
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
