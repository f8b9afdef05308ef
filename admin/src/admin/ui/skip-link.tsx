import { useEffect, useRef, useState } from "react"
import { createPortal } from "react-dom"
import { useLocation } from "react-router-dom"
import { focusPage } from "./focus-back"
import { useWords } from "./use-words"

/** A link that goes with its page takes the keyboard along, as 封账 in the list of months: the new page's heading gets it. */
function useFocusOnNewPage() {
  const { pathname, state } = useLocation()
  // Who was led on to their own page chose no link; a frame around it would only startle.
  const wasLed = (state as { wasLed?: boolean } | null)?.wasLed ?? false
  const before = useRef(pathname)
  useEffect(() => {
    if (before.current === pathname) return
    before.current = pathname
    if (!wasLed && document.activeElement === document.body) focusPage()
  }, [pathname, wasLed])
}

/**
 * The page's first tab stop, seen only while it has the keyboard: past the menu to the page's heading. The dashboard has
 * no place before its menu, so it stands beside the dashboard, first in the body.
 */
export function SkipLink() {
  const { t } = useWords()
  useFocusOnNewPage()
  const [place] = useState(() => document.createElement("div"))
  useEffect(() => {
    document.body.prepend(place)

    return () => place.remove()
  }, [place])

  return createPortal(
    <button
      type="button"
      onClick={focusPage}
      className="bg-ui-bg-base text-ui-fg-base shadow-elevation-flyout txt-compact-small-plus fixed left-2 top-2 z-50 rounded-md px-3 py-2 opacity-0 [&:not(:focus)]:pointer-events-none focus:opacity-100 focus-visible:shadow-borders-focus outline-none"
    >
      {t("action.skip")}
    </button>,
    place
  )
}
