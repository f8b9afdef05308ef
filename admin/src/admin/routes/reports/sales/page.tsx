import { defineRouteConfig } from "@medusajs/admin-sdk"
import { ChartPie } from "@medusajs/icons"
import { Container } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { salesReportQuery } from "../../../api/reports"
import { DisplaySwitches } from "../../../ui/display-switches"
import { FileMenu } from "../../../ui/file-menu"
import { FilterBar } from "../../../ui/filter-bar"
import { LoadFailed, LoadingRows } from "../../../ui/load-state"
import { hasDetail } from "../../../ui/report-columns"
import { CopyButton, PrintButton, ReportHead } from "../../../ui/report-head"
import { copiedSheet } from "../../../ui/report-sheet"
import { useReportAddress } from "../../../ui/use-report-address"
import { useReportSheet } from "../../../ui/use-report-sheet"
import { useWords } from "../../../ui/use-words"
import { ReportBody } from "./body"
import { Chooser } from "./chooser"
import { paramsOf, readPageState, writePageState } from "./page-state"
import { ownLevel } from "./reports"
import { Toolbar } from "./toolbar"

const address = { read: readPageState, write: writePageState }

/** 销售分析: sales by place, goods, way and time, each a report of its own with the same questions. */
const SalesPage = () => {
  const words = useWords()
  const { t } = words
  const [state, change] = useReportAddress(address)
  const params = paramsOf(state)
  const report = useQuery(salesReportQuery(state.report, params))
  const sheet = useReportSheet(report.data, {
    state,
    level: state.level ?? ownLevel(state.report, state.filter),
  })
  const hasRows = sheet !== null && sheet.lines.length > 0

  return (
    <Container className="divide-y p-0">
      <ReportHead
        title={t(`sales_report.titles.${state.report}`)}
        about={report.data?.about}
        isRefreshing={report.isFetching}
        hasFailed={report.isError && report.data !== undefined}
        onRefresh={() => void report.refetch()}
      >
        <CopyButton table={hasRows ? () => copiedSheet(sheet, words) : null} />
        <PrintButton isDisabled={!hasRows} />
        <FileMenu path={`/admin/reports/${state.report}`} query={params} isDisabled={!sheet} />
      </ReportHead>
      <Chooser state={state} />
      <Toolbar state={state} report={report.data} onChange={change} />
      <FilterBar
        filter={state.filter}
        names={report.data?.names ?? {}}
        onChange={(filter) => change({ filter, opened: null })}
      >
        <DisplaySwitches
          state={state}
          hasDetail={report.data !== undefined && hasDetail(report.data.columns)}
          onChange={change}
        />
      </FilterBar>
      {report.isPending ? (
        <LoadingRows rows={12} />
      ) : !report.data || !sheet ? (
        <LoadFailed error={report.error ?? new Error(state.report)} onRetry={() => void report.refetch()} />
      ) : (
        <ReportBody report={report.data} sheet={sheet} state={state} onChange={change} />
      )}
    </Container>
  )
}
export default SalesPage

export const config = defineRouteConfig({
  label: "menu.sales",
  icon: ChartPie,
  rank: 4,
  translationNs: "baixian",
})

export const handle = { breadcrumb: () => <Crumb /> }

function Crumb() {
  return <>{useWords().t("menu.sales")}</>
}
