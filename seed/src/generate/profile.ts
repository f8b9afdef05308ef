/** How much of the city a sample holds: S for a laptop and CI, M for reports against last year, L for the bars of ten million lines. */
export const PROFILES = ["S", "M", "L"] as const
export type Profile = (typeof PROFILES)[number]

/**
 * Multiples of profile S (domain.md §15.3): of orders and receipts, and of the lines that outlets file. M is a twelfth of the real
 * volume. `months_by_day`: the running month and those before it line by line; `months_by_sheet`: the months before
 * those as monthly sheets, a tenth of the rows.
 */
export type Scale = { orders: number; filings: number; months_by_day: number; months_by_sheet: number }

export const scales: Readonly<Record<Profile, Scale>> = {
  S: { orders: 1, filings: 1, months_by_day: 13, months_by_sheet: 12 },
  M: { orders: 43, filings: 28, months_by_day: 13, months_by_sheet: 12 },
  L: { orders: 52, filings: 38, months_by_day: 25, months_by_sheet: 0 },
}

export const isProfile = (text: string): text is Profile => (PROFILES as readonly string[]).includes(text)
