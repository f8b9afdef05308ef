import { useRouteLoaderData } from "react-router"

/** Pieces in this shopper's cart, as the root loader counted them. */
export const useCartCount = (): number => useRouteLoaderData<{ cart_count: number }>("root")?.cart_count ?? 0
