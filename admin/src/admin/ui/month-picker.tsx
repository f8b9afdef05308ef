import { ChevronLeftMini, ChevronRightMini, CalendarMini } from "@medusajs/icons"
import { Button, clx, IconButton, Popover } from "@medusajs/ui"
import { useState } from "react"
import { monthsAfter } from "./business-month"
import { useWords } from "./use-words"

type MonthPickerProps = {
  /** `YYYY-MM`. */
  month: string
  /** The current month: the last that can be chosen. */
  latest: string
  onChange: (month: string) => void
}

/** One month back, one forward, or any from a year's sheet. */
export function MonthPicker({ month, latest, onChange }: MonthPickerProps) {
  const { t, monthName } = useWords()
  const [isOpen, setIsOpen] = useState(false)
  const choose = (chosen: string) => {
    onChange(chosen)
    setIsOpen(false)
  }

  return (
    <div role="group" aria-label={t("month.label")} className="flex shrink-0 items-center gap-x-1">
      <IconButton
        size="small"
        variant="transparent"
        aria-label={t("month.previous")}
        onClick={() => onChange(monthsAfter(month, -1))}
      >
        <ChevronLeftMini />
      </IconButton>
      <Popover open={isOpen} onOpenChange={setIsOpen}>
        <Popover.Trigger asChild>
          <Button size="small" variant="secondary" className="tabular-nums">
            <CalendarMini />
            {monthName(month)}
          </Button>
        </Popover.Trigger>
        <Popover.Content align="center" className="w-[232px] p-2">
          <YearSheet key={month} month={month} latest={latest} onChoose={choose} />
        </Popover.Content>
      </Popover>
      <IconButton
        size="small"
        variant="transparent"
        aria-label={t("month.next")}
        disabled={month >= latest}
        onClick={() => onChange(monthsAfter(month, 1))}
      >
        <ChevronRightMini />
      </IconButton>
    </div>
  )
}

type YearSheetProps = { month: string; latest: string; onChoose: (month: string) => void }

function YearSheet({ month, latest, onChoose }: YearSheetProps) {
  const { t, monthName } = useWords()
  const [year, setYear] = useState(Number(month.slice(0, 4)))
  const months = Array.from({ length: 12 }, (_, at) => monthsAfter(`${year}-01`, at))

  return (
    <div className="flex flex-col gap-y-2">
      <div className="flex items-center justify-between">
        <IconButton
          size="small"
          variant="transparent"
          aria-label={t("month.previous_year")}
          onClick={() => setYear(year - 1)}
        >
          <ChevronLeftMini />
        </IconButton>
        <span className="txt-compact-small-plus tabular-nums">{t("month.year", { year })}</span>
        <IconButton
          size="small"
          variant="transparent"
          aria-label={t("month.next_year")}
          disabled={String(year) >= latest.slice(0, 4)}
          onClick={() => setYear(year + 1)}
        >
          <ChevronRightMini />
        </IconButton>
      </div>
      <div className="grid grid-cols-4 gap-1">
        {months.map((each) => (
          <button
            key={each}
            type="button"
            aria-label={monthName(each)}
            aria-pressed={each === month}
            disabled={each > latest}
            onClick={() => onChoose(each)}
            className={clx(
              "txt-compact-small h-8 rounded-md outline-none tabular-nums",
              "hover:bg-ui-bg-base-hover focus-visible:shadow-borders-focus",
              "disabled:text-ui-fg-disabled disabled:hover:bg-transparent",
              each === month && "bg-ui-bg-interactive text-ui-fg-on-color hover:bg-ui-bg-interactive"
            )}
          >
            {t("month.short", { month: Number(each.slice(5)) })}
          </button>
        ))}
      </div>
      <Button size="small" variant="transparent" onClick={() => onChoose(latest)}>
        {t("month.this_month")}
      </Button>
    </div>
  )
}
