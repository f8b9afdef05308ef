import type { OverviewAnswer } from "@baixian/backend/contract"
import { defineRouteConfig } from "@medusajs/admin-sdk"
import { ChartBar } from "@medusajs/icons"
import { Button, Container } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { Link } from "react-router-dom"
import { overviewQuery } from "../../api/reports"
import { AboutReport } from "../../ui/about-report"
import { BackToThisMonth, LoadFailed, LoadingRows, Nothing } from "../../ui/load-state"
import { MonthPicker } from "../../ui/month-picker"
import { planName } from "../../ui/plan-name"
import { PrintablePage } from "../../ui/printable-page"
import { PrintButton, ReportHead } from "../../ui/report-head"
import { UnitSwitch } from "../../ui/unit-switch"
import { useMonthState } from "../../ui/use-month-state"
import { useWords, type Words } from "../../ui/use-words"
import { useWayBack } from "../wall/way-back"
import { Cards } from "./cards"
import { DaysCard, MonthsCard, SeasonCard } from "./charts"
import { RedList } from "./lists"
import { PlaceMap } from "./place-map"
import { QualityLine } from "./quality-line"
import { RankedCounties } from "./ranked"
import { Sources } from "./sources"

/** 总览: the officer's first page, one month at a glance. */
const OverviewPage = () => {
  const { t, monthName } = useWords()
  const state = useMonthState()
  const { month, latest, unit, setMonth, setUnit } = state
  const overview = useQuery(overviewQuery(month))
  const toWall = useWayBack()

  return (
    <PrintablePage isSample={overview.data?.about.contains_sample ?? false}>
      <Container className="p-0">
        <ReportHead
          title={t("overview.title")}
          subtitle={t("overview.subtitle", { month: monthName(overview.data?.month ?? month) })}
          about={overview.data?.about}
          isRefreshing={overview.isFetching}
          hasFailed={overview.isError && overview.data !== undefined}
          onRefresh={() => void overview.refetch()}
        >
          <div className="bx-no-print flex flex-wrap items-center gap-x-3 gap-y-2">
            <MonthPicker month={month} latest={latest} onChange={setMonth} />
            <UnitSwitch unit={unit} onChange={setUnit} />
            <Button asChild size="small" variant="secondary">
              <Link ref={toWall} to="/wall">
                {t("overview.wall")}
              </Link>
            </Button>
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
        <OverviewBody answer={overview.data} state={state} />
      )}
    </PrintablePage>
  )
}
export default OverviewPage

type OverviewBodyProps = { answer: OverviewAnswer; state: ReturnType<typeof useMonthState> }

/** The whole page; on paper one sheet: the figures, the months and days, what is red and who leads. */
function OverviewBody({ answer, state }: OverviewBodyProps) {
  const words = useWords()
  const { unit } = state
  const hasDays = answer.days.some(({ net_fen }) => net_fen !== 0)
  const hasTrend = answer.trend.some(
    ({ net_fen, previous_year_fen }) => net_fen !== 0 || (previous_year_fen ?? 0) !== 0
  )

  return (
    <>
      <Cards answer={answer} unit={unit} />
      <Container className="bx-no-print p-0">
        <QualityLine />
      </Container>
      <div className="bx-two grid grid-cols-1 gap-2 lg:grid-cols-[3fr_2fr]">
        <div className="flex min-w-0 flex-col gap-y-2">
          <Container className="p-0">
            {hasTrend ? <MonthsCard answer={answer} unit={unit} /> : <NoSales state={state} />}
          </Container>
          {hasTrend && (
            <>
              <Container className="p-0">
                {hasDays ? <DaysCard answer={answer} unit={unit} /> : <NoSales state={state} />}
              </Container>
              <Container className="bx-no-print p-0">
                <SeasonCard answer={answer} unit={unit} />
              </Container>
            </>
          )}
        </div>
        {/* On a narrow screen what asks for attention comes first. */}
        <div className="order-first flex min-w-0 flex-col gap-y-2 lg:order-none">
          <Container className="p-0">
            <RedList answer={answer} unit={unit} />
          </Container>
          {hasTrend && (
            <>
              <Container className="p-0">
                <RankedCounties answer={answer} unit={unit} />
              </Container>
              <Container className="bx-no-print p-0">
                <Sources answer={answer} unit={unit} />
              </Container>
            </>
          )}
        </div>
      </div>
      {hasTrend && (
        <Container className="bx-no-print min-w-0 p-0">
          <PlaceMap answer={answer} unit={unit} />
        </Container>
      )}
      <Container className="p-0">
        <AboutReport about={answer.about} until={answer.until} hasLights notes={planNotes(answer, words)} />
      </Container>
    </>
  )
}

/** Which plan each of the page's targets is of. */
function planNotes({ target, campaign }: OverviewAnswer, words: Words): string[] {
  return [
    ...(target.plan ? [words.t("about.targets", { plan: planName(target.plan, words) })] : []),
    ...(campaign.plan ? [words.t("about.campaign_targets", { plan: planName(campaign.plan, words) })] : []),
  ]
}

/** An empty month: back to this one, or, when it is this one, to the orders that will fill it. */
function NoSales({ state }: Pick<OverviewBodyProps, "state">) {
  const { t, monthName } = useWords()

  return (
    <Nothing
      title={t("overview.no_sales", { month: monthName(state.month) })}
      hint={t("overview.no_sales_hint")}
    >
      {state.month === state.latest ? (
        <Button asChild size="small" variant="secondary">
          <Link to="/orders">{t("action.show_orders")}</Link>
        </Button>
      ) : (
        <BackToThisMonth {...state} />
      )}
    </Nothing>
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
