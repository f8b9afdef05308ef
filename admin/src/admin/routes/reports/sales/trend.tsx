import type { OverviewAnswer, SalesReport } from "@baixian/backend/contract"
import type { MoneyUnit } from "../../../ui/money"
import { isSum } from "../../../ui/report-tree"
import { TrendCard } from "../../../ui/trend-card"
import { useWords } from "../../../ui/use-words"

const HEIGHT = 200

/** The months of 月度走势 as a chart, above their table. */
export function Trend({ report, unit }: { report: SalesReport; unit: MoneyUnit }) {
  const { t } = useWords()

  return <TrendCard title={t("sales_report.trend")} trend={monthsOf(report)} unit={unit} height={HEIGHT} />
}

const figure = (value: unknown): number | null => (typeof value === "number" ? value : null)

const monthsOf = ({ rows }: SalesReport): OverviewAnswer["trend"] =>
  rows
    .filter((row) => !isSum(row))
    .map((row) => ({
      month: row.code,
      net_fen: figure(row["period_net_fen"]) ?? 0,
      previous_year_fen: figure(row["last_year_fen"]),
    }))
