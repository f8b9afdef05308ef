import { useState } from "react"
import { DEFAULT_COLUMNS, readColumns, withToggled, type LineColumn } from "./line-columns"

const KEPT = "baixian.ledger.columns"

/** Which columns 台账 shows, remembered in this browser. */
export function useColumns() {
  const [columns, setColumns] = useState(() => readColumns(localStorage.getItem(KEPT)))
  const keep = (chosen: readonly LineColumn[]) => {
    localStorage.setItem(KEPT, chosen.join(","))
    setColumns(chosen)
  }

  return {
    columns,
    toggle: (column: LineColumn) => keep(withToggled(columns, column)),
    reset: () => keep(DEFAULT_COLUMNS),
  }
}
