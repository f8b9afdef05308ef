/**
 * A table in the browser's own database. Every call rejects where the browser has no room or forbids it.
 *
 * @param by a further index, `[name of the index and of its column]`
 */
export function deviceTable(database: string, table: string, by?: string) {
  let opened: Promise<IDBDatabase> | null = null
  const open = async () => await (opened ??= openDatabase(database, table, by))

  /** One transaction; answers what `run` asked for. */
  return async <T>(
    mode: IDBTransactionMode,
    run: (table: IDBObjectStore) => IDBRequest<T> | null
  ): Promise<T | undefined> => {
    const transaction = (await open()).transaction(table, mode)
    const asked = run(transaction.objectStore(table))
    await finished(transaction)
    return asked?.result
  }
}

async function openDatabase(database: string, table: string, by?: string): Promise<IDBDatabase> {
  return await new Promise((resolve, reject) => {
    const asked = indexedDB.open(database, 1)
    asked.onupgradeneeded = () => {
      const made = asked.result.createObjectStore(table, { keyPath: "id" })
      if (by) made.createIndex(by, by)
    }
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
