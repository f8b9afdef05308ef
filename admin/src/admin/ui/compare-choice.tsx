import type { ComparedDays } from "@baixian/backend/contract"
import { Button } from "@medusajs/ui"
import { daysAfter, monthOf, type Period } from "./business-month"
import { Choice } from "./choice"
import { lastDayOf, type ReportState } from "./report-state"
import { useWords, type Words } from "./use-words"

type Compare = ReportState["compare"]
type CompareProps = { compare: Compare; onChange: (compare: Compare) => void }

/** What 同比 holds the period against: the same days of last year, or those as far from the Spring Festival. */
export function CompareChoice({ compare, onChange }: CompareProps) {
  const { t } = useWords()

  return (
    <Choice
      label={t("compare.label")}
      value={compare}
      isSet={compare !== "calendar"}
      options={[
        ["calendar", t("compare.calendar")],
        ["festival", t("compare.festival")],
      ]}
      onChange={onChange}
    />
  )
}

/** The festival lies in January or February, and a year later in the other: months that 同比 by date misjudges. */
export function isNearFestival(period: Period): boolean {
  const months = new Set([period.from.slice(5, 7), daysAfter(period.until, -1).slice(5, 7)])
  const isWithinOneYear = period.from.slice(0, 4) === daysAfter(period.until, -1).slice(0, 4)

  return isWithinOneYear && [...months].every((month) => month === "01" || month === "02")
}

/** Said beside a period that the festival distorts, with the way out. */
export function FestivalHint({ period, compare, onChange }: CompareProps & { period: Period }) {
  const { t } = useWords()
  if (compare === "festival" || !isNearFestival(period)) return null

  return (
    <span role="note" className="txt-compact-small text-ui-tag-orange-text flex items-center gap-x-2">
      {t(monthOf(period) ? "compare.distorted_month" : "compare.distorted")}
      <Button size="small" variant="secondary" onClick={() => onChange("festival")}>
        {t("compare.align")}
      </Button>
    </span>
  )
}

/** Which days 同比 speaks of, where they are not simply those of last year. */
export function comparedNote(
  compared: ComparedDays | null,
  compare: Compare | undefined,
  { t }: Words
): string[] {
  if (!compared || compare !== "festival") return []
  const { from } = compared.last_year

  return [t("compare.note", { from, to: lastDayOf(compared.last_year) })]
}
