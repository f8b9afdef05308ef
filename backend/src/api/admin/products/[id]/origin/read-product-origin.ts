import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MedusaError } from "@medusajs/framework/utils"
import type { ProductOrigin } from "../../../../../contract"
import { ORIGIN_MODULE } from "../../../../../modules/origin"
import type OriginModuleService from "../../../../../modules/origin/service"
import { businessDay } from "../../../../../values/business-day"
import { BilingualRefusal } from "../../../../../bilingual-refusal"

type Share = { origin_code: string; share_bp: number }

/** The origin a product has now, with names; null when nobody has said it yet. 404 for a product that does not exist. */
export async function readProductOrigin(
  container: MedusaContainer,
  product_id: string
): Promise<ProductOrigin | null> {
  const origins = container.resolve<OriginModuleService>(ORIGIN_MODULE)
  await requireProduct(container, product_id)
  const [row] = await origins.listProductOrigins({ product_id, valid_until: null }, { take: 1 })
  if (!row) return null

  const today = businessDay(new Date())
  const [places, [supplier], recognitions] = await Promise.all([
    origins.listOriginPlaces({}, { take: null }),
    origins.listSuppliers({ id: row.supplier_id }, { take: 1 }),
    origins.listRecognitions({ product_id }, { take: null, order: { label: "ASC" } }),
  ])
  const byCode = new Map(places.map((place) => [place.code, place]))
  const place = byCode.get(row.origin_code)
  const path: string[] = []
  for (let step = place; step; step = step.parent_code ? byCode.get(step.parent_code) : undefined) {
    path.unshift(step.name_zh)
  }
  const components = (row.components ?? []) as unknown as Share[]

  return {
    product_id,
    origin_code: row.origin_code,
    origin_level: place?.level === "county" ? "county" : "prefecture",
    origin_name: place?.name_zh ?? row.origin_code,
    origin_path: path.join(" / "),
    processed_in_code: row.processed_in_code,
    main_ingredient_code: row.main_ingredient_code,
    supplier_id: row.supplier_id,
    supplier_name: supplier?.name ?? null,
    components: components.map(({ origin_code, share_bp }) => ({
      origin_code,
      share_bp,
      name: byCode.get(origin_code)?.name_zh ?? origin_code,
    })),
    labels: recognitions
      .filter(({ valid_until }) => valid_until === null || valid_until > today)
      .map(({ id, scheme, label, certificate_no, issuer, valid_from, valid_until, is_sample }) => ({
        id,
        scheme,
        label,
        certificate_no,
        issuer,
        valid_from,
        valid_until,
        is_sample,
      })),
    valid_from: new Date(row.valid_from).toISOString(),
  }
}

export async function requireProduct(container: MedusaContainer, product_id: string): Promise<void> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({ entity: "product", fields: ["id"], filters: { id: product_id } })
  if (data.length > 0) return

  throw new BilingualRefusal(
    "unknown_product",
    { chinese: `没有商品 ${product_id}，请回到商品列表。`, english: `There is no product ${product_id}.` },
    MedusaError.Types.NOT_FOUND
  )
}
