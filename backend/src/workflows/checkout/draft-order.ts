import type { CheckoutRequest } from "../../contract"
import { yuanOfFen } from "../../values/fen"
import type { Freight } from "./freight"
import type { Goods } from "./goods"
import { ONLINE_SHOP, type LineMetadata, type OrderMetadata } from "./order-record"
import type { Quote } from "./quote"
import { unexpected } from "./refusal"
import type { OrderDraft } from "./steps/claim-order"

export type DraftInput = {
  order_number: string
  quoted: Quote
  freight: Freight
  quantities: ReadonlyMap<string, number>
  request: CheckoutRequest
  sales_channel_id: string
  metadata: Pick<OrderMetadata, "idempotency_hash" | "request_hash" | "pay_before">
  now: Date
}

/** The order as Medusa takes it: yuan, tax included, one line per variant, one name field. */
export function draftOf(input: DraftInput): OrderDraft {
  const { order_number, quoted, freight, request, sales_channel_id } = input
  const { delivery, payment_method } = request
  const metadata: Omit<OrderMetadata, "pickup_code"> = {
    ...input.metadata,
    channel: ONLINE_SHOP,
    payment_method,
    delivery_kind: delivery.kind,
    sales_point_code: delivery.kind === "pickup" ? delivery.sales_point_code : null,
    stock_location_id: quoted.location_id,
    note: request.note?.trim() || null,
  }
  return {
    custom_display_id: order_number,
    region_id: quoted.region_id,
    sales_channel_id,
    currency_code: "cny",
    status: "pending",
    items: [...input.quantities].map(([variant_id, quantity], position) =>
      lineOf(quoted, { variant_id, quantity, position, now: input.now })
    ),
    shipping_address: addressOf(request.delivery, quoted),
    shipping_methods: [
      {
        name: freight.name,
        amount: yuanOfFen(quoted.answer.freight_fen),
        is_tax_inclusive: true,
        shipping_option_id: freight.shipping_option_id,
        data: freight.data ?? {},
      },
    ],
    metadata,
  } as OrderDraft
}

function lineOf(
  { goods, answer }: Quote,
  {
    variant_id,
    quantity,
    position,
    now,
  }: { variant_id: string; quantity: number; position: number; now: Date }
) {
  const item = goods.get(variant_id)
  const line = answer.lines.find((candidate) => candidate.variant_id === variant_id)
  if (!item || !line) throw unexpected(`Variant ${variant_id} was quoted and is gone.`)
  return {
    variant_id,
    quantity,
    unit_price: yuanOfFen(line.unit_price_fen),
    is_tax_inclusive: true,
    title: item.title,
    subtitle: item.variant_title,
    thumbnail: item.thumbnail ?? undefined,
    product_id: item.product_id,
    product_title: item.title,
    product_subtitle: item.subtitle ?? undefined,
    product_handle: item.handle,
    variant_sku: item.sku ?? undefined,
    variant_barcode: item.barcode ?? undefined,
    variant_title: item.variant_title,
    requires_shipping: item.requires_shipping,
    is_discountable: item.is_discountable,
    metadata: lineMetadata(item, { position, now }),
  }
}

/** What the shopper saw when ordering, and agreed to; the product may say something else tomorrow. */
function lineMetadata(
  { title_en, origin, returns }: Goods,
  { position, now }: { position: number; now: Date }
): LineMetadata {
  // Placing was refused without the shopper's yes, so it was given by now.
  const consent_at = returns.return_policy === "excluded_with_consent" ? now.toISOString() : null
  return { title_en, origin, position, ...returns, consent_at }
}

function addressOf(delivery: CheckoutRequest["delivery"], { point }: Quote) {
  const person = { first_name: delivery.name, last_name: "", phone: delivery.phone, country_code: "cn" }
  if (delivery.kind === "pickup") {
    return { ...person, province: "", city: point?.district ?? "", address_1: point?.name ?? "" }
  }
  const { province, city, district, detail, ...codes } = delivery.address
  return {
    ...person,
    province,
    city,
    address_1: `${district}${detail}`,
    metadata: { ...codes, district, detail },
  }
}
