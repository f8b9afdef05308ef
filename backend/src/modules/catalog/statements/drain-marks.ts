import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { MarkKind } from "../source-marks"

/** Marks taken by one transaction. Many point at one product; what is left waits for the next round. */
export const MARKS_PER_ROUND = 20_000

// By place in the table, not by key: the table has none, and rows that commit later are simply seen later.
const takeMarksSql = `
  WITH taken AS (
    DELETE FROM catalog_dirty
    WHERE ctid = ANY (ARRAY(SELECT ctid FROM catalog_dirty LIMIT ${MARKS_PER_ROUND}))
    RETURNING kind, ref
  )
  SELECT kind, array_agg(DISTINCT ref) AS refs, count(*) AS marks FROM taken GROUP BY kind`

const byVariant = `SELECT product_id FROM product_variant WHERE id = ANY`
const byPriceSet = `
  SELECT variant.product_id FROM product_variant_price_set link
  JOIN product_variant variant ON variant.id = link.variant_id WHERE link.price_set_id = ANY`

const everyProduct = `
  SELECT id AS product_id FROM product WHERE :refs::text[] IS NOT NULL UNION SELECT product_id FROM catalog_item`

// Soft-deleted links are followed too: a link that just ended is the reason to look.
const productsSql: Readonly<Record<Exclude<MarkKind, "version">, string>> = {
  product: `SELECT unnest AS product_id FROM unnest(:refs::text[])`,
  variant: `${byVariant} (:refs::text[])`,
  price_set: `${byPriceSet} (:refs::text[])`,
  price: `${byPriceSet} (ARRAY(SELECT price_set_id FROM price WHERE id = ANY (:refs::text[])))`,
  price_list: `${byPriceSet} (ARRAY(SELECT price_set_id FROM price WHERE price_list_id = ANY (:refs::text[])))`,
  inventory_item: `
    SELECT variant.product_id FROM product_variant_inventory_item link
    JOIN product_variant variant ON variant.id = link.variant_id WHERE link.inventory_item_id = ANY (:refs::text[])`,
  location: `
    SELECT variant.product_id FROM inventory_level level
    JOIN product_variant_inventory_item link ON link.inventory_item_id = level.inventory_item_id
    JOIN product_variant variant ON variant.id = link.variant_id WHERE level.location_id = ANY (:refs::text[])`,
  category: `
    SELECT filing.product_id FROM product_category named
    JOIN product_category below ON starts_with(below.mpath, named.mpath)
    JOIN product_category_product filing ON filing.product_category_id = below.id
    WHERE named.id = ANY (:refs::text[])`,
  supplier: `SELECT product_id FROM product_origin WHERE supplier_id = ANY (:refs::text[])`,
  // Districts are few and hardly ever renamed: which products are paired with one is not worth a join.
  district: everyProduct,
  all: everyProduct,
}

const shownAlone: ReadonlySet<MarkKind> = new Set(["version", "location", "district"])

type Taken = { kind: MarkKind; refs: string[]; marks: string }

/** `marks` is how many were taken; `version` that something outside the products changed; `ids` the products to look at. */
export type Drained = { marks: number; version: boolean; ids: string[] }

/** Takes marks and finds their products, inside the caller's transaction: a crash puts every mark back. */
export async function drainMarks(tx: Knex): Promise<Drained> {
  const { rows } = await tx.raw<{ rows: Taken[] }>(takeMarksSql)
  const ids = new Set<string>()
  for (const { kind, refs } of rows) {
    if (kind === "version") continue

    const found = await tx.raw<{ rows: { product_id: string }[] }>(productsSql[kind], { refs })
    found.rows.forEach(({ product_id }) => ids.add(product_id))
  }
  return {
    marks: rows.reduce((all, { marks }) => all + Number(marks), 0),
    // A sales point and its district are shown by themselves, whatever stock there is.
    version: rows.some(({ kind }) => shownAlone.has(kind)),
    ids: [...ids].sort(),
  }
}

const allProductsSql = `SELECT id FROM product UNION SELECT product_id FROM catalog_item ORDER BY 1`

/** Every product there is, shown or not. */
export async function allProducts(tx: Knex): Promise<string[]> {
  const { rows } = await tx.raw<{ rows: { id: string }[] }>(allProductsSql)
  return rows.map(({ id }) => id)
}
