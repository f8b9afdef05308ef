import { z } from "@medusajs/framework/zod"
import { OriginCode } from "../../values/origin-code"

/** An origin as it comes with a new product. Shares in basis points. */
export const OriginOfNewProduct = z.strictObject({
  origin_code: OriginCode,
  supplier_id: z.string().min(1),
  processed_in_code: z.string().nullish(),
  main_ingredient_code: z.string().nullish(),
  components: z
    .array(z.strictObject({ origin_code: OriginCode, share_bp: z.number().int().positive() }))
    .nullish(),
})

/** `additional_data` of `POST /admin/products` and of `createProductsWorkflow`: origins by product handle. */
export const productAdditionalData = {
  origins_by_handle: z.record(z.string(), OriginOfNewProduct).optional(),
}

const AdditionalData = z.object(productAdditionalData).nullish()

/** The origins that came along, by handle; empty when none did. Throws a 400 with the field at fault. */
export function parseOriginsByHandle(
  additional_data: unknown
): Record<string, z.infer<typeof OriginOfNewProduct>> {
  return AdditionalData.parse(additional_data)?.origins_by_handle ?? {}
}
