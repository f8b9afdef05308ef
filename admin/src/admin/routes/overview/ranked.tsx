import type { OverviewAnswer, OverviewPlace } from "@baixian/backend/contract"
import { clx } from "@medusajs/ui"
import { useState } from "react"
import { Link } from "react-router-dom"
import { formatRatio, scheduleLight, UNDEFINED } from "../../ui/figures"
import { GapMark } from "../../ui/gap-mark"
import { Nothing } from "../../ui/load-state"
import { formatFen, type MoneyUnit } from "../../ui/money"
import { Segmented } from "../../ui/segmented"
import { useWords } from "../../ui/use-words"
import { ListCard, MoreLink } from "./lists"

const SHOWN = 10
const BAR = {
  ahead: "bg-ui-tag-green-icon",
  behind: "bg-ui-tag-orange-icon",
  red: "bg-ui-tag-red-icon",
  none: "bg-ui-tag-blue-icon",
}

type Which = "first" | "last"

/** The first or the last ten counties of the year as bars, with completion, gap and how their rank moved in the month. */
export function RankedCounties({ answer, unit }: { answer: OverviewAnswer; unit: MoneyUnit }) {
  const { t, monthName } = useWords()
  const [which, setWhich] = useState<Which>("first")
  const { month } = answer
  const ranked = rankedCounties(answer.places, which)
  const most_fen = Math.max(1, ...ranked.map(({ ytd_net_fen }) => ytd_net_fen))

  return (
    <ListCard title={t("overview.ranked")} hint={t("overview.ranked_caption", { unit: t(`unit.${unit}`) })}>
      <div className="bx-no-print flex px-6 pb-2">
        <Segmented<Which>
          label={t("overview.ranked_which")}
          value={which}
          options={[
            { value: "first", label: t("overview.ranked_first") },
            { value: "last", label: t("overview.ranked_last") },
          ]}
          onChange={setWhich}
        />
      </div>
      {ranked.every(({ ytd_net_fen }) => ytd_net_fen === 0) && which === "first" ? (
        <Nothing title={t("overview.no_sales", { month: monthName(month) })} />
      ) : (
        <ol>
          {ranked.map((county) => (
            <RankedCounty key={county.code} {...{ county, month, unit, most_fen }} />
          ))}
        </ol>
      )}
      <div className="px-6 pb-4 pt-1">
        <MoreLink
          to={`/reports/sales-by-county?month=${month}&order=rank`}
          text=""
          action={t("overview.ranked_all")}
        />
      </div>
    </ListCard>
  )
}

type RankedCountyProps = { county: OverviewPlace; month: string; unit: MoneyUnit; most_fen: number }

function RankedCounty({ county, month, unit, most_fen }: RankedCountyProps) {
  const { t, nameOf } = useWords()
  const points = county.schedule_gap_points

  return (
    <li>
      <Link
        to={`/reports/sales-by-county?month=${month}&open=county:${county.code}.ytd_net_fen`}
        className="hover:bg-ui-bg-base-hover focus-visible:shadow-borders-focus grid grid-cols-[20px_28px_minmax(0,1fr)_44px_60px_46px_48px] print:grid-cols-[20px_28px_240px_1fr_72px_56px_56px] items-center gap-x-2 px-6 py-[3px] outline-none"
      >
        <span className="txt-compact-xsmall text-ui-fg-muted text-right tabular-nums">
          <span className="sr-only">{t("overview.rank_note")} </span>
          {county.rank ?? UNDEFINED}
        </span>
        <RankChange places={county.rank_change} />
        <span className="txt-compact-small truncate" title={nameOf(county)}>
          {nameOf(county)}
        </span>
        <span aria-hidden className="bg-ui-bg-component h-2 rounded-full">
          <span
            className={clx(
              "block h-full rounded-full",
              BAR[points === null ? "none" : scheduleLight(points)]
            )}
            style={{ width: `${(Math.max(0, county.ytd_net_fen) / most_fen) * 100}%` }}
          />
        </span>
        <span className="txt-compact-small text-right tabular-nums">
          {formatFen(county.ytd_net_fen, unit)}
        </span>
        <span className="txt-compact-xsmall text-ui-fg-muted text-right tabular-nums">
          {county.completion_rate === null ? UNDEFINED : formatRatio(county.completion_rate)}
        </span>
        <span className="txt-compact-xsmall text-right">
          <GapMark points={points} />
        </span>
      </Link>
    </li>
  )
}

/** Places gained or lost, in the muted colour: the sign says it. */
function RankChange({ places }: { places: number | null }) {
  const { t } = useWords()
  const words =
    places === null
      ? t("missing.undefined")
      : places === 0
        ? t("overview.rank_same")
        : t(places > 0 ? "overview.rank_up" : "overview.rank_down", { places: Math.abs(places) })

  return (
    <span className="txt-compact-xsmall text-ui-fg-muted tabular-nums" title={words}>
      <span aria-hidden>
        {places === null ? UNDEFINED : places === 0 ? "＝" : `${places > 0 ? "↑" : "↓"}${Math.abs(places)}`}
      </span>
      <span className="sr-only">{words}</span>
    </span>
  )
}

/** By the year's sales; the last ten stand worst first, so that what asks for attention is on top. */
function rankedCounties(places: readonly OverviewPlace[], which: Which): OverviewPlace[] {
  const sorted = places
    .filter(({ level }) => level === "county")
    .sort((a, b) => b.ytd_net_fen - a.ytd_net_fen || (a.code < b.code ? -1 : 1))

  return which === "first" ? sorted.slice(0, SHOWN) : sorted.slice(-SHOWN).reverse()
}
