import { CompareChoice, FestivalHint } from "../../../ui/compare-choice"
import { Choice } from "../../../ui/choice"
import { FindBox } from "../../../ui/find-box"
import { PeriodPicker } from "../../../ui/period-picker"
import { Segmented } from "../../../ui/segmented"
import { useWords } from "../../../ui/use-words"
import type { PageState } from "./page-state"

type ToolbarProps = { state: PageState; onChange: (change: Partial<PageState>) => void }

/** Days, comparison, order and how the table is shown. */
export function Toolbar({ state, onChange }: ToolbarProps) {
  const { t } = useWords()

  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2 px-6 py-2.5">
      <PeriodPicker period={state.period} onChange={(period) => onChange({ period })} />
      <FestivalHint
        period={state.period}
        compare={state.compare}
        onChange={(compare) => onChange({ compare })}
      />
      <CompareChoice compare={state.compare} onChange={(compare) => onChange({ compare })} />
      <Choice
        label={t("order.label")}
        value={state.order ?? "code"}
        options={[
          ["code", t("order.division_code")],
          ["rank", t("order.rank")],
        ]}
        onChange={(order) => onChange({ order: order === "code" ? undefined : order, sort: null })}
      />
      <FindBox find={state.find} onChange={(find) => onChange({ find })} />
      <span className="flex-1" />
      <Segmented
        label={t("table.level")}
        value={state.level ?? "county"}
        options={(["province", "prefecture", "county"] as const).map((value) => ({
          value,
          label: t(`level.${value}`),
        }))}
        onChange={(level) => onChange({ level: level === "county" ? undefined : level, flipped: new Set() })}
      />
    </div>
  )
}
