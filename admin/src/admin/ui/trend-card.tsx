import type { OverviewAnswer } from "@baixian/backend/contract"
import { lazy } from "react"
import { ChartCard } from "./chart-card"
import { UNDEFINED } from "./figures"
import { axisFigure, formatFen, type MoneyUnit } from "./money"
import { useWords } from "./use-words"

// The chart library is large, and few pages need it.
const TrendChart = lazy(() => import("./month-charts").then((charts) => ({ default: charts.TrendChart })))

type TrendCardProps = {
  title: string
  trend: OverviewAnswer["trend"]
  unit: MoneyUnit
  height: number
  /** Where a month leads to. */
  linkOf?: (month: string) => string
  onPick?: (month: string) => void
}

/** Months as bars, and the same months a year earlier as a line. */
export function TrendCard({ title, trend, unit, height, linkOf, onPick }: TrendCardProps) {
  const { t, monthName, unitSuffix } = useWords()
  const names: [string, string] = [t("overview.trend_this"), t("overview.trend_previous")]

  return (
    <ChartCard
      title={title}
      caption={t("unit.caption", { unit: t(`unit.${unit}`) })}
      table={{
        head: [t("overview.month"), ...names],
        rows: trend.map(({ month, net_fen, previous_year_fen }) => ({
          key: month,
          name: monthName(month),
          to: linkOf?.(month),
          figures: [formatFen(net_fen, unit), tableAmount(previous_year_fen, unit)],
        })),
      }}
      height={height}
    >
      <TrendChart
        data={trend}
        height={height}
        names={names}
        axis={(fen) => axisFigure(fen, unit)}
        amount={(fen) => chartAmount(fen, unit, unitSuffix(unit))}
        label={monthName}
        onPick={onPick}
      />
    </ChartCard>
  )
}

/** A month of the year before the ledger began has no figure, and says so. */
export const chartAmount = (fen: unknown, unit: MoneyUnit, unitSuffix: string): string =>
  typeof fen === "number" ? `${formatFen(fen, unit)} ${unitSuffix}` : UNDEFINED

/** The same in a table whose head names the unit. */
export const tableAmount = (fen: number | null, unit: MoneyUnit): string =>
  fen === null ? UNDEFINED : formatFen(fen, unit)
