import type { SalesPointItem, SalesPointsAnswer, SalesPointsQuery } from "@baixian/backend/contract"
import { query, readShared } from "./backend.server"

export type District = { code: string; name: string }

/** Sales points and how many match, at most a few seconds old. */
export async function listSalesPoints(params: SalesPointsQuery): Promise<SalesPointsAnswer> {
  return readShared<SalesPointsAnswer>(`/store/sales-points${query(params)}`, 5)
}

/** The city's districts with a hub or counter, in the order of their codes. Every district has a hub. */
export async function listDistricts(): Promise<District[]> {
  const path = `/store/sales-points${query({ kind: "hub", limit: 100 })}`
  const { items } = await readShared<SalesPointsAnswer>(path, 300)
  return [...new Map(items.map((point) => [point.district_code, districtOf(point)])).values()].sort((a, b) =>
    a.code.localeCompare(b.code)
  )
}

const districtOf = (point: SalesPointItem): District => ({ code: point.district_code, name: point.district })
