import { Button, Text } from "@medusajs/ui"
import { Link } from "react-router-dom"
import { toPage } from "../../ui/place/to-item"
import { useIsKeeper } from "../../ui/place/use-is-keeper"
import { useWords } from "../../ui/use-words"
import type { TickedGoods } from "./ticked"

type TickedBarProps = { point: string; goods: readonly TickedGoods[]; onClear: () => void }

/** What can be done to the goods that are ticked; it stays in sight while the list is scrolled. */
export function TickedBar({ point, goods, onClear }: TickedBarProps) {
  const { t } = useWords()
  const isKeeper = useIsKeeper()
  const items = goods.map(({ inventory_item_id }) => inventory_item_id).join(",")
  const codes = goods.flatMap(({ sku }) => sku ?? []).join(",")
  const variants = goods.flatMap(({ variant_id }) => variant_id ?? []).join(",")
  const actions = [
    { name: "labels", to: `/labels?${new URLSearchParams({ variants })}`, isShown: variants !== "" },
    { name: "replenish", to: toPage("/stock/replenishment", point, { items }), isShown: isKeeper },
    {
      name: "write_off",
      to: toPage("/stock/write-offs/new", point, { codes }),
      isShown: isKeeper && codes !== "",
    },
  ] as const

  return (
    <div
      role="region"
      aria-label={t("stock_page.ticked", { kinds: goods.length })}
      className="bg-ui-bg-base shadow-elevation-flyout sticky bottom-2 flex flex-wrap items-center gap-2 rounded-lg px-4 py-3"
    >
      <Text size="small" weight="plus" className="mr-auto">
        {t("stock_page.ticked", { kinds: goods.length })}
      </Text>
      {actions
        .filter(({ isShown }) => isShown)
        .map(({ name, to }) => (
          <Button
            key={name}
            className="h-10 sm:h-8"
            variant={name === "labels" ? "primary" : "secondary"}
            asChild
          >
            <Link to={to}>{t(`stock_page.do.${name}`)}</Link>
          </Button>
        ))}
      <Button className="h-10 sm:h-8" variant="transparent" onClick={onClear}>
        {t("stock_page.untick")}
      </Button>
    </div>
  )
}
