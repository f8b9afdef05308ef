import type { QuoteLine } from "@baixian/backend/contract"
import type { ReactNode } from "react"
import { href } from "react-router"
import { yuan } from "../../format/fen"
import { specInLang } from "../../format/spec"
import { Icon } from "../../ui/icon"
import { buyHref, listHref } from "../../ui/links"
import { OriginShort } from "../../ui/origin-line"
import { Picture } from "../../ui/picture"
import { Price } from "../../ui/price"
import { ReturnMark } from "../../ui/return-mark"
import { inLang, useLang, useWords } from "../../words/words"
import { MOST_OF_ONE } from "./cart"

/** One line of the cart: what, how many, how much, and what stands in the way. */
export function LineRow({ line }: { line: QuoteLine }) {
  const lang = useLang()
  const { cart } = useWords()
  const title = line.title ? inLang(lang, line.title, line.title_en) : cart.unknown_product
  const address = line.handle ? href("/products/:handle", { handle: line.handle }) : null

  const stopped = line.problem !== null && line.problem !== "pickup_only"

  return (
    <li className={stopped ? "cart-line cart-line-problem" : "cart-line"}>
      <Picture src={line.thumbnail} alt="" size={96} />
      <div className="cart-line-words">
        <h2>{address ? <a href={address}>{title}</a> : title}</h2>
        <p className="muted">
          {specInLang(lang, line.variant_title ?? "")} {line.origin && <OriginShort origin={line.origin} />}
        </p>
        {line.title && (
          <p className="muted">
            {cart.unit_price} {yuan(line.unit_price_fen)}
          </p>
        )}
      </div>
      <p className="cart-line-sum">{line.title && <Price fen={line.amount_fen} />}</p>
      <ReturnMark terms={line} />
      {stopped && <Problem line={line} />}
      {line.problem === "pickup_only" && <PickupOnly line={line} />}
      <div className="cart-line-tools">
        {line.available_quantity > 0 && <Quantity line={line} title={title} />}
        <Change line={line} intent="remove">
          <button
            id={`remove-${line.variant_id}`}
            className={line.available_quantity > 0 ? "plain-button" : "button"}
            aria-label={cart.remove_of(title)}
          >
            <Icon name="trash" />
            {cart.remove}
          </button>
        </Change>
        {stopped && line.available_quantity === 0 && line.origin && (
          <a className="button" href={listHref({ origin: line.origin.code, in_stock: "true" })}>
            {cart.similar}
          </a>
        )}
      </div>
    </li>
  )
}

/** What is wrong, and a way out that is one press away. */
function Problem({ line }: { line: QuoteLine }) {
  const { cart } = useWords()
  if (!line.problem) return null

  const some = line.problem === "insufficient" && line.available_quantity > 0
  return (
    <div className="cart-line-trouble" role="alert">
      <Icon name="alert" />
      <p>
        {cart.problems[line.problem]} {some && cart.only(line.available_quantity)}
      </p>
      {some && (
        <Change line={line} intent="set" quantity={line.available_quantity}>
          <button className="button">{cart.take(line.available_quantity)}</button>
        </Change>
      )}
      {line.problem === "not_together" && (
        <a className="button" href={buyHref({ ...line, from_cart: true })}>
          {cart.buy_alone}
        </a>
      )}
    </div>
  )
}

/** Not sold out: it lies at counters, so it is collected there. A hint, because nothing has to be put right here. */
function PickupOnly({ line }: { line: QuoteLine }) {
  const { cart } = useWords()
  const { handle, variant_id: variant } = line
  return (
    <div className="cart-line-hint">
      <Icon name="store" />
      <p>{cart.pickup_only}</p>
      {handle && (
        <a
          className="button"
          href={`${href("/products/:handle", { handle })}?${new URLSearchParams({ variant })}#nearby`}
        >
          {cart.where_in_stock}
        </a>
      )}
    </div>
  )
}

/** Three small forms, so that each button works on its own without script. */
function Quantity({ line, title }: { line: QuoteLine; title: string }) {
  const { cart } = useWords()
  const { quantity, variant_id } = line
  return (
    <div className="stepper" role="group" aria-label={cart.quantity_of(title)}>
      <Change line={line} intent="set" quantity={quantity - 1}>
        <button id={`less-${variant_id}`} aria-label={cart.less(title)} disabled={quantity <= 1}>
          <Icon name="minus" />
        </button>
      </Change>
      <form method="post" action={href("/cart/lines")} data-swap="" data-auto="">
        <ChangeFields line={line} intent="set" />
        <input
          id={`quantity-${variant_id}`}
          className="quantity"
          type="number"
          name="quantity"
          min={1}
          max={MOST_OF_ONE}
          inputMode="numeric"
          defaultValue={quantity}
          aria-label={cart.quantity_of(title)}
        />
        <button className="button plain-only">{cart.update}</button>
      </form>
      <Change line={line} intent="set" quantity={quantity + 1}>
        <button id={`more-${variant_id}`} aria-label={cart.more(title)} disabled={quantity >= MOST_OF_ONE}>
          <Icon name="plus" />
        </button>
      </Change>
    </div>
  )
}

type ChangeProps = { line: QuoteLine; intent: "set" | "remove"; quantity?: number; children: ReactNode }

function Change({ line, intent, quantity, children }: ChangeProps) {
  return (
    <form method="post" action={href("/cart/lines")} data-swap="">
      <ChangeFields line={line} intent={intent} />
      {quantity !== undefined && <input type="hidden" name="quantity" value={quantity} />}
      {children}
    </form>
  )
}

function ChangeFields({ line, intent }: { line: QuoteLine; intent: string }) {
  return (
    <>
      <input type="hidden" name="intent" value={intent} />
      <input type="hidden" name="variant_id" value={line.variant_id} />
      <input type="hidden" name="return_to" value={href("/cart")} />
    </>
  )
}
