import type { StockDeskAnswer } from "@baixian/backend/contract"
import { useQuery } from "@tanstack/react-query"
import { useCallback } from "react"
import { useLocation, useSearchParams } from "react-router-dom"
import { deskQuery } from "../../api/stock-desk"
import { chosenPoint, pointsOf } from "./chosen-point"
import { rememberPoint, useRememberedPoint } from "./remembered-point"

/** Pages whose address says of which place they are. */
const OF_A_PLACE = ["/counter", "/hub", "/stock"]

/** The place that is worked at, those there are to choose from, and how to go to another. */
export function usePoint({ isEnabled = true }: { isEnabled?: boolean } = {}) {
  const [address, setAddress] = useSearchParams()
  const { pathname } = useLocation()
  const remembered = useRememberedPoint()
  const { data, error, refetch } = useQuery({ ...deskQuery(), enabled: isEnabled, select: pointsOfDesk })
  const points = data ?? []
  const isOfAPlace = OF_A_PLACE.some((page) => pathname === page || pathname.startsWith(`${page}/`))
  const choose = useCallback(
    (code: string) => {
      rememberPoint(code)
      if (!isOfAPlace) return
      // Filters of the other place's page make no sense here; an item or a row may not exist there.
      setAddress({ point: code })
    },
    [isOfAPlace, setAddress]
  )
  const asked = isOfAPlace ? address.get("point") : null

  return {
    points,
    chosen: data ? chosenPoint(points, { asked, remembered }) : null,
    choose,
    error,
    refetch,
  }
}

const pointsOfDesk = ({ desk }: StockDeskAnswer) => pointsOf(desk.places)
