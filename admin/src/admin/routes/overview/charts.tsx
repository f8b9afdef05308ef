import type { OverviewAnswer } from "@baixian/backend/contract"
import { lazy } from "react"
import { ChartCard } from "../../ui/chart-card"
import { axisFigure, formatFen, type MoneyUnit } from "../../ui/money"
import { chartAmount, TrendCard } from "../../ui/trend-card"
import { useWords } from "../../ui/use-words"

// The chart library is large, and few pages need it.
const DaysChart = lazy(() =>
  import("../../ui/month-charts").then((charts) => ({ default: charts.DaysChart }))
)

type ChartCardProps = { answer: OverviewAnswer; unit: MoneyUnit }

export function MonthsCard({ answer, unit }: ChartCardProps) {
  const { t } = useWords()

  return <TrendCard title={t("overview.trend")} trend={answer.trend} unit={unit} height={CHART_HEIGHT} />
}

export function DaysCard({ answer, unit }: ChartCardProps) {
  const { t, unitSuffix } = useWords()

  return (
    <ChartCard
      title={t("overview.days")}
      caption={t("unit.caption", { unit: t(`unit.${unit}`) })}
      table={answer.days.map(({ day, net_fen }) => [day, formatFen(net_fen, unit)])}
      height={CHART_HEIGHT}
    >
      <DaysChart
        data={answer.days}
        height={CHART_HEIGHT}
        names={[t("overview.days_this")]}
        axis={(fen) => axisFigure(fen, unit)}
        amount={(fen) => chartAmount(fen, unit, unitSuffix(unit))}
        label={(day) => day}
      />
    </ChartCard>
  )
}

const CHART_HEIGHT = 248
