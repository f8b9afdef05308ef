import type { SalesReport } from "@baixian/backend/contract"
import { CompareChoice, FestivalHint } from "../../../ui/compare-choice"
import { Choice } from "../../../ui/choice"
import { FIND_FROM_ROWS, FindBox } from "../../../ui/find-box"
import { PeriodPicker } from "../../../ui/period-picker"
import { Segmented } from "../../../ui/segmented"
import { useWords } from "../../../ui/use-words"
import type { PageState } from "./page-state"
import { ownLevel, traitsOf } from "./reports"

type ToolbarProps = {
  state: PageState
  /** Undefined until it has come. */
  report: SalesReport | undefined
  onChange: (change: Partial<PageState>) => void
}

/** Days, comparison, order, rows and how the table is shown, as far as the report listens to it. */
export function Toolbar({ state, report, onChange }: ToolbarProps) {
  const { t } = useWords()
  const { isByRows, canBeRanked, levels } = traitsOf(state.report)
  const own = ownLevel(state.report, state.filter)
  const isLong = report !== undefined && report.rows.length > FIND_FROM_ROWS

  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2 px-6 py-2.5">
      <PeriodPicker period={state.period} onChange={(period) => onChange({ period })} />
      {isByRows && (
        <>
          <FestivalHint
            period={state.period}
            compare={state.compare}
            onChange={(compare) => onChange({ compare })}
          />
          <CompareChoice compare={state.compare} onChange={(compare) => onChange({ compare })} />
        </>
      )}
      {canBeRanked && (
        <Choice
          label={t("order.label")}
          value={state.order ?? report?.params.order ?? "code"}
          options={[
            ["code", t("order.code")],
            ["rank", t("order.rank")],
          ]}
          onChange={(order) => onChange({ order, sort: null })}
        />
      )}
      {isByRows && (
        <Segmented
          label={t("show.label")}
          value={state.show}
          options={(["all", "sold", "unsold"] as const).map((value) => ({
            value,
            label: t(`show.${value}`),
          }))}
          onChange={(show) => onChange({ show })}
        />
      )}
      {(isLong || state.find !== "") && (
        <FindBox key={state.report} find={state.find} onChange={(find) => onChange({ find })} />
      )}
      <span className="flex-1" />
      {levels.length > 0 && (
        <Segmented
          label={t("table.level")}
          value={state.level ?? own}
          options={levels.map((value) => ({ value, label: t(`level.${value}`) }))}
          onChange={(level) => onChange({ level: level === own ? undefined : level, flipped: new Set() })}
        />
      )}
    </div>
  )
}
