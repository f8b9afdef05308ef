import type { CreateProductWorkflowInputDTO } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import {
  createProductsWorkflow,
  deleteInventoryItemWorkflow,
  deleteProductsWorkflow,
} from "@medusajs/medusa/core-flows"
import type { Query } from "@medusajs/framework"
import { ORIGIN_MODULE } from "../../../backend/src/modules/origin"
import type OriginModuleService from "../../../backend/src/modules/origin/service"
import { businessDay, type BusinessDay } from "../../../backend/src/values/business-day"
import { yuanOfFen } from "../../../backend/src/values/fen"
import { pictureUrls } from "../generate/illustrations/draw"
import { historyPeriod } from "../generate/monthly-sheets"
import { listedOn, type SeedProduct, type SeedVariant } from "../generate/products"
import { samplePeriod } from "../generate/sales"
import { supplierOfProduct } from "../generate/suppliers"
import { groupBy } from "../generate/demand"
import type { Sample } from "../sample"
import type { Categories } from "./categories"
import { inBatches, requireFound, type Seeding } from "./seeding"
import type { Shop } from "./store"

/** Medusa's ids of the seed's goods. */
export type LoadedProducts = {
  /** By handle. */
  product_id: ReadonlyMap<string, string>
  /** By SKU. */
  variant_id: ReadonlyMap<string, string>
  inventory_item_id: ReadonlyMap<string, string>
  /** By product key. */
  supplier: ReadonlyMap<string, { id: string; name: string }>
  added: number
}

/** One workflow run takes this many: fewer runs cost less, more hold all rows in memory. */
const PRODUCTS_PER_RUN = 60
const SPEC = "规格"

/**
 * The products with their origin, prices and inventory items. A product without an origin row was cut off half-way by a
 * crash (the origin is written last): it is taken away and made again.
 */
export async function loadProducts(
  seeding: Seeding,
  sample: Sample,
  shop: Shop,
  categories: Categories
): Promise<LoadedProducts> {
  const supplier = await suppliersOfProducts(seeding, sample)
  const present = await presentProducts(seeding, sample.products)
  const missing = sample.products.filter((product) => !present.complete.has(product.handle))
  await removeLeftovers(seeding, present.broken, missing)

  const today = businessDay(seeding.now)
  const days = { opened: historyPeriod(samplePeriod(today, sample.scale).from, sample.scale).from, today }
  let done = 0
  for (const batch of inBatches(missing, PRODUCTS_PER_RUN)) {
    await createProductsWorkflow(seeding.container).run({
      input: {
        products: batch.map((product) =>
          productInput(product, { shop, categories, listed_on: listedOn(product, days) })
        ),
        additional_data: {
          origins_by_handle: Object.fromEntries(
            batch.map((product) => [
              product.handle,
              {
                origin_code: product.origin_code,
                supplier_id: supplier.get(product.key)!.id,
                components: product.components.length > 0 ? product.components : null,
              },
            ])
          ),
        },
      },
    })
    done += batch.length
    seeding.say(`${done} of ${missing.length} products`)
  }
  return { ...(await idsOf(seeding, sample.products)), supplier, added: missing.length }
}

function productInput(
  product: SeedProduct,
  { shop, categories, listed_on }: { shop: Shop; categories: Categories; listed_on: BusinessDay }
): CreateProductWorkflowInputDTO {
  const pictures = pictureUrls(product.handle)
  return {
    title: product.title_zh,
    subtitle: product.subtitle_zh,
    handle: product.handle,
    description: product.description_zh,
    // Goods whose sale category or age gate is still open are prepared, not sold (domain.md §9.7).
    status: product.hold === null ? "published" : "draft",
    thumbnail: pictures.small,
    images: [{ url: pictures.large }],
    category_ids: [requireFound(categories.get(product.category), `the category ${product.category}`)],
    sales_channels: [{ id: shop.sales_channel_id }],
    shipping_profile_id: shop.shipping_profile_id,
    options: [{ title: SPEC, values: product.variants.map(({ title }) => title) }],
    variants: product.variants.map(variantInput),
    metadata: {
      title_en: product.title_en,
      description_en: product.description_en,
      shelf_life_days: product.shelf_life_days,
      needs_cold_chain: product.needs_cold_chain,
      storage_zh: product.storage_zh,
      return_policy: product.return_policy,
      exclusion_reason: product.exclusion_reason,
      listed_on,
      season_months: product.season,
      certainty: product.certainty,
      hold: product.hold,
      is_sample: true,
    },
  }
}

const variantInput = ({ sku, ean, title, unit, price_fen }: SeedVariant) => ({
  title,
  sku,
  ean,
  manage_inventory: true,
  options: { [SPEC]: title },
  prices: [{ currency_code: "cny", amount: yuanOfFen(price_fen) }],
  metadata: { unit },
})

async function suppliersOfProducts(
  { container }: Seeding,
  sample: Sample
): Promise<Map<string, { id: string; name: string }>> {
  const origins = container.resolve<OriginModuleService>(ORIGIN_MODULE)
  const rows = await origins.listSuppliers({ name: sample.suppliers.map(({ name }) => name) }, { take: null })
  const ids = new Map(rows.map((row) => [row.name, row.id]))
  const byPlace = groupBy(sample.suppliers, (supplier) => supplier.origin_code)
  return new Map(
    sample.products.map((product) => {
      const { name } = supplierOfProduct(product.key, byPlace.get(product.origin_code) ?? [])
      return [product.key, { id: requireFound(ids.get(name), `the supplier ${name}`), name }]
    })
  )
}

async function presentProducts(
  { container }: Seeding,
  products: readonly SeedProduct[]
): Promise<{ complete: Set<string>; broken: string[] }> {
  const catalogue = container.resolve(Modules.PRODUCT)
  const origins = container.resolve<OriginModuleService>(ORIGIN_MODULE)
  const rows = await catalogue.listProducts(
    { handle: products.map(({ handle }) => handle) },
    { take: 100_000, select: ["id", "handle"] }
  )
  const placed = await origins.listProductOrigins(
    { product_id: rows.map(({ id }) => id) },
    { take: null, select: ["product_id"] }
  )
  const whole = new Set(placed.map((row) => row.product_id))
  return {
    complete: new Set(rows.filter(({ id }) => whole.has(id)).map(({ handle }) => handle)),
    broken: rows.filter(({ id }) => !whole.has(id)).map(({ id }) => id),
  }
}

async function removeLeftovers(
  { container }: Seeding,
  broken: string[],
  missing: readonly SeedProduct[]
): Promise<void> {
  if (broken.length > 0) await deleteProductsWorkflow(container).run({ input: { ids: broken } })

  const skus = missing.flatMap((product) => product.variants.map(({ sku }) => sku))
  if (skus.length === 0) return
  const items = await container
    .resolve(Modules.INVENTORY)
    .listInventoryItems({ sku: skus }, { take: 100_000, select: ["id"] })
  if (items.length > 0) {
    await deleteInventoryItemWorkflow(container).run({ input: items.map(({ id }) => id) })
  }
}

async function idsOf(
  { container }: Seeding,
  products: readonly SeedProduct[]
): Promise<Pick<LoadedProducts, "product_id" | "variant_id" | "inventory_item_id">> {
  const query = container.resolve<Query>(ContainerRegistrationKeys.QUERY)
  const catalogue = container.resolve(Modules.PRODUCT)
  const rows = await catalogue.listProducts(
    { handle: products.map(({ handle }) => handle) },
    { take: 100_000, select: ["id", "handle"] }
  )
  const { data: variants } = await query.graph({
    entity: "variant",
    fields: ["id", "sku", "inventory_items.inventory_item_id"],
    filters: { product_id: rows.map(({ id }) => id) },
  })
  return {
    product_id: new Map(rows.map(({ id, handle }) => [handle, id])),
    variant_id: new Map(variants.flatMap(({ id, sku }) => (sku ? [[sku, id] as const] : []))),
    inventory_item_id: new Map(
      variants.flatMap(({ sku, inventory_items }) => {
        const [item] = inventory_items ?? []
        return sku && item ? [[sku, item.inventory_item_id] as const] : []
      })
    ),
  }
}
