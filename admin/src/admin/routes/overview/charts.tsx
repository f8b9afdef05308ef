import type { OverviewAnswer } from "@baixian/backend/contract"
import { lazy } from "react"
import { useNavigate } from "react-router-dom"
import { daysAfter } from "../../ui/business-month"
import { ChartCard } from "../../ui/chart-card"
import { axisFigure, formatFen, type MoneyUnit } from "../../ui/money"
import { chartAmount, tableAmount, TrendCard } from "../../ui/trend-card"
import { useWords } from "../../ui/use-words"

// The chart library is large, and few pages need it.
const DaysChart = lazy(() =>
  import("../../ui/month-charts").then((charts) => ({ default: charts.DaysChart }))
)
const SeasonChart = lazy(() =>
  import("../../ui/month-charts").then((charts) => ({ default: charts.SeasonChart }))
)

type ChartCardProps = { answer: OverviewAnswer; unit: MoneyUnit }

const monthLink = (month: string) => `/reports/sales-by-county?month=${month}`
const dayLink = (day: string) => `/reports/sales-by-county?from=${day}&until=${daysAfter(day, 1)}`

export function MonthsCard({ answer, unit }: ChartCardProps) {
  const { t } = useWords()
  const navigate = useNavigate()

  return (
    <TrendCard
      title={t("overview.trend")}
      trend={answer.trend}
      unit={unit}
      height={CHART_HEIGHT}
      linkOf={monthLink}
      onPick={(month) => void navigate(monthLink(month))}
    />
  )
}

export function DaysCard({ answer, unit }: ChartCardProps) {
  const { t, unitSuffix } = useWords()
  const navigate = useNavigate()

  return (
    <ChartCard
      title={t("overview.days")}
      caption={t("unit.caption", { unit: t(`unit.${unit}`) })}
      table={{
        head: [t("overview.day"), t("overview.days_this")],
        rows: answer.days.map(({ day, net_fen }) => ({
          key: day,
          name: day,
          to: dayLink(day),
          figures: [formatFen(net_fen, unit)],
        })),
      }}
      height={CHART_HEIGHT}
    >
      <DaysChart
        data={answer.days}
        height={CHART_HEIGHT}
        names={[t("overview.days_this")]}
        axis={(fen) => axisFigure(fen, unit)}
        amount={(fen) => chartAmount(fen, unit, unitSuffix(unit))}
        label={(day) => day}
        onPick={(day) => void navigate(dayLink(day))}
      />
    </ChartCard>
  )
}

/** The year's twelve months over last year's and the plan's, with the month of the Spring Festival marked in both. */
export function SeasonCard({ answer, unit }: ChartCardProps) {
  const { t, monthName, unitSuffix } = useWords()
  const navigate = useNavigate()
  const { months, festivals } = answer.season
  const year = answer.month.slice(0, 4)
  const hasPlan = months.some(({ target_fen }) => target_fen !== null)
  const names: [string, string, string] | [string, string] = hasPlan
    ? [t("overview.season_this", { year }), t("overview.trend_previous"), t("overview.season_target")]
    : [t("overview.season_this", { year }), t("overview.trend_previous")]
  const festival = festivals.this_year.slice(0, 7)
  const before = `${year}${festivals.previous_year.slice(4, 7)}`

  return (
    <ChartCard
      title={t("overview.season")}
      caption={t("overview.season_caption", { unit: t(`unit.${unit}`), year })}
      table={{
        head: [t("overview.month"), ...names],
        rows: months.map(({ month, net_fen, previous_year_fen, target_fen }) => ({
          key: month,
          name:
            month === festival
              ? `${monthName(month)} · ${t("overview.season_festival")} ${festivals.this_year}`
              : monthName(month),
          to: net_fen === null ? undefined : monthLink(month),
          figures: [
            tableAmount(net_fen, unit),
            tableAmount(previous_year_fen, unit),
            ...(hasPlan ? [tableAmount(target_fen, unit)] : []),
          ],
        })),
      }}
      height={CHART_HEIGHT}
    >
      <SeasonChart
        data={months}
        height={CHART_HEIGHT}
        names={names}
        axis={(fen) => axisFigure(fen, unit)}
        amount={(fen) => chartAmount(fen, unit, unitSuffix(unit))}
        label={monthName}
        onPick={(month) => void navigate(monthLink(month))}
        marks={[
          { month: festival, text: t("overview.season_festival") },
          ...(before === festival ? [] : [{ month: before, text: t("overview.season_festival_before") }]),
        ]}
      />
    </ChartCard>
  )
}

const CHART_HEIGHT = 248
