import { useSearchParams } from "react-router-dom"
import type { MoneyUnit } from "./money"

/** 元 or 万元 of a paper, in its address; 万元 unless it says otherwise, as the office reports. */
export function usePaperUnit(): [MoneyUnit, (unit: MoneyUnit) => void] {
  const [search, setSearch] = useSearchParams()

  return [
    search.get("unit") === "yuan" ? "yuan" : "wan",
    (unit) => setSearch(unit === "wan" ? {} : { unit }, { replace: true }),
  ]
}
