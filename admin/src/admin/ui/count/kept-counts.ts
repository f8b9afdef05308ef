import type { StockDesk, StockLevelRow, Stocktake } from "@baixian/backend/contract"
import { deviceTable } from "./device-table"

/** What a count needs to be opened without a network: of one person, on this device, as it was read last. */
export type KeptCount = {
  /** The document's. */
  id: string
  person_id: string
  /** Milliseconds since 1970. */
  read_at: number
  /** Of this page's build: another build may want other columns. */
  shape: typeof SHAPE
  desk: StockDesk
  stocktake: Stocktake
  /** Null: the place's goods were not read yet. */
  goods: StockLevelRow[] | null
}

export type KeptCounts = {
  all: () => Promise<KeptCount[]>
  keep: (count: Omit<KeptCount, "shape">) => Promise<void>
  /** Lets go of those that `isGone` is true of. */
  drop: (isGone: (count: KeptCount) => boolean) => Promise<void>
}

/** One more whenever what is kept changes its columns. */
const SHAPE = 1
/** As long as a session lives unless the office says otherwise (`STAFF_SESSION_DAYS`). */
const KEPT_FOR_MS = 7 * 24 * 60 * 60_000

/** In a database of its own, so that what has to be sent (`baixian-count`) never waits for what is only to be seen. */
export function createKeptCounts(): KeptCounts {
  const within = deviceTable("baixian-kept-counts", "counts")

  return {
    all: async () =>
      ((await within("readonly", (counts) => counts.getAll())) as KeptCount[] | undefined) ?? [],
    keep: async (count) => {
      await within("readwrite", (counts) => {
        const before: IDBRequest<KeptCount | undefined> = counts.get(count.id)
        // Goods that were read once know the codes on the packs, also when the network fell before they were read again.
        before.onsuccess = () => {
          const goods = count.goods ?? before.result?.goods ?? null
          counts.put({ ...count, goods, shape: SHAPE } satisfies KeptCount)
        }
        return null
      })
    },
    drop: async (isGone) => {
      await within("readwrite", (counts) => {
        const each = counts.openCursor()
        each.onsuccess = () => {
          const at = each.result
          if (!at) return
          if (isGone(at.value as KeptCount)) at.delete()
          at.continue()
        }
        return null
      })
    },
  }
}

/** Whether it may still be shown. Pure. */
const isOpenable = ({ shape, read_at }: Pick<KeptCount, "shape" | "read_at">, now: number): boolean =>
  shape === SHAPE && now - read_at < KEPT_FOR_MS

/** Those that may be shown, the one read last first; only of the person who counted here last. Pure. */
export const openable = (counts: readonly KeptCount[], now: number): KeptCount[] =>
  counts
    .filter((count) => isOpenable(count, now))
    .sort((a, b) => b.read_at - a.read_at)
    .filter(({ person_id }, _at, [last]) => person_id === last?.person_id)

/**
 * Lets go of what is not the signed-in person's, or of everything when the server says that nobody is signed in. Asks it only
 * where something is kept; without an answer all stays, because a lost network signs nobody out.
 *
 * @param signedIn the person's id, null for nobody, undefined without an answer
 */
export async function forgetOthers(
  counts: Pick<KeptCounts, "all" | "drop">,
  signedIn: () => Promise<string | null | undefined>,
  now: number
): Promise<void> {
  if ((await counts.all()).length === 0) return
  const person = await signedIn()
  if (person === undefined) return
  await counts.drop((count) => count.person_id !== person || !isOpenable(count, now))
}
