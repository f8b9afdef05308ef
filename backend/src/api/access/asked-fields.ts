/**
 * Relations that Medusa's `fields` may be asked for by who is no platform admin: what the pages of products and the frame of
 * the dashboard draw. Any other would lead from a product over its sales channel to orders, and to whoever placed them.
 */
const OPEN_RELATIONS: ReadonlySet<string> = new Set([
  "calculated_price",
  "categories",
  "collection",
  "currency",
  "images",
  "inventory",
  "inventory_items",
  "location_levels",
  "options",
  "parent_category",
  "prices",
  "product",
  "sales_channels",
  "shipping_profile",
  "supported_currencies",
  "tags",
  "type",
  "values",
  "variants",
])
/** What may end a path below a relation, besides `*`. */
const OPEN_LEAVES: ReadonlySet<string> = new Set([
  ...OPEN_RELATIONS,
  "amount",
  "code",
  "currency_code",
  "handle",
  "id",
  "inventory_item_id",
  "name",
  "options",
  "rank",
  "required_quantity",
  "sku",
  "thumbnail",
  "title",
  "url",
  "value",
])

/** May somebody who is no platform admin ask for these `fields` (`+a,-b,*c,d.e`)? Pure. */
export function areOpenFields(fields: unknown): boolean {
  if (fields === undefined) return true
  if (typeof fields !== "string") return false
  return fields.split(",").every((field) => {
    const name = field.trim().replace(/^[+\- ]/, "")
    const path = name.replace(/^\*/, "").split(".")
    const leaf = path.pop()!
    if (!path.every((relation) => OPEN_RELATIONS.has(relation))) return false
    if (leaf === "*") return path.length > 0
    if (name.startsWith("*")) return OPEN_RELATIONS.has(leaf)
    return path.length > 0 ? OPEN_LEAVES.has(leaf) : !isForeign(leaf)
  })
}

/** A relation that is asked for by its bare name comes whole, too. */
const isForeign = (leaf: string): boolean =>
  !OPEN_RELATIONS.has(leaf) && /order|customer|cart|payment|user|address|auth|fulfillment/.test(leaf)
