import { updateProductsWorkflow } from "@medusajs/medusa/core-flows"
import { requireOriginToPublish } from "../origin/require-origin-to-publish"

updateProductsWorkflow.hooks.productsUpdated(async ({ products }, { container }) => {
  await requireOriginToPublish(container, products)
})
