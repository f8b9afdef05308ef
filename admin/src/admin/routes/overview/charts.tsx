import type { OverviewAnswer } from "@baixian/backend/contract"
import { Heading, Skeleton } from "@medusajs/ui"
import { lazy, Suspense, type ReactNode } from "react"
import { UNDEFINED } from "../../ui/figures"
import { axisFigure, formatFen, type MoneyUnit } from "../../ui/money"
import { useWords } from "../../ui/use-words"

// The chart library is large and only this page needs it.
const TrendChart = lazy(() => import("./month-charts").then((charts) => ({ default: charts.TrendChart })))
const DaysChart = lazy(() => import("./month-charts").then((charts) => ({ default: charts.DaysChart })))

type ChartCardProps = { answer: OverviewAnswer; unit: MoneyUnit }

export function TrendCard({ answer, unit }: ChartCardProps) {
  const { t, monthName, unitSuffix } = useWords()

  return (
    <ChartCard
      title={t("overview.trend")}
      caption={t("unit.caption", { unit: t(`unit.${unit}`) })}
      table={answer.trend.map(({ month, net_fen, previous_year_fen }) => [
        monthName(month),
        formatFen(net_fen, unit),
        previous_year_fen === null ? UNDEFINED : formatFen(previous_year_fen, unit),
      ])}
      height={CHART_HEIGHT}
    >
      <TrendChart
        data={answer.trend}
        height={CHART_HEIGHT}
        names={[t("overview.trend_this"), t("overview.trend_previous")]}
        axis={(fen) => axisFigure(fen, unit)}
        amount={(fen) => chartAmount(fen, unit, unitSuffix(unit))}
        label={monthName}
      />
    </ChartCard>
  )
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

/** A month of the year before the ledger began has no figure, and says so. */
const chartAmount = (fen: unknown, unit: MoneyUnit, unitSuffix: string): string =>
  typeof fen === "number" ? `${formatFen(fen, unit)} ${unitSuffix}` : UNDEFINED

type ChartCardFrameProps = {
  title: string
  caption: string
  table: string[][]
  height: number
  children: ReactNode
}

/** A chart and, for those who cannot see it, the same figures as a table. */
function ChartCard({ title, caption, table, height, children }: ChartCardFrameProps) {
  const { t } = useWords()

  return (
    <figure className="bx-card m-0">
      <figcaption className="flex items-baseline justify-between px-6 pt-4">
        <Heading level="h2">{title}</Heading>
        <span className="txt-compact-xsmall text-ui-fg-muted">{caption}</span>
      </figcaption>
      <div className="px-3 pb-3 pt-1" aria-hidden>
        <Suspense fallback={<Skeleton style={{ height }} className="m-3 rounded-md" />}>{children}</Suspense>
      </div>
      <table className="sr-only">
        <caption>{t("overview.chart_table", { title })}</caption>
        <tbody>
          {table.map((cells) => (
            <tr key={cells[0]}>
              {cells.map((cell, at) => (
                <td key={at}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  )
}
