import type {
  StocktakeEntriesAnswer,
  StocktakeEntriesRequest,
  StocktakeLine,
} from "@baixian/backend/contract"
import { countedNow, nextInstant, sentOf, undoing, type LocalEntry } from "./count-entries"
import type { EntryStore } from "./entry-store"

/** Why entries are still here. `over`: the count ended without them; `other`: `message` names who is signed in now. */
export type Trouble = { kind: "offline" | "failed" | "over" | "other"; message: string }

export type CountState = {
  /** What the server said last. */
  lines: readonly StocktakeLine[]
  /** Counted here and not in `lines` yet, oldest first. */
  entries: readonly LocalEntry[]
  trouble: Trouble | null
  /** False when this device could not keep an entry: then nothing survives a reload. */
  isKept: boolean
  /** What was counted last here. */
  last: { inventory_item_id: string; title: string } | null
}

type CountBookInput = {
  book: string
  round: 1 | 2
  lines: readonly StocktakeLine[]
  store: EntryStore
  send: (request: StocktakeEntriesRequest) => Promise<StocktakeEntriesAnswer>
  /** Reads the count's lines anew. */
  read: () => Promise<readonly StocktakeLine[]>
  troubleOf: (error: unknown) => Trouble
  now: () => number
  newId: () => string
}

/** What somebody counted of which goods. */
type Said = { inventory_item_id: string; title: string } & Pick<LocalEntry, "kind" | "quantity">

const BATCH = 200
/** What colleagues counted shows this often; our own entries do at once. */
const READ_EVERY_MS = 15_000
/** In a second count the differences stand on the page: what the books say to an entry of our own shows this soon. */
const READ_RECOUNT_MS = 4_000

/**
 * The count of one person on one device. What is counted is kept here first, shown at once, and sent in batches under ids
 * made here: the network may go and come back, the page may be reloaded, and each entry still counts exactly once.
 */
export function createCountBook(input: CountBookInput) {
  const { book, round, store, send, read, troubleOf, now, newId } = input
  let state: CountState = { lines: input.lines, entries: [], trouble: null, isKept: true, last: null }
  let running = Promise.resolve()
  let queued = 0
  let readAt = now()
  let undoable: LocalEntry[] = []
  const listeners = new Set<() => void>()
  const set = (part: Partial<CountState>) => {
    state = { ...state, ...part }
    for (const tell of listeners) tell()
  }
  const kept = async (writing: Promise<void>) => {
    try {
      await writing
    } catch {
      set({ isKept: false })
    }
  }
  const change = async (changed: readonly LocalEntry[]) => {
    const byId = new Map(changed.map((entry) => [entry.id, entry]))
    set({ entries: state.entries.map((entry) => byId.get(entry.id) ?? entry) })
    await kept(store.keep(changed))
  }
  const remove = async (ids: readonly string[]) => {
    set({ entries: state.entries.filter(({ id }) => !ids.includes(id)) })
    await kept(store.drop(ids))
  }
  const waiting = () => state.entries.filter((entry) => entry.state === "waiting")
  const serverCount = (item: string): number | null => {
    const line = state.lines.find(({ inventory_item_id }) => inventory_item_id === item)
    return (round === 1 ? line?.first_counted : line?.second_counted) ?? null
  }
  const counted = (item: string): number | null => countedNow(serverCount(item), state.entries, item)
  const entryOf = ({ inventory_item_id, title, kind, quantity }: Said, before: readonly LocalEntry[]) => ({
    id: newId(),
    book,
    inventory_item_id,
    title,
    kind,
    quantity,
    counted_at: nextInstant(now(), before.at(-1)?.counted_at),
    before: countedNow(serverCount(inventory_item_id), before, inventory_item_id),
    state: "waiting" as const,
    wasTried: false,
    message: null,
  })
  /** All at once: a sheet has hundreds, and each set draws the page anew. */
  const append = async (said: readonly Said[]): Promise<LocalEntry[]> => {
    const before = state.entries.length
    const entries: LocalEntry[] = [...state.entries]
    for (const each of said) entries.push(entryOf(each, entries))
    const added = entries.slice(before)
    const last = added.at(-1)
    if (!last) return []
    set({ entries, last: { inventory_item_id: last.inventory_item_id, title: last.title } })
    await kept(store.keep(added))
    return added
  }

  const sendBatch = async (batch: readonly LocalEntry[]) => {
    await change(batch.map((entry) => ({ ...entry, wasTried: true })))
    const { accepted, refused } = await send({
      entries: batch.map(sentOf),
      sent_at: new Date(now()).toISOString(),
    })
    const reasons = new Map(refused.map(({ id, message }) => [id, message]))
    await change(
      batch.flatMap((entry) => {
        const done = { ...entry, wasTried: true }
        if (accepted.includes(entry.id)) return [{ ...done, state: "sent" as const }]
        const message = reasons.get(entry.id)
        return message === undefined ? [done] : [{ ...done, state: "refused" as const, message }]
      })
    )
  }
  /** Goods beyond the list were counted: the server has a line for them now. */
  const hasNewLine = (): boolean => {
    const known = new Set(state.lines.map(({ inventory_item_id }) => inventory_item_id))
    return state.entries.some((entry) => entry.state === "sent" && !known.has(entry.inventory_item_id))
  }
  const isReadDue = (): boolean => {
    const showsOwn = round === 2 && state.entries.some((entry) => entry.state === "sent")
    return now() - readAt >= (showsOwn ? READ_RECOUNT_MS : READ_EVERY_MS)
  }
  const readAnew = async () => {
    const absorbed = state.entries.filter((entry) => entry.state === "sent").map(({ id }) => id)
    const lines = await read()
    readAt = now()
    set({ lines })
    await remove(absorbed)
  }
  const syncNow = async (mustRead: boolean): Promise<void> => {
    try {
      // Nothing goes into a count that is over; if it is sent back, the page begins a new book.
      if (state.trouble?.kind === "over") return
      while (waiting().length > 0) await sendBatch(waiting().slice(0, BATCH))
      if (mustRead || hasNewLine() || isReadDue()) await readAnew()
      if (state.trouble) set({ trouble: null })
    } catch (error) {
      set({ trouble: troubleOf(error) })
    } finally {
      queued -= 1
    }
  }
  /**
   * Sends what waits, then reads the lines when it is time; `mustRead` when they have to be true now. One after another: while
   * one is under way the next takes everything that came since, so more than one need not wait.
   */
  const sync = async (mustRead = false): Promise<void> => {
    if (queued < 2 || mustRead) {
      queued += 1
      running = running.then(async () => await syncNow(mustRead))
    }
    await running
  }

  return {
    subscribe: (listener: () => void) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    state: () => state,
    counted,
    sync,
    /** What an earlier visit left on this device. */
    begin: async (): Promise<void> => {
      try {
        const left = await store.of(book)
        const known = new Set(state.entries.map(({ id }) => id))
        const before = left
          .filter(({ id }) => !known.has(id))
          .sort((a, b) => (a.counted_at < b.counted_at ? -1 : 1))
        set({ entries: [...before, ...state.entries] })
        undoable = [...before.filter((entry) => entry.state === "waiting"), ...undoable]
      } catch {
        set({ isKept: false })
      }
      await sync(true)
    },
    /** Counts goods: `scan` adds, `typed` says how many there are, `cleared` makes them blank again. */
    add: async (
      goods: { inventory_item_id: string; title: string },
      said: Pick<LocalEntry, "kind" | "quantity">
    ): Promise<number | null> => {
      const writing = append([{ ...goods, ...said }])
      const shown = counted(goods.inventory_item_id)
      undoable = [...undoable, ...(await writing)]
      void sync()
      return shown
    },
    /** As `add`, of many goods at once. */
    addAll: async (said: readonly Said[]): Promise<void> => {
      undoable = [...undoable, ...(await append(said))]
      void sync()
    },
    /** Takes back what was counted last here; null when there is nothing. */
    undo: async (): Promise<{ title: string; counted: number | null } | null> => {
      const last = undoable.at(-1)
      if (!last) return null
      undoable = undoable.slice(0, -1)
      const here = state.entries.find(({ id }) => id === last.id)
      if (here && !here.wasTried) await remove([last.id])
      else await append([{ ...last, ...undoing(last, counted(last.inventory_item_id)) }])
      void sync()
      return { title: last.title, counted: counted(last.inventory_item_id) }
    },
    canUndo: () => undoable.length > 0,
    /** Lets go of entries that will never be taken. */
    dismiss: remove,
  }
}

export type CountBook = ReturnType<typeof createCountBook>
