import type { LocalEntry } from "./count-entries"

/** Where entries outlive the page. */
export type EntryStore = {
  of: (book: string) => Promise<LocalEntry[]>
  keep: (entries: readonly LocalEntry[]) => Promise<void>
  drop: (ids: readonly string[]) => Promise<void>
}

const DATABASE = "baixian-count"
const ENTRIES = "entries"
const BY_BOOK = "book"

/**
 * Entries in the browser's own database. Not local storage: that is small, shared with drafts, and stops the page while it
 * writes. Every call rejects where the browser has no room or forbids it; whoever counts is then told.
 */
export function createEntryStore(): EntryStore {
  let opened: Promise<IDBDatabase> | null = null
  const open = async () => await (opened ??= openDatabase())
  const within = async <T>(
    mode: IDBTransactionMode,
    run: (entries: IDBObjectStore) => IDBRequest<T> | null
  ) => {
    const transaction = (await open()).transaction(ENTRIES, mode)
    const asked = run(transaction.objectStore(ENTRIES))
    await finished(transaction)
    return asked?.result
  }

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

async function openDatabase(): Promise<IDBDatabase> {
  return await new Promise((resolve, reject) => {
    const asked = indexedDB.open(DATABASE, 1)
    asked.onupgradeneeded = () =>
      asked.result.createObjectStore(ENTRIES, { keyPath: "id" }).createIndex(BY_BOOK, "book")
    asked.onsuccess = () => resolve(asked.result)
    asked.onerror = () => reject(asked.error ?? new Error("The browser's database did not open."))
  })
}

async function finished(transaction: IDBTransaction): Promise<void> {
  return await new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve()
    const fail = () => reject(transaction.error ?? new Error("The browser's database did not take it."))
    transaction.onabort = fail
    transaction.onerror = fail
  })
}
