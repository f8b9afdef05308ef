/**
 * The forms of a page that hold unsaved changes. The router asks one blocker only and warns of a second, and a page of the
 * dashboard has several widgets that know nothing of each other: so the first of these forms asks for all of them.
 */
export function createChangedForms() {
  let ids: readonly string[] = []
  const listeners = new Set<() => void>()
  const set = (next: readonly string[]) => {
    ids = next
    for (const tell of listeners) tell()
  }

  return {
    /** Returns what takes it off the list again: saved, given up, or gone from the screen. */
    add: (id: string) => {
      set([...ids, id])

      return () => set(ids.filter((each) => each !== id))
    },
    /** The form that asks; undefined when nothing is unsaved. */
    first: (): string | undefined => ids[0],
    subscribe: (listener: () => void) => {
      listeners.add(listener)

      return () => void listeners.delete(listener)
    },
  }
}

/** Does going there take the page away? What opens over it (`/products/1/edit` over `/products/1`) keeps its forms. */
export const leavesPage = (page: string, pathname: string): boolean =>
  pathname !== page && !pathname.startsWith(`${page}/`)
