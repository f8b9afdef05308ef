import type { StockDesk, StockPlace } from "@baixian/backend/contract"
import { useQuery } from "@tanstack/react-query"
import { useSearchParams } from "react-router-dom"
import { deskQuery } from "../../api/stock-desk"
import { useRememberedPoint } from "../place/remembered-point"
import { defaultPlace } from "./places"

/** A desk with the place that is worked at now; null while somebody has none. */
export type Desk = StockDesk & { place: StockPlace | null }

/** Whose stock this is: `?point=` of the address, else what this device used last, else the first of one's own. */
export function useDesk() {
  const [search] = useSearchParams()
  const { data, error, refetch } = useQuery(deskQuery())
  const remembered = useRememberedPoint()
  const asked = search.get("point") ?? remembered
  const desk: Desk | null = data ? { ...data.desk, place: defaultPlace(data.desk.places, asked) } : null

  return { desk, error, refetch }
}
