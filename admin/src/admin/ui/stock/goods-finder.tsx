import { Button, Text, toast } from "@medusajs/ui"
import { useEffect, useRef, useState, type KeyboardEvent, type RefObject } from "react"
import type { FoundGoods } from "@baixian/backend/contract"

import { findGoods, searchGoods } from "../../api/stock-goods"
import { beep } from "../counter/beep"
import { ScanBox, type ScanResult } from "../counter/scan-box"
import type { Scanned } from "../counter/scanned"
import { failureText } from "../load-state"
import { useWords } from "../use-words"

type GoodsFinderProps = {
  /** What lies here is shown first, with how much of it. */
  point: string
  /** The goods were scanned, or chosen from what a name found: then the quantity is asked for. */
  onGoods: (goods: FoundGoods, quantity: number, how: "scanned" | "chosen") => string
  box: RefObject<HTMLDivElement>
}

/** Puts the cursor back where scanners type. */
export const focusScanBox = (box: RefObject<HTMLDivElement>): void =>
  box.current?.querySelector<HTMLInputElement>("input")?.focus()

/** One box for scanner and hand: a code is taken in at once, anything else is searched by name, pinyin or initials. */
export function GoodsFinder({ point, onGoods, box }: GoodsFinderProps) {
  const { t } = useWords()
  const [found, setFound] = useState<{ items: FoundGoods[]; total: number; quantity: number } | null>(null)
  const [chosen, setChosen] = useState<ScanResult | null>(null)
  const list = useRef<HTMLUListElement>(null)
  const lastScanned = useRef<string | null>(null)
  useEffect(() => {
    list.current?.querySelector("button")?.focus()
  }, [found])

  const take = async ({ code, quantity }: Scanned): Promise<ScanResult> => {
    setFound(null)
    setChosen(null)
    const [known, ...others] = await findGoods(point, code)
    lastScanned.current = known?.inventory_item_id ?? null
    if (known && others.length === 0) return { is_found: true, text: onGoods(known, quantity, "scanned") }
    const page = await searchGoods(point, code)
    if (page.items.length === 0) return { is_found: false, text: t("stock_docs.finder.unknown", { code }) }
    const only = page.items[0]
    if (only && page.total === 1) return { is_found: true, text: onGoods(only, quantity, "chosen") }
    setFound({ ...page, quantity })
    return { is_found: true, text: t("stock_docs.finder.choose", { total: page.total }) }
  }
  // After a scan the next thing to say is how many, and not whether the line before goes.
  const toQuantity = (event: KeyboardEvent) => {
    if (event.key !== "Tab" || event.shiftKey || !(event.target instanceof HTMLInputElement)) return
    const fields = document.querySelectorAll<HTMLInputElement>("[data-pieces-of]")
    const field = [...fields].find(({ dataset }) => dataset.piecesOf === lastScanned.current)
    if (!field || event.target.value !== "") return
    event.preventDefault()
    field.focus()
  }
  const choose = (goods: FoundGoods, quantity: number) => {
    setFound(null)
    setChosen({ is_found: true, text: onGoods(goods, quantity, "chosen") })
  }

  return (
    <div ref={box} className="flex flex-col gap-y-2" onKeyDown={toQuantity}>
      <ScanBox
        label={t("stock_docs.finder.label")}
        hint={t("stock_docs.finder.hint")}
        tip={t("stock_docs.finder.tip")}
        since={chosen}
        onScan={take}
        failureText={(error) => failureText(error, t)}
      />
      {found && (
        <ul ref={list} aria-label={t("stock_docs.finder.label")} className="flex flex-col gap-y-1">
          {found.items.map((goods) => (
            <li key={goods.inventory_item_id}>
              <Button
                variant="secondary"
                className="h-auto min-h-10 w-full justify-between gap-x-3 whitespace-normal text-left"
                onClick={() => choose(goods, found.quantity)}
              >
                <span>
                  {goods.title} <span className="text-ui-fg-muted font-mono text-xs">{goods.sku}</span>
                </span>
                <span className="text-ui-fg-muted whitespace-nowrap tabular-nums">
                  {t("stock_docs.finder.here", { stocked: goods.stocked ?? 0 })}
                </span>
              </Button>
            </li>
          ))}
          {found.total > found.items.length && (
            <Text size="xsmall" className="text-ui-fg-muted">
              {t("stock_docs.finder.more", { shown: found.items.length, total: found.total })}
            </Text>
          )}
        </ul>
      )}
    </div>
  )
}

/** A code that a scanner typed into a number is taken as a scan, and what became of it is said in the corner. */
export function useStrayScan({ point, box, onGoods }: GoodsFinderProps) {
  const { t } = useWords()

  return async (code: string, quantity = 1): Promise<void> => {
    focusScanBox(box)
    try {
      const [goods] = await findGoods(point, code)
      beep(goods ? "found" : "unknown")
      if (goods) toast.success(onGoods(goods, quantity, "scanned"))
      else toast.error(t("stock_docs.finder.unknown", { code }))
    } catch (error) {
      beep("unknown")
      toast.error(failureText(error as Error, t))
    }
  }
}
