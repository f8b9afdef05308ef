import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { guardFunctions } from "./functions"
import { stayingGoodsFunctions } from "./staying-goods"

/** `each` is a row, unless the function looks at all rows of a statement. */
type Guard = { name: string; table: string; when: string; each?: string; calls: string }

/** PostgreSQL fires triggers of one kind by name: the guard decides before the shop's marks and the journal hear of it. */
const GUARDS: readonly Guard[] = [
  {
    name: "stock_guard_level",
    table: "inventory_level",
    when: "BEFORE UPDATE",
    calls: "stock_guard_level",
  },
  {
    name: "stock_journal",
    table: "inventory_level",
    when: "AFTER INSERT OR UPDATE OR DELETE",
    calls: "stock_journal",
  },
  {
    name: "stock_guard_reservation",
    table: "reservation_item",
    when: "BEFORE INSERT OR UPDATE",
    calls: "stock_guard_reservation",
  },
  // PostgreSQL shows a trigger the rows of one kind of statement only.
  {
    name: "stock_count_new_reservations",
    table: "reservation_item",
    when: "AFTER INSERT",
    each: "REFERENCING NEW TABLE AS came FOR EACH STATEMENT",
    calls: "stock_count_reservations",
  },
  {
    name: "stock_count_changed_reservations",
    table: "reservation_item",
    when: "AFTER UPDATE",
    each: "REFERENCING OLD TABLE AS went NEW TABLE AS came FOR EACH STATEMENT",
    calls: "stock_count_reservations",
  },
  {
    name: "stock_count_lost_reservations",
    table: "reservation_item",
    when: "AFTER DELETE",
    each: "REFERENCING OLD TABLE AS went FOR EACH STATEMENT",
    calls: "stock_count_reservations",
  },
  {
    name: "stock_guard_variant",
    table: "product_variant",
    when: "BEFORE INSERT OR UPDATE",
    calls: "stock_guard_variant",
  },
  {
    name: "stock_guard_link",
    table: "product_variant_inventory_item",
    when: "BEFORE INSERT OR UPDATE",
    calls: "stock_guard_link",
  },
  {
    name: "stock_require_item",
    table: "inventory_level",
    when: "AFTER INSERT",
    calls: "stock_require_item",
  },
  {
    name: "stock_keep_level",
    table: "inventory_level",
    when: "BEFORE UPDATE OR DELETE",
    calls: "stock_keep_level",
  },
  {
    name: "stock_keep_item",
    table: "inventory_item",
    when: "BEFORE UPDATE OR DELETE",
    calls: "stock_keep_item",
  },
  {
    name: "stock_keep_variant",
    table: "product_variant",
    when: "BEFORE UPDATE OR DELETE",
    calls: "stock_keep_variant",
  },
  {
    name: "stock_keep_link",
    table: "product_variant_inventory_item",
    when: "BEFORE UPDATE OR DELETE",
    calls: "stock_keep_link",
  },
  {
    name: "stock_keep_place",
    table: "stock_location",
    when: "BEFORE UPDATE OR DELETE",
    calls: "stock_keep_place",
  },
]

const CHECKS: readonly { name: string; check: string }[] = [
  { name: "stock_never_below_zero", check: "stocked_quantity >= 0" },
  { name: "stock_reserved_never_below_zero", check: "reserved_quantity >= 0" },
  // A level beyond this is a slip of the hand, and no document of ours could set it right.
  {
    name: "stock_whole_pieces",
    check: "stocked_quantity = trunc(stocked_quantity) AND stocked_quantity <= 1000000000",
  },
]

/** Levels and their reservations get their guards together with the journal's opening; the others one by one. */
const isOfStock = ({ table }: Guard): boolean => table === "inventory_level" || table === "reservation_item"

/** Several processes start at once; one installs. */
const lockSql = "SELECT pg_advisory_xact_lock(hashtext('baixian:stock-guards'))"

const missingTablesSql = `
  SELECT name FROM unnest(ARRAY['inventory_level', 'reservation_item', 'product_variant', 'inventory_item',
    'product_variant_inventory_item', 'stock_location', '"order"']) AS source (name)
  WHERE to_regclass(name) IS NULL`

const standingSql = `
  SELECT t.tgname AS name FROM pg_trigger t
  WHERE NOT t.tgisinternal AND t.tgenabled <> 'D' AND t.tgname = ANY (:names)
    AND t.tgrelid IN ('inventory_level'::regclass, 'reservation_item'::regclass, 'product_variant'::regclass,
      'inventory_item'::regclass, 'product_variant_inventory_item'::regclass, 'stock_location'::regclass)
  UNION ALL
  SELECT conname FROM pg_constraint WHERE conrelid = 'inventory_level'::regclass AND conname = ANY (:names)`

const triggerSql = ({ name, table, when, each = "FOR EACH ROW", calls }: Guard): string =>
  `CREATE OR REPLACE TRIGGER ${name} ${when} ON ${table} ${each} EXECUTE FUNCTION ${calls}()`

// Not validated: an old database that already is below zero must start, and its rows are then found by the reconciler.
const checkSql = ({ name, check }: (typeof CHECKS)[number]): string =>
  `ALTER TABLE inventory_level ADD CONSTRAINT ${name} CHECK (${check}) NOT VALID`

// The guards add up a level's open reservations again and again; Medusa's indexes know its item or its place, not both.
const RESERVATIONS_INDEX = "stock_open_reservations_of_level"
const isIndexedSql = `SELECT to_regclass('${RESERVATIONS_INDEX}') IS NOT NULL AS found`
const indexSql = `
  CREATE INDEX ${RESERVATIONS_INDEX} ON reservation_item (inventory_item_id, location_id) WHERE deleted_at IS NULL`

// What a level holds beyond its journal was there before the journal, or was written while the triggers were away.
const openSql = `
  INSERT INTO stock_movement
    (inventory_item_id, location_id, stocked_delta, stocked_after, reserved_delta, reserved_after, reason)
  SELECT l.inventory_item_id, l.location_id, l.stocked_quantity - coalesce(j.stocked, 0), l.stocked_quantity,
    l.reserved_quantity - coalesce(j.reserved, 0), l.reserved_quantity,
    CASE WHEN j.location_id IS NULL THEN 'opening' ELSE 'unattributed' END
  FROM inventory_level l
  LEFT JOIN (
    SELECT location_id, inventory_item_id, sum(stocked_delta) AS stocked, sum(reserved_delta) AS reserved
    FROM stock_movement GROUP BY location_id, inventory_item_id
  ) j ON j.location_id = l.location_id AND j.inventory_item_id = l.inventory_item_id
  WHERE l.deleted_at IS NULL
    AND (l.stocked_quantity <> coalesce(j.stocked, 0) OR l.reserved_quantity <> coalesce(j.reserved, 0))`

/** Names of triggers and constraints that should stand and do not; a dump of data alone loses them. */
export async function missingGuards(db: Knex): Promise<string[]> {
  const names = [...GUARDS, ...CHECKS].map(({ name }) => name)
  const { rows } = await db.raw<{ rows: { name: string }[] }>(standingSql, { names })
  const standing = new Set(rows.map(({ name }) => name))
  return names.filter((name) => !standing.has(name))
}

/**
 * Puts the guards on Medusa's stock tables and opens the journal of what stood there before. Safe to run again. False when
 * this database has no such tables (a module's own test).
 */
export async function installGuards(db: Knex): Promise<boolean> {
  const { rows } = await db.raw<{ rows: { name: string }[] }>(missingTablesSql)
  if (rows.length > 0) return false

  await db.transaction(async (tx) => {
    await tx.raw(lockSql)
    for (const sql of [...guardFunctions, ...stayingGoodsFunctions]) await tx.raw(sql)

    const indexed = await tx.raw<{ rows: { found: boolean }[] }>(isIndexedSql)
    if (!indexed.rows[0]?.found) await tx.raw(indexSql)
    const missing = new Set(await missingGuards(tx))
    const stockGuards = GUARDS.filter((guard) => isOfStock(guard) && missing.has(guard.name))
    const checks = CHECKS.filter(({ name }) => missing.has(name))
    for (const guard of stockGuards) await tx.raw(triggerSql(guard))
    for (const check of checks) await tx.raw(checkSql(check))
    if (stockGuards.length + checks.length > 0) await tx.raw(openSql)
  })
  // The shop's marks are put on the same tables while this starts: whoever holds one and waits for the other waits for ever.
  for (const guard of GUARDS.filter((each) => !isOfStock(each))) {
    await db.transaction(async (tx) => {
      await tx.raw(lockSql)
      const missing = await missingGuards(tx)
      if (missing.includes(guard.name)) await tx.raw(triggerSql(guard))
    })
  }
  return true
}
