import type { FilterNames, LineParams } from "@baixian/backend/contract"
import type { Words } from "./use-words"

/** Filters of a few fixed values, in the order of the toolbar. */
export const CHOICES = {
  line: ["online", "offline"],
  source: ["order", "till", "filing", "fair", "group"],
  counting_type: ["procurement", "assisted_sale"],
  catalogue: ["listed", "other"],
  channel: ["online", "hub", "counter", "outlet", "fair", "group"],
} as const satisfies { [Name in keyof LineParams]: readonly LineParams[Name][] }
export type ChoiceName = keyof typeof CHOICES
const CHOICE_NAMES = Object.keys(CHOICES) as ChoiceName[]

/** Filters that a link brings along; the toolbar shows them to be taken away, not to be chosen. */
export const LINKED = ["stands_in", "hub", "point", "product", "category", "supplier", "venue"] as const
export type LinkedName = (typeof LINKED)[number]

/** Stands for what has none: the online shop's district, a product without category. */
export const NONE = "none"

/** Every filter, in the order a person reads them. */
const NAMES = [
  ...CHOICE_NAMES,
  "district",
  "origin",
  ...LINKED,
] as const satisfies readonly (keyof LineParams)[]

/** What an address says of filters; what it says wrongly narrows nothing. */
export function readFilter(search: URLSearchParams): LineParams {
  const given = NAMES.flatMap((name) => {
    const value = search.get(name)

    return value !== null && isPossible(name, value) ? [[name, value]] : []
  })

  return Object.fromEntries(given) as LineParams
}

function isPossible(name: keyof LineParams, value: string): boolean {
  if (isChoice(name)) return (CHOICES[name] as readonly string[]).includes(value)
  if (name === "origin") return /^\d{6}$/.test(value)
  if (name === "district" || name === "stands_in") return /^\d{6}$/.test(value) || value === NONE

  return value.length > 0 && value.length <= 64
}

const isChoice = (name: keyof LineParams): name is ChoiceName => name in CHOICES

/** The filters as an address or a query has them. */
export const filterEntries = (filter: LineParams): [keyof LineParams, string][] =>
  NAMES.flatMap((name): [keyof LineParams, string][] => {
    const value = filter[name]

    return value === undefined ? [] : [[name, value]]
  })

/** Only what narrows lines, of a report's parameters. */
export const filterOf = (params: LineParams): LineParams => Object.fromEntries(filterEntries(params))

export const isNarrowed = (params: LineParams): boolean => filterEntries(params).length > 0

/** One filter in words: "枢纽点：普陀枢纽". */
export type SpokenFilter = { name: keyof LineParams; label: string; value: string }

/** The filters in words; `names` are the report's own names for codes. */
export function spokenFilters(filter: LineParams, names: FilterNames, words: Words): SpokenFilter[] {
  return filterEntries(filter).map(([name, value]) => ({
    name,
    label: words.t(`filter.${name}`),
    value: filterValue(name, value, names, words),
  }))
}

function filterValue(name: keyof LineParams, value: string, names: FilterNames, words: Words): string {
  if (isChoice(name)) return choiceWord(name, value, words)
  const known = names[name]

  return known ? words.nameOf(known) : value
}

/** The word for a value of a fixed filter. Its key is put together, so the compiler cannot follow. */
export const choiceWord = (name: ChoiceName, value: string, { t }: Words): string =>
  String(t(`${name}.${value}` as "line.online"))
