import type { SalesReport } from "@baixian/backend/contract"
import { Button } from "@medusajs/ui"
import { useMemo } from "react"
import { AboutReport } from "../../../ui/about-report"
import { businessMonth, monthOf, monthPeriod } from "../../../ui/business-month"
import { comparedNote } from "../../../ui/compare-choice"
import { isNarrowed } from "../../../ui/line-filter"
import { BackToThisMonth, Nothing, NothingFound } from "../../../ui/load-state"
import { columnLabel, hasLongCodes } from "../../../ui/report-columns"
import { leadsOf } from "../../../ui/report-leads"
import { ReportPaper } from "../../../ui/report-paper"
import { ReportTable } from "../../../ui/report-table"
import type { Sheet } from "../../../ui/report-sheet"
import { isSum } from "../../../ui/report-tree"
import type { Change } from "../../../ui/use-address-state"
import { useWords } from "../../../ui/use-words"
import { heatOf } from "./heat"
import type { PageState } from "./page-state"
import { traitsOf } from "./reports"
import { Trend } from "./trend"

type BodyProps = { report: SalesReport; sheet: Sheet; state: PageState; onChange: Change<PageState> }

/** The report's table, and a chart where its rows are months. */
export function ReportBody({ report, sheet, state, onChange }: BodyProps) {
  const words = useWords()
  const { t } = words
  const shadeOf = useMemo(
    () => (state.report === "sales-hours" ? heatOf(report.rows) : undefined),
    [report, state.report]
  )
  const hasCodes = report.columns.some(({ kind }) => kind === "code")
  const nameColumn = report.columns.find(({ key }) => key === "name")
  const currentMonth = businessMonth(new Date())
  const notes = comparedNote(report.compared, report.params.compare, words)
  if (!sheet.lines.some(({ row }) => !isSum(row) || sheet.naming === "places" || row.level === "group"))
    return <NoRows state={state} onChange={onChange} />

  return (
    <>
      {report.about.row_count === 0 && <NoSales state={state} onChange={onChange} />}
      {state.report === "sales-trend" && <Trend report={report} unit={sheet.unit} />}
      <ReportTable
        key={state.report}
        report={report}
        sheet={sheet}
        state={state}
        onChange={onChange}
        label={t(`sales_report.titles.${state.report}`)}
        rowHeading={{
          label: nameColumn ? columnLabel(nameColumn, words) : "",
          sortKey: hasCodes || !traitsOf(state.report).isByRows ? "code" : "name",
        }}
        showsCodes={hasCodes && !hasLongCodes(report.rows)}
        leadsOf={(row) => leadsOf(state.report, row, state, currentMonth)}
        shadeOf={shadeOf}
      />
      <AboutReport about={report.about} until={state.period.until} notes={[t("table.keyboard"), ...notes]} />
      <ReportPaper
        title={t("sales_report.sheet", { title: t(`sales_report.titles.${state.report}`) })}
        report={report}
        sheet={sheet}
        find={state.find}
        hasYear={report.columns.some(({ key }) => key === "ytd_net_fen")}
        facts={state.show === "all" ? [] : [t(`show.${state.show}`)]}
        notes={notes}
      />
    </>
  )
}

type EmptyProps = Pick<BodyProps, "state" | "onChange">

/** Rows are there, with zeros: why, and the ways out. */
function NoSales({ state, onChange }: EmptyProps) {
  const { t } = useWords()

  return (
    <div className="txt-small text-ui-fg-subtle flex min-h-11 items-center gap-x-3 px-6 py-1.5">
      {t(isNarrowed(state.filter) ? "sales_report.no_sales_narrowed" : "sales_report.no_sales")}
      <span className="flex-1" />
      {isNarrowed(state.filter) && (
        <Button size="small" variant="secondary" onClick={() => onChange({ filter: {} })}>
          {t("filter.clear")}
        </Button>
      )}
      <ToThisMonth state={state} onChange={onChange} />
    </div>
  )
}

function ToThisMonth({ state, onChange }: EmptyProps) {
  return (
    <BackToThisMonth
      month={monthOf(state.period) ?? ""}
      latest={businessMonth(new Date())}
      setMonth={(month) => onChange({ period: monthPeriod(month) })}
    />
  )
}

/** No row is left: because of what is searched for, of the choice of rows, or of the filters. */
function NoRows({ state, onChange }: EmptyProps) {
  const { t } = useWords()
  if (state.find !== "") return <NothingFound find={state.find} onClear={() => onChange({ find: "" })} />

  return (
    <Nothing
      title={t(`sales_report.empty_${state.show}`)}
      hint={isNarrowed(state.filter) ? t("sales_report.empty_narrowed") : undefined}
    >
      <span className="flex gap-x-2">
        {state.show !== "all" && (
          <Button size="small" variant="secondary" onClick={() => onChange({ show: "all" })}>
            {t("sales_report.show_all")}
          </Button>
        )}
        {isNarrowed(state.filter) && (
          <Button size="small" variant="secondary" onClick={() => onChange({ filter: {} })}>
            {t("filter.clear")}
          </Button>
        )}
        {state.show === "sold" && <ToThisMonth state={state} onChange={onChange} />}
      </span>
    </Nothing>
  )
}
