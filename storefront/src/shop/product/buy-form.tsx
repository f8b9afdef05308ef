import type { CatalogProduct, CatalogVariant } from "@baixian/backend/contract"
import { href } from "react-router"
import { yuan } from "../../format/fen"
import { specInLang } from "../../format/spec"
import { CartCount } from "../../ui/page-frame"
import { Icon } from "../../ui/icon"
import { Stock } from "../../ui/labels"
import { useLang, useWords } from "../../words/words"
import { useCartCount } from "../use-reader"

type BuyFormProps = { product: CatalogProduct; chosen_id: string }

/** Size, quantity, and the bar at the bottom of a phone. A plain form: the buttons say what they mean by their value. */
export function BuyForm({ product, chosen_id }: BuyFormProps) {
  const words = useWords()
  const available = product.variants.some((variant) => variant.available)

  return (
    <form className="buy-form" method="post" action={href("/cart/lines")} data-quiet="">
      <input type="hidden" name="return_to" value={href("/products/:handle", { handle: product.handle })} />
      <fieldset className="sizes">
        <legend>{words.product.choose_spec}</legend>
        {product.variants.map((variant) => (
          <Size key={variant.id} variant={variant} chosen={variant.id === chosen_id} />
        ))}
      </fieldset>
      <label className="field field-row">
        <span>{words.product.quantity}</span>
        <input
          className="quantity"
          type="number"
          name="quantity"
          defaultValue={1}
          min={1}
          max={999}
          inputMode="numeric"
        />
      </label>
      <BuyBar available={available} />
    </form>
  )
}

function Size({ variant, chosen }: { variant: CatalogVariant; chosen: boolean }) {
  const lang = useLang()
  return (
    <label className="size">
      <input
        type="radio"
        name="variant_id"
        value={variant.id}
        defaultChecked={chosen}
        disabled={!variant.available}
        data-price={yuan(variant.price_fen)}
        required
      />
      <span className="size-name">{specInLang(lang, variant.title)}</span>
      <span className="size-price">{yuan(variant.price_fen)}</span>
      <Stock band={variant.stock_band} />
    </label>
  )
}

function BuyBar({ available }: { available: boolean }) {
  const { product, shop } = useWords()
  const cart_count = useCartCount()

  return (
    <div className="buy-bar">
      <a className="buy-bar-small" href={`${href("/help")}#contact`}>
        <Icon name="service" />
        {product.service}
      </a>
      <a className="buy-bar-small" href={href("/cart")} aria-label={shop.in_cart(cart_count)}>
        <span className="tab-icon">
          <Icon name="cart" />
          <CartCount count={cart_count} />
        </span>
        {shop.cart}
      </a>
      {available ? (
        <>
          <button className="button button-second" name="intent" value="add">
            {product.add}
          </button>
          <button className="button button-buy" name="intent" value="buy">
            {product.buy}
          </button>
        </>
      ) : (
        <span className="button button-off" aria-disabled="true">
          {product.out_of_stock}
        </span>
      )}
    </div>
  )
}
