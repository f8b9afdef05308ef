import { useCallback, useState } from "react"

const PREFIX = "baixian:draft:"
/** A draft of last month is no longer what lies on the table. */
const KEPT_FOR_MS = 14 * 24 * 60 * 60_000

type Kept<T> = { kept_at: number; draft: T }
type Store = Pick<Storage, "getItem" | "setItem" | "removeItem">

/** Reads what was kept under a key; null when nothing is there, it is too old, or it is not a draft any more. Pure but for the store. */
export function readDraft<T>(
  store: Store,
  key: string,
  now: number,
  isDraft: (value: unknown) => value is T
): T | null {
  const text = store.getItem(PREFIX + key)
  if (text === null) return null
  try {
    const { kept_at, draft } = JSON.parse(text) as Kept<unknown>
    if (typeof kept_at === "number" && now - kept_at < KEPT_FOR_MS && isDraft(draft)) return draft
  } catch {
    // Not ours or torn: the form begins empty and the rest is taken away below.
  }
  store.removeItem(PREFIX + key)
  return null
}

/** Keeps a draft on this device. False when the browser has no room or forbids it; the form goes on without. */
export function keepDraft<T>(store: Store, key: string, draft: T, now: number): boolean {
  try {
    store.setItem(PREFIX + key, JSON.stringify({ kept_at: now, draft } satisfies Kept<T>))
    return true
  } catch {
    return false
  }
}

/**
 * A form's content that outlives the page: a reload, a closed tab, a dead battery. It stays on this device until it is sent or
 * thrown away (`forget`). `key` names person, place and document; `isDraft` tells whether an older form's draft still fits.
 */
export function useKeptDraft<T>(
  key: string,
  empty: T,
  isDraft: (value: unknown) => value is T
): { draft: T; change: (draft: T) => void; forget: () => void; wasKept: boolean } {
  const [kept] = useState(() => readDraft(window.localStorage, key, Date.now(), isDraft))
  const [draft, setDraft] = useState(kept ?? empty)
  const change = useCallback(
    (next: T) => {
      setDraft(next)
      keepDraft(window.localStorage, key, next, Date.now())
    },
    [key]
  )
  const forget = useCallback(() => {
    window.localStorage.removeItem(PREFIX + key)
    setDraft(empty)
  }, [key, empty])

  return { draft, change, forget, wasKept: kept !== null }
}
