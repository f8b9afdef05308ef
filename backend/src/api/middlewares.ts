import { defineMiddlewares } from "@medusajs/framework/http"
import { productAdditionalData } from "../workflows/origin/product-additional-data"
import { adminProductOriginMiddlewares } from "./admin/products/[id]/origin/middlewares"
import { adminReportMiddlewares } from "./admin/reports/middlewares"
import { adminSalesLineMiddlewares } from "./admin/sales-lines/middlewares"
import { adminSupplierMiddlewares } from "./admin/suppliers/middlewares"

export default defineMiddlewares({
  routes: [
    { matcher: "/admin/products", methods: ["POST"], additionalDataValidator: productAdditionalData },
    ...adminReportMiddlewares,
    ...adminSalesLineMiddlewares,
    ...adminSupplierMiddlewares,
    ...adminProductOriginMiddlewares,
  ],
})
