import type { PlacedOrder } from "@baixian/backend/contract"
import { href } from "react-router"
import { beijingTime } from "../../format/day"
import { yuan } from "../../format/fen"
import { specInLang } from "../../format/spec"
import { OriginShort } from "../../ui/origin-line"
import { Picture } from "../../ui/picture"
import { ReturnMark } from "../../ui/return-mark"
import { inLang, useLang, useWords } from "../../words/words"

/** What was bought, for whom, and what it came to. Name and phone arrive masked. */
export function OrderDetails({ order }: { order: PlacedOrder }) {
  const { order: words, checkout } = useWords()
  return (
    <>
      <section className="panel" aria-labelledby="order-lines">
        <h2 id="order-lines">{words.lines}</h2>
        <ul className="summary-lines">
          {order.lines.map((line) => (
            <Line key={`${line.handle}${line.variant_title}`} line={line} />
          ))}
        </ul>
        <dl className="sums">
          <Sum name={words.goods} fen={order.goods_fen} />
          <Sum name={words.freight} fen={order.freight_fen} free={checkout.free} />
          <Sum name={words.total} fen={order.total_fen} total />
          {order.refunded_fen > 0 && <Sum name={words.refunded} fen={order.refunded_fen} />}
        </dl>
      </section>
      <section className="panel" aria-labelledby="order-facts">
        <h2 id="order-facts">{words.delivery}</h2>
        <dl className="facts">
          <Recipient order={order} />
          <Fact name={words.payment}>
            {checkout.payment_methods[order.payment_method]}{" "}
            <span className="muted">{order.paid ? words.paid : words.unpaid}</span>
          </Fact>
          <Fact name={words.number}>{order.order_number}</Fact>
          <Fact name={words.placed_at}>{beijingTime(order.placed_at)}</Fact>
          {order.note && <Fact name={words.note}>{order.note}</Fact>}
        </dl>
      </section>
    </>
  )
}

function Recipient({ order }: { order: PlacedOrder }) {
  const lang = useLang()
  const { order: words, product } = useWords()
  const { delivery } = order
  const point = delivery.kind === "pickup" ? delivery.sales_point : null
  return (
    <>
      {delivery.kind === "pickup" ? (
        <Fact name={words.pickup_at}>
          {point?.name}{" "}
          <span className="muted">
            {point && inLang(lang, point.district, point.district_en)} {point?.subdistrict}{" "}
            {point?.opening_hours ?? product.hours_unknown}
          </span>
        </Fact>
      ) : (
        <Fact name={words.address}>{delivery.address}</Fact>
      )}
      <Fact name={words.recipient}>{delivery.name}</Fact>
      <Fact name={words.phone}>{delivery.phone}</Fact>
    </>
  )
}

function Line({ line }: { line: PlacedOrder["lines"][number] }) {
  const lang = useLang()
  const title = inLang(lang, line.title, line.title_en)
  return (
    <li>
      <Picture src={line.thumbnail} alt="" size={56} />
      <span>
        {line.handle ? <a href={href("/products/:handle", { handle: line.handle })}>{title}</a> : title}
        <span className="muted">
          {specInLang(lang, line.variant_title ?? "")} × {line.quantity}{" "}
          {line.origin && <OriginShort origin={line.origin} />}
        </span>
      </span>
      <span>{yuan(line.amount_fen)}</span>
      <ReturnMark terms={line} />
    </li>
  )
}

type SumProps = { name: string; fen: number; total?: boolean; free?: string }

function Sum({ name, fen, total = false, free }: SumProps) {
  return (
    <div className={total ? "sums-total" : undefined}>
      <dt>{name}</dt>
      <dd>{fen === 0 && free ? free : yuan(fen)}</dd>
    </div>
  )
}

function Fact({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
