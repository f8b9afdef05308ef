import {
  createApiKeysWorkflow,
  createInventoryLevelsWorkflow,
  createProductsWorkflow,
  createRegionsWorkflow,
  createSalesChannelsWorkflow,
  createServiceZonesWorkflow,
  createShippingOptionsWorkflow,
  createShippingProfilesWorkflow,
  createStockLocationsWorkflow,
  linkSalesChannelsToApiKeyWorkflow,
  linkSalesChannelsToStockLocationWorkflow,
} from "@medusajs/medusa/core-flows"
import { WorkflowScheduler } from "@medusajs/framework/orchestration"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, generateJwtToken, Modules } from "@medusajs/framework/utils"
import { ACCESS_MODULE } from "../src/modules/access"
import { CITY, type Grant } from "../src/modules/access/roles"
import type AccessModuleService from "../src/modules/access/service"
import { NETWORK_MODULE } from "../src/modules/network"
import type NetworkModuleService from "../src/modules/network/service"
import { ORIGIN_MODULE } from "../src/modules/origin"
import type OriginModuleService from "../src/modules/origin/service"

/** A small shop: one region in yuan, one channel with a key, a warehouse that sends and a counter that hands over. */
export type Shop = {
  region_id: string
  sales_channel_id: string
  shipping_profile_id: string
  /** Headers of a storefront request. */
  store: { "x-publishable-api-key": string }
  /** Headers of a signed-in admin. */
  admin: { authorization: string }
  /** Linked to the channel: delivery orders draw from it. */
  warehouse_id: string
  /** The stock location of `pickup_code`; not linked to the channel. */
  counter_id: string
  /** A sales point where orders can be collected. */
  pickup_code: string
  supplier_id: string
  /** Freight in fen, free from `free_from_fen`. */
  freight: {
    freight_fen: number
    free_from_fen: number
    delivery_option_id: string
    pickup_option_id: string
  }
}

/** 孟连县 under 普洱市 under 云南省: where the factory's products come from unless a test says otherwise. */
export const MENGLIAN = "530827"

const FREIGHT_FEN = 1_200
const FREE_FROM_FEN = 9_900

/** Makes the shop. Once per suite, in `beforeAll`: the test runner restores it before every test. */
export async function makeShop(container: MedusaContainer): Promise<Shop> {
  // A test says itself when a minute has passed.
  await new WorkflowScheduler().clear()

  const region_id = await makeRegion(container)
  const { result: channels } = await createSalesChannelsWorkflow(container).run({
    input: { salesChannelsData: [{ name: "百县集网上商城" }] },
  })
  const sales_channel_id = channels[0]!.id
  const { result: keys } = await createApiKeysWorkflow(container).run({
    input: { api_keys: [{ title: "storefront", type: "publishable", created_by: "" }] },
  })
  await linkSalesChannelsToApiKeyWorkflow(container).run({
    input: { id: keys[0]!.id, add: [sales_channel_id] },
  })

  const { result: locations } = await createStockLocationsWorkflow(container).run({
    input: { locations: [{ name: "电商仓" }, { name: "人民广场专柜" }] },
  })
  const [warehouse_id, counter_id] = [locations[0]!.id, locations[1]!.id]
  await linkSalesChannelsToStockLocationWorkflow(container).run({
    input: { id: warehouse_id, add: [sales_channel_id] },
  })
  await makePlaces(container)
  const supplier_id = await makeSupplier(container)
  const pickup_code = await makePickupPoint(container, { code: "C-001", stock_location_id: counter_id })
  const { shipping_profile_id, freight } = await makeFreight(container, warehouse_id)

  return {
    region_id,
    sales_channel_id,
    shipping_profile_id,
    store: { "x-publishable-api-key": keys[0]!.token },
    admin: (await makeStaff(container, "admin@baixian.test", OFFICE)).headers,
    warehouse_id,
    counter_id,
    pickup_code,
    supplier_id,
    freight,
  }
}

export type MadeProduct = {
  product_id: string
  variant_id: string
  inventory_item_id: string
  handle: string
  price_fen: number
}
export type ProductWish = {
  handle: string
  title?: string
  price_fen?: number
  /** Pieces at the warehouse and at the counter. */
  warehouse?: number
  counter?: number
  origin_code?: string
  /** What the office notes on the product, such as its return policy. */
  metadata?: Record<string, string>
}

/** A published product of one variant, with an origin and stock. Defaults: ¥39.90, 孟连县, 100 pieces at both places. */
export async function makeProduct(
  container: MedusaContainer,
  shop: Shop,
  {
    handle,
    title = handle,
    price_fen = 3_990,
    warehouse = 100,
    counter = 100,
    origin_code = MENGLIAN,
    metadata = {},
  }: ProductWish
): Promise<MadeProduct> {
  const { result } = await createProductsWorkflow(container).run({
    input: {
      products: [
        {
          title,
          handle,
          status: "published",
          shipping_profile_id: shop.shipping_profile_id,
          metadata: { title_en: `${handle} (en)`, ...metadata },
          options: [{ title: "规格", values: ["500g/袋"] }],
          variants: [
            {
              title: "500g/袋",
              sku: `SKU-${handle}`,
              manage_inventory: true,
              options: { 规格: "500g/袋" },
              prices: [{ currency_code: "cny", amount: price_fen / 100 }],
            },
          ],
          sales_channels: [{ id: shop.sales_channel_id }],
        },
      ],
      // A product cannot be published without saying where it comes from.
      additional_data: { origins_by_handle: { [handle]: { origin_code, supplier_id: shop.supplier_id } } },
    },
  })
  const product = result[0]!
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({
    entity: "product_variant",
    fields: ["id", "inventory_items.inventory_item_id"],
    filters: { product_id: product.id },
  })
  const variant = data[0] as unknown as { id: string; inventory_items: { inventory_item_id: string }[] }
  const inventory_item_id = variant.inventory_items[0]!.inventory_item_id
  await createInventoryLevelsWorkflow(container).run({
    input: {
      inventory_levels: [
        { inventory_item_id, location_id: shop.warehouse_id, stocked_quantity: warehouse },
        { inventory_item_id, location_id: shop.counter_id, stocked_quantity: counter },
      ],
    },
  })
  return { product_id: product.id, variant_id: variant.id, inventory_item_id, handle, price_fen }
}

/** What lies at a location and what of it is spoken for. */
export async function stockAt(
  container: MedusaContainer,
  { inventory_item_id, location_id }: { inventory_item_id: string; location_id: string }
): Promise<{ stocked: number; reserved: number; reservations: number }> {
  const inventory = container.resolve(Modules.INVENTORY)
  const [level] = await inventory.listInventoryLevels({ inventory_item_id, location_id })
  const reservations = await inventory.listReservationItems({ inventory_item_id, location_id })
  return {
    stocked: Number(level?.stocked_quantity ?? 0),
    reserved: Number(level?.reserved_quantity ?? 0),
    reservations: reservations.reduce((sum, item) => sum + Number(item.quantity), 0),
  }
}

/** A sales point with a stock location where orders can be collected; answers its code. */
export async function makePickupPoint(
  container: MedusaContainer,
  { code, stock_location_id }: { code: string; stock_location_id: string }
): Promise<string> {
  const network = container.resolve<NetworkModuleService>(NETWORK_MODULE)
  await network.createSalesPoints([
    {
      code,
      name: "人民广场专柜",
      kind: "counter",
      district_code: "310101",
      opening_hours: "09:00–20:00",
      pickup: true,
      stock_location_id,
    },
  ] as Parameters<NetworkModuleService["createSalesPoints"]>[0])
  return code
}

async function makeRegion(container: MedusaContainer): Promise<string> {
  const { result } = await createRegionsWorkflow(container).run({
    input: {
      regions: [
        {
          name: "中国",
          currency_code: "cny",
          countries: ["cn"],
          payment_providers: ["pp_system_default"],
          automatic_taxes: false,
        },
      ],
    },
  })
  return result[0]!.id
}

async function makePlaces(container: MedusaContainer): Promise<void> {
  const origins = container.resolve<OriginModuleService>(ORIGIN_MODULE)
  const rows = [
    ["530000", "province", null, "云南省", "Yunnan"],
    ["530800", "prefecture", "530000", "普洱市", "Pu'er"],
    [MENGLIAN, "county", "530800", "孟连县", "Menglian"],
  ] as const
  await origins.createOriginPlaces(
    rows.map(([code, level, parent_code, name_zh, name_en]) => ({
      code,
      level,
      parent_code,
      name_zh,
      name_en,
    }))
  )
  const network = container.resolve<NetworkModuleService>(NETWORK_MODULE)
  await network.createDistricts([{ code: "310101", name_zh: "黄浦区", name_en: "Huangpu" }])
}

async function makeSupplier(container: MedusaContainer): Promise<string> {
  const origins = container.resolve<OriginModuleService>(ORIGIN_MODULE)
  const supplier = await origins.createSuppliers({
    name: "孟连咖啡合作社",
    kind: "cooperative",
    origin_code: MENGLIAN,
  })
  return supplier.id
}

/** Delivery ¥12, free from ¥99 of goods; collecting is free. Manual fulfilment, as the seed has it. */
async function makeFreight(
  container: MedusaContainer,
  warehouse_id: string
): Promise<Pick<Shop, "shipping_profile_id" | "freight">> {
  const { result: profiles } = await createShippingProfilesWorkflow(container).run({
    input: { data: [{ name: "常温", type: "default" }] },
  })
  const shipping_profile_id = profiles[0]!.id
  const link = container.resolve(ContainerRegistrationKeys.LINK)
  await link.create({
    [Modules.STOCK_LOCATION]: { stock_location_id: warehouse_id },
    [Modules.FULFILLMENT]: { fulfillment_provider_id: "manual_manual" },
  })
  const option = async (type: "shipping" | "pickup", name: string): Promise<string> => {
    const set = await container.resolve(Modules.FULFILLMENT).createFulfillmentSets([{ name, type }])
    await link.create({
      [Modules.STOCK_LOCATION]: { stock_location_id: warehouse_id },
      [Modules.FULFILLMENT]: { fulfillment_set_id: set[0]!.id },
    })
    const { result: zones } = await createServiceZonesWorkflow(container).run({
      input: {
        data: [
          { name, fulfillment_set_id: set[0]!.id, geo_zones: [{ type: "country", country_code: "cn" }] },
        ],
      },
    })
    const { result: options } = await createShippingOptionsWorkflow(container).run({
      input: [
        {
          name,
          price_type: "flat",
          provider_id: "manual_manual",
          service_zone_id: zones[0]!.id,
          shipping_profile_id,
          type: { label: name, description: name, code: type },
          prices:
            type === "pickup"
              ? [{ currency_code: "cny", amount: 0 }]
              : [
                  { currency_code: "cny", amount: FREIGHT_FEN / 100 },
                  {
                    currency_code: "cny",
                    amount: 0,
                    rules: [{ attribute: "item_total", operator: "gte", value: FREE_FROM_FEN / 100 }],
                  },
                ],
        },
      ],
    })
    return options[0]!.id
  }
  const delivery_option_id = await option("shipping", "快递")
  const pickup_option_id = await option("pickup", "到点自提")
  return {
    shipping_profile_id,
    freight: {
      freight_fen: FREIGHT_FEN,
      free_from_fen: FREE_FROM_FEN,
      delivery_option_id,
      pickup_option_id,
    },
  }
}

/** An account with these roles, signed in: its id and the headers of its requests. */
export async function makeStaff(
  container: MedusaContainer,
  email: string,
  grants: readonly Grant[]
): Promise<{ user_id: string; headers: { authorization: string } }> {
  const user = await container.resolve(Modules.USER).createUsers({ email })
  const identity = await container.resolve(Modules.AUTH).createAuthIdentities({
    provider_identities: [{ provider: "emailpass", entity_id: email }],
    app_metadata: { user_id: user.id },
  })
  const access = container.resolve<AccessModuleService>(ACCESS_MODULE)
  for (const grant of grants) {
    await access.grant({
      user_id: user.id,
      ...grant,
      valid_from: "2020-01-01",
      valid_until: null,
      granted_by: null,
    })
  }
  const { http } = container.resolve(ContainerRegistrationKeys.CONFIG_MODULE).projectConfig
  const token = generateJwtToken(
    {
      actor_id: user.id,
      actor_type: "user",
      auth_identity_id: identity.id,
      app_metadata: { user_id: user.id },
    },
    { secret: http.jwtSecret, expiresIn: "1d" }
  )
  return { user_id: user.id, headers: { authorization: `Bearer ${token}` } }
}

/** Runs the platform and reads the programme's figures, as one person may in a small office. */
export const OFFICE: readonly Grant[] = [
  { role: "platform_admin", scope_kind: "city", scope_code: CITY },
  { role: "city_officer", scope_kind: "city", scope_code: CITY },
]
