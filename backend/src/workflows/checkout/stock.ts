import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { BusinessDay } from "../../values/business-day"
import type { Goods, Need } from "./goods"

/** What one stock location could give away now, by inventory item. */
export type LocationStock = { location_id: string; available: ReadonlyMap<string, number> }

/** Shown and sold at most; nobody needs to know a warehouse to the piece. */
export const MOST = 999

// Locations in the order they were linked to the channel: the first that has everything sends it.
const channelStockSql = `
  SELECT link.stock_location_id AS location_id, level.inventory_item_id,
    (level.stocked_quantity - level.reserved_quantity)::float8 AS available
  FROM sales_channel_stock_location link
  LEFT JOIN inventory_level level
    ON level.location_id = link.stock_location_id AND level.deleted_at IS NULL
    AND level.inventory_item_id = ANY (:inventory_item_ids)
  WHERE link.sales_channel_id = :sales_channel_id AND link.deleted_at IS NULL
  ORDER BY link.created_at, link.id`

const locationStockSql = `
  SELECT :location_id AS location_id, level.inventory_item_id,
    (level.stocked_quantity - level.reserved_quantity)::float8 AS available
  FROM inventory_level level
  WHERE level.location_id = :location_id AND level.deleted_at IS NULL
    AND level.inventory_item_id = ANY (:inventory_item_ids)`

// Points without any of it are left out: they could only be chosen in vain. The conditions are those of `takesPickups`.
const pickupStockSql = `
  SELECT sp.stock_location_id AS location_id, level.inventory_item_id,
    (level.stocked_quantity - level.reserved_quantity)::float8 AS available
  FROM sales_point sp
  JOIN inventory_level level
    ON level.location_id = sp.stock_location_id AND level.deleted_at IS NULL
    AND level.inventory_item_id = ANY (:inventory_item_ids)
  WHERE sp.pickup AND sp.deleted_at IS NULL
    AND (sp.opened_on IS NULL OR sp.opened_on <= :pickup_on)
    AND (sp.closed_on IS NULL OR sp.closed_on > :pickup_on)
  ORDER BY sp.code`

type StockRow = { location_id: string; inventory_item_id: string | null; available: number }
type StockPlaces = { location_id: string } | { sales_channel_id: string } | { pickup_on: BusinessDay }

/** Stock of the goods at one location, at every location of the sales channel, or wherever orders are collected that day. */
export async function readStock(
  db: Knex,
  from: StockPlaces,
  inventory_item_ids: string[]
): Promise<LocationStock[]> {
  const sql =
    "location_id" in from ? locationStockSql : "pickup_on" in from ? pickupStockSql : channelStockSql
  const { rows } = await db.raw<{ rows: StockRow[] }>(sql, { ...from, inventory_item_ids })

  const locations = new Map<string, Map<string, number>>()
  if ("location_id" in from) locations.set(from.location_id, new Map())
  for (const row of rows) {
    const stock = locations.get(row.location_id) ?? new Map<string, number>()
    locations.set(row.location_id, stock)
    if (row.inventory_item_id) stock.set(row.inventory_item_id, row.available)
  }
  return [...locations].map(([location_id, available]) => ({ location_id, available }))
}

export type Wanted = { goods: Pick<Goods, "variant_id" | "counted" | "needs">; quantity: number }

/** Where the order comes from and which variants that location cannot give in full. */
export type Allocation = { location_id: string | null; short: ReadonlySet<string> }

/** The location that can give the most of it; the first one when several can. All or nothing is the caller's rule. */
export function allocate(wanted: readonly Wanted[], locations: readonly LocationStock[]): Allocation {
  let best: Allocation | null = null
  for (const location of locations) {
    const short = shortVariants(wanted, location)
    if (!best || short.size < best.short.size) best = { location_id: location.location_id, short }
    if (short.size === 0) break
  }
  const counted = wanted.filter(({ goods }) => goods.counted).map(({ goods }) => goods.variant_id)
  return best ?? { location_id: null, short: new Set(counted) }
}

/** How many pieces of one variant the location could give, 0 to `MOST`; `taken` of an item is spoken for. */
export function availableAt(
  goods: Wanted["goods"],
  location: LocationStock | undefined,
  taken: Demand = new Map()
): number {
  if (!goods.counted) return MOST
  if (!location || goods.needs.length === 0) return 0
  const pieces = goods.needs.map((need) => {
    const left = stockOf(location, need) - (taken.get(need.inventory_item_id) ?? 0)
    return Math.floor(left / need.required_quantity)
  })
  return Math.max(0, Math.min(MOST, ...pieces))
}

/** Pieces by inventory item. */
export type Demand = ReadonlyMap<string, number>

/** What all of it draws. Two variants may draw on one item (a bag and a box of the same tea), so lines are added up. */
export function demandOf(wanted: readonly Wanted[]): Demand {
  const demand = new Map<string, number>()
  for (const { goods, quantity } of wanted) {
    if (!goods.counted) continue
    for (const need of goods.needs) {
      const sum = (demand.get(need.inventory_item_id) ?? 0) + quantity * need.required_quantity
      demand.set(need.inventory_item_id, sum)
    }
  }
  return demand
}

/** True when the location cannot give the line in full beside everything else in `demand`. */
export function isShort({ goods }: Wanted, location: LocationStock, demand: Demand): boolean {
  if (!goods.counted) return false
  if (goods.needs.length === 0) return true
  return goods.needs.some((need) => (demand.get(need.inventory_item_id) ?? 0) > stockOf(location, need))
}

function shortVariants(wanted: readonly Wanted[], location: LocationStock): Set<string> {
  const demand = demandOf(wanted)
  return new Set(
    wanted.filter((line) => isShort(line, location, demand)).map(({ goods }) => goods.variant_id)
  )
}

function stockOf(location: LocationStock, need: Need): number {
  return location.available.get(need.inventory_item_id) ?? 0
}
