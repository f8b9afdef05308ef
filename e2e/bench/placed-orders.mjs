/** What Medusa's own admin API says of orders, whoever placed them. `admin` asks it, signed in. */

const fields = [
  "id,status,currency_code,total,region_id,sales_channel_id",
  "*items,*shipping_methods,*shipping_address,*payment_collections,*payment_collections.payment_sessions",
].join(",")

const reservationsOf = async (admin, { items }) =>
  (await admin("GET", `/admin/reservations?${items.map(({ id }) => `line_item_id[]=${id}`).join("&")}`))
    .reservations

/** Throws unless the order is an ordinary one of the purchase: goods, freight, address, money expected, goods reserved. */
export async function requireOrdinary(admin, id, { variant_id, total_fen, freight_fen, region_id }) {
  const { order } = await admin("GET", `/admin/orders/${id}?fields=${fields}`)
  const [collection, ...others] = order.payment_collections
  const reservations = await reservationsOf(admin, order)
  const facts = {
    "is pending": order.status === "pending",
    "has the region": order.region_id === region_id,
    "has a sales channel": Boolean(order.sales_channel_id),
    "costs what was quoted": order.currency_code === "cny" && fen(order.total) === total_fen,
    "holds one piece of the product":
      order.items.length === 1 && order.items[0].variant_id === variant_id && order.items[0].quantity === 1,
    "is sent for the freight quoted":
      order.shipping_methods.length === 1 && fen(order.shipping_methods[0].amount) === freight_fen,
    "has an address": order.shipping_address?.country_code === "cn",
    "expects its money in one payment collection":
      others.length === 0 && collection && fen(collection.amount) === total_fen,
    "has a payment session": collection?.payment_sessions?.length === 1,
    "reserves its piece at a location":
      reservations.length === 1 && reservations[0].quantity === 1 && Boolean(reservations[0].location_id),
  }
  const missing = Object.keys(facts).filter((fact) => !facts[fact])
  if (missing.length > 0) throw new Error(`Order ${id} is no ordinary order; not so: ${missing.join("; ")}.`)
}

/** Cancels the order as the dashboard does; throws unless its goods are free again. */
export async function cancelOrder(admin, id) {
  const { order } = await admin("POST", `/admin/orders/${id}/cancel?fields=id,status,*items`)
  const left = await reservationsOf(admin, order)
  if (order.status !== "canceled" || left.length > 0)
    throw new Error(
      `Order ${id} is ${order.status} with ${left.length} reservations left; it was to be cancelled.`
    )
}

const fen = (yuan) => Math.round(Number(yuan) * 100)
