import type { ReportRow, SalesByCountyReport } from "@baixian/backend/contract"
import { defineRouteConfig } from "@medusajs/admin-sdk"
import { ListTree } from "@medusajs/icons"
import { Button, Container } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useMemo } from "react"
import { salesByCountyQuery } from "../../../api/reports"
import { AboutReport, useFootnotes } from "../../../ui/about-report"
import { businessMonth, monthOf, monthPeriod, yearToDate } from "../../../ui/business-month"
import { FileMenu } from "../../../ui/file-menu"
import { findOpened, linesBehind } from "../../../ui/figure-lines"
import { BackToThisMonth, LoadFailed, LoadingRows, Nothing } from "../../../ui/load-state"
import { planName } from "../../../ui/plan-name"
import { PrintSheet } from "../../../ui/print-sheet"
import { RedSwitch } from "../../../ui/red-switch"
import { isRed, shownColumns } from "../../../ui/report-columns"
import { copiedSheet, PrintedSheet, type Sheet } from "../../../ui/report-sheet"
import { flatLines, isGroupOpen, reportTree, rowId, sortTree, treeLines } from "../../../ui/report-tree"
import { CopyButton, PrintButton, ReportHead } from "../../../ui/report-head"
import { SalesLinesDrawer } from "../../../ui/sales-lines-drawer"
import { TreeTable } from "../../../ui/tree-table"
import { useWords, type Words } from "../../../ui/use-words"
import { lastDayOf, nextSort, type PageState } from "./page-state"
import { Toolbar } from "./toolbar"
import { usePageState, type ChangePage } from "./use-page-state"

/** 分县销售统计表: the tree of places with the period's sales, and the lines behind every amount. */
const SalesByCountyPage = () => {
  const words = useWords()
  const { t } = words
  const [state, change] = usePageState()
  const { period, line, source, order } = state
  const report = useQuery(salesByCountyQuery({ ...period, order, line, source }))
  const sheet = useSheet(report.data, state)

  return (
    <Container className="divide-y p-0">
      <ReportHead
        title={t("sales_by_county.title")}
        subtitle={
          report.data?.plan && !isPart(state)
            ? t("plan.by", { plan: planName(report.data.plan, words) })
            : undefined
        }
        about={report.data?.about}
        isRefreshing={report.isFetching}
        hasFailed={report.isError && report.data !== undefined}
        onRefresh={() => void report.refetch()}
      >
        {report.data?.plan && !isPart(state) && (
          <RedSwitch
            measure="sales"
            counties={report.data.rows.filter(isRed).length}
            checked={state.onlyRed}
            onChange={(onlyRed) => change({ onlyRed })}
          />
        )}
        <CopyButton table={sheet && (() => copiedSheet(sheet, words))} />
        <PrintButton isDisabled={!sheet} />
        <FileMenu
          path="/admin/reports/sales-by-county"
          query={{ ...period, order, line, source }}
          isDisabled={!sheet}
        />
      </ReportHead>
      <Toolbar state={state} onChange={change} />
      {report.isPending ? (
        <LoadingRows rows={12} />
      ) : !report.data ? (
        <LoadFailed error={report.error} onRetry={() => void report.refetch()} />
      ) : (
        <ReportBody report={report.data} sheet={sheet} state={state} onChange={change} />
      )}
    </Container>
  )
}
export default SalesByCountyPage

type ReportBodyProps = {
  report: SalesByCountyReport
  sheet: Sheet | null
  state: PageState
  onChange: ChangePage
}

function ReportBody({ report, sheet, state, onChange }: ReportBodyProps) {
  const words = useWords()
  const { t } = words
  const opened = findOpened(report.rows, state.opened, state)
  if (sheet?.lines.length === 0 && isRedOnly(report, state)) {
    return (
      <Nothing title={t("red.none")} hint={t("red.none_hint")}>
        <Button size="small" variant="secondary" onClick={() => onChange({ onlyRed: false })}>
          {t("red.show_all")}
        </Button>
      </Nothing>
    )
  }
  if (!sheet || sheet.lines.length === 0) {
    return <Nothing title={t("sales_by_county.empty")} hint={t("sales_by_county.empty_hint")} />
  }

  const toggle = (row: ReportRow) =>
    onChange((current) => {
      const flipped = new Set(current.flipped)
      if (!flipped.delete(row.code)) flipped.add(row.code)

      return { flipped }
    })

  return (
    <>
      {report.about.row_count === 0 && (
        <div className="txt-small text-ui-fg-subtle flex min-h-11 items-center justify-between px-6 py-1.5">
          {t("sales_by_county.no_sales")}
          <BackToThisMonth
            month={monthOf(state.period) ?? ""}
            latest={businessMonth(new Date())}
            setMonth={(month) => onChange({ period: monthPeriod(month) })}
          />
        </div>
      )}
      <TreeTable
        {...sheet}
        label={t("sales_by_county.title")}
        sort={state.sort}
        onSort={(key) => onChange({ sort: nextSort(state.sort, key) })}
        onToggle={toggle}
        canOpen={(row, column) => linesBehind(row, column, state) !== null}
        onOpen={(row, column) => onChange({ opened: { row: rowId(row), column } })}
      />
      <AboutReport
        about={report.about}
        until={state.period.until}
        hasLights
        notes={[t("sales_by_county.keyboard"), ...targetNotes(report, state, words)]}
      />
      <Paper report={report} sheet={sheet} state={state} />
      {opened && (
        <SalesLinesDrawer
          figure={opened}
          columns={report.columns}
          isWholeMonth={sheet.isWholeMonth}
          onClose={() => onChange({ opened: null })}
        />
      )}
    </>
  )
}

function Paper({ report, sheet, state }: { report: SalesByCountyReport; sheet: Sheet; state: PageState }) {
  const words = useWords()
  const { t, monthName } = words
  const month = monthOf(state.period)
  const range = (from: string, to: string) => t("period.range", { from, to })
  const year = yearToDate(state.period)
  const lastDay = lastDayOf(state.period)
  const isFolded = sheet.lines.some((line) => line.kind === "row" && line.group === "closed")

  return (
    <PrintSheet
      title={t("sales_by_county.sheet")}
      unit={t("unit.caption", { unit: words.unitName(state.unit) })}
      period={[
        t("sales_by_county.period", { period: month ? monthName(month) : range(state.period.from, lastDay) }),
        t("sales_by_county.year_to_date", { period: range(year.from, lastDay) }),
        state.line && t(`line.${state.line}`),
        state.source && t(`source.${state.source}`),
        isRedOnly(report, state) && t("red.only_printed", { red: t("red.sales") }),
        t("status.provisional"),
        report.about.contains_sample && t("sample.mark"),
      ]
        .filter(Boolean)
        .join("　")}
      footnotes={useFootnotes(report.about, state.period.until, true, [
        ...(isFolded ? [t("sales_by_county.folded")] : []),
        ...targetNotes(report, state, words),
      ])}
      isSample={report.about.contains_sample}
    >
      <PrintedSheet sheet={sheet} words={words} />
    </PrintSheet>
  )
}

/** Only one channel or source was asked for. */
const isPart = ({ line, source }: PageState): boolean => line !== undefined || source !== undefined

/** Part of the sales cannot be held against the targets of all, and without a plan nobody is red. */
const isRedOnly = ({ plan }: SalesByCountyReport, state: PageState): boolean =>
  state.onlyRed && plan !== null && !isPart(state)

function targetNotes({ plan }: SalesByCountyReport, state: PageState, words: Words): string[] {
  if (isPart(state)) return [words.t("sales_by_county.part")]

  return plan ? [words.t("about.targets", { plan: planName(plan, words) })] : []
}

function useSheet(report: SalesByCountyReport | undefined, state: PageState): Sheet | null {
  const { sort, level, flipped, columns, unit, period } = state
  const tree = useMemo(() => (report ? reportTree(report.rows) : []), [report])
  const lines = useMemo(
    () => treeLines(sortTree(tree, sort), (row) => isGroupOpen(row, level, flipped)),
    [tree, sort, level, flipped]
  )
  if (!report) return null

  return {
    rows: report.rows,
    columns: shownColumns(report.columns, columns, isPart(state)),
    lines: isRedOnly(report, state) ? flatLines(report.rows.filter(isRed), sort) : lines,
    unit,
    isWholeMonth: monthOf(period) !== null,
  }
}

export const config = defineRouteConfig({
  label: "menu.sales_by_county",
  icon: ListTree,
  rank: 2,
  translationNs: "baixian",
})

export const handle = { breadcrumb: () => <Crumb /> }

function Crumb() {
  return <>{useWords().t("menu.sales_by_county")}</>
}
