import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { StockDocumentHead as DocumentHead } from "../../../contract"
import type { ItemFacts } from "./items"
import type { Said } from "./refusal"

export type StocktakeScope =
  | { kind: "place" }
  | { kind: "category"; category: string }
  | { kind: "shelf"; label: string; inventory_item_ids: string[] }

// Locked, so that no sale is half-way between the level and the journal when the count begins.
const levelsSql = `
  SELECT l.inventory_item_id FROM inventory_level l
  WHERE l.location_id = :location_id AND l.deleted_at IS NULL AND l.stocked_quantity > 0
    AND (CAST(:category AS text) IS NULL OR EXISTS (
      SELECT 1 FROM product_variant_inventory_item link
      JOIN product_variant v ON v.id = link.variant_id AND v.deleted_at IS NULL
      JOIN product_category_product filing ON filing.product_id = v.product_id
      JOIN product_category c ON c.id = filing.product_category_id AND c.deleted_at IS NULL
      JOIN product_category above ON above.id = ANY (string_to_array(c.mpath, '.')) AND above.deleted_at IS NULL
      WHERE link.inventory_item_id = l.inventory_item_id AND link.deleted_at IS NULL AND above.handle = :category))
  ORDER BY l.inventory_item_id, l.location_id
  FOR UPDATE OF l`
const lockSql = `
  SELECT id FROM inventory_level
  WHERE location_id = :location_id AND inventory_item_id = ANY (:items) AND deleted_at IS NULL
  ORDER BY inventory_item_id, location_id FOR UPDATE`
const categorySql = `
  SELECT name, coalesce(metadata->>'name_en', name) AS name_en FROM product_category
  WHERE handle = :handle AND deleted_at IS NULL`
const stockedSql = `
  SELECT inventory_item_id FROM inventory_level
  WHERE location_id = :location_id AND inventory_item_id = ANY (:items) AND deleted_at IS NULL AND stocked_quantity > 0`

/** What a count begins with: what the books say lies there, of a shelf what was picked. Their levels are locked. */
export async function itemsInScope(tx: Knex, location_id: string, scope: StocktakeScope): Promise<string[]> {
  if (scope.kind === "shelf") {
    const items = [...new Set(scope.inventory_item_ids)]
    await lockLevels(tx, { location_id, items })
    return items
  }
  const category = scope.kind === "category" ? scope.category : null
  const { rows } = await tx.raw<{ rows: { inventory_item_id: string }[] }>(levelsSql, {
    location_id,
    category,
  })
  return rows.map(({ inventory_item_id }) => inventory_item_id)
}

/** Nobody moves these goods at the place until the transaction ends. */
export async function lockLevels(
  tx: Knex,
  at: { location_id: string; items: readonly string[] }
): Promise<void> {
  await tx.raw(lockSql, { ...at, items: [...at.items] })
}

/**
 * Why goods beyond its list are not of this count, by item; goods that are of it are not in the answer. A whole place takes
 * in everything, a category what is filed in it or below it. A shelf takes what the books have none of here: other goods may
 * lie elsewhere in the place too, and counting one shelf of them would write the rest off.
 */
export async function outOfScope(
  tx: Knex,
  { scope_kind, scope_label, location_id }: DocumentHead,
  found: ReadonlyMap<string, ItemFacts>
): Promise<Map<string, Said>> {
  if (scope_kind === "place" || found.size === 0) return new Map()
  const label = scope_label ?? ""
  if (scope_kind === "category") {
    const others = [...found.values()].filter(({ categories }) => !categories.includes(label))
    if (others.length === 0) return new Map()
    const { rows } = await tx.raw<{ rows: { name: string; name_en: string }[] }>(categorySql, {
      handle: label,
    })
    const { name, name_en } = rows[0] ?? { name: label, name_en: label }
    return new Map(
      others.map(({ inventory_item_id, title }) => [
        inventory_item_id,
        {
          chinese: `本次只盘品类“${name}”，“${title}”不属于它，没有计入。请放到一边，另开一张盘点单。`,
          english: `This count is of ${name_en} only and ${title} is not filed there, so it was not counted. Put it aside and begin another count.`,
        },
      ])
    )
  }
  const { rows } = await tx.raw<{ rows: { inventory_item_id: string }[] }>(stockedSql, {
    location_id,
    items: [...found.keys()],
  })
  return new Map(
    rows.map(({ inventory_item_id }) => {
      const { title } = found.get(inventory_item_id)!
      return [
        inventory_item_id,
        {
          chinese: `本次只盘货架“${label}”选定的商品，“${title}”可能别处也有，没有计入。请另开一张盘点单，把它一起数完。`,
          english: `This count is of the goods picked for shelf ${label}; ${title} may lie elsewhere too, so it was not counted. Begin another count and count all of it.`,
        },
      ]
    })
  )
}
