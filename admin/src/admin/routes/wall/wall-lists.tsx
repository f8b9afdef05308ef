import type { WallAnswer } from "@baixian/backend/contract"
import { formatPoints, LIGHT_SYMBOL, scheduleLight, UNDEFINED } from "../../ui/figures"
import { formatFen } from "../../ui/money"
import { useWords } from "../../ui/use-words"
import { timeOf } from "./wall-status"

const RANKED = 12

/** The strongest counties of the year with their gap to the schedule. */
export function WallRanking({ answer }: { answer: WallAnswer }) {
  const { t, nameOf } = useWords()
  const ranked = answer.places
    .filter(({ level, year_fen }) => level === "county" && year_fen > 0)
    .sort((a, b) => b.year_fen - a.year_fen || (a.code < b.code ? -1 : 1))
    .slice(0, RANKED)
  const most_fen = ranked[0]?.year_fen ?? 1

  return (
    <section className="bx-wall-card">
      <h2>
        {t("wall.ranking")}
        <small>{t("wall.trend_note")}</small>
      </h2>
      {ranked.length === 0 && <p className="bx-wall-nothing">{t("wall.nothing_sold")}</p>}
      <ol className="bx-wall-list bx-wall-rank">
        {ranked.map((county, at) => (
          <li key={county.code}>
            <span className="bx-wall-muted bx-wall-right">{at + 1}</span>
            <span className="bx-wall-name">{nameOf(county)}</span>
            <span className="bx-wall-right">{formatFen(county.year_fen, "wan")}</span>
            <Gap points={county.schedule_gap_points} />
            <span className="bx-wall-bar" aria-hidden>
              <i style={{ width: `${(county.year_fen / most_fen) * 100}%` }} />
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}

function Gap({ points }: { points: number | null }) {
  const { t } = useWords()
  if (points === null) return <span className="bx-wall-right bx-wall-muted">{UNDEFINED}</span>
  const light = scheduleLight(points)

  return (
    <span className={`bx-wall-right bx-light-${light}`} title={t(`gap.${light}`)}>
      {LIGHT_SYMBOL[light]} {formatPoints(points)}
    </span>
  )
}

/** What was sold in these minutes: county, goods, how it was sold, and how much; never to whom. */
export function WallLatest({ answer }: { answer: WallAnswer }) {
  const { t, nameOf } = useWords()

  return (
    <section className="bx-wall-card">
      <h2>
        {t("wall.latest")}
        <small>{t("wall.latest_note")}</small>
      </h2>
      {answer.latest.length === 0 && <p className="bx-wall-nothing">{t("wall.nothing_today")}</p>}
      <ul className="bx-wall-list bx-wall-latest" aria-label={t("wall.latest")}>
        {answer.latest.map((sale) => (
          <li key={sale.id}>
            <div>
              <span className="bx-wall-name">
                {nameOf({ name: sale.origin_name, name_en: sale.origin_name_en })}
              </span>
              <span>¥{formatFen(sale.net_fen, "yuan")}</span>
            </div>
            <div className="bx-wall-muted">
              <span className="bx-wall-name">
                {timeOf(new Date(sale.occurred_at))} · {t(`channel.${sale.channel}`)} · {sale.product_title}
              </span>
              <span>{t("wall.piece", { quantity: sale.quantity })}</span>
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}
