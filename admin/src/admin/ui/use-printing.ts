import { useEffect, useState } from "react"
import { flushSync } from "react-dom"

/** Whether the page is on its way to paper. What only paper needs is made then, not kept beside a long table. */
export function usePrinting(): boolean {
  const [isPrinting, setPrinting] = useState(() => window.matchMedia("print").matches)

  useEffect(() => {
    const paper = window.matchMedia("print")
    // The browser takes the page as it is when the event is over, so the change cannot wait for the next frame.
    const begin = () => flushSync(() => setPrinting(true))
    const end = () => setPrinting(false)
    const follow = () => (paper.matches ? begin() : end())
    window.addEventListener("beforeprint", begin)
    window.addEventListener("afterprint", end)
    paper.addEventListener("change", follow)

    return () => {
      window.removeEventListener("beforeprint", begin)
      window.removeEventListener("afterprint", end)
      paper.removeEventListener("change", follow)
    }
  }, [])

  return isPrinting
}
