import { createProductsWorkflow } from "@medusajs/medusa/core-flows"
import { StepResponse } from "@medusajs/framework/workflows-sdk"
import { ORIGIN_MODULE } from "../../modules/origin"
import type OriginModuleService from "../../modules/origin/service"
import { requireOriginToPublish } from "../origin/require-origin-to-publish"
import { setProductOriginsWorkflow } from "../origin/set-product-origins"
import { parseOriginsByHandle } from "../origin/product-additional-data"

/**
 * New products may bring their origin along (`additional_data.origins_by_handle`); a published one must have it. A refusal
 * undoes the creation.
 */
createProductsWorkflow.hooks.productsCreated(
  async ({ products, additional_data }, { container }) => {
    const byHandle = parseOriginsByHandle(additional_data)
    const origins = products.flatMap((product) => {
      const origin = byHandle[product.handle]
      return origin ? [{ ...origin, product_id: product.id }] : []
    })
    // Before anything is written: a step that fails is not undone itself, only those before it.
    await requireOriginToPublish(
      container,
      products.filter((product) => !byHandle[product.handle])
    )
    if (origins.length > 0) {
      await setProductOriginsWorkflow(container).run({ input: { origins, set_by: null, now: new Date() } })
    }
    return new StepResponse(
      void 0,
      origins.map(({ product_id }) => product_id)
    )
  },
  async (product_ids, { container }) => {
    if (!product_ids?.length) return

    const service = container.resolve<OriginModuleService>(ORIGIN_MODULE)
    await service.deleteProductOrigins({ product_id: product_ids })
  }
)
