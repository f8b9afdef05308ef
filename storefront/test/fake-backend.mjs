// @ts-check
/**
 * A stand-in for the backend, true to `contract.ts`: enough of the shop's routes for tests and for work on pages while the
 * real one is not there. Holds everything in memory. `node test/fake-backend.mjs 9209` runs it alone.
 */
import { createHash } from "node:crypto"
import { createServer } from "node:http"
import { pathToFileURL } from "node:url"
import { categories, isWithin, itemOf, originOf, origins, points, products } from "./fake-goods.mjs"

/**
 * @typedef {import("@baixian/backend/contract").PlacedOrder} PlacedOrder
 * @typedef {import("@baixian/backend/contract").QuoteRequest} QuoteRequest
 * @typedef {import("@baixian/backend/contract").QuoteAnswer} QuoteAnswer
 * @typedef {import("@baixian/backend/contract").QuoteLine} QuoteLine
 * @typedef {import("@baixian/backend/contract").QuoteProblem} QuoteProblem
 * @typedef {import("@baixian/backend/contract").CheckoutRequest} CheckoutRequest
 * @typedef {import("@baixian/backend/contract").CheckoutAnswer} CheckoutAnswer
 * @typedef {import("@baixian/backend/contract").CatalogAnswer} CatalogAnswer
 * @typedef {import("@baixian/backend/contract").OriginNode} OriginNode
 * @typedef {import("@baixian/backend/contract").OriginDetail} OriginDetail
 * @typedef {import("@baixian/backend/contract").ErrorAnswer} ErrorAnswer
 * @typedef {import("@baixian/backend/contract").PaymentStep} PaymentStep
 * @typedef {{ status: number, body: unknown, type?: string, location?: string }} Answer
 * @typedef {{ method: string, url: URL, headers: import("node:http").IncomingHttpHeaders, body: any }} Asked
 * @typedef {{ lose_next_answer?: boolean, away?: boolean, price_up_fen?: number, stock?: Record<string, number>,
 *   problems?: Record<string, QuoteProblem> }} Mood `problems`: said of a line whatever is asked
 */

const FREE_FREIGHT_FROM_FEN = 9900
const FREIGHT_FEN = 800

/** @param {unknown} body @param {number} [status] @returns {Answer} */
const ok = (body, status = 200) => ({ status, body })
/** @param {number} status @param {Omit<ErrorAnswer, "type">} refusal @returns {Answer} */
const refuse = (status, refusal) => ({
  status,
  body: { type: status === 404 ? "not_found" : "not_allowed", ...refusal },
})

/** What happened to one running stand-in. Tests read `asked` and set `mood`. */
export function makeFake() {
  /** @type {Map<string, { hash: string, answer: CheckoutAnswer }>} */
  const placed = new Map()
  /** @type {Map<string, PlacedOrder & { real_phone: string }>} */
  const orders = new Map()
  /** @type {{ path: string, method: string, key: string | null, forwarded_for: string | null, body: unknown }[]} */
  const asked = []
  /** @type {Mood} */
  const mood = {}

  /** @param {QuoteRequest} request @returns {QuoteAnswer["quote"]} */
  function quote({ lines, delivery }) {
    /** @type {QuoteLine[]} */
    const quoted = lines.map(({ variant_id, quantity }) => {
      const product = products.find(({ variants }) => variants.some(({ id }) => id === variant_id))
      const variant = product?.variants.find(({ id }) => id === variant_id)
      if (!product || !variant) {
        return {
          variant_id,
          quantity,
          handle: null,
          title: null,
          title_en: null,
          variant_title: null,
          thumbnail: null,
          origin: null,
          return_policy: null,
          exclusion_reason: null,
          unit_price_fen: 0,
          amount_fen: 0,
          available_quantity: 0,
          problem: "unknown",
        }
      }
      const unit_price_fen = variant.price_fen + (mood.price_up_fen ?? 0)
      const available_quantity =
        mood.stock?.[variant_id] ?? (variant.available ? (variant.stock_band === "few" ? 3 : 999) : 0)
      return {
        variant_id,
        quantity,
        handle: product.handle,
        title: product.title,
        title_en: product.title_en,
        variant_title: variant.title,
        thumbnail: product.thumbnail,
        origin: product.origin,
        return_policy: product.return_policy,
        exclusion_reason: product.exclusion_reason,
        unit_price_fen,
        amount_fen: unit_price_fen * quantity,
        available_quantity,
        problem: mood.problems?.[variant_id] ?? (available_quantity < quantity ? "insufficient" : null),
      }
    })
    const goods_fen = quoted.reduce((sum, line) => sum + line.amount_fen, 0)
    const freight_fen = delivery?.kind === "delivery" && goods_fen < FREE_FREIGHT_FROM_FEN ? FREIGHT_FEN : 0
    return {
      lines: quoted,
      goods_fen,
      freight_fen,
      total_fen: goods_fen + freight_fen,
      free_freight_from_fen: FREE_FREIGHT_FROM_FEN,
      payment_methods: delivery?.kind === "pickup" ? ["demo_wallet", "pay_at_pickup"] : ["demo_wallet"],
      stripe_publishable_key: null,
    }
  }

  /** @param {CheckoutRequest} request @param {string} key @returns {Answer} */
  function checkout(request, key) {
    const hash = createHash("sha256").update(JSON.stringify(request)).digest("hex")
    const before = placed.get(key)
    if (before && before.hash !== hash)
      return refuse(400, { message: "This key was used for another order.", code: "idempotency_key_reused" })
    if (before) return ok(before.answer)

    const now = quote({
      lines: request.lines,
      delivery: request.delivery.kind === "pickup" ? { kind: "pickup" } : { kind: "delivery" },
    })
    const short = now.lines.findIndex(({ problem }) => problem !== null)
    if (short >= 0) {
      return refuse(400, {
        message: "Not enough in stock.",
        code: "insufficient_inventory",
        fields: { [`lines.${short}.quantity`]: "Take fewer." },
      })
    }
    const silent = now.lines.findIndex(
      ({ return_policy }, n) =>
        return_policy === "excluded_with_consent" && !request.lines[n]?.no_return_accepted
    )
    if (silent >= 0) {
      return refuse(400, {
        message: "Say yes first.",
        code: "consent_required",
        fields: { [`lines.${silent}.no_return_accepted`]: "Say yes to no seven-day return." },
      })
    }
    if (now.total_fen !== request.expected_total_fen)
      return refuse(400, { message: "The price has changed.", code: "price_changed" })
    if (request.delivery.name === "拒收")
      return refuse(400, { message: "Check the name.", fields: { "delivery.name": "Another name, please." } })

    const answer = newOrder(request, now)
    placed.set(key, { hash, answer })
    return ok(answer, 201)
  }

  /** @param {CheckoutRequest} request @param {QuoteAnswer["quote"]} now @returns {CheckoutAnswer} */
  function newOrder(request, now) {
    const order_number = `20261123${String(10000000 + orders.size + 1)}`
    const { delivery, payment_method } = request
    const masked = {
      name: `${delivery.name.slice(0, 1)}**`,
      phone: delivery.phone.replace(/(\d{3})\d{4}/, "$1****"),
    }
    const at_pickup = payment_method === "pay_at_pickup"
    /** @type {PlacedOrder} */
    const order = {
      id: `order_${orders.size + 1}`,
      order_number,
      state: at_pickup ? "awaiting_pickup" : "awaiting_payment",
      payment_method,
      paid: false,
      placed_at: "2026-11-23T02:05:00.000Z",
      pay_before: at_pickup ? null : "2026-11-23T02:35:00.000Z",
      lines: now.lines.map((line) => ({
        title: line.title ?? "",
        title_en: line.title_en,
        variant_title: line.variant_title,
        thumbnail: line.thumbnail,
        handle: line.handle,
        quantity: line.quantity,
        unit_price_fen: line.unit_price_fen,
        amount_fen: line.amount_fen,
        origin: line.origin,
        return_policy: line.return_policy,
        exclusion_reason: line.exclusion_reason,
        consent_at: line.return_policy === "excluded_with_consent" ? "2026-11-23T02:05:00.000Z" : null,
      })),
      goods_fen: now.goods_fen,
      freight_fen: now.freight_fen,
      total_fen: now.total_fen,
      refunded_fen: 0,
      delivery:
        delivery.kind === "pickup"
          ? {
              kind: "pickup",
              sales_point: points.find(({ code }) => code === delivery.sales_point_code) ?? null,
              ...masked,
            }
          : {
              kind: "delivery",
              ...masked,
              address: [
                delivery.address.province,
                delivery.address.city,
                delivery.address.district,
                "****",
              ].join(""),
            },
      pickup_code: delivery.kind === "pickup" ? "482917" : null,
      note: request.note ?? null,
    }
    orders.set(order_number, { ...order, real_phone: delivery.phone })
    return { order, payment: paymentStep(order), access_token: `token-${order_number}` }
  }

  /** @param {PlacedOrder} order @returns {PaymentStep} */
  const paymentStep = (order) =>
    order.payment_method === "pay_at_pickup"
      ? { kind: "none" }
      : { kind: "redirect", url: `/demo-wallet/${order.order_number}`, is_demo: true }

  /** @param {Asked} asked @param {string} order_number @param {string | undefined} act @returns {Answer} */
  function aboutOrder({ headers, body }, order_number, act) {
    if (order_number === "lookup") {
      const found = orders.get(body.order_number)
      if (!found || found.real_phone !== body.phone) return refuse(404, { message: "Not found." })
      return ok({ order: shown(found), access_token: `token-${found.order_number}` })
    }
    const order = orders.get(order_number)
    if (!order || headers["x-order-token"] !== `token-${order_number}`)
      return refuse(404, { message: "Not found." })
    if (act === "payment")
      return order.state === "awaiting_payment"
        ? ok({ order: shown(order), payment: paymentStep(order) })
        : refuse(400, { message: "Not payable." })
    if (act === "cancel") {
      if (order.paid) return refuse(400, { message: "Already paid." })
      order.state = "cancelled"
    }
    return ok({ order: shown(order) })
  }

  /** @param {PlacedOrder & { real_phone: string }} order @returns {PlacedOrder} */
  const shown = ({ real_phone: _kept, ...order }) => order

  /** Says what the wallet would say: the order is paid. @param {string} order_number */
  function pay(order_number) {
    const order = orders.get(order_number)
    if (!order) throw new Error(`No order ${order_number}`)
    order.paid = true
    order.pay_before = null
    order.state = order.delivery.kind === "pickup" ? "awaiting_pickup" : "awaiting_dispatch"
  }

  /** @param {Asked} question @returns {Answer} */
  function answer(question) {
    const { url, method, body, headers } = question
    const { pathname } = url
    const [, part, noun, third, act] = pathname.split("/")
    if (part === "static") return { status: 200, body: drawing(pathname), type: "image/svg+xml" }
    if (part === "demo-wallet" && noun) return wallet(method, noun, headers.referer)
    if (part === "health") return ok({ status: "ok" })
    if (headers["x-publishable-api-key"] !== "pk_test")
      return refuse(400, { message: "A publishable key is required." })

    if (noun === "campaign") return ok({ campaign })
    if (noun === "origins") return third ? place(third) : ok({ items: origins })
    if (noun === "catalog-categories") return ok({ items: categories })
    if (noun === "catalog" && third) {
      const product = products.find(({ handle }) => handle === decodeURIComponent(third))
      return product ? ok({ product }) : refuse(404, { message: "No such product." })
    }
    if (noun === "catalog") return ok(catalog(url.searchParams))
    if (noun === "sales-points") return ok(salesPoints(url.searchParams))
    if (pathname === "/store/checkout/quote") return ok({ quote: quote(body) })
    if (pathname === "/store/checkout") return checkout(body, String(headers["idempotency-key"]))
    if (noun === "placed-orders" && third) return aboutOrder(question, third, act)
    return refuse(404, { message: "No such route." })
  }

  /** @param {string} method @param {string} order_number @param {string | undefined} referer @returns {Answer} */
  function wallet(method, order_number, referer) {
    const back = new URL(`/orders/${order_number}`, referer ?? "http://localhost:9208").href
    if (method === "POST") {
      pay(order_number)
      return {
        status: 303,
        body: "",
        location: process.env.FAKE_SHOP ? `${process.env.FAKE_SHOP}/orders/${order_number}` : back,
      }
    }
    return {
      status: 200,
      body: `<h1>演示钱包</h1><form method="post"><button>付款</button></form>`,
      type: "text/html; charset=utf-8",
    }
  }

  const server = createServer(async (request, response) => {
    const chunks = []
    for await (const chunk of request) chunks.push(chunk)
    const text = Buffer.concat(chunks).toString()
    const json = request.headers["content-type"]?.includes("json") && text
    const body = json ? JSON.parse(text) : null
    const url = new URL(request.url ?? "/", "http://fake")
    const key = request.headers["idempotency-key"]
    asked.push({
      path: url.pathname,
      method: request.method ?? "GET",
      key: typeof key === "string" ? key : null,
      forwarded_for: request.headers["x-forwarded-for"]?.toString() ?? null,
      body,
    })

    if (mood.away) return void response.writeHead(503).end()
    const {
      status,
      body: content,
      type = "application/json",
      location,
    } = answer({ method: request.method ?? "GET", url, headers: request.headers, body })
    if (mood.lose_next_answer && url.pathname === "/store/checkout") {
      mood.lose_next_answer = false
      return void request.socket.destroy()
    }
    response.writeHead(status, { "content-type": type, ...(location && { location }) })
    response.end(type === "application/json" ? JSON.stringify(content) : content)
  })

  return {
    asked,
    mood,
    orders,
    pay,
    /** Starts listening; port 0 takes any free one. @param {number} port @returns {Promise<string>} its address */
    listen: (port) =>
      new Promise((resolve) => {
        server.listen(port, "127.0.0.1", () => {
          const address = server.address()
          resolve(`http://127.0.0.1:${typeof address === "object" ? address?.port : port}`)
        })
      }),
    close: () => new Promise((resolve) => server.close(resolve)),
  }
}

const campaign = {
  name_zh: "百县百品",
  name_en: "Hundred Counties, Hundred Products",
  edition_year: 2026,
  county_count: 101,
  prefecture_count: 20,
  province_count: 7,
  listed_product_count: 312,
  sales_point_count: 2973,
  hub_count: 20,
  counter_count: 253,
  outlet_count: 2700,
  has_sample_data: true,
}

/** @param {URLSearchParams} params @returns {CatalogAnswer} */
function catalog(params) {
  const [q, origin, category, label] = ["q", "origin", "category", "label"].map(
    (name) => params.get(name) ?? ""
  )
  const limit = Number(params.get("limit") ?? 24)
  const offset = Number(params.get("offset") ?? 0)
  const sort = params.get("sort")
  const found = products
    .filter((product) => !q || product.title.includes(q))
    .filter((product) => !origin || isWithin(product.origin.code, origin))
    .filter((product) => !category || product.category === category)
    .filter((product) => !label || product.labels.some((one) => one === label))
    .filter((product) => params.get("in_stock") !== "true" || product.available)
    .map(itemOf)
  if (sort === "price_asc") found.sort((a, b) => a.price_fen - b.price_fen)
  if (sort === "price_desc") found.sort((a, b) => b.price_fen - a.price_fen)
  if (sort === "sales") found.sort((a, b) => b.sold_quantity - a.sold_quantity)
  if (sort === "newest") found.reverse()
  return { items: found.slice(offset, offset + limit), total: found.length, limit, offset }
}

/** @param {URLSearchParams} params */
function salesPoints(params) {
  const limit = Number(params.get("limit") ?? 50)
  const offset = Number(params.get("offset") ?? 0)
  const stocked = params.has("variant_id")
  const found = points
    .filter(({ district_code }) => !params.get("district") || district_code === params.get("district"))
    .filter(({ kind }) => !params.get("kind") || kind === params.get("kind"))
    .filter(({ pickup }) => params.get("pickup") !== "true" || pickup)
    .map((point, n) => ({
      ...point,
      stock_band: stocked ? /** @type {const} */ (["plenty", "few", "none"])[n % 3] : null,
    }))
    .filter(({ stock_band }) => params.get("in_stock") !== "true" || (stock_band && stock_band !== "none"))
  const districts = [...new Set(found.map(({ district_code }) => district_code))].map((code) => {
    const within = found.filter(({ district_code }) => district_code === code)
    const { district = "", district_en = null } = within[0] ?? {}
    return { code, name: district, name_en: district_en, total: within.length }
  })
  return { items: found.slice(offset, offset + limit), total: found.length, limit, offset, districts }
}

/** @param {string} code @returns {Answer} */
function place(code) {
  const path = pathTo(origins, code)
  const node = path.at(-1)
  if (!node) return refuse(404, { message: "Not in the programme." })
  const first = node.level === "county" ? originOf(code) : null
  /** @type {OriginDetail} */
  const origin = {
    code: node.code,
    level: node.level,
    name: node.name,
    name_en: node.name_en,
    parents: path.slice(0, -1).map(({ code, level, name, name_en }) => ({ code, level, name, name_en })),
    children: node.children.map(({ code, name, name_en, product_count }) => ({
      code,
      name,
      name_en,
      product_count,
    })),
    story_zh: `${node.name}山川秀美，物产丰饶。这里的乡亲守着好山好水，种出、养出一样样好东西。\n通过消费帮扶，这些特产走进城市的枢纽点和专柜。`,
    story_en: `${node.name_en} is known for its mountains and its produce.`,
    flagship_zh: node.level === "county" ? "当地特产" : null,
    flagship_en: node.level === "county" ? "Local speciality" : null,
    pairings: first
      ? [
          {
            district_code: "310101",
            district: "黄浦区",
            district_en: "Huangpu District",
            kind: "support",
            since: "2018-01-01",
            is_sample: true,
          },
        ]
      : [],
    suppliers: first
      ? [{ id: "sup_1", name: `【样例】${node.name}种植专业合作社`, kind: "cooperative", is_sample: true }]
      : [],
    product_count: node.product_count,
  }
  return ok({ origin })
}

/** @param {OriginNode[]} nodes @param {string} code @returns {OriginNode[]} */
function pathTo(nodes, code) {
  for (const node of nodes) {
    if (node.code === code) return [node]
    const below = pathTo(node.children, code)
    if (below.length > 0) return [node, ...below]
  }
  return []
}

/** @param {string} path */
function drawing(path) {
  const hue = [...path].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % 360
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 400"><rect width="400" height="400" fill="hsl(${hue} 40% 90%)"/><circle cx="200" cy="210" r="90" fill="hsl(${hue} 45% 62%)"/><path d="M200 120c30-50 70-40 90-30-10 40-50 50-90 30Z" fill="hsl(${(hue + 60) % 360} 40% 45%)"/></svg>`
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const address = await makeFake().listen(Number(process.argv[2] ?? 9209))
  process.stdout.write(`Stand-in backend: ${address} (PUBLISHABLE_KEY=pk_test)\n`)
}
