import type { ItemFacts } from "../items"
import type { Place } from "../place"
import type { SaidFields } from "../refusal"

/** Tea at room temperature that keeps ten days; food, so it needs its papers. */
export const tea: ItemFacts = {
  inventory_item_id: "tea",
  variant_id: null,
  product_id: null,
  sku: null,
  barcode: null,
  title: "茶",
  shelf_life_days: 10,
  zone: "ambient",
  is_edible: true,
  origin_code: null,
  supplier_id: null,
  categories: [],
  unit_fen: 0,
}

/** A place with a chilled cabinet and no freezer. */
export const place = (code: string, kind: Place["kind"], hub_code: string | null = null): Place => ({
  code,
  name: `【${code}】`,
  kind,
  hub_code,
  location_id: code,
  has_frozen: false,
  has_chilled: true,
})

/** The inputs at fault, in order; every one of them has a sentence in both languages. */
export function faultsOf(fields: SaidFields): string[] {
  for (const { chinese, english } of Object.values(fields)) {
    expect(chinese).toMatch(/\p{Script=Han}.*。$/u)
    expect(english).toMatch(/^[A-Z0-9【\p{Script=Han}].*[a-z].*\.$/u)
  }
  return Object.keys(fields)
}
