import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { createInventoryLevelsWorkflow, createStockLocationsWorkflow } from "@medusajs/medusa/core-flows"
import type { CheckoutRequest, PlacedOrder } from "../../src/contract"
import { on } from "../../src/modules/ledger/__tests__/made-lines"
import { CITY, type Grant, type Role } from "../../src/modules/access/roles"
import { appendSalesLines } from "../../src/modules/ledger/append-sales-lines"
import { NETWORK_MODULE } from "../../src/modules/network"
import type NetworkModuleService from "../../src/modules/network/service"
import { ORIGIN_MODULE } from "../../src/modules/origin"
import type OriginModuleService from "../../src/modules/origin/service"
import { HUNDRED_PRODUCTS, TARGET_MODULE } from "../../src/modules/target"
import type TargetModuleService from "../../src/modules/target/service"
import { importCountingRulesWorkflow } from "../../src/workflows/ledger/import-counting-rules"
import { makeProduct, makeShop, makeStaff, MENGLIAN, type MadeProduct, type Shop } from "../factory"
import { shopper } from "../shopper"

export type Person = { user_id: string; headers: { authorization: string }; grants: Grant[] }
export type Answer = { status: number; data: Record<string, unknown> & { message?: string; code?: string } }
type Api = Parameters<typeof shopper>[0] & {
  request(asked: object): Promise<{ status: number; data: unknown }>
  defaults: { baseURL?: string }
}

/**
 * Two of everything: a district, hub, counter, outlet and county that everybody's own roles are held at, and others. 黄浦 is
 * paired with 孟连. Sales of March 2026, each in a decimal place of its own, so that a sum says what it is made of:
 *
 * | fen    | sold at             | of   |
 * | ------ | ------------------- | ---- |
 * | 1      | own counter         | 孟连 |
 * | 20     | own hub             | 澜沧 |
 * | 300    | another own counter | 澜沧 |
 * | 4 000  | other counter       | 孟连 |
 * | 50 000 | other counter       | 澜沧 |
 * | 600 000| online              | 孟连 |
 */
export const own = {
  district: "310101",
  hub: "HUB-A",
  counter: "C-001",
  sibling: "C-002",
  outlet: "OUT-A",
  county: MENGLIAN,
} as const
export const other = {
  district: "310112",
  hub: "HUB-B",
  counter: "C-009",
  sibling: "C-010",
  outlet: "OUT-B",
  county: "530828",
} as const

export const march = "from=2026-03-01&until=2026-04-01"

const scopes: Record<Role, Pick<Grant, "scope_kind" | "scope_code">> = {
  platform_admin: { scope_kind: "city", scope_code: CITY },
  city_officer: { scope_kind: "city", scope_code: CITY },
  district_officer: { scope_kind: "district", scope_code: own.district },
  hub_manager: { scope_kind: "hub", scope_code: own.hub },
  counter_clerk: { scope_kind: "counter", scope_code: own.counter },
  outlet_reporter: { scope_kind: "outlet", scope_code: own.outlet },
  liaison: { scope_kind: "county", scope_code: own.county },
  auditor: { scope_kind: "city", scope_code: CITY },
}

export type World = Awaited<ReturnType<typeof makeWorld>>

export async function makeWorld({ api, container, db }: { api: Api; container: MedusaContainer; db: Knex }) {
  const shop = await makeShop(container)
  const locations = await makeNetwork(container)
  await makeOrigins(container)
  const coffee = await makeProduct(container, shop, { handle: "coffee", title: "孟连咖啡" })
  await createInventoryLevelsWorkflow(container).run({
    input: {
      inventory_levels: locations.map((location_id) => ({
        inventory_item_id: coffee.inventory_item_id,
        location_id,
        stocked_quantity: 500,
      })),
    },
  })
  await importCountingRulesWorkflow(container).run({
    input: {
      rules: [
        {
          version: "2026-1",
          moment: "paid",
          text_zh: "按支付成功时间统计。",
          text_en: "Counted when paid.",
          valid_from: "2020-01-01",
          valid_until: null,
        },
      ],
    },
  })
  await container.resolve<TargetModuleService>(TARGET_MODULE).createCatalogueEditions({
    campaign: HUNDRED_PRODUCTS,
    year: 2026,
    name_zh: "百县百品2026",
    name_en: "Hundred products 2026",
    status: "published",
    valid_from: "2020-01-01",
  })
  await appendSalesLines(db, salesOfMarch())
  const people = {} as Record<Role, Person>
  for (const [role, scope] of Object.entries(scopes) as [Role, (typeof scopes)[Role]][]) {
    const grants = [{ role, ...scope }]
    people[role] = { ...(await makeStaff(container, `${role}@baixian.test`, grants)), grants }
  }
  const chief = await makeStaff(container, "chief@baixian.test", people.city_officer.grants)
  // Whoever works at the other places: they write what everybody else must not see.
  const stranger = await makeStaff(container, "stranger@baixian.test", [
    { role: "hub_manager", scope_kind: "hub", scope_code: other.hub },
  ])
  const strangerClerk = await makeStaff(container, "stranger-clerk@baixian.test", [
    { role: "counter_clerk", scope_kind: "counter", scope_code: other.counter },
  ])
  let items = 0
  /** Goods that nobody keeps yet. */
  const newItem = async (): Promise<string> => {
    items += 1
    const sku = `ACCESS-${items}`
    return (await container.resolve(Modules.INVENTORY).createInventoryItems({ sku, title: sku })).id
  }
  const world = { api, container, db, shop, coffee, people, chief, stranger, strangerClerk, newItem }
  return {
    ...world,
    orders: { own: await orderAt(world, own.counter), other: await orderAt(world, other.counter) },
  }
}

/** One request of somebody; refusals are answers. */
export async function ask(
  { api }: { api: Api },
  { method, path, body }: { method: string; path: string; body?: object },
  headers: object = {}
): Promise<Answer> {
  const { status, data } = await api.request({
    method,
    url: path,
    ...(body && { data: body }),
    headers,
    validateStatus: () => true,
  })
  return { status, data: data as Answer["data"] }
}

let placed = 0

/** An order of the online shop to be collected and paid at a counter. */
export async function orderAt(
  world: { api: Api; shop: Shop; coffee: MadeProduct },
  sales_point_code: string
): Promise<PlacedOrder> {
  const request: CheckoutRequest = {
    lines: [{ variant_id: world.coffee.variant_id, quantity: 1 }],
    delivery: { kind: "pickup", sales_point_code, name: "张小花", phone: "13812345678" },
    payment_method: "pay_at_pickup",
    expected_total_fen: 3_990,
  }
  placed += 1
  const { status, data } = await shopper(world.api, world.shop).places(request, `access-order-${placed}`)
  if (status !== 201) throw new Error(`No order at ${sales_point_code}: ${data.message}`)
  return data.order
}

/** A draft product of the administrator's own; `name` makes its handle. */
export const draftProduct = (name: string) => ({
  title: name,
  handle: name,
  status: "draft",
  options: [{ title: "规格", values: ["盒"] }],
  variants: [{ title: "盒", options: { 规格: "盒" }, prices: [{ currency_code: "cny", amount: 1 }] }],
})

/** Stock locations of the counters beside the shop's own. */
async function makeNetwork(container: MedusaContainer): Promise<string[]> {
  const { result } = await createStockLocationsWorkflow(container).run({
    input: {
      locations: [{ name: "别家专柜" }, { name: "外滩专柜" }, { name: "七宝专柜" }, { name: "黄浦枢纽" }],
    },
  })
  const network = container.resolve<NetworkModuleService>(NETWORK_MODULE)
  await network.createDistricts([{ code: other.district, name_zh: "闵行区", name_en: "Minhang" }])
  const [counter] = await network.listSalesPoints({ code: own.counter })
  await network.updateSalesPoints({ id: counter!.id, hub_code: own.hub })
  await network.createSalesPoints([
    {
      code: own.hub,
      name: "黄浦枢纽",
      kind: "hub",
      district_code: own.district,
      stock_location_id: result[3]!.id,
    },
    {
      code: own.sibling,
      name: "外滩专柜",
      kind: "counter",
      district_code: own.district,
      hub_code: own.hub,
      stock_location_id: result[1]!.id,
    },
    {
      code: other.sibling,
      name: "七宝专柜",
      kind: "counter",
      district_code: other.district,
      hub_code: other.hub,
      stock_location_id: result[2]!.id,
    },
    { code: own.outlet, name: "黄浦网点", kind: "outlet", district_code: own.district, hub_code: own.hub },
    { code: other.hub, name: "闵行枢纽", kind: "hub", district_code: other.district },
    {
      code: other.counter,
      name: "莘庄专柜",
      kind: "counter",
      district_code: other.district,
      hub_code: other.hub,
      opening_hours: "09:00–20:00",
      pickup: true,
      stock_location_id: result[0]!.id,
    },
    {
      code: other.outlet,
      name: "闵行网点",
      kind: "outlet",
      district_code: other.district,
      hub_code: other.hub,
    },
  ] as Parameters<NetworkModuleService["createSalesPoints"]>[0])
  return result.map(({ id }) => id)
}

async function makeOrigins(container: MedusaContainer): Promise<void> {
  const origins = container.resolve<OriginModuleService>(ORIGIN_MODULE)
  await origins.createOriginPlaces([
    { code: other.county, level: "county", parent_code: "530800", name_zh: "澜沧县", name_en: "Lancang" },
  ])
  await origins.createOriginMemberships(
    [own.county, other.county].map((origin_code) => ({
      origin_code,
      list: "supported" as const,
      valid_from: "2020-01-01",
    }))
  )
  await origins.createOriginPairings([
    { district_code: own.district, district_zh: "黄浦区", origin_code: own.county, kind: "support" },
  ])
}

function salesOfMarch() {
  const sold = (
    net_fen: number,
    point: string | null,
    kind: string,
    district: string | null,
    origin: string
  ) =>
    on(`fen-${net_fen}`, "2026-03-10", net_fen, {
      origin_code: origin,
      ...(point && {
        source: "till" as const,
        line: "offline" as const,
        sales_point_code: point,
        point_kind: kind as "counter",
        district_code: district,
      }),
    })
  return [
    sold(1, own.counter, "counter", own.district, own.county),
    sold(20, own.hub, "hub", own.district, other.county),
    sold(300, own.sibling, "counter", own.district, other.county),
    sold(4_000, other.counter, "counter", other.district, own.county),
    sold(50_000, other.counter, "counter", other.district, other.county),
    sold(600_000, null, "online", null, own.county),
  ]
}

/** The user module's own list, for examples that need somebody else's account. */
export async function makeAccount(container: MedusaContainer, email: string): Promise<string> {
  const user = await container.resolve(Modules.USER).createUsers({ email })
  return user.id
}
