import type { ReportRow, SalesByCountyReport } from "@baixian/backend/contract"
import { defineRouteConfig } from "@medusajs/admin-sdk"
import { ListTree } from "@medusajs/icons"
import { Container } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useMemo } from "react"
import { salesByCountyQuery } from "../../../api/reports"
import { AboutReport, useFootnotes } from "../../../ui/about-report"
import { monthOf, yearToDate } from "../../../ui/business-month"
import { findOpened, linesBehind } from "../../../ui/figure-lines"
import { LoadFailed, LoadingRows, Nothing } from "../../../ui/load-state"
import { PrintSheet } from "../../../ui/print-sheet"
import { shownColumns } from "../../../ui/report-columns"
import { copiedSheet, PrintedSheet, type Sheet } from "../../../ui/report-sheet"
import { isGroupOpen, reportTree, rowId, sortTree, treeLines } from "../../../ui/report-tree"
import { CopyButton, PrintButton, ReportHead } from "../../../ui/report-head"
import { SalesLinesDrawer } from "../../../ui/sales-lines-drawer"
import { TreeTable } from "../../../ui/tree-table"
import { useWords } from "../../../ui/use-words"
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
        about={report.data?.about}
        isRefreshing={report.isFetching}
        hasFailed={report.isError && report.data !== undefined}
        onRefresh={() => void report.refetch()}
      >
        <CopyButton table={sheet && (() => copiedSheet(sheet, words))} />
        <PrintButton />
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
  const { t } = useWords()
  const opened = findOpened(report.rows, state.opened, state)
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
        notes={[t("sales_by_county.keyboard"), ...(isPart(state) ? [t("sales_by_county.part")] : [])]}
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
        t("status.provisional"),
        report.about.contains_sample && t("sample.mark"),
      ]
        .filter(Boolean)
        .join("　")}
      footnotes={useFootnotes(report.about, state.period.until, true, [
        ...(isFolded ? [t("sales_by_county.folded")] : []),
        ...(isPart(state) ? [t("sales_by_county.part")] : []),
      ])}
    >
      <PrintedSheet sheet={sheet} words={words} />
    </PrintSheet>
  )
}

/** Only one channel or source was asked for. */
const isPart = ({ line, source }: PageState): boolean => line !== undefined || source !== undefined

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
    lines,
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
