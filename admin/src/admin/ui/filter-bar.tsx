import type { FilterNames, LineParams } from "@baixian/backend/contract"
import { XMarkMini } from "@medusajs/icons"
import { Button } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import type { ReactNode } from "react"
import { districtsQuery } from "../api/districts"
import { Choice } from "./choice"
import {
  CHOICES,
  choiceWord,
  filterOf,
  isNarrowed,
  LINKED,
  NONE,
  spokenFilters,
  type ChoiceName,
} from "./line-filter"
import { PlacePicker } from "./product-origin/place-picker"
import { useWords } from "./use-words"

type FilterBarProps = {
  filter: LineParams
  /** What the answer calls the codes of the filter. */
  names: FilterNames
  onChange: (filter: LineParams) => void
  /** At the end of the bar: what does not narrow anything. */
  children?: ReactNode
}

/** Everything a report may be narrowed to; what is chosen holds at once. Codes that a link brought are chips. */
export function FilterBar({ filter, names, onChange, children }: FilterBarProps) {
  const words = useWords()
  const { t } = words
  const set = (change: LineParams) => onChange(filterOf({ ...filter, ...change }))
  const linked = spokenFilters(filter, names, words).filter(({ name }) =>
    (LINKED as readonly string[]).includes(name)
  )

  return (
    <div
      role="group"
      aria-label={t("filter.label")}
      className="flex flex-wrap items-center gap-2 px-6 py-2.5"
    >
      {(Object.keys(CHOICES) as ChoiceName[]).map((name) => (
        <Choice
          key={name}
          label={t(`filter.${name}`)}
          value={filter[name] ?? ALL}
          isSet={filter[name] !== undefined}
          options={[
            [ALL, t(`filter.all.${name}`)],
            ...CHOICES[name].map((value) => [value, choiceWord(name, value, words)] as const),
          ]}
          onChange={(value) => set({ [name]: value === ALL ? undefined : value })}
        />
      ))}
      <DistrictChoice district={filter.district} onChange={(district) => set({ district })} />
      <div className="w-[132px]">
        <PlacePicker
          id="report-origin"
          label={t("filter.origin")}
          code={filter.origin ?? null}
          placeholder={t("filter.all.origin")}
          levels={["province", "prefecture", "county"]}
          isFloating
          canClear
          onChange={(origin) => set({ origin: origin ?? undefined })}
        />
      </div>
      {linked.map(({ name, label, value }) => (
        <Chip
          key={name}
          text={t("filter.chip", { label, value })}
          onRemove={() => set({ [name]: undefined })}
        />
      ))}
      {isNarrowed(filter) && (
        <Button size="small" variant="transparent" onClick={() => onChange({})}>
          {t("filter.clear")}
        </Button>
      )}
      <span className="ml-auto flex items-center gap-x-3">{children}</span>
    </div>
  )
}

const ALL = "all"

function DistrictChoice({
  district,
  onChange,
}: {
  district: string | undefined
  onChange: (district: string | undefined) => void
}) {
  const { t, nameOf } = useWords()
  const districts = useQuery(districtsQuery())
  const options = [
    ...(districts.data?.items ?? []).map((each) => [each.code, nameOf(each)] as const),
    [NONE, t("filter.no_district")] as const,
  ]

  return (
    <Choice
      label={t("filter.district")}
      value={district ?? ALL}
      isSet={district !== undefined}
      options={[
        [ALL, t("filter.all.district")],
        ...options,
        // A code that no district has is shown, so that one sees why the report is empty.
        ...(district && !options.some(([code]) => code === district) ? [[district, district] as const] : []),
      ]}
      onChange={(code) => onChange(code === ALL ? undefined : code)}
    />
  )
}

function Chip({ text, onRemove }: { text: string; onRemove: () => void }) {
  const { t } = useWords()

  return (
    <span className="bg-ui-bg-highlight text-ui-fg-interactive txt-compact-small flex h-7 max-w-[320px] items-center gap-x-1 rounded-md pl-2 pr-1">
      <span className="truncate" title={text}>
        {text}
      </span>
      <button
        type="button"
        aria-label={t("filter.remove", { filter: text })}
        onClick={onRemove}
        className="hover:bg-ui-bg-base-hover focus-visible:shadow-borders-focus rounded outline-none"
      >
        <XMarkMini />
      </button>
    </span>
  )
}
