import type { LocalEntry } from "./count-entries"
import { deviceTable } from "./device-table"

/** Where entries outlive the page. */
export type EntryStore = {
  of: (book: string) => Promise<LocalEntry[]>
  keep: (entries: readonly LocalEntry[]) => Promise<void>
  drop: (ids: readonly string[]) => Promise<void>
}

const BY_BOOK = "book"

/**
 * Entries in the browser's own database. Not local storage: that is small, shared with drafts, and stops the page while it
 * writes. Every call rejects where the browser has no room or forbids it; whoever counts is then told.
 */
export function createEntryStore(): EntryStore {
  const within = deviceTable("baixian-count", "entries", BY_BOOK)

  return {
    of: async (book) =>
      ((await within("readonly", (entries) => entries.index(BY_BOOK).getAll(book))) as
        LocalEntry[] | undefined) ?? [],
    keep: async (entries) => {
      await within("readwrite", (store) => {
        for (const entry of entries) store.put(entry)
        return null
      })
    },
    drop: async (ids) => {
      await within("readwrite", (store) => {
        for (const id of ids) store.delete(id)
        return null
      })
    },
  }
}
