import { useSyncExternalStore } from "react"

// Pages, a drawer of a page and a message in the corner all open the one list, which stands above every page.
let isOpen = false
let opener: Element | null = null
const listeners = new Set<() => void>()

/** Opens or closes the list of exports, wherever one is in the dashboard. */
export function showExports(isShown: boolean): void {
  if (isShown && !isOpen) opener = document.activeElement
  isOpen = isShown
  for (const tell of listeners) tell()
}

function listen(tell: () => void): () => void {
  listeners.add(tell)

  return () => listeners.delete(tell)
}

/** Whoever came by keyboard goes on where they were. */
export function returnToOpener(): void {
  if (opener instanceof HTMLElement && opener.isConnected) opener.focus()
  opener = null
}

export const isShowingExports = (): boolean => isOpen

/** Whether the list of exports is open, for what is drawn. */
export const useIsShowingExports = (): boolean => useSyncExternalStore(listen, isShowingExports)
