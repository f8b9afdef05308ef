import type { WallAnswer } from "@baixian/backend/contract"
import { useQuery } from "@tanstack/react-query"
import { formatPoints } from "../../ui/figures"
import { axisFigure, formatFen } from "../../ui/money"
import { placeTree } from "../../ui/place-tree"
import { tableAmount } from "../../ui/trend-card"
import { useWords } from "../../ui/use-words"

/** The year by province, prefecture and county. */
export function WallMap({ answer }: { answer: WallAnswer }) {
  const { t, nameOf } = useWords()
  // As a query, not as a lazy component: a part that did not come through a broken network is asked for again.
  const chart = useQuery({
    queryKey: ["chart", "place-treemap"],
    queryFn: () => import("../../ui/place-treemap"),
    networkMode: "always",
    retry: true,
    retryDelay: 5_000,
    staleTime: Infinity,
    structuralSharing: false,
  })
  const nodes = placeTree(answer.places, {
    amountOf: ({ year_fen }) => year_fen,
    nameOf,
    amount: (fen) => formatFen(fen, "wan"),
    gap: (points) => formatPoints(points),
  })

  return (
    <section className="bx-wall-card bx-wall-map">
      <h2>
        {t("wall.map")}
        <small>{t("wall.map_note")}</small>
      </h2>
      {nodes.length === 0 ? (
        <p className="bx-wall-nothing">{t("wall.nothing_sold")}</p>
      ) : (
        <div aria-hidden>
          {chart.data && (
            <chart.data.PlaceTreemap
              nodes={nodes}
              height="100%"
              fontSize={Math.max(11, Math.min(innerWidth / 120, innerHeight / 67.5) * 0.95)}
            />
          )}
        </div>
      )}
    </section>
  )
}

/** Twenty-four months as bars; the year stands under its January and under the first month. */
export function WallTrend({ answer }: { answer: WallAnswer }) {
  const { t, monthName } = useWords()
  const { trend } = answer
  const most_fen = Math.max(1, ...trend.map(({ net_fen }) => net_fen ?? 0))

  return (
    <section className="bx-wall-card bx-wall-trend">
      <h2>
        {t("wall.trend")}
        <small>{t("wall.trend_note")}</small>
      </h2>
      <div className="bx-wall-bars" aria-hidden>
        {trend.map(({ month, net_fen }, at) => (
          <div key={month}>
            <span>{net_fen !== null && axisFigure(net_fen, "wan")}</span>
            <i style={{ height: `${(Math.max(0, net_fen ?? 0) / most_fen) * 66}%` }} />
            <span>
              {month.endsWith("-01") || (at === 0 && !month.endsWith("-12"))
                ? `${month.slice(2, 4)}/${Number(month.slice(5))}`
                : Number(month.slice(5))}
            </span>
          </div>
        ))}
      </div>
      <table className="sr-only">
        <caption>{t("overview.chart_table", { title: t("wall.trend") })}</caption>
        <tbody>
          {trend.map(({ month, net_fen }) => (
            <tr key={month}>
              <th scope="row">{monthName(month)}</th>
              <td>{tableAmount(net_fen, "wan")}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
