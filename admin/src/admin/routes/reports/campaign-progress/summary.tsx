import type { CampaignProgressReport } from "@baixian/backend/contract"
import { Text } from "@medusajs/ui"
import type { ReactNode } from "react"
import { Amount } from "../../../ui/amount"
import { formatCount, formatRatio, UNDEFINED } from "../../../ui/figures"
import { GapMark } from "../../../ui/gap-mark"
import { formatFen, type MoneyUnit } from "../../../ui/money"
import { ScheduleBar } from "../../../ui/schedule-bar"
import { useWords } from "../../../ui/use-words"

type SummaryProps = Pick<CampaignProgressReport, "summary" | "plan"> & { unit: MoneyUnit }

/** The city's line: coverage of counties and products, then the year's target against its schedule. */
export function Summary({ summary, plan, unit }: SummaryProps) {
  const { t, unitSuffix } = useWords()
  const { target_fen, completion_rate, schedule_rate, schedule_gap_points, gap_fen } = summary

  return (
    <div className="grid grid-cols-2 divide-x md:grid-cols-3 xl:grid-cols-[1fr_1fr_1.2fr_1.2fr_1.7fr]">
      <Figure title={t("campaign.counties")} note={t("campaign.edition", { year: summary.edition_year })}>
        <Part part={summary.counties_with_sales} whole={summary.counties_in_list} />
      </Figure>
      <Figure title={t("campaign.products")} note={null}>
        <Part part={summary.listed_on_sale} whole={summary.listed_products} />
      </Figure>
      <Figure
        title={t("campaign.done")}
        note={
          gap_fen === null ? null : (
            <>
              {t(gap_fen >= 0 ? "campaign.remaining" : "campaign.surplus")}{" "}
              {formatFen(Math.abs(gap_fen), unit)} {unitSuffix(unit)}
            </>
          )
        }
      >
        <Amount fen={summary.done_fen} unit={unit} />
      </Figure>
      <Figure
        title={t("campaign.target")}
        note={plan && t("plan.version", { year: plan.year, version: plan.version })}
      >
        {target_fen === null ? (
          <span className="text-ui-fg-muted">{t("missing.no_target")}</span>
        ) : (
          <Amount fen={target_fen} unit={unit} />
        )}
      </Figure>
      <Figure
        title={t("campaign.completion")}
        note={t("overview.schedule", {
          rate: schedule_rate === null ? UNDEFINED : formatRatio(schedule_rate),
        })}
      >
        <span className="flex items-center gap-x-3">
          {completion_rate === null ? UNDEFINED : formatRatio(completion_rate)}
          {completion_rate !== null && (
            <ScheduleBar
              completion={completion_rate}
              schedule={schedule_rate}
              gap_points={schedule_gap_points}
            />
          )}
          <span className="txt-compact-small-plus">
            <GapMark points={schedule_gap_points} />
          </span>
        </span>
      </Figure>
    </div>
  )
}

function Figure({ title, note, children }: { title: string; note: ReactNode; children: ReactNode }) {
  return (
    <div className="flex flex-col gap-y-1 px-6 py-3">
      <Text size="small" leading="compact" className="text-ui-fg-subtle">
        {title}
      </Text>
      <div className="text-[20px] font-medium leading-7 tabular-nums">{children}</div>
      <div className="txt-compact-xsmall text-ui-fg-muted min-h-4">{note}</div>
    </div>
  )
}

function Part({ part, whole }: { part: number; whole: number }) {
  return (
    <>
      {formatCount(part)}
      <span className="text-ui-fg-muted text-[0.8em] font-normal"> / {formatCount(whole)}</span>
    </>
  )
}
