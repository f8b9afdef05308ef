import type { SalesByCountyParams } from "@baixian/backend/contract"
import { Input, Select } from "@medusajs/ui"
import { useState } from "react"
import { businessMonth, isDay, monthOf, monthPeriod } from "../../../ui/business-month"
import { MonthPicker } from "../../../ui/month-picker"
import { Segmented } from "../../../ui/segmented"
import { UnitSwitch } from "../../../ui/unit-switch"
import { useWords } from "../../../ui/use-words"
import { lastDayOf, untilOf, type PageState } from "./page-state"

type ToolbarProps = { state: PageState; onChange: (change: Partial<PageState>) => void }

/** Everything one may ask of the report. */
export function Toolbar({ state, onChange }: ToolbarProps) {
  const { t } = useWords()

  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2 px-6 py-3">
      <PeriodPicker key={state.period.from + state.period.until} state={state} onChange={onChange} />
      <Choice
        label={t("sales_by_county.line")}
        value={state.line ?? "all"}
        options={[
          ["all", t("sales_by_county.line_all")],
          ["online", t("line.online")],
          ["offline", t("line.offline")],
        ]}
        onChange={(line) => onChange({ line: line === "all" ? undefined : line })}
      />
      <Choice
        label={t("sales_by_county.source")}
        value={state.source ?? "all"}
        options={[
          ["all", t("sales_by_county.source_all")],
          ...SOURCES.map((each) => [each, t(`source.${each}`)] as const),
        ]}
        onChange={(source) => onChange({ source: source === "all" ? undefined : source })}
      />
      <Choice
        label={t("sales_by_county.order")}
        value={state.order}
        options={[
          ["code", t("sales_by_county.order_code")],
          ["rank", t("sales_by_county.order_rank")],
        ]}
        onChange={(order) => onChange({ order, sort: null })}
      />
      <span className="flex-1" />
      <Segmented
        label={t("sales_by_county.level")}
        value={state.level}
        options={(["province", "prefecture", "county"] as const).map((value) => ({
          value,
          label: t(`level.${value}`),
        }))}
        onChange={(level) => onChange({ level, flipped: new Set() })}
      />
      <Segmented
        label={t("sales_by_county.columns")}
        value={state.columns}
        options={(["core", "all"] as const).map((value) => ({
          value,
          label: t(`sales_by_county.columns_${value}`),
        }))}
        onChange={(columns) => onChange({ columns })}
      />
      <UnitSwitch unit={state.unit} onChange={(unit) => onChange({ unit })} />
    </div>
  )
}

const SOURCES: NonNullable<SalesByCountyParams["source"]>[] = ["order", "till", "filing", "fair", "group"]

type ChoiceProps<Value extends string> = {
  label: string
  value: Value
  options: (readonly [Value, string])[]
  onChange: (value: Value) => void
}

function Choice<Value extends string>({ label, value, options, onChange }: ChoiceProps<Value>) {
  return (
    <Select
      size="small"
      value={value}
      onValueChange={(chosen) => {
        const option = options.find(([each]) => each === chosen)
        if (option) onChange(option[0])
      }}
    >
      <Select.Trigger aria-label={label} className="w-auto min-w-[104px]">
        <Select.Value />
      </Select.Trigger>
      <Select.Content>
        {options.map(([each, text]) => (
          <Select.Item key={each} value={each}>
            {text}
          </Select.Item>
        ))}
      </Select.Content>
    </Select>
  )
}

/** A month, or two days of which the second is still included. An impossible pair is kept on screen, not sent. */
function PeriodPicker({ state, onChange }: ToolbarProps) {
  const { t } = useWords()
  const latest = businessMonth(new Date())
  const month = monthOf(state.period)
  const [byDays, setByDays] = useState(month === null)
  const [from, setFrom] = useState(state.period.from)
  const [to, setTo] = useState(lastDayOf(state.period))
  const isWrong = isDay(from) && isDay(to) && from > to
  const send = (first: string, last: string) => {
    if (isDay(first) && isDay(last) && first <= last)
      onChange({ period: { from: first, until: untilOf(last) } })
  }

  return (
    <div className="flex items-center gap-x-2">
      <Segmented
        label={t("period.label")}
        value={byDays ? "days" : "month"}
        options={[
          { value: "month", label: t("period.by_month") },
          { value: "days", label: t("period.by_days") },
        ]}
        onChange={(kind) => {
          setByDays(kind === "days")
          if (kind === "month") onChange({ period: monthPeriod(month ?? state.period.from.slice(0, 7)) })
        }}
      />
      {byDays ? (
        <>
          <Input
            size="small"
            type="date"
            aria-label={t("period.from")}
            value={from}
            aria-invalid={isWrong}
            onChange={({ target }) => setFrom(target.value)}
            onBlur={() => send(from, to)}
            onKeyDown={({ key }) => key === "Enter" && send(from, to)}
          />
          <span className="text-ui-fg-muted">–</span>
          <Input
            size="small"
            type="date"
            aria-label={t("period.to")}
            value={to}
            aria-invalid={isWrong}
            onChange={({ target }) => setTo(target.value)}
            onBlur={() => send(from, to)}
            onKeyDown={({ key }) => key === "Enter" && send(from, to)}
          />
        </>
      ) : (
        <MonthPicker
          month={month ?? state.period.from.slice(0, 7)}
          latest={latest}
          onChange={(chosen) => onChange({ period: monthPeriod(chosen) })}
        />
      )}
    </div>
  )
}
