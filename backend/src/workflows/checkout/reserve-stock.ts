import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { generateEntityId } from "@medusajs/framework/utils"
import { giveCause } from "../../modules/stock/give-cause"
import { isRefusal, Refusal } from "./refusal"

/** What one order line draws from one inventory item. Quantities are pieces, as text from a numeric column. */
export type StockDraw = {
  order_number: string
  line_item_id: string
  variant_id: string
  title: string
  inventory_item_id: string
  quantity: number
  allow_backorder: boolean
}

// Lines that hold their reservation already are left out, so running it again takes nothing twice.
const drawsSql = `
  SELECT COALESCE(o.custom_display_id, o.display_id::text) AS order_number, li.id AS line_item_id, li.variant_id, COALESCE(li.product_title, li.title) AS title,
    link.inventory_item_id, (oi.quantity * link.required_quantity)::float8 AS quantity, v.allow_backorder
  FROM "order" o
  JOIN order_item oi ON oi.order_id = o.id AND oi.version = o.version AND oi.deleted_at IS NULL
  JOIN order_line_item li ON li.id = oi.item_id
  JOIN product_variant v ON v.id = li.variant_id AND v.manage_inventory AND v.deleted_at IS NULL
  JOIN product_variant_inventory_item link ON link.variant_id = v.id AND link.deleted_at IS NULL
  WHERE o.id = :order_id AND NOT EXISTS (
    SELECT 1 FROM reservation_item r
    WHERE r.line_item_id = li.id AND r.inventory_item_id = link.inventory_item_id AND r.deleted_at IS NULL
  )
  ORDER BY link.inventory_item_id, li.id`

// The guard and the change are one statement. Medusa keeps each quantity twice; both must move together.
const reserveSql = `
  UPDATE inventory_level
  SET reserved_quantity = reserved_quantity + :quantity,
    raw_reserved_quantity =
      jsonb_build_object('value', (reserved_quantity + :quantity)::text, 'precision', 20),
    updated_at = now()
  WHERE inventory_item_id = :inventory_item_id AND location_id = :location_id AND deleted_at IS NULL
    AND (:allow_backorder OR stocked_quantity - reserved_quantity >= :quantity)`

const reservationSql = `
  INSERT INTO reservation_item
    (id, line_item_id, location_id, inventory_item_id, quantity, raw_quantity, allow_backorder)
  VALUES (:id, :line_item_id, :location_id, :inventory_item_id, :quantity,
    jsonb_build_object('value', :quantity::numeric::text, 'precision', 20), :allow_backorder)`

/** The order's draws that are not reserved yet, in lock order. */
export async function missingDraws(db: Knex, order_id: string): Promise<StockDraw[]> {
  const { rows } = await db.raw<{ rows: StockDraw[] }>(drawsSql, { order_id })
  return rows
}

/**
 * Reserves what the order still lacks at its location, all of it or nothing. Rows are taken in one order everywhere.
 * The caller holds Medusa's locks on the items, because Medusa itself reads, adds and writes the same number.
 */
export async function reserveStock(
  db: Knex,
  { order_id, location_id }: { order_id: string; location_id: string }
): Promise<string[]> {
  return await db.transaction(async (tx) => {
    await tx.raw("SET LOCAL lock_timeout = '3s'")
    const draws = await missingDraws(tx, order_id)
    const number = draws[0]?.order_number
    await giveCause(tx, { reason: "reservation", document: { kind: "order", id: order_id, number } })
    const reservation_ids: string[] = []
    for (const draw of draws) {
      const { rowCount } = await tx.raw<{ rowCount: number }>(reserveSql, { ...draw, location_id })
      if (rowCount !== 1) throw new OutOfStock(draw)

      const id = generateEntityId(undefined, "resitem")
      await tx.raw(reservationSql, { ...draw, id, location_id })
      reservation_ids.push(id)
    }
    return reservation_ids
  })
}

/** Somebody else took it first. Knows the variant, so that the form can name the line. */
export class OutOfStock extends Refusal {
  readonly variant_id: string

  constructor({ variant_id, title }: Pick<StockDraw, "variant_id" | "title">) {
    super("insufficient_inventory", `${title} is sold out or too few are left; take fewer or another point.`)
    this.variant_id = variant_id
  }
}

export function isOutOfStock(error: unknown): error is OutOfStock {
  return isRefusal(error) && error.code === "insufficient_inventory" && "variant_id" in error
}
