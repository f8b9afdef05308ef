import type { ExclusionReason, ReturnPolicy } from "@baixian/backend/contract"
import type { ReactNode } from "react"
import { useWords } from "../words/words"
import { Icon } from "./icon"

type Terms = { return_policy: ReturnPolicy | null; exclusion_reason: ExclusionReason | null }

/** Marks goods that cannot go back within seven days, with the reason and what else is to be said. Nothing for all others. */
export function ReturnMark({
  terms: { return_policy, exclusion_reason },
  children,
}: {
  terms: Terms
  children?: ReactNode
}) {
  const { returns } = useWords()
  if (return_policy === null || return_policy === "seven_day") return null

  return (
    <p className="return-mark">
      <Icon name="info" />
      <span>
        {return_policy === "excluded_by_law" || exclusion_reason === null
          ? returns.mark_by_law
          : returns.mark_with_consent(returns.reasons[exclusion_reason])}{" "}
        {children}
      </span>
    </p>
  )
}
