import type { FilterNames, LineParams, ReportColumn, ReportOpens, ReportRow } from "@baixian/backend/contract"
import { useMemo } from "react"
import type { Period } from "./business-month"
import { figureSource, findOpened, linesBehind } from "./figure-lines"
import type { Lead } from "./report-leads"
import type { Sheet } from "./report-sheet"
import { nextSort, type ReportState } from "./report-state"
import { rowId } from "./report-tree"
import { SalesLinesDrawer } from "./sales-lines-drawer"
import { TreeTable } from "./tree-table"
import type { Change } from "./use-address-state"

type ReportTableProps = {
  report: {
    rows: ReportRow[]
    columns: ReportColumn[]
    params: Period & LineParams
    opens: ReportOpens
    names: FilterNames
  }
  sheet: Sheet
  state: Pick<ReportState, "sort" | "flipped" | "opened">
  onChange: Change<Pick<ReportState, "sort" | "flipped" | "opened">>
  label: string
  rowHeading: { label: string; sortKey: string }
  showsCodes: boolean
  leadsOf: (row: ReportRow) => Lead[]
  shadeOf?: (row: ReportRow, column: string) => number
}

/** A report's table with all that one can do in it: fold, sort, go on, and open a figure down to its lines. */
export function ReportTable({ report, sheet, state, onChange, ...table }: ReportTableProps) {
  const source = useMemo(() => figureSource(report), [report])
  const opened = findOpened(source, state.opened)
  const toggle = (row: ReportRow) =>
    onChange((current) => {
      const flipped = new Set(current.flipped)
      if (!flipped.delete(row.code)) flipped.add(row.code)

      return { flipped }
    })

  return (
    <>
      <TreeTable
        {...sheet}
        {...table}
        sort={state.sort}
        onSort={(key) => onChange({ sort: nextSort(state.sort, key) })}
        onToggle={toggle}
        canOpen={(row, column) => linesBehind(row, column, source) !== null}
        onOpen={(row, column) => onChange({ opened: { row: rowId(row), column } })}
      />
      {opened && (
        <SalesLinesDrawer
          figure={opened}
          columns={report.columns}
          names={report.names}
          isWholeMonth={sheet.isWholeMonth}
          onClose={() => onChange({ opened: null })}
        />
      )}
    </>
  )
}
