const DAY_MS = 86_400_000

/** Days are `YYYY-MM-DD` of the calendar in Shanghai; they compare as text. */
export type LotDates = {
  production_date: string | null
  expiry_date: string | null
  shelf_life_days: number | null
}
/** A lot, and how many pieces of it documents brought to a place less those they took away. */
export type RecordedLot = LotDates & { lot_id: string; recorded: number }
export type LotOnHand = RecordedLot & { on_hand: number }

/** When to stop selling: so many percent of the shelf life before the end, and at least so many days (domain.md §9.6). */
export type StopRule = { percent: number; least_days: number }

export const LOT_STANDINGS = ["fresh", "near", "stopped", "expired"] as const
export type LotStanding = (typeof LOT_STANDINGS)[number]

export function addDays(day: string, days: number): string {
  return new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10)
}

/** The last day of goods made on `production_date`; null when either is unknown. */
export function expiryOf({ production_date, shelf_life_days }: Omit<LotDates, "expiry_date">): string | null {
  return production_date && shelf_life_days ? addDays(production_date, shelf_life_days) : null
}

/** How many days before the last one a lot is taken off sale. */
export function stopDays(
  { production_date, expiry_date, shelf_life_days }: LotDates,
  rule: StopRule
): number {
  const life =
    shelf_life_days ??
    (production_date && expiry_date ? (Date.parse(expiry_date) - Date.parse(production_date)) / DAY_MS : 0)
  return Math.max(rule.least_days, Math.ceil((life * rule.percent) / 100))
}

/** The first day on which the lot is not sold any more; null for goods without an end. */
export function stopsOn(lot: LotDates, rule: StopRule): string | null {
  return lot.expiry_date ? addDays(lot.expiry_date, -stopDays(lot, rule)) : null
}

/**
 * `expired` after its last day, `stopped` from the day its sale ends, `near` as long before that again, so that there is
 * time to sell it.
 */
export function standingOf(lot: LotDates, today: string, rule: StopRule): LotStanding {
  const stop = stopsOn(lot, rule)
  if (!stop) return "fresh"
  if (today > lot.expiry_date!) return "expired"
  if (today >= stop) return "stopped"
  return today >= addDays(stop, -stopDays(lot, rule)) ? "near" : "fresh"
}

/** First expired, first out; what has no end goes last. */
export function byExpiry(a: RecordedLot, b: RecordedLot): number {
  const [left, right] = [a.expiry_date ?? "9999", b.expiry_date ?? "9999"]
  if (left !== right) return left < right ? -1 : 1
  return a.lot_id < b.lot_id ? -1 : a.lot_id > b.lot_id ? 1 : 0
}

/**
 * What of each lot lies at a place that has `stocked` pieces. Sales name no lot: what left without one was the first to
 * expire. `unnamed` pieces came without a lot. The parts always add up to `stocked`.
 */
export function lotsOnHand(
  lots: readonly RecordedLot[],
  stocked: number
): { lots: LotOnHand[]; unnamed: number } {
  const recorded = lots.reduce((sum, lot) => sum + Math.max(0, lot.recorded), 0)
  let gone = Math.max(0, recorded - stocked)
  const left = [...lots].sort(byExpiry).map((lot) => {
    const here = Math.max(0, lot.recorded)
    const taken = Math.min(here, gone)
    gone -= taken
    return { ...lot, on_hand: here - taken }
  })
  return { lots: left, unnamed: Math.max(0, stocked - recorded) }
}

/** What lies at a place of one item: its lots, pieces without one, and how many of all are `promised` to orders. */
export type Shelf = { lots: readonly LotOnHand[]; unnamed: number; promised: number }
export type LotPick = { lot_id: string; quantity: number }

/** Takes `quantity` of these lots, first expired first; less when they hold less. Pure. */
export function pickFirstExpired(lots: readonly LotOnHand[], quantity: number): LotPick[] {
  let left = quantity
  return [...lots].sort(byExpiry).flatMap(({ lot_id, on_hand }) => {
    const taken = Math.min(on_hand, left)
    left -= taken
    return taken > 0 ? [{ lot_id, quantity: taken }] : []
  })
}

/**
 * Which lots `quantity` pieces are of when nobody names any: of lots on sale, first expired first, then of pieces without a
 * lot. Only what these do not cover, orders served first, is of lots that are stopped or past their end, so that it stays
 * held wherever it goes. Pure.
 */
export function pickLots(
  { lots, unnamed, promised }: Shelf,
  quantity: number,
  { today, rule }: { today: string; rule: StopRule }
): LotPick[] {
  const isOnSale = (lot: LotOnHand): boolean => ["fresh", "near"].includes(standingOf(lot, today, rule))
  const onSale = lots.filter(isOnSale)
  const free = piecesOf(onSale) + unnamed - promised
  const good = Math.min(quantity, Math.max(0, free))
  const ended = lots.filter((lot) => !isOnSale(lot))
  return [...pickFirstExpired(onSale, good), ...pickFirstExpired(ended, quantity - good)]
}

const piecesOf = (lots: readonly LotOnHand[]): number => lots.reduce((sum, { on_hand }) => sum + on_hand, 0)

/** What is left of the shelf when `picks` are gone. Pure. */
export const withoutPicks = (shelf: Shelf, picks: readonly LotPick[]): Shelf => ({
  ...shelf,
  lots: shelf.lots.map((lot) => ({
    ...lot,
    on_hand:
      lot.on_hand -
      picks.reduce((sum, { lot_id, quantity }) => (lot_id === lot.lot_id ? sum + quantity : sum), 0),
  })),
})

/** Pieces of lots that may not be sold any more: stopped, or past their end. */
export function stoppedPieces(
  lots: readonly RecordedLot[],
  stocked: number,
  { today, rule }: { today: string; rule: StopRule }
): number {
  return lotsOnHand(lots, stocked).lots.reduce((sum, lot) => {
    const standing = standingOf(lot, today, rule)
    return standing === "stopped" || standing === "expired" ? sum + lot.on_hand : sum
  }, 0)
}
