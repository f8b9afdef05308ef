import { href } from "react-router"

/** The checkout of one thing alone; `from_cart`: it leaves the cart once it is ordered. */
export function buyHref({
  variant_id,
  quantity,
  from_cart = false,
}: {
  variant_id: string
  quantity: number
  from_cart?: boolean
}): string {
  const params = new URLSearchParams({ buy: `${variant_id}:${quantity}`, ...(from_cart && { from: "cart" }) })
  return `${href("/checkout")}?${params}`
}

/** The list with these conditions, the one way to write its address. Empty ones are left out, page 1 too. */
export function listHref(conditions: Record<string, string | number | undefined | null>): string {
  const params = new URLSearchParams()
  for (const [name, value] of Object.entries(conditions)) {
    if (value === undefined || value === null || value === "" || (name === "page" && value === 1)) continue
    params.set(name, String(value))
  }
  const text = params.toString()
  return text ? `${href("/products")}?${text}` : href("/products")
}
