import { clx } from "@medusajs/ui"
import { formatPoints, LIGHT_SYMBOL, scheduleLight, UNDEFINED, type ScheduleLight } from "./figures"
import { useWords } from "./use-words"

export const LIGHT_COLOUR: Record<ScheduleLight, string> = {
  ahead: "text-ui-tag-green-text",
  behind: "text-ui-tag-orange-text",
  red: "text-ui-tag-red-text",
}

/** The schedule gap in percentage points, with colour, shape and (for screen readers) words. */
export function GapMark({ points }: { points: number | null }) {
  const { t } = useWords()
  if (points === null) return <span className="text-ui-fg-muted">{UNDEFINED}</span>

  const light = scheduleLight(points)

  return (
    <span className={clx("whitespace-nowrap tabular-nums", LIGHT_COLOUR[light])} title={t(`gap.${light}`)}>
      <span aria-hidden className="pr-1 text-[0.8em]">
        {LIGHT_SYMBOL[light]}
      </span>
      {formatPoints(points)}
      <span className="sr-only">{t(`gap.${light}`)}</span>
    </span>
  )
}
