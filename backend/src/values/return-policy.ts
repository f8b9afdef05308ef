/** Why goods may lose the seven-day return, but only if the buyer says so for that purchase (domain.md §9.2). */
export const EXCLUSION_REASONS = [
  "quality_after_opening",
  "value_after_use",
  "near_expiry",
  "flawed",
] as const
export type ExclusionReason = (typeof EXCLUSION_REASONS)[number]

/** What a product's metadata says about its return, as anybody may have typed it. */
export type ReturnNotes = { return_policy: string | null; exclusion_reason: string | null }

export type ReturnTerms =
  | { return_policy: "seven_day" | "excluded_by_law"; exclusion_reason: null }
  | { return_policy: "excluded_with_consent"; exclusion_reason: ExclusionReason }

/**
 * The terms that hold. The law names the reasons and a seller may not add to them, so an exclusion without one of them is
 * none: the goods go back within seven days like any others. `refresh-items.ts` says the same in SQL.
 */
export function returnTerms({ return_policy, exclusion_reason }: ReturnNotes): ReturnTerms {
  if (return_policy === "excluded_by_law") return { return_policy, exclusion_reason: null }
  const reason = EXCLUSION_REASONS.find((known) => known === exclusion_reason)
  if (return_policy === "excluded_with_consent" && reason) return { return_policy, exclusion_reason: reason }
  return { return_policy: "seven_day", exclusion_reason: null }
}
