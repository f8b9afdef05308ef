import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"
import { ORIGIN_MODULE } from "../../modules/origin"
import type OriginModuleService from "../../modules/origin/service"

type ProductState = { id: string; title: string; status: string }

/**
 * Refuses a published product without an origin (design.md §10), so that no sale has to guess its county. Called by the
 * hooks of every core flow that can publish: the dashboard, the API and imports meet the same sentence.
 */
export async function requireOriginToPublish(
  container: MedusaContainer,
  products: ProductState[]
): Promise<void> {
  const published = products.filter((product) => product.status === "published")
  if (published.length === 0) return

  const origins = container.resolve<OriginModuleService>(ORIGIN_MODULE)
  const rows = await origins.listProductOrigins(
    { product_id: published.map(({ id }) => id), valid_until: null },
    { take: null, select: ["product_id"] }
  )
  const known = new Set(rows.map((row) => row.product_id))
  const missing = published.filter(({ id }) => !known.has(id)).map(({ title }) => title)
  if (missing.length === 0) return

  throw new MedusaError(
    MedusaError.Types.NOT_ALLOWED,
    `请先填写产地再上架：${missing.join("、")}。 (Set the origin before publishing: ${missing.join(", ")}.)`,
    "origin_missing"
  )
}
