import { clx } from "@medusajs/ui"
import { formatRatio, scheduleLight } from "./figures"
import { useWords } from "./use-words"

type ScheduleBarProps = {
  completion: number
  schedule: number | null
  gap_points: number | null
  className?: string
}

const FILL = { ahead: "bg-ui-tag-green-icon", behind: "bg-ui-tag-orange-icon", red: "bg-ui-tag-red-icon" }

/** How much is done, against the mark where the schedule stands. Rates are fractions of the annual target. */
export function ScheduleBar({ completion, schedule, gap_points, className }: ScheduleBarProps) {
  const { t } = useWords()
  const light = gap_points === null ? "ahead" : scheduleLight(gap_points)
  const percent = (rate: number) => `${Math.max(0, Math.min(1, rate)) * 100}%`
  const label = t("campaign.progress_of", {
    done: formatRatio(completion),
    schedule: schedule === null ? "—" : formatRatio(schedule),
  })

  return (
    <div
      role="img"
      aria-label={label}
      title={label}
      className={clx("bg-ui-bg-component-pressed relative h-1.5 w-full rounded-full", className)}
    >
      <div className={clx("h-full rounded-full", FILL[light])} style={{ width: percent(completion) }} />
      {schedule !== null && (
        <div
          className="bg-ui-fg-base absolute -top-1 h-3.5 w-0.5 -translate-x-1/2 rounded-full"
          style={{ left: percent(schedule) }}
        />
      )}
    </div>
  )
}
