import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import {
  createLocationFulfillmentSetWorkflow,
  createServiceZonesWorkflow,
  createShippingOptionsWorkflow,
  linkSalesChannelsToStockLocationWorkflow,
  updateStoresWorkflow,
} from "@medusajs/medusa/core-flows"
import type { Query } from "@medusajs/framework"
import type { Sample } from "../sample"
import type { Locations } from "./network"
import { requireFound, type Seeding } from "./seeding"
import type { Shop } from "./store"

const PROVIDER = "manual_manual"

/** Yuan, as Medusa's prices are. */
const FREIGHT = { amount: 10, free_from: 99 }

const WAYS = [
  {
    set: "快递配送",
    type: "shipping",
    option: "快递",
    code: "delivery",
    description: "由市级枢纽发货，冷链商品冷链配送。",
    prices: [
      { currency_code: "cny", amount: FREIGHT.amount },
      {
        currency_code: "cny",
        amount: 0,
        rules: [{ attribute: "item_total", operator: "gte" as const, value: FREIGHT.free_from }],
      },
    ],
  },
  {
    set: "到点自提",
    type: "pickup",
    option: "自提",
    code: "pickup",
    description: "凭取货码到枢纽或专柜领取。",
    prices: [{ currency_code: "cny", amount: 0 }],
  },
]

/**
 * Sending and collecting. The online channel is linked to the two city hubs only: every further location slows each cart
 * down (medusa.md §4.3), and pick-up orders name their point at checkout.
 */
export async function loadDelivery(
  seeding: Seeding,
  { points }: Sample,
  shop: Shop,
  locations: Locations
): Promise<string> {
  const cityHubs = points
    .filter((point) => point.kind === "hub" && point.level === "city")
    .map((point) => requireFound(locations.get(point.code), `the stock location of ${point.code}`))
  const home = requireFound(cityHubs[0], "a city hub")

  await ensureChannelLocations(seeding, shop, cityHubs)
  await ensureProvider(seeding, cityHubs)
  for (const way of WAYS) await ensureWay(seeding, way, { shop, location_id: home })

  const store = await seeding.container.resolve(Modules.STORE).retrieveStore(shop.store_id)
  if (store.default_location_id !== home) {
    await updateStoresWorkflow(seeding.container).run({
      input: { selector: { id: shop.store_id }, update: { default_location_id: home } },
    })
  }
  return `${WAYS.map(({ option }) => option).join("、")} from ${cityHubs.length} hubs`
}

type Linked = { id: string; sales_channels?: { id: string }[]; fulfillment_providers?: { id: string }[] }

async function linkedLocations({ container }: Seeding, ids: string[]): Promise<Linked[]> {
  const query = container.resolve<Query>(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({
    entity: "stock_location",
    fields: ["id", "sales_channels.id", "fulfillment_providers.id"],
    filters: { id: ids },
  })
  return data as Linked[]
}

async function ensureChannelLocations(seeding: Seeding, shop: Shop, ids: string[]): Promise<void> {
  for (const location of await linkedLocations(seeding, ids)) {
    if (location.sales_channels?.some(({ id }) => id === shop.sales_channel_id)) continue

    await linkSalesChannelsToStockLocationWorkflow(seeding.container).run({
      input: { id: location.id, add: [shop.sales_channel_id] },
    })
  }
}

async function ensureProvider(seeding: Seeding, ids: string[]): Promise<void> {
  const link = seeding.container.resolve(ContainerRegistrationKeys.LINK)
  for (const location of await linkedLocations(seeding, ids)) {
    if (location.fulfillment_providers?.some(({ id }) => id === PROVIDER)) continue

    await link.create({
      [Modules.STOCK_LOCATION]: { stock_location_id: location.id },
      [Modules.FULFILLMENT]: { fulfillment_provider_id: PROVIDER },
    })
  }
}

async function ensureWay(
  { container }: Seeding,
  way: (typeof WAYS)[number],
  { shop, location_id }: { shop: Shop; location_id: string }
): Promise<void> {
  const fulfillment = container.resolve(Modules.FULFILLMENT)
  const sets = (): Promise<{ id: string; service_zones: { id: string; shipping_options: unknown[] }[] }[]> =>
    fulfillment.listFulfillmentSets(
      { name: way.set },
      { relations: ["service_zones", "service_zones.shipping_options"] }
    )

  if ((await sets()).length === 0) {
    await createLocationFulfillmentSetWorkflow(container).run({
      input: { location_id, fulfillment_set_data: { name: way.set, type: way.type } },
    })
  }
  const set = requireFound((await sets())[0], `the fulfilment set ${way.set}`)
  if (set.service_zones.length === 0) {
    await createServiceZonesWorkflow(container).run({
      input: {
        data: [
          {
            name: `${way.set}（中国大陆）`,
            fulfillment_set_id: set.id,
            geo_zones: [{ type: "country", country_code: "cn" }],
          },
        ],
      },
    })
  }
  const zone = requireFound((await sets())[0]?.service_zones[0], `the service zone of ${way.set}`)
  if (zone.shipping_options.length > 0) return

  await createShippingOptionsWorkflow(container).run({
    input: [
      {
        name: way.option,
        price_type: "flat",
        provider_id: PROVIDER,
        service_zone_id: zone.id,
        shipping_profile_id: shop.shipping_profile_id,
        type: { label: way.option, description: way.description, code: way.code },
        prices: way.prices,
        rules: [
          { attribute: "enabled_in_store", operator: "eq", value: "true" },
          { attribute: "is_return", operator: "eq", value: "false" },
        ],
      },
    ],
  })
}
