import type { MedusaContainer } from "@medusajs/framework/types"
import { ORIGIN_MODULE } from "../../modules/origin"
import type OriginModuleService from "../../modules/origin/service"
import { BilingualRefusal } from "../../bilingual-refusal"

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

  // The dashboard's form for a new product has no place for an origin: the sentence shows the way round.
  throw new BilingualRefusal("origin_missing", {
    chinese: `请先填写产地再上架：${missing.join("、")}。新商品请先保存为草稿，再在商品页的“产地档案”里填写产地。`,
    english: `Set the origin before publishing: ${missing.join(", ")}. Save a new product as a draft first, then set its origin on its page.`,
  })
}
