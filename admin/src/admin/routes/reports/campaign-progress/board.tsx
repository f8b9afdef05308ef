import type { ReportColumn, ReportRow } from "@baixian/backend/contract"
import { ArrowDownMini, ArrowUpMini } from "@medusajs/icons"
import { clx } from "@medusajs/ui"
import { GapMark } from "../../../ui/gap-mark"
import { formatFen } from "../../../ui/money"
import { cellText, columnLabel, isNumeric } from "../../../ui/report-columns"
import type { Sheet } from "../../../ui/report-sheet"
import { isSum, rowId } from "../../../ui/report-tree"
import { ScheduleBar } from "../../../ui/schedule-bar"
import { useWords } from "../../../ui/use-words"

type BoardProps = {
  sheet: Sheet
  sort: string | null
  onSort: (sort: string | null) => void
  canOpen: (row: ReportRow, column: string) => boolean
  onOpen: (row: ReportRow, column: string) => void
}

/** One row per county; the bar shows completion against the schedule's mark. */
export function Board(board: BoardProps) {
  const { sheet, sort, onSort } = board
  const words = useWords()
  const { t } = words
  const headings = [
    { key: "code", label: t("level.county"), numeric: false },
    { key: "completion_rate", label: t("campaign.progress"), numeric: false, id: "progress" },
    ...sheet.columns.map((column) => ({
      key: column.key,
      label: columnLabel(column, words),
      numeric: isNumeric(column),
      id: column.key,
    })),
  ]

  return (
    <div className="max-h-[max(320px,calc(100vh-352px))] isolate overflow-auto border-y">
      <table
        aria-label={t("campaign.title")}
        className="txt-compact-small w-full border-separate border-spacing-0"
      >
        <thead>
          <tr>
            {headings.map(({ key, label, numeric, id }, at) => {
              const isSorted = sort?.replace(/^-/, "") === key && id !== "progress"
              const isDescending = sort?.startsWith("-") ?? false

              return (
                <th
                  key={id ?? "code"}
                  scope="col"
                  aria-sort={isSorted ? (isDescending ? "descending" : "ascending") : "none"}
                  className={clx(
                    "bg-ui-bg-subtle sticky top-0 z-10 h-9 whitespace-nowrap border-b px-2 font-medium",
                    numeric ? "text-right" : "text-left",
                    at === 0 && "left-0 z-20 pl-6"
                  )}
                >
                  <button
                    type="button"
                    title={t("table.sort", { column: label })}
                    onClick={() => onSort(isSorted ? (isDescending ? key : null) : `-${key}`)}
                    className="txt-compact-small-plus text-ui-fg-subtle hover:text-ui-fg-base focus-visible:shadow-borders-focus inline-flex items-center gap-x-0.5 rounded outline-none"
                  >
                    {label}
                    {isSorted && (isDescending ? <ArrowDownMini /> : <ArrowUpMini />)}
                  </button>
                </th>
              )
            })}
          </tr>
        </thead>
        <tbody>
          {sheet.lines.map(({ row }) => (
            <BoardRow key={rowId(row)} row={row} board={board} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

const figure = (row: ReportRow, key: string): number | null => {
  const value = row[key]

  return typeof value === "number" ? value : null
}

function BoardRow({ row, board }: { row: ReportRow; board: BoardProps }) {
  const { nameOf } = useWords()
  const completion = figure(row, "completion_rate")
  const isTotal = row.level === "total"
  const surface = clx(
    isTotal
      ? "bg-ui-bg-base-pressed sticky bottom-0 border-t font-medium"
      : isSum(row)
        ? "bg-ui-bg-component font-medium"
        : "bg-ui-bg-base font-normal",
    "group-hover:bg-ui-bg-base-hover"
  )

  return (
    <tr className="group" data-row={rowId(row)}>
      <th
        scope="row"
        className={clx(
          "sticky left-0 h-7 whitespace-nowrap border-b pl-6 pr-3 text-left",
          isTotal ? "z-[7]" : "z-[5]",
          surface
        )}
      >
        <span className="flex items-center gap-x-1">
          <span
            className={clx("truncate", row.level === "county" ? "max-w-[156px]" : "max-w-[232px]")}
            title={nameOf(row)}
          >
            {nameOf(row)}
          </span>
          {row.level === "county" && (
            <span className="text-ui-fg-muted txt-compact-xsmall font-mono">{row.code}</span>
          )}
        </span>
      </th>
      <td className={clx("min-w-[112px] border-b px-2", isTotal && "z-[6]", surface)}>
        {completion !== null && (
          <ScheduleBar
            completion={completion}
            schedule={figure(row, "schedule_rate")}
            gap_points={figure(row, "schedule_gap_points")}
          />
        )}
      </td>
      {board.sheet.columns.map((column) => (
        <BoardCell key={column.key} row={row} column={column} board={board} surface={surface} />
      ))}
    </tr>
  )
}

type BoardCellProps = { row: ReportRow; column: ReportColumn; board: BoardProps; surface: string }

function BoardCell({ row, column, board, surface }: BoardCellProps) {
  const words = useWords()
  const { t, nameOf } = words
  const value = row[column.key] ?? null
  const text = cellText(row, column, board.sheet.unit, words)

  return (
    <td
      data-column={column.key}
      title={column.kind === "fen" && typeof value === "number" ? `¥${formatFen(value, "yuan")}` : undefined}
      className={clx(
        "h-7 whitespace-nowrap border-b px-2",
        row.level === "total" && "z-[6]",
        surface,
        isNumeric(column) ? "text-right tabular-nums" : "text-left",
        value === null && "text-ui-fg-muted"
      )}
    >
      {column.kind === "points" && typeof value === "number" ? (
        <GapMark points={value} />
      ) : value !== null && value !== 0 && board.canOpen(row, column.key) ? (
        <button
          type="button"
          onClick={() => board.onOpen(row, column.key)}
          aria-label={`${text} ${t("table.open_lines", { name: nameOf(row), column: columnLabel(column, words) })}`}
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
