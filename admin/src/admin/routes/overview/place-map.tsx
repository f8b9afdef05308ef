import type { OverviewAnswer, OverviewPlace } from "@baixian/backend/contract"
import { lazy } from "react"
import { useNavigate } from "react-router-dom"
import { daysAfter } from "../../ui/business-month"
import { ChartCard } from "../../ui/chart-card"
import { formatPoints, formatRatio, LIGHT_SYMBOL, UNDEFINED } from "../../ui/figures"
import { GapMark, LIGHT_COLOUR } from "../../ui/gap-mark"
import { Nothing } from "../../ui/load-state"
import { formatFen, type MoneyUnit } from "../../ui/money"
import { placeTree } from "../../ui/place-tree"
import { useWords } from "../../ui/use-words"

const PlaceTreemap = lazy(() =>
  import("../../ui/place-treemap").then((charts) => ({ default: charts.PlaceTreemap }))
)

const HEIGHT = 400

/** The year by province, prefecture and county: the larger the more was sold, coloured by how far behind the schedule. */
export function PlaceMap({ answer, unit }: { answer: OverviewAnswer; unit: MoneyUnit }) {
  const words = useWords()
  const { t, nameOf } = words
  const navigate = useNavigate()
  const { places, year_from, until, month } = answer
  const counties = places.filter(({ level }) => level === "county")
  const hidden = counties.filter(({ ytd_net_fen }) => ytd_net_fen <= 0).length
  // By its code, so that its targets and its gap stay in view: a report narrowed to an origin has none.
  const linkOf = (code: string) => `/reports/sales-by-county?month=${month}&find=${code}`
  if (hidden === counties.length) return <Nothing title={t("overview.map_empty")} />

  return (
    <ChartCard
      title={t("overview.map")}
      caption={t("overview.map_caption", {
        unit: t(`unit.${unit}`),
        from: year_from,
        to: daysAfter(until, -1),
      })}
      table={{
        head: [t("overview.place"), t("overview.ytd"), t("overview.completion"), t("overview.gap")],
        rows: topDown(places).map((place) => ({
          key: `${place.level}:${place.code}`,
          name: `${INDENT[place.level]}${nameOf(place)}`,
          to: linkOf(place.code),
          figures: [
            formatFen(place.ytd_net_fen, unit),
            place.completion_rate === null ? UNDEFINED : formatRatio(place.completion_rate),
            <GapMark key="gap" points={place.schedule_gap_points} />,
          ],
        })),
      }}
      height={HEIGHT}
      foot={
        <p className="txt-compact-xsmall text-ui-fg-muted m-0 flex flex-wrap gap-x-4 px-6 pb-4">
          <span className="bx-no-print">{t("overview.map_hint")}</span>
          {(["ahead", "behind", "red"] as const).map((light) => (
            <span key={light}>
              <span className={LIGHT_COLOUR[light]}>{LIGHT_SYMBOL[light]}</span> {t(`gap.${light}`)}
            </span>
          ))}
          {hidden > 0 && <span>{t("overview.map_not_shown", { counties: hidden })}</span>}
        </p>
      }
    >
      <PlaceTreemap
        nodes={placeTree(places, {
          amountOf: ({ ytd_net_fen }) => ytd_net_fen,
          nameOf,
          amount: (fen) => formatFen(fen, unit),
          gap: (points) => formatPoints(points),
        })}
        height={HEIGHT}
        onPick={(code) => void navigate(linkOf(code))}
      />
    </ChartCard>
  )
}

const INDENT = { province: "", prefecture: "\u3000", county: "\u3000\u3000" }

/** The report has children first; a list to read has each place before what lies in it. */
function topDown(places: readonly OverviewPlace[]): OverviewPlace[] {
  const within = (level: OverviewPlace["level"], code: string) =>
    places.filter((place) => place.level === level && place.parent_code === code)

  return places
    .filter(({ level }) => level === "province")
    .flatMap((province) => [
      province,
      ...within("prefecture", province.code).flatMap((prefecture) => [
        prefecture,
        ...within("county", prefecture.code),
      ]),
    ])
}
