import { useSearchParams } from "react-router-dom"
import { businessMonth, isMonth } from "./business-month"
import type { MoneyUnit } from "./money"

export type MonthState = { month: string; latest: string; unit: MoneyUnit }

/** Month and unit of a page, kept in its address; what is the default is left out. `more` are the page's own words. */
export function useMonthState() {
  const [search, setSearch] = useSearchParams()
  const latest = businessMonth(new Date())
  const asked = search.get("month") ?? ""
  const state: MonthState = {
    month: isMonth(asked) ? asked : latest,
    latest,
    unit: search.get("unit") === "yuan" ? "yuan" : "wan",
  }
  const set = (key: string, value: string | null) => {
    const next = new URLSearchParams(search)
    if (value === null) next.delete(key)
    else next.set(key, value)
    setSearch(next, { replace: true })
  }

  return {
    ...state,
    search,
    set,
    setMonth: (month: string) => set("month", month === latest ? null : month),
    setUnit: (unit: MoneyUnit) => set("unit", unit === "wan" ? null : unit),
  }
}
