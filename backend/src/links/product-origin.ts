import { defineLink } from "@medusajs/framework/utils"
import ProductModule from "@medusajs/medusa/product"
import OriginModule from "../modules/origin"

/**
 * A product's origins, past and present: `product.product_origins`. Read-only: the row names its product, and the
 * database keeps one open row a product (docs/decisions/001).
 */
export default defineLink(
  { linkable: ProductModule.linkable.product, field: "id" },
  {
    linkable: {
      ...OriginModule.linkable.productOrigin,
      ...OriginModule.linkable.productOrigin.id,
      primaryKey: "product_id",
    },
    isList: true,
  },
  { readOnly: true }
)
