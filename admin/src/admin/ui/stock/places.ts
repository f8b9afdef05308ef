import type { StockPlace } from "@baixian/backend/contract"

/** The place asked for when it is one's own, else the first of one's own. Pure. */
export function defaultPlace(places: readonly StockPlace[], asked: string | null): StockPlace | null {
  const own = places.filter(({ is_own }) => is_own)
  return own.find(({ code }) => code === asked) ?? own[0] ?? null
}

/** Is this one of one's own places? Pure. */
export const isOwn = (places: readonly StockPlace[], asked: string): boolean =>
  places.some(({ code, is_own }) => is_own && code === asked)

const hubOf = ({ kind, code, hub_code }: StockPlace): string | null => (kind === "hub" ? code : hub_code)

/** Who may send goods to a place: the places of its hub, and hubs to hubs; its own hub first. Pure. */
export function suppliersOf(places: readonly StockPlace[], to: StockPlace): StockPlace[] {
  const hub = hubOf(to)
  const supplies = (from: StockPlace) =>
    from.code !== to.code &&
    ((hub !== null && hubOf(from) === hub) || (from.kind === "hub" && to.kind === "hub"))
  return places.filter(supplies).sort((a, b) => Number(b.code === hub) - Number(a.code === hub))
}

/** What a place is called; its code when it is none of those one knows. Pure. */
export const placeName = (places: readonly StockPlace[], code: string | null): string =>
  places.find((place) => place.code === code)?.name ?? code ?? ""
