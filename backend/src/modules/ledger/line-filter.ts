import type { Dimension } from "./rollups"
import type { CountingType, Line, SalesSource } from "./sales-line"

/** How it was sold: the kind of point, and group orders by themselves, whichever point takes them. */
export const CHANNELS = ["online", "hub", "counter", "outlet", "fair", "group"] as const
export type Channel = (typeof CHANNELS)[number]

/** Stands for "has none": online sales have no district, a private host no venue type. */
export const NONE = "none"

/**
 * What whoever asks may see at all: lines sold at one of these points, in one of these districts, or of one of these
 * origins. Three empty lists are nothing.
 */
export type Within = {
  points: readonly string[]
  districts: readonly string[]
  origins: readonly string[]
}

/** What a figure may be narrowed to. What is absent or null narrows nothing; codes are matched whole. */
export type LineFilter = {
  /** Null for the whole city. It has to be said: who forgets it does not compile. */
  within: Within | null
  line?: Line | null
  source?: SalesSource | null
  counting_type?: CountingType | null
  /** Listed in 百县百品 on the day of sale, or not. */
  listed?: boolean | null
  /** Only lines of these origins. */
  origins?: readonly string[] | null
  /** No lines of these origins. */
  origins_except?: readonly string[] | null
  channel?: Channel | null
  /** A district's code, or `none`. */
  district?: string | null
  points?: readonly string[] | null
  points_except?: readonly string[] | null
  products?: readonly string[] | null
  /** Also keeps sales without a product of ours. */
  products_except?: readonly string[] | null
  suppliers?: readonly string[] | null
  venue?: string | null
}

export type Narrowed = {
  /** What cells must be told apart by for the condition to be asked. */
  needed: Dimension[]
  /** A condition on lines or cells. */
  where: string
  values: Record<string, string | readonly string[]>
}

/** Every line there is. Only for figures of the whole city, whose routes the access table gives to nobody else. */
export const CITY_WIDE: LineFilter = { within: null }

/** The filter as a condition with bound values; `true` when it asks nothing. */
export function narrow(filter: LineFilter): Narrowed {
  const parts: { needed: Dimension[]; where: string }[] = []
  const values: Narrowed["values"] = {}
  const ask = (needed: Dimension[], where: string) => parts.push({ needed, where })

  if (filter.within) {
    const { needed, where } = withinSql(filter.within, values)
    ask(needed, where)
  }
  for (const name of ["line", "source", "counting_type"] as const) {
    const value = filter[name]
    if (!value) continue
    values[name] = value
    ask([name], `${name} = :${name}`)
  }
  if (typeof filter.listed === "boolean")
    ask(["in_catalogue"], filter.listed ? "in_catalogue" : "NOT in_catalogue")
  if (filter.origins) {
    values.origins = filter.origins
    ask(["origin_code"], "origin_code = ANY(CAST(:origins AS text[]))")
  }
  if (filter.origins_except) {
    values.origins_except = filter.origins_except
    ask(["origin_code"], "origin_code <> ALL(CAST(:origins_except AS text[]))")
  }
  if (filter.channel) {
    values.channel = filter.channel
    ask(["point_kind", "source"], `${channelSql} = :channel`)
  }
  if (filter.points) {
    values.points = filter.points
    ask(["sales_point_code"], "sales_point_code = ANY(CAST(:points AS text[]))")
  }
  if (filter.points_except) {
    values.points_except = filter.points_except
    ask(["sales_point_code"], "sales_point_code <> ALL(CAST(:points_except AS text[]))")
  }
  if (filter.products_except) {
    values.products_except = filter.products_except
    ask(["product_id"], "(product_id IS NULL OR product_id <> ALL(CAST(:products_except AS text[])))")
  }
  const orNone = (name: Dimension, key: string, wanted: readonly string[] | null) => {
    if (!wanted) return
    values[key] = wanted.filter((value) => value !== NONE)
    const isOne = `${name} = ANY(CAST(:${key} AS text[]))`
    ask([name], wanted.includes(NONE) ? `(${name} IS NULL OR ${isOne})` : isOne)
  }
  orNone("district_code", "district", filter.district ? [filter.district] : null)
  orNone("venue_type", "venue", filter.venue ? [filter.venue] : null)
  orNone("product_id", "products", filter.products ?? null)
  orNone("supplier_id", "suppliers", filter.suppliers ?? null)

  return {
    needed: [...new Set(parts.flatMap(({ needed }) => needed))],
    where: parts.map(({ where }) => where).join(" AND ") || "true",
    values,
  }
}

const withinColumns = {
  points: "sales_point_code",
  districts: "district_code",
  origins: "origin_code",
} as const satisfies Record<keyof Within, Dimension>

/** One of the three holds; nothing does where all are empty. Writes what it binds into `values`. */
function withinSql(within: Within, values: Narrowed["values"]): { needed: Dimension[]; where: string } {
  const given = (["points", "districts", "origins"] as const).filter((name) => within[name].length > 0)
  for (const name of given) values[`within_${name}`] = within[name]
  const parts = given.map((name) => `${withinColumns[name]} = ANY(CAST(:within_${name} AS text[]))`)
  return { needed: given.map((name) => withinColumns[name]), where: `(${parts.join(" OR ") || "false"})` }
}

/** The channel of a line or cell. */
export const channelSql = "CASE source WHEN 'group' THEN 'group' ELSE point_kind END"
