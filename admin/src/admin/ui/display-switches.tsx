import type { ReportState } from "./report-state"
import { Segmented } from "./segmented"
import { UnitSwitch } from "./unit-switch"
import { useWords } from "./use-words"

type Display = Pick<ReportState, "columns" | "unit">
type DisplaySwitchesProps = {
  state: Display
  /** There are more columns than those for every day. */
  hasDetail: boolean
  onChange: (change: Partial<Display>) => void
}

/** How a table is shown, which changes nothing in it: which columns, and money in which unit. */
export function DisplaySwitches({ state, hasDetail, onChange }: DisplaySwitchesProps) {
  const { t } = useWords()

  return (
    <>
      {hasDetail && (
        <Segmented
          label={t("table.columns")}
          value={state.columns}
          options={(["core", "all"] as const).map((value) => ({
            value,
            label: t(`table.columns_${value}`),
          }))}
          onChange={(columns) => onChange({ columns })}
        />
      )}
      <UnitSwitch unit={state.unit} onChange={(unit) => onChange({ unit })} />
    </>
  )
}
