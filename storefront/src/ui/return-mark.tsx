import type { ExclusionReason, ReturnPolicy } from "@baixian/backend/contract"
import { beijingTime } from "../format/day"
import { useWords } from "../words/words"
import { Icon } from "./icon"

type Terms = {
  return_policy: ReturnPolicy | null
  exclusion_reason: ExclusionReason | null
  /** On an order: when the buyer said yes. */
  consent_at?: string | null
}

/** Marks goods that cannot go back within seven days, with the reason. Nothing for all others. */
export function ReturnMark({ terms }: { terms: Terms }) {
  const { returns } = useWords()
  const { return_policy, exclusion_reason, consent_at } = terms
  if (return_policy === null || return_policy === "seven_day") return null

  const reason = exclusion_reason && returns.reasons[exclusion_reason]
  return (
    <p className="return-mark">
      <Icon name="info" />
      {reason === null
        ? returns.mark_by_law
        : consent_at
          ? returns.mark_agreed(reason, beijingTime(consent_at))
          : returns.mark_with_consent(reason)}
    </p>
  )
}
