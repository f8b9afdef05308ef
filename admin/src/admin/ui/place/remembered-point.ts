import { useSyncExternalStore } from "react"

const KEY = "baixian:point"
const listeners = new Set<() => void>()

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  window.addEventListener("storage", listener)

  return () => {
    listeners.delete(listener)
    window.removeEventListener("storage", listener)
  }
}

const read = (): string | null => window.localStorage.getItem(KEY)

/** The place this device worked at last; told to every part of the page that shows it. */
export const useRememberedPoint = (): string | null => useSyncExternalStore(subscribe, read)

/** Keeps the place for the next page and the next day. */
export function rememberPoint(code: string): void {
  window.localStorage.setItem(KEY, code)
  for (const listener of listeners) listener()
}
