import { useCallback, useEffect, useState } from "react"

/** The time, anew every second. */
export function useNow(): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000)

    return () => clearInterval(timer)
  }, [])

  return now
}

const reducedMotion = "(prefers-reduced-motion: reduce)"
const MOVES_MS = 900

/** A figure that runs to its new value instead of jumping, for people who do not mind; the last step is the exact value. */
export function useMovingFigure(value: number): number {
  const [shown, setShown] = useState(value)
  const [from, setFrom] = useState(value)
  useEffect(() => {
    if (from === value) return
    if (matchMedia(reducedMotion).matches) {
      setShown(value)
      setFrom(value)

      return
    }

    const begun = performance.now()
    let frame = requestAnimationFrame(function step(now) {
      const part = Math.min(1, (now - begun) / MOVES_MS)
      const eased = 1 - (1 - part) ** 3
      setShown(part === 1 ? value : Math.round(from + (value - from) * eased))
      if (part === 1) setFrom(value)
      else frame = requestAnimationFrame(step)
    })

    return () => cancelAnimationFrame(frame)
  }, [from, value])

  return shown
}

/** Whether the browser shows nothing but this page, and a way in and out; null where it never can. */
export function useFullscreen(): { isFull: boolean; toggle: (() => void) | null } {
  const [isFull, setIsFull] = useState(document.fullscreenElement !== null)
  const [isRefused, setIsRefused] = useState(false)
  useEffect(() => {
    const look = () => setIsFull(document.fullscreenElement !== null)
    document.addEventListener("fullscreenchange", look)

    return () => document.removeEventListener("fullscreenchange", look)
  }, [])
  const toggle = useCallback(() => {
    const done = document.fullscreenElement
      ? document.exitFullscreen()
      : document.documentElement.requestFullscreen()
    // Refused once, it is refused for good: then the button goes.
    done.catch(() => setIsRefused(true))
  }, [])

  return { isFull, toggle: document.fullscreenEnabled && !isRefused ? toggle : null }
}

/** Keeps the screen from going dark while the page is seen; false where the browser does not. */
export function useScreenOn(): boolean {
  const [isKept, setIsKept] = useState(true)
  useEffect(() => {
    let lock: WakeLockSentinel | null = null
    let isLeft = false
    const keep = async () => {
      if (document.visibilityState !== "visible") return
      // Typed as always there; old browsers and pages without TLS do not have it.
      const wakeLock = navigator.wakeLock as WakeLock | undefined
      try {
        lock = (await wakeLock?.request("screen")) ?? null
        setIsKept(lock !== null)
        if (isLeft) await lock?.release()
      } catch {
        // The browser's right, on a low battery for one; the page says so.
        setIsKept(false)
      }
    }
    void keep()
    // A browser lets go of the lock whenever the page is hidden.
    document.addEventListener("visibilitychange", keep)

    return () => {
      isLeft = true
      document.removeEventListener("visibilitychange", keep)
      void lock?.release()
    }
  }, [])

  return isKept
}

/** Takes everything else of the page out of reach of keys and screen readers while something covers it. */
export function useCovers(cover: HTMLElement): void {
  useEffect(() => {
    document.body.append(cover)
    const covered = [...document.body.children].filter(
      (element) => element !== cover && !element.hasAttribute("inert")
    )
    for (const element of covered) element.setAttribute("inert", "")

    return () => {
      for (const element of covered) element.removeAttribute("inert")
      cover.remove()
    }
  }, [cover])
}
