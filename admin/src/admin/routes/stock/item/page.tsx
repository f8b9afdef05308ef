import type { StockLevelRow, StockPoint } from "@baixian/backend/contract"
import { Button, Container, Heading, Text } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { Link, useSearchParams } from "react-router-dom"
import { labelsQuery } from "../../../api/labels"
import { levelQuery, lotsQuery } from "../../../api/stock-levels"
import { formatCount, UNDEFINED } from "../../../ui/figures"
import { LoadFailed, LoadingRows, Nothing } from "../../../ui/load-state"
import { formatFen } from "../../../ui/money"
import { LevelMarks } from "../../../ui/place/level-mark"
import { LotLine } from "../../../ui/place/lot-line"
import { OwnPoint } from "../../../ui/place/own-point"
import { toPage } from "../../../ui/place/to-item"
import { useIsKeeper } from "../../../ui/place/use-is-keeper"
import { useWords } from "../../../ui/use-words"
import { ItemHistory } from "./item-history"

/** Lots of one item at one place; more are no longer read one by one. */
const MOST_LOTS = 100

/** One item at one place: how much, which lots, and everything that ever happened to it. */
const ItemPage = () => <OwnPoint>{(point) => <Item key={point.code} point={point} />}</OwnPoint>
export default ItemPage

function Item({ point }: { point: StockPoint }) {
  const { t } = useWords()
  const [address] = useSearchParams()
  const item = address.get("item") ?? ""
  const level = useQuery(levelQuery(point.code, { item, code: address.get("code") ?? "" }))
  if (!level.data) {
    return (
      <Container className="p-0">
        {level.error ? (
          <LoadFailed error={level.error} onRetry={() => void level.refetch()} />
        ) : level.isPending ? (
          <LoadingRows rows={8} />
        ) : (
          <Nothing title={t("stock_item.none")} hint={t("stock_item.none_hint", { name: point.name })}>
            <Button asChild>
              <Link to={toPage("/stock", point.code)}>{t("stock_item.to_stock")}</Link>
            </Button>
          </Nothing>
        )}
      </Container>
    )
  }

  return (
    <div className="flex flex-col gap-y-2">
      <Head point={point} level={level.data} />
      <Lots point={point.code} level={level.data} />
      <ItemHistory point={point.code} item={item} />
    </div>
  )
}

const figures = ["available", "stocked", "reserved", "in_transit", "safety"] as const

function Head({ point, level }: { point: StockPoint; level: StockLevelRow }) {
  const { t, instant } = useWords()
  const isKeeper = useIsKeeper()
  const items = level.inventory_item_id

  return (
    <Container className="flex flex-col gap-y-4 px-6 py-4">
      <div className="flex flex-wrap items-start justify-between gap-3">
        <div className="min-w-0">
          <Heading level="h1">{level.title}</Heading>
          <Text size="small" className="text-ui-fg-subtle">
            {point.name} · {[level.sku, level.barcode].filter(Boolean).join(" · ")} ·{" "}
            {t("stock_item.price", { price: formatFen(level.price_fen, "yuan") })}
          </Text>
          <LevelMarks level={level} />
        </div>
        <div className="flex flex-wrap gap-2">
          {level.variant_id && (
            <Button variant="secondary" className="h-10 sm:h-8" asChild>
              <Link to={`/labels?variants=${encodeURIComponent(level.variant_id)}`}>
                {t("stock_page.do.labels")}
              </Link>
            </Button>
          )}
          {isKeeper && (
            <>
              <Button variant="secondary" className="h-10 sm:h-8" asChild>
                <Link to={toPage("/stock/replenishment", point.code, { items })}>
                  {t("stock_page.do.replenish")}
                </Link>
              </Button>
              <Button variant="secondary" className="h-10 sm:h-8" asChild>
                <Link to={toPage("/stock/write-offs/new", point.code, { codes: level.sku ?? "" })}>
                  {t("stock_page.do.write_off")}
                </Link>
              </Button>
            </>
          )}
        </div>
      </div>
      <dl className="grid grid-cols-3 gap-3 sm:grid-cols-6">
        {figures.map((name) => (
          <div key={name}>
            <dt className="txt-compact-xsmall text-ui-fg-subtle">{t(`stock_page.columns.${name}`)}</dt>
            <dd className="txt-compact-xlarge-plus tabular-nums">
              {level[name] === null ? UNDEFINED : formatCount(level[name])}
            </dd>
          </div>
        ))}
        <div>
          <dt className="txt-compact-xsmall text-ui-fg-subtle">{t("stock_item.counted")}</dt>
          <dd className="txt-compact-small">
            {level.counted_at ? instant(level.counted_at) : t("stock_item.never")}
          </dd>
        </div>
      </dl>
      {level.held > 0 && (
        <Text size="small" className="text-ui-fg-error">
          {t("stock_item.held", { pieces: formatCount(level.held) })}
        </Text>
      )}
    </Container>
  )
}

function Lots({ point, level }: { point: string; level: StockLevelRow }) {
  const { t } = useWords()
  const asked = { point, inventory_item_id: level.inventory_item_id, limit: MOST_LOTS, offset: 0 }
  const { data, error, refetch } = useQuery(lotsQuery(asked))
  // The shop's address is known from what a price tag leads to; goods that are not on sale there have none.
  const { data: labels } = useQuery(labelsQuery(level.variant_id ? [level.variant_id] : []))
  const shop = labels?.items[0] ? new URL(labels.items[0].url).origin : null
  const named = data?.items.reduce((sum, { on_hand }) => sum + on_hand, 0) ?? 0

  return (
    <Container className="divide-y p-0">
      <Heading level="h2" className="px-6 py-4">
        {t("stock_item.lots")}
      </Heading>
      {!data ? (
        error ? (
          <LoadFailed error={error} onRetry={() => void refetch()} />
        ) : (
          <LoadingRows rows={3} />
        )
      ) : data.items.length === 0 ? (
        <Nothing title={t("stock_item.no_lots")} hint={t("stock_item.no_lots_hint")} />
      ) : (
        <>
          <ul className="divide-y">
            {data.items.map((lot) => (
              <LotLine key={lot.lot_id} lot={lot} shop={shop} />
            ))}
          </ul>
          {level.stocked > named && data.total === data.items.length && (
            <Text size="small" className="text-ui-fg-subtle px-6 py-3">
              {t("stock_item.unnamed", { pieces: formatCount(level.stocked - named) })}
            </Text>
          )}
        </>
      )}
    </Container>
  )
}

export const handle = { breadcrumb: () => <Crumb /> }

function Crumb() {
  return <>{useWords().t("stock_item.title")}</>
}
