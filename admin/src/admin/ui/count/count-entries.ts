import type { StocktakeEntriesRequest } from "@baixian/backend/contract"

type Sent = StocktakeEntriesRequest["entries"][number]

/** One thing that was counted on this device. */
export type LocalEntry = Sent & {
  /** Person and document: what one counted is never sent under another's name. */
  book: string
  title: string
  /** What stood there before, for undoing. */
  before: number | null
  /** `waiting`: the server may not have it. `sent`: it has, but what we read of it is older. `refused`: it will not take it. */
  state: "waiting" | "sent" | "refused"
  /** It was in a request, so the server may have it even when no answer came. */
  wasTried: boolean
  /** Why it was refused. */
  message: string | null
}

/** What the server takes of an entry. Pure. */
export const sentOf = ({ id, inventory_item_id, kind, quantity, counted_at }: LocalEntry): Sent => ({
  id,
  inventory_item_id,
  kind,
  quantity,
  counted_at,
})

/**
 * How many there are: what the server said last, and what was counted here since. Null is blank: not counted, which is not
 * zero. Pure.
 */
export function countedNow(
  server: number | null,
  entries: readonly LocalEntry[],
  inventory_item_id: string
): number | null {
  return entries
    .filter((entry) => entry.inventory_item_id === inventory_item_id && entry.state !== "refused")
    .reduce<number | null>((counted, { kind, quantity }) => {
      if (kind === "cleared") return null
      return kind === "typed" ? quantity : (counted ?? 0) + quantity
    }, server)
}

/** What undoes an entry that the server may have: entries are added, never taken away. Pure. */
export function undoing(
  { kind, quantity, before }: Pick<LocalEntry, "kind" | "quantity" | "before">,
  counted: number | null
): Pick<LocalEntry, "kind" | "quantity"> {
  // A colleague may have counted the same goods meanwhile: a scan takes its own pieces back, no more.
  const left = kind === "scan" ? Math.max(0, (counted ?? 0) - quantity) : before
  if (left === null || (left === 0 && before === null)) return { kind: "cleared", quantity: 0 }
  return { kind: "typed", quantity: left }
}

/** A later instant than the last one, whatever the device's clock does: the order of counting is kept. Pure. */
export const nextInstant = (now: number, last: string | undefined): string =>
  new Date(last === undefined ? now : Math.max(now, Date.parse(last) + 1)).toISOString()
