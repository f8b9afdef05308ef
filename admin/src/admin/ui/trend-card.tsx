import type { OverviewAnswer } from "@baixian/backend/contract"
import { lazy } from "react"
import { ChartCard } from "./chart-card"
import { UNDEFINED } from "./figures"
import { axisFigure, formatFen, type MoneyUnit } from "./money"
import { useWords } from "./use-words"

// The chart library is large, and few pages need it.
const TrendChart = lazy(() => import("./month-charts").then((charts) => ({ default: charts.TrendChart })))

type TrendCardProps = { title: string; trend: OverviewAnswer["trend"]; unit: MoneyUnit; height: number }

/** Months as bars, and the same months a year earlier as a line. */
export function TrendCard({ title, trend, unit, height }: TrendCardProps) {
  const { t, monthName, unitSuffix } = useWords()

  return (
    <ChartCard
      title={title}
      caption={t("unit.caption", { unit: t(`unit.${unit}`) })}
      table={trend.map(({ month, net_fen, previous_year_fen }) => [
        monthName(month),
        formatFen(net_fen, unit),
        previous_year_fen === null ? UNDEFINED : formatFen(previous_year_fen, unit),
      ])}
      height={height}
    >
      <TrendChart
        data={trend}
        height={height}
        names={[t("overview.trend_this"), t("overview.trend_previous")]}
        axis={(fen) => axisFigure(fen, unit)}
        amount={(fen) => chartAmount(fen, unit, unitSuffix(unit))}
        label={monthName}
      />
    </ChartCard>
  )
}

/** A month of the year before the ledger began has no figure, and says so. */
export const chartAmount = (fen: unknown, unit: MoneyUnit, unitSuffix: string): string =>
  typeof fen === "number" ? `${formatFen(fen, unit)} ${unitSuffix}` : UNDEFINED
