import { randomUUID } from "node:crypto"
import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { RecordedLot } from "./lot-rules"
import { refuseFields, type Said, type SaidFields } from "./refusal"

export type LotAt = RecordedLot & {
  inventory_item_id: string
  location_id: string
  lot_code: string
  trace_code: string
  is_expiry_computed: boolean
  /** Of the level the lots lie in. */
  stocked: number
  reserved: number
}
export type LotMove = { lot_id: string; location_id: string; quantity: number }
export type NewLot = {
  inventory_item_id: string
  lot_code: string
  production_date: string | null
  expiry_date: string | null
  shelf_life_days: number | null
  is_expiry_computed: boolean
  supplier_id: string | null
  origin_code: string | null
  is_sample: boolean
}

/** The lots of these items at this place. */
const lotsSql = `
  SELECT lot.id AS lot_id, lot.inventory_item_id, moved.location_id, lot.lot_code, lot.trace_code,
    lot.production_date::text AS production_date, lot.expiry_date::text AS expiry_date,
    lot.shelf_life_days::float8 AS shelf_life_days, lot.is_expiry_computed, moved.recorded,
    coalesce(level.stocked_quantity, 0)::float8 AS stocked, coalesce(level.reserved_quantity, 0)::float8 AS reserved
  FROM (
    SELECT lot_id, location_id, sum(quantity)::float8 AS recorded FROM stock_lot_movement
    WHERE location_id = ANY (:locations) GROUP BY lot_id, location_id
  ) moved
  JOIN stock_lot lot ON lot.id = moved.lot_id
  LEFT JOIN inventory_level level ON level.location_id = moved.location_id
    AND level.inventory_item_id = lot.inventory_item_id AND level.deleted_at IS NULL
  WHERE moved.recorded > 0 AND (CAST(:items AS text[]) IS NULL OR lot.inventory_item_id = ANY (:items))
  ORDER BY moved.location_id, lot.inventory_item_id, lot.expiry_date NULLS LAST, lot.id`

/** Lots that documents brought to the places and did not take away; `items` null for all goods. */
export async function lotsAt(
  db: Knex,
  asked: { locations: readonly string[]; items: readonly string[] | null }
): Promise<LotAt[]> {
  const { rows } = await db.raw<{ rows: LotAt[] }>(lotsSql, {
    locations: [...asked.locations],
    items: asked.items ? [...new Set(asked.items)] : null,
  })
  return rows
}

// Made in one order everywhere, so that two deliveries of the same new lots never wait for each other in a ring.
const makeSql = `
  INSERT INTO stock_lot (id, inventory_item_id, lot_code, trace_code, production_date, expiry_date, shelf_life_days,
    is_expiry_computed, supplier_id, origin_code, is_sample)
  SELECT id, inventory_item_id, lot_code, trace_code, production_date, expiry_date, shelf_life_days, is_expiry_computed,
    supplier_id, origin_code, is_sample
  FROM jsonb_populate_recordset(CAST(NULL AS stock_lot), CAST(:lots AS jsonb))
  ORDER BY inventory_item_id, lot_code
  ON CONFLICT (inventory_item_id, lot_code) DO NOTHING`
const keptSql = `
  SELECT lot.id, lot.inventory_item_id, lot.lot_code, lot.production_date::text AS production_date,
    lot.expiry_date::text AS expiry_date
  FROM stock_lot lot
  JOIN (SELECT DISTINCT item, code FROM unnest(:items::text[], :codes::text[]) AS named (item, code)) named
    ON lot.inventory_item_id = named.item AND lot.lot_code = named.code`

type KeptLot = Pick<NewLot, "inventory_item_id" | "lot_code" | "production_date" | "expiry_date"> & {
  id: string
}
const lotKey = ({ inventory_item_id, lot_code }: Pick<NewLot, "inventory_item_id" | "lot_code">): string =>
  `${inventory_item_id} ${lot_code}`

/**
 * The lots' ids in their order; new ones are made. A lot was made on one day and ends on one: other dates for a known lot are
 * refused (`lot_dates_differ`), naming its `field`.
 */
export async function requireLots(
  tx: Knex,
  lots: readonly (NewLot & { field: string })[]
): Promise<string[]> {
  if (lots.length === 0) return []
  const made = lots.map(({ field: _field, ...lot }) => {
    const id = `lot_${randomUUID().replaceAll("-", "")}`
    return { ...lot, id, trace_code: traceCode(id) }
  })
  await tx.raw(makeSql, { lots: JSON.stringify(made) })
  const { rows } = await tx.raw<{ rows: KeptLot[] }>(keptSql, {
    items: lots.map(({ inventory_item_id }) => inventory_item_id),
    codes: lots.map(({ lot_code }) => lot_code),
  })
  const kept = new Map(rows.map((lot) => [lotKey(lot), lot]))
  const fields: SaidFields = {}
  for (const lot of lots) {
    const said = otherDates(lot, kept.get(lotKey(lot))!)
    if (said) fields[lot.field] = said
  }
  refuseFields("lot_dates_differ", fields)
  return lots.map((lot) => kept.get(lotKey(lot))!.id)
}

/** What to say of a lot that is on record with another day; null when the days agree or are not told. Pure. */
function otherDates(lot: NewLot, kept: KeptLot): Said | null {
  const isOther = (name: "production_date" | "expiry_date"): boolean =>
    lot[name] !== null && kept[name] !== null && lot[name] !== kept[name]
  if (isOther("production_date")) {
    return {
      chinese: `批号 ${lot.lot_code} 已登记的生产日期是 ${kept.production_date}，请核对包装上的日期或批号。`,
      english: `Lot ${lot.lot_code} is on record with production date ${kept.production_date}; check the date or the lot code on the pack.`,
    }
  }
  if (!isOther("expiry_date")) return null
  return {
    chinese: `批号 ${lot.lot_code} 已登记的到期日是 ${kept.expiry_date}，请核对包装上的日期或批号。`,
    english: `Lot ${lot.lot_code} is on record with expiry date ${kept.expiry_date}; check the date or the lot code on the pack.`,
  }
}

const TRACE_LENGTH = 16
/** What a shopper scans; nothing in it tells the next one. Pure. */
const traceCode = (lot_id: string): string =>
  lot_id.slice("lot_".length, "lot_".length + TRACE_LENGTH).toUpperCase()

const moveSql = `
  INSERT INTO stock_lot_movement (lot_id, location_id, quantity, document_id)
  SELECT lot_id, location_id, quantity, :document_id
  FROM jsonb_to_recordset(CAST(:moves AS jsonb)) AS moved (lot_id text, location_id text, quantity bigint)
  WHERE quantity <> 0`

/** Writes down which lots a document moved, in the transaction that moves the stock. */
export async function moveLots(
  tx: Knex,
  moves: readonly LotMove[],
  document_id: string | null
): Promise<void> {
  if (moves.length > 0) await tx.raw(moveSql, { moves: JSON.stringify(moves), document_id })
}
