import { Modules } from "@medusajs/framework/utils"
import {
  createApiKeysWorkflow,
  createRegionsWorkflow,
  createShippingProfilesWorkflow,
  linkSalesChannelsToApiKeyWorkflow,
  updateApiKeysWorkflow,
  updateRegionsWorkflow,
  updateSalesChannelsWorkflow,
  updateStoresWorkflow,
} from "@medusajs/medusa/core-flows"
import type { Query } from "@medusajs/framework"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { requireFound, type Seeding } from "./seeding"

/** The frame of the shop: what products, orders and the storefront hang on. */
export type Shop = {
  store_id: string
  region_id: string
  sales_channel_id: string
  shipping_profile_id: string
  publishable_key: string
}

const CHANNEL = { name: "online", description: "线上商城：现货由两个市级枢纽发出。" }
const REGION = "中国大陆"

/** Shapes what Medusa made at its first start into our shop: one channel, one key, yuan, one region. */
export async function loadStore(seeding: Seeding): Promise<Shop> {
  const { container } = seeding
  const [store] = await container.resolve(Modules.STORE).listStores({}, { take: 1 })
  const [channel] = await container
    .resolve(Modules.SALES_CHANNEL)
    .listSalesChannels({}, { take: 1, order: { created_at: "ASC" } })
  const store_id = requireFound(store, "Medusa's own store").id
  const sales_channel_id = requireFound(channel, "Medusa's own sales channel").id
  if (channel?.name !== CHANNEL.name) {
    await updateSalesChannelsWorkflow(container).run({
      input: { selector: { id: sales_channel_id }, update: CHANNEL },
    })
  }

  // The region's currency must be one of the store's, so the store comes first.
  if (store?.name !== "百县集") {
    await updateStoresWorkflow(container).run({
      input: {
        selector: { id: store_id },
        update: {
          name: "百县集",
          supported_currencies: [{ currency_code: "cny", is_default: true, is_tax_inclusive: true }],
          default_sales_channel_id: sales_channel_id,
        },
      },
    })
  }
  const region_id = await ensureRegion(seeding)
  if (store?.default_region_id !== region_id) {
    await updateStoresWorkflow(container).run({
      input: { selector: { id: store_id }, update: { default_region_id: region_id } },
    })
  }
  return {
    store_id,
    region_id,
    sales_channel_id,
    shipping_profile_id: await ensureShippingProfile(seeding),
    publishable_key: await ensurePublishableKey(seeding, sales_channel_id),
  }
}

async function ensureRegion({ container }: Seeding): Promise<string> {
  const query = container.resolve<Query>(ContainerRegistrationKeys.QUERY)
  const providers = await container
    .resolve(Modules.PAYMENT)
    .listPaymentProviders({ is_enabled: true }, { order: { id: "ASC" } })
  const payment_providers = providers.map(({ id }) => id)
  const { data } = await query.graph({
    entity: "region",
    fields: ["id", "payment_providers.id"],
    filters: { name: REGION },
  })
  const [found] = data as { id: string; payment_providers?: ({ id: string } | undefined)[] }[]
  if (!found) {
    const { result } = await createRegionsWorkflow(container).run({
      input: {
        regions: [
          {
            name: REGION,
            currency_code: "cny",
            countries: ["cn"],
            payment_providers,
            // Prices are what is paid; the seller's VAT is worked out for the invoice, not in the cart.
            automatic_taxes: false,
            is_tax_inclusive: true,
          },
        ],
      },
    })
    return requireFound(result[0], "the region it made").id
  }

  // Stripe keys may have been set since the last run.
  const linked = (found.payment_providers ?? []).flatMap((provider) => (provider ? [provider.id] : [])).sort()
  if (linked.join() !== [...payment_providers].sort().join()) {
    await updateRegionsWorkflow(container).run({
      input: { selector: { id: found.id }, update: { payment_providers } },
    })
  }
  return found.id
}

async function ensureShippingProfile({ container }: Seeding): Promise<string> {
  const [found] = await container
    .resolve(Modules.FULFILLMENT)
    .listShippingProfiles({ type: "default" }, { take: 1 })
  if (found) return found.id

  const { result } = await createShippingProfilesWorkflow(container).run({
    input: { data: [{ name: "默认", type: "default" }] },
  })
  return requireFound(result[0], "the shipping profile it made").id
}

async function ensurePublishableKey({ container }: Seeding, sales_channel_id: string): Promise<string> {
  const query = container.resolve<Query>(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({
    entity: "api_key",
    fields: ["id", "token", "title", "sales_channels.id"],
    filters: { type: "publishable", revoked_at: null },
  })
  // A key with two channels breaks stock figures, so a key of somebody else's making is left alone.
  const keys = data as {
    id: string
    token: string
    title: string
    sales_channels?: ({ id: string } | undefined)[]
  }[]
  const usable = keys.find(({ sales_channels }) =>
    (sales_channels ?? []).every((channel) => channel?.id === sales_channel_id)
  )
  const key = usable ?? (await createKey({ container }))
  if (key.title !== "storefront") {
    await updateApiKeysWorkflow(container).run({
      input: { selector: { id: key.id }, update: { title: "storefront" } },
    })
  }
  if (!usable?.sales_channels?.length) {
    await linkSalesChannelsToApiKeyWorkflow(container).run({ input: { id: key.id, add: [sales_channel_id] } })
  }
  return key.token
}

async function createKey({ container }: Pick<Seeding, "container">) {
  const { result } = await createApiKeysWorkflow(container).run({
    input: { api_keys: [{ title: "storefront", type: "publishable", created_by: "" }] },
  })
  return requireFound(result[0], "the publishable key it made")
}
