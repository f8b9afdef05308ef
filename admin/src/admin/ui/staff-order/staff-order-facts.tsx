import type { StaffOrder } from "@baixian/backend/contract"
import { Badge, Text } from "@medusajs/ui"
import { DetailRow } from "../detail-row"
import { formatFen } from "../money"
import { useWords } from "../use-words"

/** What is checked at the counter before goods are handed over: code, point, what to take, until when it is held. */
export function StaffOrderFacts({ order }: { order: StaffOrder }) {
  const { t, instant } = useWords()
  const { delivery } = order

  return (
    <div className="divide-y">
      <DetailRow title={t("staff_order.order_number")}>
        <span className="font-mono">{order.order_number}</span>{" "}
        <Badge size="2xsmall">{t(`staff_order.states.${order.state}`)}</Badge>
      </DetailRow>
      <DetailRow title={t("staff_order.delivery")}>
        {t(delivery.kind === "pickup" ? "staff_order.pickup" : "staff_order.sent")}
      </DetailRow>
      {order.pickup_code && (
        <DetailRow title={t("staff_order.code")}>
          <span className="text-ui-fg-base font-mono text-xl font-semibold tracking-widest">
            {order.pickup_code}
          </span>
        </DetailRow>
      )}
      {delivery.kind === "pickup" && (
        <DetailRow title={t("staff_order.point")}>
          <Point point={delivery.sales_point} />
        </DetailRow>
      )}
      <DetailRow title={t("staff_order.payment")}>
        <Payment order={order} />
      </DetailRow>
      <HeldRow order={order} />
      <DetailRow title={t("staff_order.person")}>
        {delivery.name} {delivery.phone}
        {delivery.kind === "delivery" && <Muted>{delivery.address}</Muted>}
      </DetailRow>
      <DetailRow title={t("staff_order.goods")}>
        {t("staff_order.quantity", {
          quantity: order.quantity,
          amount: formatFen(order.total_fen, "yuan"),
        })}
      </DetailRow>
      <DetailRow title={t("staff_order.placed_at")}>{instant(order.placed_at)}</DetailRow>
      {order.note && <DetailRow title={t("staff_order.note")}>{order.note}</DetailRow>}
    </div>
  )
}

type PickupDelivery = Extract<StaffOrder["delivery"], { kind: "pickup" }>

function Point({ point }: { point: PickupDelivery["sales_point"] }) {
  const { t } = useWords()
  if (!point) return <>{t("staff_order.point_gone")}</>

  return (
    <>
      {point.name}
      <Muted>
        {[point.district, point.opening_hours ?? t("staff_order.no_hours")].filter(Boolean).join(" · ")}
      </Muted>
    </>
  )
}

/** Paid, to be taken at the counter, or to be paid online first: only one of them is money for the till. */
function Payment({ order }: { order: StaffOrder }) {
  const { t } = useWords()
  const amount = formatFen(order.due_fen, "yuan")
  const method = <Muted>{t(`staff_order.methods.${order.payment_method}`)}</Muted>
  if (order.due_fen === 0) {
    return (
      <>
        <Badge size="2xsmall" color={order.paid ? "green" : "grey"}>
          {t(order.paid ? "staff_order.paid" : "staff_order.nothing_due")}
        </Badge>
        {method}
      </>
    )
  }
  if (order.payment_method === "pay_at_pickup") {
    return (
      <>
        <span className="text-ui-fg-base font-semibold">{t("staff_order.to_take", { amount })}</span>
        {method}
      </>
    )
  }

  return (
    <>
      <span className="text-ui-fg-error font-semibold">{t("staff_order.not_paid", { amount })}</span>
      <Muted>{t("staff_order.not_paid_hint")}</Muted>
    </>
  )
}

/** Goods are held until an unpaid order lapses; who pays at the counter has no date, and finished orders hold nothing. */
function HeldRow({ order }: { order: StaffOrder }) {
  const { t, instant } = useWords()
  if (order.state === "completed" || order.state === "cancelled" || order.state === "in_transit") return null
  if (order.pay_before) {
    return (
      <DetailRow title={t("staff_order.held")}>
        {t("staff_order.held_until", { until: instant(order.pay_before) })}
      </DetailRow>
    )
  }

  return order.delivery.kind === "pickup" ? (
    <DetailRow title={t("staff_order.held")}>{t("staff_order.held_always")}</DetailRow>
  ) : null
}

function Muted({ children }: { children: string }) {
  return (
    <Text size="xsmall" className="text-ui-fg-muted pt-1">
      {children}
    </Text>
  )
}
