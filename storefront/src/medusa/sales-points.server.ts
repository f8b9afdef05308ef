import type { SalesPointsAnswer, SalesPointsQuery } from "@baixian/backend/contract"
import { query, readShared } from "./backend.server"

export type District = { code: string; name: string; name_en: string | null }

/** Sales points and how many match, at most a few seconds old. */
export async function listSalesPoints(params: SalesPointsQuery): Promise<SalesPointsAnswer> {
  return readShared<SalesPointsAnswer>(`/store/sales-points${query(params)}`, 5)
}

/** The city's districts with a point, in the order of their codes. */
export async function listDistricts(): Promise<District[]> {
  const { districts } = await readShared<SalesPointsAnswer>(`/store/sales-points${query({ limit: 1 })}`, 300)
  return districts
}

/** The points that hand over orders and have some of each of the variants left. */
export const pickupOf = (variant_ids: string[]): SalesPointsQuery => ({
  pickup: "true",
  in_stock: "true",
  variant_id: variant_ids.join(","),
})

/** The districts where some point hands over orders and has all of the variants. */
export async function listPickupDistricts(variant_ids: string[]): Promise<District[]> {
  const { districts } = await listSalesPoints({ ...pickupOf(variant_ids), limit: 1 })
  return districts
}
