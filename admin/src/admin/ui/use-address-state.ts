import { useCallback, useEffect, useMemo, useRef } from "react"
import { useSearchParams } from "react-router-dom"
import { businessMonth } from "./business-month"

/** What changes; as a function of the state before it where the one depends on the other. */
export type Change<State> = (change: Partial<State> | ((current: State) => Partial<State>)) => void

export type Address<State> = {
  read: (search: URLSearchParams, currentMonth: string) => State
  write: (state: State, currentMonth: string) => URLSearchParams
}

/**
 * A page's state lives in its address. Opening a figure is a step one can go back from; everything else replaces, so that
 * "back" leaves the page instead of undoing forty toggles. `read` and `write` must be the same functions at every call.
 */
export function useAddressState<State extends object>({
  read,
  write,
}: Address<State>): [State, Change<State>] {
  const [search, setSearch] = useSearchParams()
  const currentMonth = businessMonth(new Date())
  const state = useMemo(() => read(search, currentMonth), [read, search, currentMonth])
  // The router shows a new address a moment later; a second key in that moment must build on the first.
  const latest = useRef(state)
  useEffect(() => {
    latest.current = state
  }, [state])
  const change = useCallback<Change<State>>(
    (changed) => {
      const changes = typeof changed === "function" ? changed(latest.current) : changed
      latest.current = { ...latest.current, ...changes }
      setSearch(write(latest.current, currentMonth), { replace: !("opened" in changes && changes.opened) })
    },
    [currentMonth, setSearch, write]
  )

  return [state, change]
}
