import { Hint, Input } from "@medusajs/ui"
import { useId, useState, type FocusEvent } from "react"
import { businessMonth, monthOf, monthPeriod, type Period } from "./business-month"
import { faultOf, FIRST_DAY, LAST_DAY, type DaysFault } from "./days-draft"
import { MonthPicker } from "./month-picker"
import { Segmented } from "./segmented"
import { useDaysDraft } from "./use-days-draft"
import { useWords } from "./use-words"

type PeriodPickerProps = { period: Period; onChange: (period: Period) => void }

/**
 * A month, or two days of which the second is still included. Days apply while one types, and at once on Enter or on the
 * way out; what is no period stays in the fields, with a sentence that says what to do.
 */
export function PeriodPicker({ period, onChange }: PeriodPickerProps) {
  const { t } = useWords()
  const days = useDaysDraft(period, onChange)
  const month = monthOf(period) ?? period.from.slice(0, 7)

  return (
    <div className="flex items-start gap-x-2">
      <Segmented
        label={t("period.label")}
        value={days.byDays ? "days" : "month"}
        options={[
          { value: "month", label: t("period.by_month") },
          { value: "days", label: t("period.by_days") },
        ]}
        onChange={(kind) => (kind === "days" ? days.chooseDays() : days.chooseMonth(monthPeriod(month)))}
      />
      {days.byDays ? (
        <DayFields {...days} />
      ) : (
        <MonthPicker
          month={month}
          latest={businessMonth(new Date())}
          onChange={(chosen) => days.chooseMonth(monthPeriod(chosen))}
        />
      )}
    </div>
  )
}

type DayFieldsProps = Pick<ReturnType<typeof useDaysDraft>, "draft" | "type" | "apply">

function DayFields({ draft, type, apply }: DayFieldsProps) {
  const { t } = useWords()
  const id = useId()
  // Half a day is no fault while one is still typing it.
  const [isLeft, setIsLeft] = useState(false)
  const found = faultOf(draft)
  const fault: DaysFault | null = found === "incomplete" && !isLeft ? null : found
  const leave = ({ currentTarget, relatedTarget }: FocusEvent<HTMLElement>) => {
    setIsLeft(!currentTarget.contains(relatedTarget))
    apply()
  }
  const field = (part: "from" | "to") => (
    <Input
      size="small"
      type="date"
      aria-label={t(`period.${part}`)}
      aria-invalid={fault !== null}
      aria-describedby={fault ? id : undefined}
      value={draft[part]}
      // Also keeps the browser from taking a year of six digits.
      min={FIRST_DAY}
      max={LAST_DAY}
      onChange={({ target }) => type({ [part]: target.value })}
      onKeyDown={({ key }) => key === "Enter" && apply()}
    />
  )

  return (
    <div onFocus={() => setIsLeft(false)} onBlur={leave}>
      <div className="flex items-center gap-x-2">
        {field("from")}
        <span className="text-ui-fg-muted">–</span>
        {field("to")}
      </div>
      {fault && (
        <Hint id={id} variant="error" role="alert" className="mt-1 max-w-[360px]">
          {t(`period.${fault}`)}
        </Hint>
      )}
    </div>
  )
}
