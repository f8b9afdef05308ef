/** What a count will be of, as it is chosen. */
export type StartDraft = {
  id: string
  kind: "place" | "category" | "shelf"
  category: string
  label: string
  goods: { inventory_item_id: string; title: string; sku: string | null }[]
  is_blind: boolean
}

export const isStartDraft = (value: unknown): value is StartDraft =>
  typeof value === "object" &&
  value !== null &&
  Array.isArray((value as StartDraft).goods) &&
  typeof (value as StartDraft).id === "string"

/** What is sent; null while the category, or the shelf with its goods, is missing. Pure. */
export function startBody({ kind, category, label, goods, is_blind }: StartDraft) {
  if (kind === "place") return { scope: { kind }, is_blind }
  if (kind === "category") return category ? { scope: { kind, category }, is_blind } : null
  if (label.trim() === "" || goods.length === 0) return null
  const inventory_item_ids = goods.map(({ inventory_item_id }) => inventory_item_id)
  return { scope: { kind, label: label.trim(), inventory_item_ids }, is_blind }
}
