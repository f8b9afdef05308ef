import { MonthPicker } from "../../../ui/month-picker"
import { FileMenu } from "../../../ui/file-menu"
import { CopyButton, PrintButton } from "../../../ui/report-head"
import { RedSwitch } from "../../../ui/red-switch"
import { copiedSheet, type Sheet } from "../../../ui/report-sheet"
import { UnitSwitch } from "../../../ui/unit-switch"
import type { useMonthState } from "../../../ui/use-month-state"
import { useWords } from "../../../ui/use-words"

type ToolbarProps = {
  state: ReturnType<typeof useMonthState>
  /** Null while there is nothing to copy or print. */
  sheet: Sheet | null
  /** Null while no plan is issued: then nothing can be red. */
  redCount: number | null
}

export function Toolbar({ state, sheet, redCount }: ToolbarProps) {
  const words = useWords()
  const { month, latest, unit, search, set, setMonth, setUnit } = state

  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 px-6 py-3">
      <MonthPicker month={month} latest={latest} onChange={setMonth} />
      {redCount !== null && (
        <RedSwitch
          measure="catalogue_sales"
          counties={redCount}
          checked={search.get("only") === "red"}
          onChange={(isOn) => set("only", isOn ? "red" : null)}
        />
      )}
      <span className="flex-1" />
      <UnitSwitch unit={unit} onChange={setUnit} />
      <div className="flex items-center gap-x-1">
        <CopyButton table={sheet && (() => copiedSheet(sheet, words))} />
        <PrintButton isDisabled={!sheet} />
        <FileMenu
          path="/admin/reports/campaign-progress"
          query={{ month: state.month }}
          isDisabled={!sheet}
        />
      </div>
    </div>
  )
}
