import { useEffect, useRef } from "react"
import { useLocation } from "react-router-dom"

/** Goes along in the browser's history when somebody leaves the wall, so that the page after it knows. */
export const fromWall = { from: "wall" } as const

/** For the link that leads to the wall: it has the keyboard again when one comes back from there. */
export function useWayBack() {
  const link = useRef<HTMLAnchorElement>(null)
  const state: unknown = useLocation().state
  const isBack =
    typeof state === "object" && state !== null && "from" in state && state.from === fromWall.from
  useEffect(() => {
    if (isBack) link.current?.focus()
  }, [isBack])

  return link
}
