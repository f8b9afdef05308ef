/**
 * The same purchase by two ways, over HTTP as a storefront's server would: one piece of one product, sent home. Addresses,
 * product and shop are those of the system under test.
 */
import { randomUUID } from "node:crypto"

const address = { province: "上海市", city: "市辖区", district: "黄浦区", detail: "人民大道200号" }
const person = { name: "张小花", phone: "13812345678" }
/** Paid outside, later; Medusa's own and the least a payment can cost its seven calls. */
const STOCK_PROVIDER = "pp_system_default"

/** Asks a backend; throws with what it said when it refuses. */
export function caller(backend_url, headers) {
  return async (method, path, body, more = {}) => {
    const response = await fetch(new URL(path, backend_url), {
      method,
      headers: { ...headers, ...more, ...(body && { "content-type": "application/json" }) },
      ...(body && { body: JSON.stringify(body) }),
    })
    const answer = await response.json()
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${JSON.stringify(answer)}`)
    return answer
  }
}

/**
 * What both ways buy: a product of the first page of which there is plenty, and what it costs.
 * @returns {Promise<{ variant_id: string, region_id: string, title: string, goods_fen: number, freight_fen: number, total_fen: number }>}
 */
export async function choosePurchase(shop, pieces) {
  const { regions } = await shop("GET", "/store/regions")
  const { items } = await shop("GET", "/store/catalog?in_stock=true&limit=24")
  for (const { variant_id, title } of items) {
    const lines = [{ variant_id, quantity: 1 }]
    const { quote } = await shop("POST", "/store/checkout/quote", { lines, delivery: { kind: "delivery" } })
    const [line] = quote.lines
    if (line.problem || line.available_quantity < pieces) continue
    const { goods_fen, freight_fen, total_fen } = quote
    return { variant_id, region_id: regions[0].id, title, goods_fen, freight_fen, total_fen }
  }
  throw new Error(`No product of the first page has ${pieces} pieces to send.`)
}

/** `POST /store/checkout`: one call. Its answer: the order, and how to pay it. */
export async function checkOut(shop, { variant_id, total_fen }) {
  const request = {
    lines: [{ variant_id, quantity: 1 }],
    delivery: {
      kind: "delivery",
      ...person,
      address: { ...address, province_code: "310000", city_code: "310100", district_code: "310101" },
    },
    payment_method: "demo_wallet",
    expected_total_fen: total_fen,
  }
  return await shop("POST", "/store/checkout", request, { "idempotency-key": randomUUID() })
}

/** The same, to hold against the seven calls. @returns {Promise<string>} the order's id */
export const placeOurs = async (shop, purchase) => (await checkOut(shop, purchase)).order.id

/** Medusa's seven calls, as its SDK and its starters make them. @returns {Promise<string>} the order's id */
export async function placeStock(shop, { variant_id, region_id }) {
  const { cart } = await shop("POST", "/store/carts", {
    region_id,
    email: "bench@baixian.example",
    shipping_address: {
      first_name: person.name,
      last_name: "",
      phone: person.phone,
      address_1: address.detail,
      address_2: address.district,
      city: address.city,
      province: address.province,
      country_code: "cn",
    },
  })
  await shop("POST", `/store/carts/${cart.id}/line-items`, { variant_id, quantity: 1 })
  const { shipping_options } = await shop("GET", `/store/shipping-options?cart_id=${cart.id}`)
  const delivery = shipping_options.find(({ type }) => type.code === "delivery")
  await shop("POST", `/store/carts/${cart.id}/shipping-methods`, { option_id: delivery.id })
  const { payment_collection } = await shop("POST", "/store/payment-collections", { cart_id: cart.id })
  await shop("POST", `/store/payment-collections/${payment_collection.id}/payment-sessions`, {
    provider_id: STOCK_PROVIDER,
  })
  const completed = await shop("POST", `/store/carts/${cart.id}/complete`)
  if (completed.type !== "order")
    throw new Error(`The cart was not completed: ${JSON.stringify(completed.error)}`)
  return completed.order.id
}
