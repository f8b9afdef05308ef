import { href } from "react-router"

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
