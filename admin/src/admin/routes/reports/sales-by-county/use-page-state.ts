import { useCallback, useMemo } from "react"
import { useSearchParams } from "react-router-dom"
import { businessMonth } from "../../../ui/business-month"
import { readPageState, writePageState, type PageState } from "./page-state"

/**
 * The page's state lives in its address. Opening a figure is a step one can go back from; everything else replaces,
 * so that "back" leaves the page instead of undoing forty toggles.
 */
export function usePageState(): [PageState, (change: Partial<PageState>) => void] {
  const [search, setSearch] = useSearchParams()
  const currentMonth = businessMonth(new Date())
  const state = useMemo(() => readPageState(search, currentMonth), [search, currentMonth])
  const change = useCallback(
    (changed: Partial<PageState>) => {
      setSearch(writePageState({ ...state, ...changed }, currentMonth), { replace: !changed.opened })
    },
    [state, currentMonth, setSearch]
  )

  return [state, change]
}
