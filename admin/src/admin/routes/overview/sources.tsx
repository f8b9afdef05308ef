import type { OverviewAnswer } from "@baixian/backend/contract"
import { Link } from "react-router-dom"
import { formatRatio, UNDEFINED } from "../../ui/figures"
import { Nothing } from "../../ui/load-state"
import { formatFen, type MoneyUnit } from "../../ui/money"
import { useWords } from "../../ui/use-words"
import { ListCard, MoreLink } from "./lists"

/** Which part of the year was rung up here, which ordered, which only declared by outlets. */
export function Sources({ answer, unit }: { answer: OverviewAnswer; unit: MoneyUnit }) {
  const { t } = useWords()
  const { sources, month } = answer

  return (
    <ListCard title={t("overview.sources")} hint={t("overview.sources_caption", { unit: t(`unit.${unit}`) })}>
      {sources.length === 0 ? (
        <Nothing title={t("overview.map_empty")} />
      ) : (
        <ul>
          {sources.map(({ source, ytd_net_fen, share }) => (
            <li key={source}>
              <Link
                to={`/reports/sales-by-county?month=${month}&source=${source}&open=total:total.ytd_net_fen`}
                className="hover:bg-ui-bg-base-hover focus-visible:shadow-borders-focus grid grid-cols-[72px_minmax(0,1fr)_84px_56px] items-center gap-x-3 px-6 py-1.5 outline-none"
              >
                <span className="txt-compact-small truncate">{t(`source.${source}`)}</span>
                <span aria-hidden className="bg-ui-bg-component h-2 rounded-full">
                  <span
                    className="bg-ui-tag-blue-icon block h-full rounded-full"
                    style={{ width: `${Math.max(0, Math.min(1, share ?? 0)) * 100}%` }}
                  />
                </span>
                <span className="txt-compact-small text-right tabular-nums">
                  {formatFen(ytd_net_fen, unit)}
                </span>
                <span className="txt-compact-xsmall text-ui-fg-muted text-right tabular-nums">
                  {share === null ? UNDEFINED : formatRatio(share)}
                </span>
              </Link>
            </li>
          ))}
        </ul>
      )}
      <div className="px-6 pb-4 pt-1">
        <MoreLink
          to={`/reports/sales?report=sales-by-source&month=${month}`}
          text=""
          action={t("overview.sources_all")}
        />
      </div>
    </ListCard>
  )
}
