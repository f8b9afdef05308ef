import type { ExclusionReason, ReturnPolicy } from "@baixian/backend/contract"

export const POLICIES = [
  "seven_day",
  "excluded_by_law",
  "excluded_with_consent",
] as const satisfies ReturnPolicy[]
export const REASONS = [
  "quality_after_opening",
  "value_after_use",
  "near_expiry",
  "flawed",
] as const satisfies ExclusionReason[]

/** What the form holds. `listed_on` is a business day or empty. */
export type TermsDraft = {
  return_policy: ReturnPolicy
  exclusion_reason: ExclusionReason | ""
  listed_on: string
}
/** The same as the product's metadata keeps it; null takes a note away. */
export type TermsMetadata = {
  return_policy: ReturnPolicy
  exclusion_reason: ExclusionReason | null
  listed_on: string | null
}

/** The terms in force: as the shop reads them, so an exclusion without a reason the law names is none. */
export function draftOf(metadata: Record<string, unknown> | null): TermsDraft {
  const reason = REASONS.find((known) => known === metadata?.exclusion_reason) ?? ""
  const noted = POLICIES.find((known) => known === metadata?.return_policy) ?? "seven_day"
  const return_policy = noted === "excluded_with_consent" && reason === "" ? "seven_day" : noted
  const listed_on = metadata?.listed_on
  return {
    return_policy,
    exclusion_reason: return_policy === "excluded_with_consent" ? reason : "",
    listed_on: typeof listed_on === "string" && isDay(listed_on) ? listed_on : "",
  }
}

export function metadataOf({ return_policy, exclusion_reason, listed_on }: TermsDraft): TermsMetadata {
  const excluded = return_policy === "excluded_with_consent"
  return {
    return_policy,
    exclusion_reason: excluded && exclusion_reason !== "" ? exclusion_reason : null,
    listed_on: listed_on || null,
  }
}

/** Words of `product_terms` by field. */
export function faultsOf(draft: TermsDraft): { exclusion_reason?: "required_reason"; listed_on?: "bad_day" } {
  return {
    ...(draft.return_policy === "excluded_with_consent" &&
      draft.exclusion_reason === "" && { exclusion_reason: "required_reason" }),
    ...(draft.listed_on !== "" && !isDay(draft.listed_on) && { listed_on: "bad_day" }),
  }
}

export function isChanged(draft: TermsDraft, before: TermsDraft): boolean {
  return JSON.stringify(metadataOf(draft)) !== JSON.stringify(metadataOf(before))
}

/** A day of this century that is on the calendar. */
function isDay(text: string): boolean {
  if (!/^20\d{2}-\d{2}-\d{2}$/.test(text)) return false
  const date = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text)
}
