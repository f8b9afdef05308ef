import type { SalesByCountyReport } from "@baixian/backend/contract"
import { defineRouteConfig } from "@medusajs/admin-sdk"
import { ListTree } from "@medusajs/icons"
import { Button, Container } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { salesByCountyQuery } from "../../../api/reports"
import { AboutReport } from "../../../ui/about-report"
import { businessMonth, monthOf, monthPeriod } from "../../../ui/business-month"
import { DisplaySwitches } from "../../../ui/display-switches"
import { FileMenu } from "../../../ui/file-menu"
import { comparedNote } from "../../../ui/compare-choice"
import { FilterBar } from "../../../ui/filter-bar"
import { isNarrowed } from "../../../ui/line-filter"
import { BackToThisMonth, LoadFailed, LoadingRows, Nothing, NothingFound } from "../../../ui/load-state"
import { planName } from "../../../ui/plan-name"
import { RedSwitch } from "../../../ui/red-switch"
import { columnMeaning, isRed } from "../../../ui/report-columns"
import { ReportTable } from "../../../ui/report-table"
import { copiedSheet, type Sheet } from "../../../ui/report-sheet"
import { goodsOfPlace } from "../../../ui/report-leads"
import { ReportPaper } from "../../../ui/report-paper"
import { reportParams } from "../../../ui/report-state"
import { CopyButton, PrintButton, ReportHead } from "../../../ui/report-head"
import type { Change } from "../../../ui/use-address-state"
import { useReportAddress } from "../../../ui/use-report-address"
import { useReportSheet } from "../../../ui/use-report-sheet"
import { useWords, type Words } from "../../../ui/use-words"
import { readPageState, writePageState, type PageState } from "./page-state"
import { Toolbar } from "./toolbar"

const address = { read: readPageState, write: writePageState }

/** 分县销售统计表: the tree of places with the period's sales, and the lines behind every amount. */
const SalesByCountyPage = () => {
  const words = useWords()
  const { t } = words
  const [state, change] = useReportAddress(address)
  const params = reportParams(state)
  const report = useQuery(salesByCountyQuery(params))
  const sheet = useReportSheet(report.data, {
    state,
    level: state.level ?? "county",
    isPicked: report.data && isRedOnly(report.data, state) ? isRed : null,
  })
  const hasRows = sheet !== null && sheet.lines.length > 0

  return (
    <Container className="divide-y p-0">
      <ReportHead
        title={t("sales_by_county.title")}
        subtitle={report.data?.plan ? t("plan.by", { plan: planName(report.data.plan, words) }) : undefined}
        about={report.data?.about}
        isRefreshing={report.isFetching}
        hasFailed={report.isError && report.data !== undefined}
        onRefresh={() => void report.refetch()}
      >
        {report.data?.plan && (
          <RedSwitch
            measure="sales"
            counties={report.data.rows.filter(isRed).length}
            checked={state.onlyRed}
            onChange={(onlyRed) => change({ onlyRed })}
          />
        )}
        <CopyButton table={hasRows ? () => copiedSheet(sheet, words) : null} />
        <PrintButton isDisabled={!hasRows} />
        <FileMenu path="/admin/reports/sales-by-county" query={params} isDisabled={!sheet} />
      </ReportHead>
      <Toolbar state={state} onChange={change} />
      <FilterBar
        filter={state.filter}
        names={report.data?.names ?? {}}
        onChange={(filter) => change({ filter, opened: null })}
      >
        <DisplaySwitches state={state} hasDetail onChange={change} />
      </FilterBar>
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
  onChange: Change<PageState>
}

function ReportBody({ report, sheet, state, onChange }: ReportBodyProps) {
  const words = useWords()
  const { t } = words
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
    return <NoRows state={state} onChange={onChange} />
  }

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
      <ReportTable
        report={report}
        sheet={sheet}
        state={state}
        onChange={onChange}
        label={t("sales_by_county.title")}
        rowHeading={{ label: t("table.place"), sortKey: "code" }}
        showsCodes
        leadsOf={(row) => goodsOfPlace(row, state, businessMonth(new Date()))}
      />
      <AboutReport
        about={report.about}
        until={state.period.until}
        hasLights={report.plan !== null}
        notes={[t("table.keyboard"), ...reportNotes(report, words), ...meanings(sheet, words)]}
      />
      <ReportPaper
        title={t("sales_by_county.sheet")}
        report={report}
        sheet={sheet}
        find={state.find}
        hasYear
        hasLights={report.plan !== null}
        facts={isRedOnly(report, state) ? [t("red.only_printed", { red: t("red.sales") })] : []}
        notes={reportNotes(report, words)}
      />
    </>
  )
}

/** How the columns on screen are counted, where their headings do not say it. */
const meanings = ({ columns }: Sheet, words: Words): string[] =>
  columns.flatMap((column) => columnMeaning(column, words) ?? [])

/** Without a plan nobody is red. */
const isRedOnly = ({ plan }: SalesByCountyReport, state: PageState): boolean => state.onlyRed && plan !== null

function reportNotes(report: SalesByCountyReport, words: Words): string[] {
  const { plan, params, compared } = report

  return [
    ...comparedNote(compared, params.compare, words),
    ...(isNarrowed(params) ? [words.t("sales_by_county.part")] : []),
    ...(plan ? [words.t("about.targets", { plan: planName(plan, words) })] : []),
  ]
}

/** No row is left: because of what is searched for, of the filters, or of the days. */
function NoRows({ state, onChange }: { state: PageState; onChange: Change<PageState> }) {
  const { t } = useWords()
  if (state.find !== "") return <NothingFound find={state.find} onClear={() => onChange({ find: "" })} />

  return (
    <Nothing title={t("sales_by_county.empty")} hint={t("sales_by_county.empty_hint")}>
      {isNarrowed(state.filter) && (
        <Button size="small" variant="secondary" onClick={() => onChange({ filter: {} })}>
          {t("filter.clear")}
        </Button>
      )}
    </Nothing>
  )
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
