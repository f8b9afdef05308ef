import { ArrowUturnLeft } from "@medusajs/icons"
import { Button, Text } from "@medusajs/ui"
import { useEffect, useState } from "react"
import { QuantityField } from "../../../ui/stock/quantity-field"
import { useWords } from "../../../ui/use-words"

type Goods = { inventory_item_id: string; title: string }

type CountNowProps = {
  goods: Goods | null
  isTyping: boolean
  counted: number | null
  canUndo: boolean
  /** Something was counted in this round, here or elsewhere. */
  hasBegun: boolean
  onSet: (goods: Goods, quantity: number | null) => void
  onType: (goods: Goods) => void
  onUndo: () => void
  onCode: (code: string) => void
}

/** What was counted last, as large as a hand's breadth away can read it. */
export function CountNow(props: CountNowProps) {
  const { goods, isTyping, counted, canUndo, hasBegun, onType, onUndo } = props
  const { t } = useWords()
  if (!goods)
    return (
      <Text size="small" className="text-ui-fg-subtle">
        {t(hasBegun ? "stock_docs.stocktake.go_on" : "stock_docs.stocktake.nothing_yet")}
      </Text>
    )

  return (
    <section
      aria-label={t("stock_docs.stocktake.last")}
      className="bg-ui-bg-subtle flex flex-col gap-y-3 rounded-lg px-4 py-4"
    >
      <p className="txt-compact-large-plus">{goods.title}</p>
      {isTyping ? (
        <TypeIn key={goods.inventory_item_id} {...props} goods={goods} />
      ) : (
        <p className="text-6xl font-semibold tabular-nums" data-testid="counted-now">
          {counted ?? t("stock_docs.stocktake.blank")}
          {counted !== null && (
            <span className="text-ui-fg-muted pl-2 text-lg font-normal">
              {t("stock_docs.stocktake.pieces")}
            </span>
          )}
        </p>
      )}
      <div className="flex flex-wrap gap-2 [&>button]:h-11">
        <Button variant="secondary" disabled={!canUndo} onClick={onUndo}>
          <ArrowUturnLeft />
          {t("stock_docs.stocktake.undo")}
        </Button>
        {!isTyping && (
          <Button variant="secondary" onClick={() => onType(goods)}>
            {t("stock_docs.stocktake.modes.type")}
          </Button>
        )}
      </div>
    </section>
  )
}

function TypeIn({ goods, counted, onSet, onCode }: CountNowProps & { goods: Goods }) {
  const { t } = useWords()
  const [typed, setTyped] = useState(counted)
  useEffect(() => document.getElementById("count-quantity")?.focus(), [])

  return (
    <div className="flex flex-wrap items-center gap-2">
      <div className="w-40">
        <QuantityField
          id="count-quantity"
          isLarge
          label={t("stock_docs.stocktake.quantity_of", { title: goods.title })}
          value={typed}
          onChange={setTyped}
          onDone={() => onSet(goods, typed)}
          onCode={onCode}
        />
      </div>
      <Button className="h-12" disabled={typed === null} onClick={() => onSet(goods, typed)}>
        {t("stock_docs.stocktake.set")}
      </Button>
      {counted !== null && (
        <Button className="h-12" variant="secondary" onClick={() => onSet(goods, null)}>
          {t("stock_docs.stocktake.clear")}
        </Button>
      )}
    </div>
  )
}
