import type { CatalogItem } from "@baixian/backend/contract"
import { href } from "react-router"
import { specInLang } from "../format/spec"
import { inLang, useLang, useWords } from "../words/words"
import { Icon } from "./icon"
import { Labels, Stock } from "./labels"
import { OriginShort } from "./origin-line"
import { Picture } from "./picture"
import { Price } from "./price"

type CardProps = { item: CatalogItem; return_to: string; eager?: boolean }

/** One product in a grid: picture, name, size, price, origin, labels, and a way into the cart. */
export function ProductCard({ item, return_to, eager = false }: CardProps) {
  const lang = useLang()
  const { list } = useWords()
  const title = inLang(lang, item.title, item.title_en)
  const address = href("/products/:handle", { handle: item.handle })

  return (
    <li className="card">
      <a href={address} className="card-link">
        <Picture src={item.thumbnail} alt="" size={400} category={item.category} eager={eager} />
        <span className="card-origin">
          <Icon name="pin" />
          <OriginShort origin={item.origin} />
        </span>
        <h3 className="card-title">{title}</h3>
      </a>
      <Labels labels={item.labels} />
      <p className="card-facts">
        {item.spec && <span>{specInLang(lang, item.spec)}</span>}
        {item.sold_quantity > 0 && <span>{list.sold(item.sold_quantity)}</span>}
      </p>
      <div className="card-foot">
        <Price fen={item.price_fen} varies={item.price_varies} />
        {item.stock_band !== "plenty" && <Stock band={item.stock_band} />}
        <CardAction item={item} title={title} address={address} return_to={return_to} />
      </div>
    </li>
  )
}

function CardAction({
  item,
  title,
  address,
  return_to,
}: {
  item: CatalogItem
  title: string
  address: string
  return_to: string
}) {
  const { list } = useWords()
  if (!item.available) return null
  if (item.has_options) {
    return (
      <a className="card-choose" href={address} tabIndex={-1} aria-hidden="true">
        {list.choose}
      </a>
    )
  }
  return (
    <form method="post" action={href("/cart/lines")} data-quiet="">
      <input type="hidden" name="variant_id" value={item.variant_id} />
      <input type="hidden" name="return_to" value={return_to} />
      <button className="card-add" name="intent" value="add" aria-label={list.add(title)}>
        <Icon name="plus" />
      </button>
    </form>
  )
}

/** A grid of cards; `label` names it for readers. */
export function ProductGrid({
  items,
  return_to,
  eager = 0,
}: {
  items: CatalogItem[]
  return_to: string
  eager?: number
}) {
  return (
    <ul className="grid">
      {items.map((item, place) => (
        <ProductCard key={item.product_id} item={item} return_to={return_to} eager={place < eager} />
      ))}
    </ul>
  )
}
