import type { Knex } from "@medusajs/framework/mikro-orm/knex"

/**
 * What a mark in `catalog_dirty` points at. `product` and the like lead to the products to be looked at again, `all` to
 * every product; `district` does, and is shown without products too; `version` touches no product but tells browsers to ask
 * again (memberships).
 */
export type MarkKind =
  | "product"
  | "variant"
  | "price_set"
  | "price"
  | "price_list"
  | "inventory_item"
  | "location"
  | "category"
  | "supplier"
  | "district"
  | "all"
  | "version"

type Source = { table: string; kind: MarkKind; ref: string }

/**
 * Every table the read model reads, and what a change in it marks. Whoever writes (dashboard, workflow, import, psql),
 * the mark is in the same transaction: it cannot be lost, and it cannot come before the change.
 */
export const SOURCES: readonly Source[] = [
  { table: "product", kind: "product", ref: "id" },
  { table: "product_variant", kind: "product", ref: "product_id" },
  { table: "image", kind: "product", ref: "product_id" },
  { table: "product_category_product", kind: "product", ref: "product_id" },
  { table: "product_sales_channel", kind: "product", ref: "product_id" },
  { table: "product_variant_price_set", kind: "variant", ref: "variant_id" },
  { table: "price", kind: "price_set", ref: "price_set_id" },
  { table: "price_rule", kind: "price", ref: "price_id" },
  { table: "price_list", kind: "price_list", ref: "id" },
  { table: "price_list_rule", kind: "price_list", ref: "price_list_id" },
  { table: "region", kind: "all", ref: "id" },
  { table: "product_category", kind: "category", ref: "id" },
  { table: "product_variant_inventory_item", kind: "variant", ref: "variant_id" },
  { table: "inventory_level", kind: "inventory_item", ref: "inventory_item_id" },
  { table: "product_origin", kind: "product", ref: "product_id" },
  { table: "recognition", kind: "product", ref: "product_id" },
  { table: "catalogue_entry", kind: "product", ref: "product_id" },
  { table: "catalogue_edition", kind: "all", ref: "id" },
  { table: "supplier", kind: "supplier", ref: "id" },
  { table: "origin_place", kind: "all", ref: "id" },
  { table: "origin_pairing", kind: "all", ref: "id" },
  { table: "origin_membership", kind: "version", ref: "id" },
  { table: "district", kind: "district", ref: "id" },
  { table: "sales_point", kind: "location", ref: "stock_location_id" },
  { table: "sales_channel_stock_location", kind: "location", ref: "stock_location_id" },
]

/** The shop shows nothing of these changes, so they make no mark: a sale that only moves a reservation to a shipment. */
const UNSEEN: Readonly<Record<string, string>> = {
  inventory_level: `(OLD.stocked_quantity - OLD.reserved_quantity, OLD.location_id, OLD.inventory_item_id, OLD.deleted_at)
    IS DISTINCT FROM (NEW.stocked_quantity - NEW.reserved_quantity, NEW.location_id, NEW.inventory_item_id, NEW.deleted_at)`,
}

// One function per column: reading a record's field by a name given as text costs more than the insert.
const markFunctionSql = ({ kind, ref }: Source): string => `
  CREATE OR REPLACE FUNCTION ${functionName({ kind, ref })}() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF TG_OP = 'TRUNCATE' THEN
      INSERT INTO catalog_dirty (kind, ref) VALUES ('all', '');
      RETURN NULL;
    END IF;
    IF TG_OP <> 'INSERT' THEN
      INSERT INTO catalog_dirty (kind, ref) VALUES ('${kind}', coalesce(OLD.${ref}, ''));
    END IF;
    IF TG_OP = 'INSERT' OR (TG_OP = 'UPDATE' AND NEW.${ref} IS DISTINCT FROM OLD.${ref}) THEN
      INSERT INTO catalog_dirty (kind, ref) VALUES ('${kind}', coalesce(NEW.${ref}, ''));
    END IF;
    RETURN NULL;
  END $$`

const functionName = ({ kind, ref }: Pick<Source, "kind" | "ref">): string => `catalog_mark_${kind}_by_${ref}`

const TRIGGER = "catalog_marks"

/** Installs a mark on every source table; safe to run again. The trigger's name is what `missingMarks` looks for. */
export function installMarksSql(): string[] {
  return SOURCES.flatMap((source) => {
    const call = `EXECUTE FUNCTION ${functionName(source)}()`
    const changed = UNSEEN[source.table] ?? "OLD.* IS DISTINCT FROM NEW.*"
    return [
      markFunctionSql(source),
      `CREATE OR REPLACE TRIGGER ${TRIGGER}_rows AFTER INSERT OR DELETE ON ${source.table} FOR EACH ROW ${call}`,
      `CREATE OR REPLACE TRIGGER ${TRIGGER}_edits AFTER UPDATE ON ${source.table} FOR EACH ROW WHEN (${changed}) ${call}`,
      `CREATE OR REPLACE TRIGGER ${TRIGGER}_truncate AFTER TRUNCATE ON ${source.table} FOR EACH STATEMENT ${call}`,
    ]
  })
}

const missingTablesSql = `
  SELECT name FROM unnest(:tables::text[]) AS source(name) WHERE to_regclass(name) IS NULL`

/** Source tables this database does not have (a module's own test has none of the others). */
export async function missingSources(db: Knex): Promise<string[]> {
  const tables = SOURCES.map(({ table }) => table)
  const { rows } = await db.raw<{ rows: { name: string }[] }>(missingTablesSql, { tables })
  return rows.map(({ name }) => name)
}

const marksSql = `
  SELECT count(*) AS marks FROM pg_trigger
  WHERE NOT tgisinternal AND tgenabled <> 'D' AND tgname IN ('${TRIGGER}_rows', '${TRIGGER}_edits', '${TRIGGER}_truncate')
    AND tgrelid = ANY (SELECT to_regclass(name) FROM unnest(:tables::text[]) AS source(name))`

/** True when a source table lost its trigger, for instance because it was restored from a dump of data alone. */
export async function marksAreMissing(db: Knex): Promise<boolean> {
  const tables = SOURCES.map(({ table }) => table)
  const { rows } = await db.raw<{ rows: { marks: string }[] }>(marksSql, { tables })
  return Number(rows[0]?.marks) !== tables.length * 3
}
