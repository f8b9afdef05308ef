import { Button } from "@medusajs/ui"
import { useWords } from "../../../ui/use-words"

type Goods = { inventory_item_id: string; title: string; sku?: string | null }
type HitsProps<Item extends Goods> = { goods: readonly Item[]; onChoose: (goods: Item) => void }

/**
 * What a name found in the count's list; the one that is meant is pressed. The cursor stays in the scan box: a scanner's Enter
 * must not press what nobody chose.
 */
export function Hits<Item extends Goods>({ goods, onChoose }: HitsProps<Item>) {
  const { t } = useWords()
  if (goods.length === 0) return null

  return (
    <ul aria-label={t("stock_docs.finder.label")} className="flex flex-col gap-y-1">
      {goods.map((each) => (
        <li key={each.inventory_item_id}>
          <Button
            variant="secondary"
            className="h-auto min-h-11 w-full justify-between gap-x-3 whitespace-normal text-left"
            onClick={() => onChoose(each)}
          >
            <span>{each.title}</span>
            <span className="text-ui-fg-muted font-mono text-xs">{each.sku}</span>
          </Button>
        </li>
      ))}
    </ul>
  )
}
