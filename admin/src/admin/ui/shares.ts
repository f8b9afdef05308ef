/** A whole is 10 000 basis points. */
export const WHOLE_BP = 10_000

/** "33.33" or "33.33%" → 3333; null when it is no percentage with at most two decimals from 0 to 100. */
export function parseShare(text: string): number | null {
  const match = /^(\d{1,3})(?:\.(\d{1,2}))?\s*%?$/.exec(text.trim())
  if (!match) return null

  const share_bp = Number(match[1]) * 100 + Number((match[2] ?? "").padEnd(2, "0"))

  return share_bp <= WHOLE_BP ? share_bp : null
}

/** 3333 → "33.33", 5000 → "50". */
export const formatShare = (share_bp: number): string => String(share_bp / 100)

/** Equal shares that sum to the whole exactly; the first ones carry what does not divide. */
export function evenShares(count: number): number[] {
  const share = Math.floor(WHOLE_BP / count)

  return Array.from({ length: count }, (_, at) => share + (at < WHOLE_BP % count ? 1 : 0))
}
