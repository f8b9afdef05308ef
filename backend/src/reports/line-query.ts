import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import { CHANNELS, type LineFilter, NONE } from "../modules/ledger/line-filter"
import { PlaceCode } from "../values/origin-code"
import { reportedProducts } from "./goods"
import type { PlacesOnDay } from "./places"
import { pointsByCode, reportedPoints } from "./points"
import { type OriginCodes, originsOfRow } from "./row-origins"
import type { Scope } from "./scope"
import { isPlaced, requireInScope, withinOf } from "./scoped-query"
import { said } from "../values/said"

const Code = z.string().min(1).max(64)
const DistrictCode = z.union([
  z.literal(NONE),
  z.string().regex(/^\d{6}$/, said("区划代码是 6 位数字。", "A district code has six digits.")),
])

/**
 * What every report and the ledger itself may be narrowed to; all that are given hold at once. `none` stands for what has
 * none: the online shop's district, a product without a category.
 */
export const lineQuery = {
  line: z.enum(["online", "offline"]).optional(),
  source: z.enum(["order", "till", "filing", "fair", "group"]).optional(),
  counting_type: z.enum(["procurement", "assisted_sale"]).optional(),
  catalogue: z.enum(["listed", "other"]).optional(),
  channel: z.enum(CHANNELS).optional(),
  /** A county, or a prefecture or province with its counties. */
  origin: PlaceCode.optional(),
  district: DistrictCode.optional(),
  /** Points that stand in this district now, wherever they stood when they sold. */
  stands_in: DistrictCode.optional(),
  /** A hub with the points it supplies. */
  hub: Code.optional(),
  point: Code.optional(),
  product: Code.optional(),
  category: Code.optional(),
  supplier: Code.optional(),
  venue: Code.optional(),
} as const
export type LineQuery = { [Name in keyof typeof lineQuery]?: z.infer<(typeof lineQuery)[Name]> }

/** The same for whoever passes the query on: only what narrows lines, nothing absent. */
export function lineParams(query: LineQuery): LineQuery {
  const names = Object.keys(lineQuery) as (keyof LineQuery)[]
  return Object.fromEntries(names.flatMap((name) => (query[name] === undefined ? [] : [[name, query[name]]])))
}

/**
 * The ledger's own filter for a query, within what the asker may see: the one place where a scope becomes a condition, so
 * that totals, lists, files and exports all have it. `tree` is the tree of places on the last day of what is asked for; `row`
 * the origins of a closing row. 404 for a place that is not the asker's.
 */
export async function lineFilter(
  container: MedusaContainer,
  query: LineQuery,
  tree: PlacesOnDay,
  scope: Scope,
  row?: OriginCodes
): Promise<LineFilter> {
  const db = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const isAsked = scope !== "all" && isPlaced(query)
  requireInScope(query, scope, { tree, pointOf: isAsked ? await pointsByCode(db) : new Map() })
  const asked = query.origin ? originsOfRow({ origin: query.origin }, tree) : null
  const origins = row && asked ? inBoth(row, asked) : (row ?? asked)
  return {
    within: withinOf(query, scope, tree),
    line: query.line,
    source: query.source,
    counting_type: query.counting_type,
    listed: query.catalogue === undefined ? null : query.catalogue === "listed",
    channel: query.channel,
    origins: origins && "only" in origins ? origins.only : null,
    origins_except: origins && "except" in origins ? origins.except : null,
    district: query.district,
    ...(await pointsOf(container, query)),
    ...(await productsOf(container, query)),
    suppliers: query.supplier ? [query.supplier] : null,
    venue: query.venue,
  }
}

/** Origins of a closing row that also lie in the place asked for. A place names its codes, so the answer can too. */
function inBoth(row: OriginCodes, place: OriginCodes): OriginCodes {
  if ("except" in place) return row
  return {
    only: place.only.filter((code) => ("only" in row ? row.only.includes(code) : !row.except.includes(code))),
  }
}

async function pointsOf(
  container: MedusaContainer,
  { hub, point, stands_in }: LineQuery
): Promise<Pick<LineFilter, "points" | "points_except">> {
  const named = point ? [point] : null
  if (!hub && !stands_in) return { points: named }

  const all = await reportedPoints(container.resolve(ContainerRegistrationKeys.PG_CONNECTION))
  const standing = all.filter(({ district_code }) => !stands_in || (district_code ?? NONE) === stands_in)
  const codes = standing
    .filter(({ code, hub_code }) => !hub || hub === NONE || code === hub || hub_code === hub)
    .map(({ code }) => code)
  const points = point ? codes.filter((code) => code === point) : codes
  if (hub !== NONE) return { points }

  // Whoever is of no hub may also be a point that nobody lists any more.
  const ofHubs = all.filter(({ kind, hub_code }) => kind === "hub" || hub_code !== null)
  return { points: stands_in ? points : named, points_except: ofHubs.map(({ code }) => code) }
}

async function productsOf(
  container: MedusaContainer,
  { product, category }: LineQuery
): Promise<Pick<LineFilter, "products" | "products_except">> {
  const products = product ? [product] : null
  if (!category) return { products }
  const all = await reportedProducts(container.resolve(ContainerRegistrationKeys.PG_CONNECTION))
  if (category === NONE) {
    return { products, products_except: all.filter((each) => each.category !== null).map(({ id }) => id) }
  }
  const own = all.filter((each) => each.category === category).map(({ id }) => id)
  return { products: product ? own.filter((id) => id === product) : own }
}
