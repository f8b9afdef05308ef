/** Where the races for stock take place: goods that can be collected at a point, and what lies there, set as a count would. */

/** Goods of the shop at pick-up points of the running system, the fullest first; at most `most`. */
export async function stockedPlaces(db, most) {
  const { rows } = await db.raw(
    `SELECT sp.code AS sales_point_code, level.location_id, level.inventory_item_id, variant.id AS variant_id
     FROM sales_point sp
     JOIN inventory_level level ON level.location_id = sp.stock_location_id AND level.deleted_at IS NULL
     JOIN product_variant_inventory_item used ON used.inventory_item_id = level.inventory_item_id AND used.deleted_at IS NULL
     JOIN product_variant variant ON variant.id = used.variant_id AND variant.deleted_at IS NULL
     JOIN product ON product.id = variant.product_id AND product.status = 'published' AND product.deleted_at IS NULL
     WHERE sp.pickup AND sp.deleted_at IS NULL AND sp.kind = 'counter'
     ORDER BY sp.code, level.stocked_quantity - level.reserved_quantity DESC, level.inventory_item_id LIMIT :most`,
    { most }
  )
  return rows
}

/** Pieces that are free at a level. */
export async function freeAt(db, { inventory_item_id, location_id }) {
  const { rows } = await db.raw(
    `SELECT (stocked_quantity - reserved_quantity)::float8 AS free FROM inventory_level
     WHERE inventory_item_id = :inventory_item_id AND location_id = :location_id AND deleted_at IS NULL`,
    { inventory_item_id, location_id }
  )
  return rows[0].free
}

/** Makes so many free at each, by the difference, with a reason in the journal. */
export async function setFree(db, moveStock, wishes) {
  const moves = await Promise.all(
    wishes.map(async ({ at: { inventory_item_id, location_id }, free }) => ({
      inventory_item_id,
      location_id,
      quantity: free - (await freeAt(db, { inventory_item_id, location_id })),
    }))
  )
  await db.transaction((tx) =>
    moveStock(tx, moves, { reason: "stocktake", document: { kind: "benchmark", id: "race" } })
  )
}

/** Sessions that hold or wait for a lock on stock, looked at until there is none or the time is over. */
export async function locksLeft(db, within_ms) {
  const until = Date.now() + within_ms
  for (;;) {
    const { rows } = await db.raw(
      `SELECT count(*)::int AS locks FROM pg_locks
       WHERE relation IN ('inventory_level'::regclass, 'reservation_item'::regclass) AND pid <> pg_backend_pid()
         AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`
    )
    if (rows[0].locks === 0 || Date.now() > until) return rows[0].locks
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
