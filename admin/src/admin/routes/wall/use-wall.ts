import type { WallAnswer } from "@baixian/backend/contract"
import { useQuery } from "@tanstack/react-query"
import { useRef } from "react"
import { RequestRefused } from "../../api/request"
import { askWall } from "../../api/wall"
import { waitMs } from "./wall-wait"

/** Why the figures do not move: nobody answers, the server failed, or this person may not ask (any more). */
export type Trouble = "unreachable" | "server" | "signed_out" | "forbidden"

export type Wall = {
  /** The newest answer there was; failures never take it away. */
  answer: WallAnswer | undefined
  /** When it came, in milliseconds; 0 while there is none. */
  answeredAt: number
  trouble: Trouble | null
  /** When it is asked again after a failure, in milliseconds. */
  nextAt: number
}

/** Asks every few seconds while the page can be seen, slower while it fails, and at once when the page is seen again. */
export function useWall(): Wall {
  const failures = useRef(0)
  const wall = useQuery({
    queryKey: ["reports", "wall"],
    queryFn: async ({ signal }) => {
      try {
        const answer = await askWall(signal)
        failures.current = 0

        return answer
      } catch (error) {
        failures.current += 1
        throw error
      }
    },
    // Its own way of trying again is the interval, which also runs while the browser believes to be offline.
    retry: false,
    networkMode: "always",
    staleTime: 0,
    refetchInterval: () => waitMs(failures.current),
    refetchOnWindowFocus: "always",
    refetchOnReconnect: "always",
  })

  return {
    answer: wall.data,
    answeredAt: wall.dataUpdatedAt,
    trouble: wall.error ? troubleOf(wall.error) : null,
    nextAt: wall.errorUpdatedAt + waitMs(failures.current),
  }
}

function troubleOf(error: Error): Trouble {
  if (!(error instanceof RequestRefused)) return "unreachable"
  if (error.status === 401) return "signed_out"

  return error.status === 403 ? "forbidden" : "server"
}
