import type { ExportAnswer, EditionRow, RoleAssignmentAnswer } from "../../src/contract"
import { Modules } from "@medusajs/framework/utils"
import type { Role } from "../../src/modules/access/roles"
import { addDays, type BusinessDay } from "../../src/values/business-day"
import { buyWithSdk } from "../js-sdk-journey"
import { stockExamples } from "./stock-examples"
import { makeStaff } from "../factory"
import { ask, draftProduct, makeAccount, march, orderAt, other, own, type World } from "./world"

/** What a route is asked, without its method: the address with its parameters filled in, and a body. */
export type Question = { path: string; body?: object }
export type Ask = Question | Promise<Question>

/** Said where a route takes no name of anybody: there is nothing of somebody else's to ask it for. */
const NAMES_NOBODY = "names nobody"

/**
 * For every route of the table a question that a person with the role may ask, answered with success, and for those that
 * reach only what is one's own a question for somebody else's, answered with 404; null for a role that reads the whole city.
 */
export type Example = {
  own: (world: World, role: Role) => Ask
  other?: ((world: World, role: Role) => Ask | null) | typeof NAMES_NOBODY
}

const at = (path: string, body?: object): Question => ({ path, ...(body && { body }) })
const get = (path: string): Example => ({ own: () => at(path) })

const mine = (path: string): Example => ({ own: () => at(path), other: NAMES_NOBODY })

let made = 0
/** A name that nobody has yet. */
const fresh = (name: string): string => `${name}-${(made += 1)}`

/** Of a report or the ledger: a place that is not this role's. Roles that read the whole city have none. */
const foreignPlace: Partial<Record<Role, string>> = {
  district_officer: `district=${other.district}`,
  hub_manager: `hub=${other.hub}`,
  counter_clerk: `point=${own.sibling}`,
  liaison: `origin=${other.county}`,
}
const sales = (path: string): Example => ({
  own: () => at(`${path}?${march}`),
  other: (_, role) => (foreignPlace[role] ? at(`${path}?${march}&${foreignPlace[role]}`) : null),
})

async function exportOf(world: World, headers: object): Promise<string> {
  const body = { format: "csv", query: { from: "2026-03-01", until: "2026-04-01", order_id: fresh("none") } }
  const { data } = await ask(world, { method: "POST", path: "/admin/exports", body }, headers)
  return (data as unknown as ExportAnswer).export.id
}

/** An export of somebody else with sight of everything. */
const foreignExport = async (world: World, suffix: string) =>
  at(`/admin/exports/${await exportOf(world, world.chief.headers)}${suffix}`)

async function finishedExport(world: World, role: Role): Promise<string> {
  const { headers } = world.people[role]
  const id = await exportOf(world, headers)
  for (let looks = 0; looks < 500; looks += 1) {
    const { data } = await ask(world, { method: "GET", path: `/admin/exports/${id}` }, headers)
    if ((data as unknown as ExportAnswer).export.status === "done") return id
  }
  throw new Error(`The export ${id} of ${role} does not end.`)
}

/** A day's report that the chief handed in, so that an officer may decide. */
async function editionOf(world: World): Promise<string> {
  const period = addDays("2025-01-01" as BusinessDay, (made += 1))
  const body = { kind: "day", period, reason: "x" }
  const answer = await ask(world, { method: "POST", path: "/admin/editions", body }, world.chief.headers)
  if (answer.status !== 200) throw new Error(`No edition of ${period}: ${answer.data.message}`)
  return (answer.data as unknown as { edition: EditionRow }).edition.id
}

async function publishedEdition(world: World): Promise<string> {
  const id = await editionOf(world)
  await ask(
    world,
    { method: "POST", path: `/admin/editions/${id}/publish`, body: {} },
    world.people.city_officer.headers
  )
  return id
}

type AdminOrder = {
  id: string
  items: { id: string; quantity: number }[]
  payment_collections: { id: string; payments: { id: string }[] }[]
  fulfillments: { id: string }[]
}

const asAdmin = async (world: World, method: string, path: string, body?: object) => {
  const answer = await ask(world, { method, path, body }, world.people.platform_admin.headers)
  if (answer.status >= 300)
    throw new Error(`${method} ${path} answered ${answer.status}: ${answer.data.message}`)
  return answer.data
}
const orderFields = "fields=*items,*payment_collections,*payment_collections.payments,*fulfillments"
const readOrder = async (world: World, id: string): Promise<AdminOrder> =>
  (await asAdmin(world, "GET", `/admin/orders/${id}?${orderFields}`)).order as AdminOrder
const newOrder = async (world: World): Promise<AdminOrder> =>
  await readOrder(world, (await orderAt(world, own.counter)).id)
const goodsOf = ({ items }: AdminOrder) => items.map(({ id, quantity }) => ({ id, quantity }))

/** A fulfilment of a new order: collected at the counter. */
async function fulfilled(world: World): Promise<{ order: AdminOrder; fulfillment: string }> {
  const { id, items } = await newOrder(world)
  await asAdmin(world, "POST", `/admin/orders/${id}/fulfillments`, {
    items: items.map((item) => ({ id: item.id, quantity: item.quantity })),
    location_id: world.shop.counter_id,
  })
  const order = await readOrder(world, id)
  return { order, fulfillment: order.fulfillments[0]!.id }
}

/** A payment that Medusa's manual provider authorised and nobody captured. */
async function authorisedPayment(world: World): Promise<string> {
  const { order_id } = await buyWithSdk({
    baseUrl: String(world.api.defaults.baseURL),
    container: world.container,
    db: world.db,
    shop: world.shop,
    product: world.coffee,
  })
  return (await readOrder(world, order_id)).payment_collections[0]!.payments[0]!.id
}

async function newAssignment(world: World): Promise<string> {
  const body = {
    user_id: await makeAccount(world.container, `${fresh("person")}@baixian.test`),
    role: "counter_clerk",
    scope_code: own.counter,
  }
  const data = await asAdmin(world, "POST", "/admin/role-assignments", body)
  return (data as unknown as RoleAssignmentAnswer).role_assignment.id
}

/** A return of a new order, as far as `before`, and what is asked of it next. */
const returning = (step: string, before: readonly string[]): Example => ({
  own: async (world) => {
    const { order } = await fulfilled(world)
    const begun = { order_id: order.id, location_id: world.shop.counter_id }
    const { id } = (await asAdmin(world, "POST", "/admin/returns", begun)).return as { id: string }
    const items = order.items.map((item) => ({ id: item.id, quantity: item.quantity }))
    const bodyOf = (name: string) => (name.endsWith("-items") ? { items } : {})
    for (const name of before) await asAdmin(world, "POST", `/admin/returns/${id}/${name}`, bodyOf(name))
    return step === "" ? at(`/admin/returns/${id}`) : at(`/admin/returns/${id}/${step}`, bodyOf(step))
  },
})

/** Somebody with an account whom nothing else here needs. */
const colleague = async ({ container }: World): Promise<string> =>
  (await makeStaff(container, `${fresh("colleague")}@baixian.test`, [])).user_id
const withColleague = (step: string, body: object): Example => ({
  own: async (world) => at(`/admin/staff/${await colleague(world)}/${step}`, body),
})

const withInvite = (step: string): Example => ({
  own: async (world) => {
    const email = `${fresh("new")}@baixian.test`
    await asAdmin(world, "POST", "/admin/staff/invites", { email, name: "新同事" })
    const { items } = await asAdmin(world, "GET", `/admin/staff?state=invited&q=${email}`)
    return at(`/admin/staff/invites/${(items as { id: string }[])[0]!.id}/${step}`, {})
  },
})

const layout = "/admin/layouts/sidebar/configuration"

export const examples: Readonly<Record<string, Example>> = {
  "GET /admin/me": get("/admin/me"),
  "GET /admin/role-assignments": get("/admin/role-assignments?q=clerk&state=held"),
  "GET /admin/role-places": get("/admin/role-places?scope_kind=counter&q=SH"),
  "POST /admin/role-assignments": {
    own: async ({ container }) =>
      at("/admin/role-assignments", {
        user_id: await makeAccount(container, `${fresh("person")}@baixian.test`),
        role: "hub_manager",
        scope_code: own.hub,
      }),
  },
  "POST /admin/role-assignments/:id/revoke": {
    own: async (world) => at(`/admin/role-assignments/${await newAssignment(world)}/revoke`, {}),
  },

  "GET /admin/reports/sales-by-county": sales("/admin/reports/sales-by-county"),
  "GET /admin/reports/:report": sales("/admin/reports/sales-by-point"),
  "GET /admin/reports/campaign-progress": get("/admin/reports/campaign-progress?month=2026-03"),
  "GET /admin/reports/overview": get("/admin/reports/overview?month=2026-03"),
  "GET /admin/reports/wall": get("/admin/reports/wall"),
  "GET /admin/sales-lines": sales("/admin/sales-lines"),
  "GET /admin/exports": mine("/admin/exports"),
  "POST /admin/exports": {
    own: () => at("/admin/exports", { format: "csv", query: { order_id: fresh("none") } }),
    other: (_, role) => {
      const place = foreignPlace[role]
      if (!place) return null
      const query = { order_id: fresh("none"), ...Object.fromEntries(new URLSearchParams(place)) }
      return at("/admin/exports", { format: "csv", query })
    },
  },
  "GET /admin/exports/:id": {
    own: async (world, role) => at(`/admin/exports/${await exportOf(world, world.people[role].headers)}`),
    other: async (world) => await foreignExport(world, ""),
  },
  "GET /admin/exports/:id/file": {
    own: async (world, role) => at(`/admin/exports/${await finishedExport(world, role)}/file`),
    other: async (world) => await foreignExport(world, "/file"),
  },
  "POST /admin/exports/:id/cancel": {
    own: async (world, role) =>
      at(`/admin/exports/${await exportOf(world, world.people[role].headers)}/cancel`, {}),
    other: async (world) => ({ ...(await foreignExport(world, "/cancel")), body: {} }),
  },
  "GET /admin/data-quality": get("/admin/data-quality"),
  "GET /admin/districts": get("/admin/districts"),
  "GET /admin/origins": get("/admin/origins"),

  "GET /admin/periods": get("/admin/periods"),
  "GET /admin/periods/:month": get("/admin/periods/2026-03"),
  "POST /admin/periods/:month/close": { own: () => at("/admin/periods/2026-03/close", { answer: "." }) },
  "GET /admin/editions": get("/admin/editions"),
  "POST /admin/editions": { own: () => at("/admin/editions", { kind: "day", period: "2026-03-11" }) },
  "GET /admin/editions/preview": get("/admin/editions/preview?kind=day&period=2026-03-10"),
  "GET /admin/editions/:id": { own: async (world) => at(`/admin/editions/${await editionOf(world)}`) },
  "GET /admin/editions/:id/file": {
    own: async (world) => at(`/admin/editions/${await publishedEdition(world)}/file`),
  },
  "POST /admin/editions/:id/publish": {
    own: async (world) => at(`/admin/editions/${await editionOf(world)}/publish`, {}),
  },
  "POST /admin/editions/:id/return": {
    own: async (world) => at(`/admin/editions/${await editionOf(world)}/return`, { reason: "请核对" }),
  },

  "GET /admin/pickups": {
    own: ({ orders }) => at(`/admin/pickups?code=${orders.own.pickup_code}&point=${own.counter}`),
    other: ({ orders }, role) =>
      role === "platform_admin"
        ? null
        : at(`/admin/pickups?code=${orders.other.pickup_code}&point=${other.counter}`),
  },
  "GET /admin/orders/:id/placed": {
    own: ({ orders }) => at(`/admin/orders/${orders.own.id}/placed`),
    other: ({ orders }) => at(`/admin/orders/${orders.other.id}/placed`),
  },
  "GET /admin/orders": get("/admin/orders"),
  "GET /admin/orders/:id": { own: ({ orders }) => at(`/admin/orders/${orders.own.id}`) },
  "GET /admin/orders/:id/changes": { own: ({ orders }) => at(`/admin/orders/${orders.own.id}/changes`) },
  "GET /admin/orders/:id/preview": { own: ({ orders }) => at(`/admin/orders/${orders.own.id}/preview`) },
  "POST /admin/orders/:id/cancel": {
    own: async (world) => at(`/admin/orders/${(await newOrder(world)).id}/cancel`, {}),
  },
  "POST /admin/orders/:id/fulfillments": {
    own: async (world) => {
      const order = await newOrder(world)
      return at(`/admin/orders/${order.id}/fulfillments`, {
        items: goodsOf(order),
        location_id: world.shop.counter_id,
      })
    },
  },
  "POST /admin/orders/:id/fulfillments/:fulfillment_id/cancel": {
    own: async (world) => {
      const { order, fulfillment } = await fulfilled(world)
      return at(`/admin/orders/${order.id}/fulfillments/${fulfillment}/cancel`, {})
    },
  },
  "POST /admin/orders/:id/fulfillments/:fulfillment_id/mark-as-delivered": {
    own: async (world) => {
      const { order, fulfillment } = await fulfilled(world)
      return at(`/admin/orders/${order.id}/fulfillments/${fulfillment}/mark-as-delivered`, {})
    },
  },
  "POST /admin/orders/:id/fulfillments/:fulfillment_id/shipments": {
    own: async (world) => {
      const { order, fulfillment } = await fulfilled(world)
      return at(`/admin/orders/${order.id}/fulfillments/${fulfillment}/shipments`, { items: goodsOf(order) })
    },
  },
  "POST /admin/payment-collections/:id/mark-as-paid": {
    own: async (world) => {
      const { id, payment_collections } = await newOrder(world)
      return at(`/admin/payment-collections/${payment_collections[0]!.id}/mark-as-paid`, { order_id: id })
    },
  },
  "POST /admin/payments/:id/capture": {
    own: async (world) => at(`/admin/payments/${await authorisedPayment(world)}/capture`, {}),
  },
  "POST /admin/payments/:id/refund": {
    own: async (world) => {
      const id = await authorisedPayment(world)
      await asAdmin(world, "POST", `/admin/payments/${id}/capture`, {})
      return at(`/admin/payments/${id}/refund`, { amount: 1 })
    },
  },
  "GET /admin/payments/payment-providers": get("/admin/payments/payment-providers"),
  "GET /admin/refund-reasons": get("/admin/refund-reasons"),
  "GET /admin/reservations": get("/admin/reservations"),
  "GET /admin/returns": get("/admin/returns"),
  "GET /admin/returns/:id": returning("", []),
  "POST /admin/returns": {
    own: async (world) => at("/admin/returns", { order_id: (await fulfilled(world)).order.id }),
  },
  "POST /admin/returns/:id/request-items": returning("request-items", []),
  "POST /admin/returns/:id/request": returning("request", ["request-items"]),
  "POST /admin/returns/:id/receive": returning("receive", ["request-items", "request"]),
  "POST /admin/returns/:id/receive-items": returning("receive-items", [
    "request-items",
    "request",
    "receive",
  ]),
  "POST /admin/returns/:id/receive/confirm": returning("receive/confirm", [
    "request-items",
    "request",
    "receive",
    "receive-items",
  ]),
  "POST /admin/returns/:id/cancel": returning("cancel", ["request-items", "request"]),
  "GET /admin/claims": get("/admin/claims"),
  "GET /admin/exchanges": get("/admin/exchanges"),
  "GET /admin/shipping-options": get("/admin/shipping-options"),
  "GET /admin/fulfillment-providers": get("/admin/fulfillment-providers"),
  "GET /admin/customers": get("/admin/customers"),
  "GET /admin/customers/:id": {
    own: async (world) => {
      const { customers } = await asAdmin(world, "GET", "/admin/customers?limit=1")
      const [customer] = customers as { id: string }[]
      if (customer) return at(`/admin/customers/${customer.id}`)
      await authorisedPayment(world)
      const again = (await asAdmin(world, "GET", "/admin/customers?limit=1")).customers as { id: string }[]
      return at(`/admin/customers/${again[0]!.id}`)
    },
  },

  "GET /admin/customer-groups": get("/admin/customer-groups"),
  "GET /admin/products": get("/admin/products"),
  "POST /admin/products": { own: () => at("/admin/products", draftProduct(fresh("draft"))) },
  "POST /admin/products/batch": {
    own: () => at("/admin/products/batch", { create: [draftProduct(fresh("draft"))] }),
  },
  "GET /admin/products/:id": { own: ({ coffee }) => at(`/admin/products/${coffee.product_id}`) },
  "POST /admin/products/:id": {
    own: ({ coffee }) => at(`/admin/products/${coffee.product_id}`, { subtitle: "中度烘焙" }),
  },
  "GET /admin/products/:id/origin": {
    own: ({ coffee }) => at(`/admin/products/${coffee.product_id}/origin`),
  },
  "POST /admin/products/:id/origin": {
    own: ({ coffee, shop }) =>
      at(`/admin/products/${coffee.product_id}/origin`, {
        origin_code: own.county,
        supplier_id: shop.supplier_id,
      }),
  },
  "GET /admin/products/:id/variants": {
    own: ({ coffee }) => at(`/admin/products/${coffee.product_id}/variants`),
  },
  "POST /admin/products/:id/variants": {
    own: async (world) => {
      const body = { ...draftProduct(fresh("draft")), options: [{ title: "规格", values: ["盒", "袋"] }] }
      const { product } = await asAdmin(world, "POST", "/admin/products", body)
      const prices = [{ currency_code: "cny", amount: 1 }]
      const variant = { title: "袋", options: { 规格: "袋" }, prices }
      return at(`/admin/products/${(product as { id: string }).id}/variants`, variant)
    },
  },
  "GET /admin/products/:id/variants/:variant_id": {
    own: ({ coffee }) => at(`/admin/products/${coffee.product_id}/variants/${coffee.variant_id}`),
  },
  "POST /admin/products/:id/variants/:variant_id": {
    own: ({ coffee }) =>
      at(`/admin/products/${coffee.product_id}/variants/${coffee.variant_id}`, { weight: 500 }),
  },
  "POST /admin/products/:id/variants/batch": {
    own: ({ coffee }) =>
      at(`/admin/products/${coffee.product_id}/variants/batch`, {
        update: [{ id: coffee.variant_id, weight: 501 }],
      }),
  },
  "GET /admin/product-variants": get("/admin/product-variants"),
  "GET /admin/product-categories": get("/admin/product-categories"),
  "GET /admin/product-tags": get("/admin/product-tags"),
  "GET /admin/product-types": get("/admin/product-types"),
  "GET /admin/product-options": get("/admin/product-options"),
  "GET /admin/collections": get("/admin/collections"),
  "GET /admin/suppliers": { own: () => at("/admin/suppliers"), other: NAMES_NOBODY },
  "POST /admin/uploads": {
    own: () => {
      const body = new FormData()
      body.append("files", new Blob(["picture"], { type: "image/png" }), `${fresh("access")}.png`)
      return at("/admin/uploads", body)
    },
  },
  "GET /admin/sales-channels": get("/admin/sales-channels"),
  "GET /admin/api-keys": get("/admin/api-keys"),
  "GET /admin/api-keys/:id": {
    own: async (world) => {
      const { api_keys } = await asAdmin(world, "GET", "/admin/api-keys?type=publishable")
      return at(`/admin/api-keys/${(api_keys as { id: string }[])[0]!.id}`)
    },
  },
  "GET /admin/shipping-profiles": get("/admin/shipping-profiles"),
  "GET /admin/sales-channels/:id": {
    own: ({ shop }) => at(`/admin/sales-channels/${shop.sales_channel_id}`),
  },
  "GET /admin/regions": get("/admin/regions"),
  "GET /admin/regions/:id": { own: ({ shop }) => at(`/admin/regions/${shop.region_id}`) },
  "GET /admin/currencies": get("/admin/currencies"),
  "GET /admin/price-preferences": get("/admin/price-preferences"),
  "GET /admin/tax-regions": get("/admin/tax-regions"),

  "GET /admin/stock-locations": get("/admin/stock-locations"),
  "GET /admin/stock-locations/:id": { own: ({ shop }) => at(`/admin/stock-locations/${shop.counter_id}`) },
  "GET /admin/inventory-items": get("/admin/inventory-items"),
  "GET /admin/inventory-items/:id": {
    own: ({ coffee }) => at(`/admin/inventory-items/${coffee.inventory_item_id}`),
  },
  "GET /admin/inventory-items/:id/location-levels": {
    own: ({ coffee }) => at(`/admin/inventory-items/${coffee.inventory_item_id}/location-levels`),
  },
  "POST /admin/inventory-items/:id/location-levels": {
    own: async (world) => {
      const [item] = await world.container
        .resolve(Modules.INVENTORY)
        .createInventoryItems([{ sku: fresh("item") }])
      return at(`/admin/inventory-items/${item!.id}/location-levels`, {
        location_id: world.shop.counter_id,
        stocked_quantity: 1,
      })
    },
  },

  "GET /admin/labels": {
    own: ({ coffee }) => at(`/admin/labels?variants=${coffee.variant_id}`),
    other: NAMES_NOBODY,
  },
  ...stockExamples,
  "GET /admin/stock/drift": get("/admin/stock/drift"),
  "POST /admin/stock/reconcile": get("/admin/stock/reconcile"),
  "GET /admin/stock/movements": {
    own: ({ coffee }) => at(`/admin/stock/movements?point=${own.counter}&variant_id=${coffee.variant_id}`),
    other: ({ coffee }) =>
      at(`/admin/stock/movements?point=${other.counter}&variant_id=${coffee.variant_id}`),
  },

  "GET /admin/users": get("/admin/users"),
  "GET /admin/users/:id": { own: ({ people }, role) => at(`/admin/users/${people[role].user_id}`) },
  "GET /admin/staff": get("/admin/staff"),
  "POST /admin/staff/invites": {
    own: () => at("/admin/staff/invites", { email: `${fresh("new")}@baixian.test`, name: "新同事" }),
  },
  "POST /admin/staff/invites/:id/link": withInvite("link"),
  "POST /admin/staff/invites/:id/role": withInvite("role"),
  "POST /admin/staff/invites/:id/withdraw": withInvite("withdraw"),
  "POST /admin/staff/:id/suspend": withColleague("suspend", { why: "演练" }),
  "POST /admin/staff/:id/reinstate": {
    own: async (world) => {
      const id = await colleague(world)
      await asAdmin(world, "POST", `/admin/staff/${id}/suspend`, { why: "演练" })
      return at(`/admin/staff/${id}/reinstate`, {})
    },
  },
  "POST /admin/staff/:id/end-sessions": withColleague("end-sessions", {}),
  "POST /admin/staff/:id/reset-link": withColleague("reset-link", {}),
  "POST /admin/staff/:id/unlock": withColleague("unlock", {}),
  "POST /admin/sign-out-everywhere": { own: () => at("/admin/sign-out-everywhere", {}), other: NAMES_NOBODY },
  "GET /admin/audit": get("/admin/audit"),
  "GET /admin/users/me": mine("/admin/users/me"),
  "POST /admin/users/:id": {
    // As the profile form sends a change of language: the names it was opened with.
    own: ({ people }, role) => at(`/admin/users/${people[role].user_id}`, { first_name: "", last_name: "" }),
    other: ({ chief }) => at(`/admin/users/${chief.user_id}`, { first_name: "别人" }),
  },
  "GET /admin/users/:id/auth-providers": {
    own: ({ people }, role) => at(`/admin/users/${people[role].user_id}/auth-providers`),
  },
  "GET /admin/stores": get("/admin/stores"),
  "GET /admin/plugins": get("/admin/plugins"),
  "GET /admin/search-indexes": mine("/admin/search-indexes"),
  "GET /admin/layouts/configurations": mine("/admin/layouts/configurations"),
  "GET /admin/layouts/:zone/configuration": mine(layout),
  "POST /admin/layouts/:zone/configuration": {
    own: () => at(layout, { configuration: { widgets: {} } }),
    other: NAMES_NOBODY,
  },
  "DELETE /admin/layouts/:zone/configuration": mine(layout),
  "GET /admin/notifications": mine("/admin/notifications"),
}
