import type { OverviewAnswer } from "@baixian/backend/contract"
import { defineRouteConfig } from "@medusajs/admin-sdk"
import { ChartBar } from "@medusajs/icons"
import { Container } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { overviewQuery } from "../../api/reports"
import { AboutReport } from "../../ui/about-report"
import { LoadFailed, LoadingRows, Nothing } from "../../ui/load-state"
import type { MoneyUnit } from "../../ui/money"
import { MonthPicker } from "../../ui/month-picker"
import { PrintablePage } from "../../ui/printable-page"
import { PrintButton, ReportHead } from "../../ui/report-head"
import { UnitSwitch } from "../../ui/unit-switch"
import { useMonthState } from "../../ui/use-month-state"
import { useWords } from "../../ui/use-words"
import { Cards } from "./cards"
import { DaysCard, TrendCard } from "./charts"
import { RedList, TopCounties } from "./lists"

/** 总览: the officer's first page, one month at a glance. */
const OverviewPage = () => {
  const { t, monthName } = useWords()
  const { month, latest, unit, setMonth, setUnit } = useMonthState()
  const overview = useQuery(overviewQuery(month))

  return (
    <PrintablePage>
      <Container className="p-0">
        <ReportHead
          title={t("overview.title")}
          subtitle={t("overview.subtitle", { month: monthName(overview.data?.month ?? month) })}
          about={overview.data?.about}
          isRefreshing={overview.isFetching}
          hasFailed={overview.isError && overview.data !== undefined}
          onRefresh={() => void overview.refetch()}
        >
          <div className="bx-no-print flex items-center gap-x-3">
            <MonthPicker month={month} latest={latest} onChange={setMonth} />
            <UnitSwitch unit={unit} onChange={setUnit} />
            <PrintButton />
          </div>
        </ReportHead>
      </Container>
      {overview.isPending ? (
        <Container className="p-0">
          <LoadingRows rows={10} />
        </Container>
      ) : !overview.data ? (
        <Container className="p-0">
          <LoadFailed error={overview.error} onRetry={() => void overview.refetch()} />
        </Container>
      ) : (
        <OverviewBody answer={overview.data} unit={unit} />
      )}
    </PrintablePage>
  )
}
export default OverviewPage

function OverviewBody({ answer, unit }: { answer: OverviewAnswer; unit: MoneyUnit }) {
  const { t, monthName } = useWords()
  const hasDays = answer.days.some(({ net_fen }) => net_fen !== 0)
  const hasTrend = answer.trend.some(
    ({ net_fen, previous_year_fen }) => net_fen !== 0 || previous_year_fen !== null
  )
  const noSales = (
    <Nothing
      title={t("overview.no_sales", { month: monthName(answer.month) })}
      hint={t("overview.no_sales_hint")}
    />
  )

  return (
    <>
      <Cards answer={answer} unit={unit} />
      <div className="bx-two grid grid-cols-1 gap-2 lg:grid-cols-[3fr_2fr]">
        <Container className="min-w-0 p-0">
          {hasTrend ? <TrendCard answer={answer} unit={unit} /> : noSales}
        </Container>
        <Container className="min-w-0 p-0">
          <RedList answer={answer} unit={unit} />
        </Container>
        <Container className="min-w-0 p-0">
          {hasDays ? <DaysCard answer={answer} unit={unit} /> : noSales}
        </Container>
        <Container className="min-w-0 p-0">
          <TopCounties answer={answer} unit={unit} />
        </Container>
      </div>
      <Container className="p-0">
        <AboutReport about={answer.about} until={answer.until} hasLights />
      </Container>
    </>
  )
}

export const config = defineRouteConfig({
  label: "menu.overview",
  icon: ChartBar,
  rank: 1,
  translationNs: "baixian",
})

export const handle = { breadcrumb: () => <Crumb /> }

function Crumb() {
  return <>{useWords().t("menu.overview")}</>
}
