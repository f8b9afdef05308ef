import type { MeAnswer } from "@baixian/backend/contract"
import { toast } from "@medusajs/ui"
import { useEffect } from "react"
import { useLocation, useNavigate } from "react-router-dom"
import { useWords } from "../use-words"
import { isAdmin, mayOpen } from "./own-pages"

/** Leads who opens a page that is not theirs, by address or by an old link, to their own first page, and says why. */
export function useOwnPages(me: MeAnswer | undefined): void {
  const { t } = useWords()
  const { pathname } = useLocation()
  const navigate = useNavigate()
  const isOwn = !me || mayOpen(pathname, me)

  useEffect(() => {
    if (isOwn || !me) return
    toast.warning(t("my_place.not_yours"), {
      id: "not-yours",
      description: t(me.menu.length > 0 ? "my_place.not_yours_hint" : "my_place.no_page_hint"),
      duration: 10_000,
    })
    void navigate(me.landing, { replace: true, state: { wasLed: true } })
  }, [isOwn, me, navigate, t])
}

/** ⌘K and Ctrl+K open the search over orders and customers; for everybody else they do nothing. */
export function useSearchForAdmins(me: MeAnswer | undefined): void {
  const isClosed = me !== undefined && !isAdmin(me)

  useEffect(() => {
    if (!isClosed) return
    const stop = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() === "k" && (event.metaKey || event.ctrlKey)) {
        event.preventDefault()
        event.stopImmediatePropagation()
      }
    }
    // The dashboard listens on the document; a capturing listener of the window is asked before it.
    window.addEventListener("keydown", stop, { capture: true })

    return () => window.removeEventListener("keydown", stop, { capture: true })
  }, [isClosed])
}
