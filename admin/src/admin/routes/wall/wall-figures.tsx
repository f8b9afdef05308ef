import type { WallAnswer } from "@baixian/backend/contract"
import type { ReactNode } from "react"
import {
  formatCount,
  formatPoints,
  formatRatio,
  LIGHT_SYMBOL,
  scheduleLight,
  UNDEFINED,
} from "../../ui/figures"
import { formatFen, type MoneyUnit } from "../../ui/money"
import { useWords } from "../../ui/use-words"
import { useMovingFigure } from "./screen-hooks"

/** Today, the month, the year, the target and two counts: what one reads from the door. */
export function WallFigures({ answer }: { answer: WallAnswer }) {
  const { t, unitSuffix } = useWords()
  const { today, month, year } = answer
  const yesterday = `${formatFen(today.yesterday_fen, "wan")} ${unitSuffix("wan")}`

  return (
    <div className="bx-wall-figures">
      <section className="bx-wall-card bx-wall-today">
        <h2>{t("wall.today")}</h2>
        <Moving fen={today.net_fen} unit="yuan" />
        <Small>{t("wall.today_note", { orders: formatCount(today.orders), amount: yesterday })}</Small>
      </section>
      <section className="bx-wall-card">
        <h2>{t("wall.month")}</h2>
        <Moving fen={month.net_fen} unit="wan" />
        <Small>{t("wall.same_days", { change: changeText(month.yoy) })}</Small>
      </section>
      <section className="bx-wall-card">
        <h2>{t("wall.year")}</h2>
        <Moving fen={year.net_fen} unit="wan" />
        <Small>{t("wall.same_days", { change: changeText(year.yoy) })}</Small>
      </section>
      <Target target={answer.target} />
      <section className="bx-wall-card">
        <h2>{t("wall.counties")}</h2>
        <p className="bx-wall-big">
          {formatCount(answer.counties_with_sales_in_98)}
          <small>/ {formatCount(answer.counties_in_98)}</small>
        </p>
        <Small>
          {answer.red_counties === null ? (
            t("wall.no_target")
          ) : (
            <span className="bx-light-red">
              {LIGHT_SYMBOL.red} {t("wall.red")} {formatCount(answer.red_counties)}
            </span>
          )}
        </Small>
      </section>
    </div>
  )
}

function Moving({ fen, unit }: { fen: number; unit: MoneyUnit }) {
  const { unitSuffix } = useWords()
  const shown = useMovingFigure(fen)

  return (
    <p className="bx-wall-big" title={`¥${formatFen(fen, "yuan")}`}>
      {formatFen(shown, unit)}
      <small>{unitSuffix(unit)}</small>
    </p>
  )
}

const Small = ({ children }: { children: ReactNode }) => <p className="bx-wall-small">{children}</p>

const changeText = (ratio: number | null): string =>
  ratio === null ? UNDEFINED : `${ratio > 0 ? "↑" : ratio < 0 ? "↓" : ""} ${formatRatio(Math.abs(ratio))}`

function Target({ target }: Pick<WallAnswer, "target">) {
  const { t, unitSuffix } = useWords()
  const { annual_fen, completion_rate, schedule_rate, schedule_gap_points } = target
  if (annual_fen === null || completion_rate === null) {
    return (
      <section className="bx-wall-card">
        <h2>{t("wall.target")}</h2>
        <p className="bx-wall-nothing">{t("wall.no_target")}</p>
      </section>
    )
  }
  const light = scheduleLight(schedule_gap_points ?? 0)

  return (
    <section className="bx-wall-card bx-wall-target">
      <Gauge completion={completion_rate} schedule={schedule_rate} light={light} />
      <div>
        <h2>{t("wall.target")}</h2>
        <p className="bx-wall-big">
          {formatRatio(completion_rate)}
          <small className={`bx-light-${light}`}>
            {LIGHT_SYMBOL[light]}{" "}
            {schedule_gap_points === null ? UNDEFINED : formatPoints(schedule_gap_points)}
          </small>
        </p>
        <Small>
          {t("overview.schedule", { rate: schedule_rate === null ? UNDEFINED : formatRatio(schedule_rate) })}
        </Small>
        <Small>
          {t("overview.target_of", { amount: `${formatFen(annual_fen, "wan")} ${unitSuffix("wan")}` })}
        </Small>
      </div>
    </section>
  )
}

type GaugeProps = { completion: number; schedule: number | null; light: "ahead" | "behind" | "red" }

const INK = { ahead: "--tag-green-icon", behind: "--tag-orange-icon", red: "--tag-red-icon" }

/** Half a circle filled as far as the target is done, with a mark where the schedule stands. The words beside it say the same. */
function Gauge({ completion, schedule, light }: GaugeProps) {
  const part = Math.max(0, Math.min(1, completion))
  const mark = schedule === null ? null : Math.PI * (1 - Math.max(0, Math.min(1, schedule)))

  return (
    <svg viewBox="0 0 100 58" aria-hidden>
      <path d="M 8 52 A 42 42 0 0 1 92 52" fill="none" stroke="#1e2b45" strokeWidth={10} />
      <path
        d="M 8 52 A 42 42 0 0 1 92 52"
        fill="none"
        stroke={`var(${INK[light]})`}
        strokeWidth={10}
        pathLength={1}
        strokeDasharray={`${part} 1`}
      />
      {mark !== null && (
        <line
          x1={50 + 34 * Math.cos(mark)}
          y1={52 - 34 * Math.sin(mark)}
          x2={50 + 50 * Math.cos(mark)}
          y2={52 - 50 * Math.sin(mark)}
          stroke="#e6edf7"
          strokeWidth={2}
        />
      )}
    </svg>
  )
}
