import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { ORIGIN_MODULE } from "../../../modules/origin"
import type OriginModuleService from "../../../modules/origin/service"
import type { ProductOriginInput } from "./validate-product-origin"

export type SetProductOriginsInput = { origins: ProductOriginInput[]; set_by: string | null; now: Date }

/** Closes the open row of each product and opens a new one. An origin that says the same is left open as it is. */
export const setProductOriginsStep = createStep(
  "set-product-origins",
  async (input: SetProductOriginsInput, { container }) => {
    const service = container.resolve<OriginModuleService>(ORIGIN_MODULE)
    const now = new Date(input.now)
    const product_id = input.origins.map((origin) => origin.product_id)
    const open = await service.listProductOrigins({ product_id, valid_until: null }, { take: null })
    const openByProduct = new Map(open.map((row) => [row.product_id, row]))

    const changed = input.origins.filter(
      (origin) => !saysTheSame(openByProduct.get(origin.product_id), origin)
    )
    const closing = changed.flatMap((origin) => openByProduct.get(origin.product_id)?.id ?? [])
    const created = await service.succeedProductOrigins({
      closing,
      at: now,
      opening: changed.map((origin) => ({
        product_id: origin.product_id,
        origin_code: origin.origin_code,
        supplier_id: origin.supplier_id,
        processed_in_code: origin.processed_in_code ?? null,
        main_ingredient_code: origin.main_ingredient_code ?? null,
        components: (origin.components?.length ? origin.components : null) as unknown as Record<
          string,
          unknown
        > | null,
        valid_from: now,
        set_by: input.set_by,
      })),
    })

    const created_ids = created.map(({ id }) => id)
    return new StepResponse({ created_ids, closed_ids: closing }, { created_ids, closed_ids: closing })
  },
  async (done, { container }) => {
    if (!done) return

    const service = container.resolve<OriginModuleService>(ORIGIN_MODULE)
    await service.deleteProductOrigins(done.created_ids)
    await service.updateProductOrigins(done.closed_ids.map((id) => ({ id, valid_until: null })))
  }
)

type OpenRow = {
  origin_code: string
  supplier_id: string
  processed_in_code: string | null
  main_ingredient_code: string | null
  components: unknown
}

function saysTheSame(row: OpenRow | undefined, origin: ProductOriginInput): boolean {
  if (!row) return false
  return (
    row.origin_code === origin.origin_code &&
    row.supplier_id === origin.supplier_id &&
    row.processed_in_code === (origin.processed_in_code ?? null) &&
    row.main_ingredient_code === (origin.main_ingredient_code ?? null) &&
    sharesText(row.components as Shares) === sharesText(origin.components)
  )
}

type Shares = ProductOriginInput["components"]

/** Shares as one text, whatever order the database gives the keys back in. */
function sharesText(components: Shares): string {
  return (components ?? []).map(({ origin_code, share_bp }) => `${origin_code}:${share_bp}`).join()
}
