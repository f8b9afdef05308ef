import { Button, Text } from "@medusajs/ui"
import { useEffect, useRef, useState, type RefObject } from "react"
import type { FoundGoods, StockLevelRow } from "@baixian/backend/contract"

import { findGoods, searchGoods } from "../../api/stock-goods"
import { ScanBox, type ScanResult } from "../counter/scan-box"
import { scanned, type Scanned } from "../counter/scanned"
import { failureText } from "../load-state"
import { useWords } from "../use-words"

type GoodsFinderProps = {
  /** Whose stock list is searched by name; codes are known everywhere. */
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
  const [found, setFound] = useState<{ items: StockLevelRow[]; total: number; quantity: number } | null>(null)
  const list = useRef<HTMLUListElement>(null)
  useEffect(() => {
    list.current?.querySelector("button")?.focus()
  }, [found])

  const take = async ({ code, quantity }: Scanned): Promise<ScanResult> => {
    setFound(null)
    const [known, ...others] = await findGoods(point, code)
    if (known && others.length === 0) return { is_found: true, text: onGoods(known, quantity, "scanned") }
    const page = await searchGoods(point, code)
    if (page.items.length === 0) return { is_found: false, text: t("stock_docs.finder.unknown", { code }) }
    setFound({ ...page, quantity })
    return { is_found: true, text: t("stock_docs.finder.choose", { total: page.total }) }
  }
  const choose = async (goods: StockLevelRow, quantity: number) => {
    setFound(null)
    const code = goods.sku ?? goods.barcode
    const [known] = code ? await findGoods(point, code) : []
    onGoods(known ?? withoutFacts(goods), quantity, "chosen")
  }

  return (
    <div ref={box} className="flex flex-col gap-y-2">
      <ScanBox
        label={t("stock_docs.finder.label")}
        hint={t("stock_docs.finder.hint")}
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
                onClick={() => void choose(goods, found.quantity)}
              >
                <span>
                  {goods.title} <span className="text-ui-fg-muted font-mono text-xs">{goods.sku}</span>
                </span>
                <span className="text-ui-fg-muted whitespace-nowrap tabular-nums">
                  {t("stock_docs.finder.here", { stocked: goods.stocked })}
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

/** A code that was typed by a scanner into another field. */
export const scanOf = (code: string): Scanned => scanned(code) ?? { code, quantity: 1 }

/** Who knows nothing of the goods asks for their papers. */
const withoutFacts = (goods: StockLevelRow): FoundGoods => ({
  ...goods,
  shelf_life_days: null,
  temperature_zone: "ambient",
  needs_proof: true,
  lot_id: null,
})
