import { toast } from "@medusajs/ui"
import { useEffect, useRef } from "react"
import { useSearchParams } from "react-router-dom"
import { scanned } from "../counter/scanned"
import { failureText } from "../load-state"
import { useWords } from "../use-words"

/**
 * Goods that another page sent along in the address (`codes`, by comma), taken in one after another as if they were scanned;
 * `3*…` are three.
 * They are taken out of the address first, so that a reload does not take them twice.
 */
export function useTakenAlong(take: (code: string, quantity: number) => Promise<void>): void {
  const { t } = useWords()
  const [address, setAddress] = useSearchParams()
  const codes = address.get("codes")
  const latest = useRef(take)
  latest.current = take

  useEffect(() => {
    if (!codes) return
    const after = new URLSearchParams(window.location.search)
    after.delete("codes")
    setAddress(after, { replace: true })
    const takeAll = async () => {
      for (const text of codes.split(",")) {
        const goods = scanned(text)
        if (goods) await latest.current(goods.code, goods.quantity)
      }
    }
    takeAll().catch((error: Error) => toast.error(failureText(error, t)))
  }, [codes, setAddress, t])
}
