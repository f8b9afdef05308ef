import { useEffect, useRef, useState } from "react"
import { monthOf, type Period } from "./business-month"
import { draftOf, isSamePeriod, periodOf, type DaysDraft } from "./days-draft"

/** So long after the last key two days are taken for typed: the 1 of a 15th is not asked for. */
const TYPED_MS = 600

/**
 * Two days while they are typed. What is typed stays whatever the page does meanwhile; it is asked for as soon as it is a
 * period. A period that comes from elsewhere (a link, "this month", back) takes its place.
 */
export function useDaysDraft(period: Period, onChange: (period: Period) => void) {
  const [draft, setDraft] = useState(() => draftOf(period))
  const [byDays, setByDays] = useState(monthOf(period) === null)
  const [seen, setSeen] = useState(period)
  // The page shows what was asked for a moment later, and may show what was asked before it first.
  const [asked, setAsked] = useState<Period | null>(null)
  if (!isSamePeriod(seen, period)) {
    setSeen(period)
    if (asked === null) {
      setDraft(draftOf(period))
      setByDays(monthOf(period) === null)
    } else if (isSamePeriod(asked, period)) setAsked(null)
  }

  const ask = (wanted: Period) => {
    if (isSamePeriod(wanted, asked ?? period)) return
    setAsked(isSamePeriod(wanted, period) ? null : wanted)
    onChange(wanted)
  }
  const apply = () => {
    const typed = byDays ? periodOf(draft) : null
    if (typed) ask(typed)
  }
  const latest = useRef(apply)
  useEffect(() => {
    latest.current = apply
  })
  useEffect(() => {
    const timer = setTimeout(() => latest.current(), TYPED_MS)

    return () => clearTimeout(timer)
  }, [draft])

  return {
    draft,
    byDays,
    type: (part: Partial<DaysDraft>) => setDraft((before) => ({ ...before, ...part })),
    apply,
    /** A whole month, from the month's own picker or because days are not wanted any more. */
    chooseMonth: (wanted: Period) => {
      setByDays(false)
      setDraft(draftOf(wanted))
      ask(wanted)
    },
    chooseDays: () => setByDays(true),
  }
}
