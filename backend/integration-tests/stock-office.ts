import { randomUUID } from "node:crypto"
import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { MedusaContainer } from "@medusajs/framework/types"
import { createStockLocationsWorkflow } from "@medusajs/medusa/core-flows"
import { NETWORK_MODULE } from "../src/modules/network"
import type NetworkModuleService from "../src/modules/network/service"
import type { Grant } from "../src/modules/access/roles"
import { brokenInvariants } from "../src/modules/stock/documents/invariants"
import { moveStock } from "../src/modules/stock/move-stock"
import { makeProduct, makeShop, makeStaff, type MadeProduct, type ProductWish, type Shop } from "./factory"

type Headers = { authorization: string }
type Answer = {
  status: number
  data: Record<string, never> & { code?: string; fields?: Record<string, string> }
}

/** What these tests need of the runner's client. */
type Api = { request: (asked: Record<string, unknown>) => Promise<Answer> }

/** A hub with two counters, a counter of another hub, and the people who work there. */
export type StockOffice = {
  shop: Shop
  points: Record<"hub" | "counter" | "cold" | "stranger", { code: string; location_id: string }>
  people: Record<"clerk" | "second" | "manager" | "admin", { headers: Headers; user_id: string }>
  tea: MadeProduct
  fish: MadeProduct
}

/** Made once per suite, in `beforeAll`. Tea lies at the hub (50) and the counter (20); fish is kept frozen. */
export async function openStockOffice(container: MedusaContainer): Promise<StockOffice> {
  const shop = await makeShop(container)
  const { result: locations } = await createStockLocationsWorkflow(container).run({
    input: { locations: [{ name: "枢纽" }, { name: "专柜" }, { name: "冷柜专柜" }, { name: "别家专柜" }] },
  })
  const [hub, counter, cold, stranger] = locations.map(({ id }) => id) as [string, string, string, string]
  const points = {
    hub: { code: "SH-HUB-01", location_id: hub },
    counter: { code: "SH-CTR-01", location_id: counter },
    cold: { code: "SH-CTR-02", location_id: cold },
    stranger: { code: "SH-CTR-99", location_id: stranger },
  }
  const network = container.resolve<NetworkModuleService>(NETWORK_MODULE)
  await network.createSalesPoints(
    Object.entries(points).map(([name, { code, location_id }]) => ({
      code,
      name: code,
      kind: name === "hub" ? "hub" : "counter",
      hub_code: name === "hub" ? null : name === "stranger" ? "SH-HUB-99" : "SH-HUB-01",
      district_code: "310101",
      has_frozen: name === "cold" || name === "hub",
      has_chilled: name === "cold" || name === "hub",
      stock_location_id: location_id,
    })) as Parameters<NetworkModuleService["createSalesPoints"]>[0]
  )
  const at = (counter: "counter" | "cold"): Grant => ({
    role: "counter_clerk",
    scope_kind: "counter",
    scope_code: points[counter].code,
  })
  const manages: Grant = { role: "hub_manager", scope_kind: "hub", scope_code: points.hub.code }
  const made = async (wish: ProductWish): Promise<MadeProduct> => await makeProduct(container, shop, wish)
  const tea = await made({ handle: "tea", title: "普洱茶", metadata: { shelf_life_days: "100" } })
  const fish = await made({
    handle: "fish",
    title: "冻鱼",
    metadata: { needs_cold_chain: "true", storage_zh: "−18℃以下冷冻" },
  })
  const db = container.resolve<Knex>("__pg_connection__")
  await db.transaction(async (tx) =>
    moveStock(
      tx,
      [
        { inventory_item_id: tea.inventory_item_id, location_id: hub, quantity: 50 },
        { inventory_item_id: tea.inventory_item_id, location_id: counter, quantity: 20 },
        { inventory_item_id: fish.inventory_item_id, location_id: hub, quantity: 30 },
      ],
      { reason: "opening" }
    )
  )
  return {
    shop,
    points,
    people: {
      clerk: await makeStaff(container, "clerk@baixian.test", [at("counter"), at("cold")]),
      second: await makeStaff(container, "second@baixian.test", [manages]),
      manager: await makeStaff(container, "manager@baixian.test", [manages]),
      admin: await makeStaff(container, "boss@baixian.test", [
        { role: "platform_admin", scope_kind: "city", scope_code: "city" },
      ]),
    },
    tea,
    fish,
  }
}

/** How a screen asks: answers whatever comes, so that refusals can be looked at. */
export function asker(api: Api, prefix = "/admin/stock") {
  return async (
    person: { headers: Headers },
    method: "GET" | "POST",
    path: string,
    data?: object
  ): Promise<Answer> =>
    await api.request({
      method,
      url: prefix + path,
      data,
      headers: { ...person.headers, "accept-language": "zh" },
      validateStatus: () => true,
    })
}

/** A command's head: a new id, and the version its sender saw. */
export const command = (version: number): { command_id: string; version: number } => ({
  command_id: randomUUID(),
  version,
})

const levelSql = `
  SELECT stocked_quantity::float8 AS stocked FROM inventory_level
  WHERE inventory_item_id = :item AND location_id = :place AND deleted_at IS NULL`

/** Pieces on the books; 0 where the place never kept it. */
export async function stockedAt(
  db: Knex,
  goods: MadeProduct,
  point: { location_id: string }
): Promise<number> {
  const { rows } = await db.raw<{ rows: { stocked: number }[] }>(levelSql, {
    item: goods.inventory_item_id,
    place: point.location_id,
  })
  return rows[0]?.stocked ?? 0
}

/** Sold over the counter, as the till will. */
export async function sell(
  db: Knex,
  goods: MadeProduct,
  { location_id }: { location_id: string },
  quantity: number
): Promise<void> {
  await db.transaction(async (tx) =>
    moveStock(tx, [{ inventory_item_id: goods.inventory_item_id, location_id, quantity: -quantity }], {
      reason: "sale",
    })
  )
}

/** Every invariant of the documents holds. */
export async function expectTruth(db: Knex): Promise<void> {
  expect(await brokenInvariants(db)).toEqual([])
}
