const REASONS = ["session_ended", "session_idle", "suspended", "no_role"] as const
export type SignedOutReason = (typeof REASONS)[number]

const NAME = "baixian_signed_out"

/** Why the server ended the session, from the cookies of a page; null for none. Pure. */
export function signedOutReason(cookies: string): SignedOutReason | null {
  const [, value] = new RegExp(`(?:^|;\\s*)${NAME}=(\\w+)`).exec(cookies) ?? []
  return REASONS.find((reason) => reason === value) ?? null
}

/** The cookie that ends it, so that it is said once. */
export const FORGET_REASON = `${NAME}=; path=/app; max-age=0`
