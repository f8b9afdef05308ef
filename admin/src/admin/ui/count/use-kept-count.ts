import type { Stocktake } from "@baixian/backend/contract"
import { useQuery } from "@tanstack/react-query"
import { useEffect } from "react"
import { RequestRefused } from "../../api/request"
import { deskQuery } from "../../api/stock-desk"
import { documentQuery } from "../../api/stock-documents"
import { goodsQuery } from "../../api/stock-goods"
import { createKeptCounts } from "./kept-counts"
import { registerCountWorker } from "./register-count-worker"

const counts = createKeptCounts()

/** What goes on is kept, and the page that opens it without a network with it; what is handed in or over is let go of. */
export const isGoingOn = ({ state }: Pick<Stocktake, "state">): boolean =>
  state === "counting" || state === "recount"

/** Keeps this count on the device as it was read last, for as long as it is counted. */
export function useKeptCount(stocktake: Stocktake): void {
  // Whoever shows the count asks; here it is only looked at what they were told.
  const { data: desk } = useQuery({ ...deskQuery(), enabled: false })
  const { data: goods } = useQuery({ ...goodsQuery(stocktake.point_code), enabled: false })
  const { dataUpdatedAt } = useQuery({ ...documentQuery("stocktake", stocktake.id), enabled: false })
  const goesOn = isGoingOn(stocktake) && (desk?.desk.may.keep ?? false)

  useEffect(() => {
    if (goesOn) void registerCountWorker()
  }, [goesOn])
  useEffect(() => {
    if (!desk) return
    const keeping = goesOn
      ? counts.keep({
          id: stocktake.id,
          person_id: desk.desk.person.id,
          read_at: dataUpdatedAt,
          desk: desk.desk,
          stocktake,
          goods: goods ?? null,
        })
      : counts.drop(({ id }) => id === stocktake.id)
    // The count goes on without; only a reload has to wait for the network then.
    keeping.catch(reportError)
  }, [desk, stocktake, goods, dataUpdatedAt, goesOn])
}

/** Lets go of the count when the server will not show it any more. True while it has said so. */
export function useRefusedCount(id: string): boolean {
  const { error } = useQuery({ ...documentQuery("stocktake", id), enabled: false })
  const isRefused = error instanceof RequestRefused && [401, 403, 404].includes(error.status)

  useEffect(() => {
    if (isRefused) counts.drop((count) => count.id === id).catch(reportError)
  }, [isRefused, id])

  return isRefused
}
