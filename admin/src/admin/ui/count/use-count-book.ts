import type { MeAnswer, StocktakeAnswer, StocktakeEntriesAnswer, Stocktake } from "@baixian/backend/contract"
import { useEffect, useState, useSyncExternalStore } from "react"
import { request, RequestRefused, RequestTimedOut } from "../../api/request"
import { newId } from "../stock/new-id"
import { createCountBook, type CountBook, type CountState, type Trouble } from "./count-book"
import { createEntryStore } from "./entry-store"
import { OtherPerson, ownSession } from "./own-session"

/** A lost network is noticed at once where the browser says so, and tried again this often where it does not. */
const TRY_EVERY_MS = 4_000

/** The count of this person on this device, sending itself whenever it can. */
export function useCountBook(
  stocktake: Stocktake,
  person_id: string,
  onRead: (stocktake: Stocktake) => void
): { book: CountBook; state: CountState } {
  const path = `/admin/stock/stocktakes/${encodeURIComponent(stocktake.id)}`
  const [book] = useState(() => {
    const whoIs = async () => (await request<MeAnswer>("/admin/me")).person
    const asOneself = ownSession({ person_id, whoIs, now: Date.now })
    return createCountBook({
      book: `${person_id} ${stocktake.id}`,
      round: stocktake.round ?? 1,
      lines: stocktake.lines,
      store: createEntryStore(),
      send: async (body) => {
        await asOneself()
        return await request<StocktakeEntriesAnswer>(`${path}/entries`, { body })
      },
      read: async () => {
        const answer = await request<StocktakeAnswer>(path)
        onRead(answer.stocktake)
        return answer.stocktake.lines
      },
      troubleOf,
      now: Date.now,
      newId,
    })
  })
  const state = useSyncExternalStore(book.subscribe, book.state)

  useEffect(() => {
    const trySync = () => void book.sync()
    void book.begin()
    const timer = window.setInterval(trySync, TRY_EVERY_MS)
    window.addEventListener("online", trySync)
    return () => {
      window.clearInterval(timer)
      window.removeEventListener("online", trySync)
    }
  }, [book])
  // What only this page knows is lost with it: the browser asks first.
  const isAtRisk = !state.isKept && state.entries.some((entry) => entry.state === "waiting")
  useEffect(() => {
    if (!isAtRisk) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener("beforeunload", ask)
    return () => window.removeEventListener("beforeunload", ask)
  }, [isAtRisk])

  return { book, state }
}

function troubleOf(error: unknown): Trouble {
  if (error instanceof OtherPerson) return { kind: "other", message: error.personName }
  if (!(error instanceof RequestRefused))
    return { kind: "offline", message: error instanceof RequestTimedOut ? error.message : "" }
  const isOver = error.status === 409 && error.code === "document_state"
  return { kind: isOver ? "over" : "failed", message: error.message }
}
