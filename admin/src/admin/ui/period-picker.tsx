import { Input } from "@medusajs/ui"
import { useState } from "react"
import { businessMonth, isDay, monthOf, monthPeriod, type Period } from "./business-month"
import { MonthPicker } from "./month-picker"
import { lastDayOf, untilOf } from "./report-state"
import { Segmented } from "./segmented"
import { useWords } from "./use-words"

type PeriodPickerProps = { period: Period; onChange: (period: Period) => void }

/** A month, or two days of which the second is still included. An impossible pair is kept on screen, not sent. */
export function PeriodPicker({ period, onChange }: PeriodPickerProps) {
  const { t } = useWords()
  const latest = businessMonth(new Date())
  const month = monthOf(period)
  const [byDays, setByDays] = useState(month === null)
  const [from, setFrom] = useState(period.from)
  const [to, setTo] = useState(lastDayOf(period))
  const isWrong = isDay(from) && isDay(to) && from > to
  const send = (first: string, last: string) => {
    if (isDay(first) && isDay(last) && first <= last) onChange({ from: first, until: untilOf(last) })
  }

  return (
    <div className="flex items-center gap-x-2">
      <Segmented
        label={t("period.label")}
        value={byDays ? "days" : "month"}
        options={[
          { value: "month", label: t("period.by_month") },
          { value: "days", label: t("period.by_days") },
        ]}
        onChange={(kind) => {
          setByDays(kind === "days")
          if (kind === "month") onChange(monthPeriod(month ?? period.from.slice(0, 7)))
        }}
      />
      {byDays ? (
        <>
          <Input
            size="small"
            type="date"
            aria-label={t("period.from")}
            value={from}
            aria-invalid={isWrong}
            onChange={({ target }) => setFrom(target.value)}
            onBlur={() => send(from, to)}
            onKeyDown={({ key }) => key === "Enter" && send(from, to)}
          />
          <span className="text-ui-fg-muted">–</span>
          <Input
            size="small"
            type="date"
            aria-label={t("period.to")}
            value={to}
            aria-invalid={isWrong}
            onChange={({ target }) => setTo(target.value)}
            onBlur={() => send(from, to)}
            onKeyDown={({ key }) => key === "Enter" && send(from, to)}
          />
        </>
      ) : (
        <MonthPicker
          month={month ?? period.from.slice(0, 7)}
          latest={latest}
          onChange={(chosen) => onChange(monthPeriod(chosen))}
        />
      )}
    </div>
  )
}
