import type { PlacedOrder } from "@baixian/backend/contract"
import { href } from "react-router"
import { beijingTime } from "../../format/day"
import { yuan } from "../../format/fen"
import { Icon } from "../../ui/icon"
import { useWords } from "../../words/words"

type StatusProps = { order: PlacedOrder; heading: "h1" | "h2" }

/** Where the order stands, and what can be done about it now. */
export function OrderStatus({ order, heading: Heading }: StatusProps) {
  const { order: words } = useWords()
  const unpaidAtPickup = !order.paid && order.payment_method === "pay_at_pickup"
  const payable = order.state === "awaiting_payment" && !unpaidAtPickup
  const held = order.state === "awaiting_pickup" && unpaidAtPickup

  return (
    <section className={`panel status status-${order.state}`}>
      <Heading className="status-state">{words.states[order.state]}</Heading>
      <p>
        {unpaidAtPickup && order.state !== "cancelled"
          ? words.unpaid_pickup(yuan(order.total_fen))
          : words.state_notes[order.state]}
      </p>
      {payable && <PayPart order={order} />}
      {held && <p>{words.held}</p>}
      {(payable || held) && <Cancel />}
      {order.paid && order.state !== "cancelled" && <PaidCancel />}
    </section>
  )
}

/** Only the provider's word changes the state, so the page waits for it and says so. */
function PayPart({ order }: { order: PlacedOrder }) {
  const { order: words } = useWords()
  const { order_number } = order
  return (
    <>
      {order.pay_before && <p className="muted">{words.pay_before(beijingTime(order.pay_before))}</p>}
      <div className="status-ways">
        <form method="post">
          <button className="button button-buy" name="intent" value="pay">
            <Icon name="wallet" />
            {words.pay(yuan(order.total_fen))}
          </button>
        </form>
        <a className="button" href={href("/orders/:order_number", { order_number })}>
          <Icon name="refresh" />
          {words.refresh}
        </a>
      </div>
      <p
        className="muted polling"
        role="status"
        data-poll={href("/orders/:order_number/state", { order_number })}
        data-state={order.state}
      >
        {words.checking}
      </p>
    </>
  )
}

/** Money goes back by hand, so a paid order is not cancelled at a press. */
function PaidCancel() {
  const { order: words, shop } = useWords()
  return (
    <p className="muted">
      {words.paid_cancel} <a href={`${href("/help")}#contact`}>{words.paid_cancel_contact}</a>
      {shop.separator}
      <a href={`${href("/help")}#returns`}>{words.paid_cancel_rules}</a>
    </p>
  )
}

/** Asked twice, without a pop-up. */
function Cancel() {
  const { order: words } = useWords()
  return (
    <details className="cancel">
      <summary>{words.cancel}</summary>
      <p>{words.cancel_sure}</p>
      <form method="post">
        <button className="button" name="intent" value="cancel">
          {words.cancel_yes}
        </button>
      </form>
    </details>
  )
}
