import { defineMiddlewares } from "@medusajs/framework/http"
import { productAdditionalData } from "../workflows/origin/product-additional-data"
import { adminLabelMiddlewares } from "./admin/labels/middlewares"
import { accessMiddlewares } from "./access/middlewares"
import { ownSidebarMiddlewares } from "./access/own-sidebar"
import { adminAuditMiddlewares } from "./admin/audit/middlewares"
import { adminPickupMiddlewares } from "./admin/pickups/middlewares"
import { adminProductOriginMiddlewares } from "./admin/products/[id]/origin/middlewares"
import { adminExportMiddlewares } from "./admin/exports/middlewares"
import { adminPeriodMiddlewares } from "./admin/periods/middlewares"
import { adminReportMiddlewares } from "./admin/reports/middlewares"
import { adminRoleAssignmentMiddlewares } from "./admin/role-assignments/middlewares"
import { adminRolePlaceMiddlewares } from "./admin/role-places/middlewares"
import { adminSalesLineMiddlewares } from "./admin/sales-lines/middlewares"
import { adminStockMiddlewares } from "./admin/stock/middlewares"
import { adminStockMovementMiddlewares } from "./admin/stock/movements/middlewares"
import { adminStaffMiddlewares } from "./admin/staff/middlewares"
import { adminSupplierMiddlewares } from "./admin/suppliers/middlewares"
import { auditMiddlewares } from "./audit/middlewares"
import { demoWalletMiddlewares } from "./demo-wallet/middlewares"
import { hookMiddlewares } from "./hooks/middlewares"
import "./store/catalog/open-lane"
import { refuseOddRequests } from "./refuse-odd-requests"
import { answerRefusals } from "./refusals"
import { requirePictures } from "./require-pictures"
import { stockErrandMiddlewares } from "./stock-errands/middlewares"
import { signInMiddlewares } from "./sign-in/middlewares"
import { staffLinkMiddlewares } from "./staff-link/middlewares"
import { storeCheckoutMiddlewares } from "./store/checkout/middlewares"
import { storePlacedOrderMiddlewares } from "./store/placed-orders/middlewares"
import { trustConfiguredProxies } from "./trusted-proxies"

export default defineMiddlewares({
  errorHandler: answerRefusals,
  routes: [
    { matcher: "/*", middlewares: [trustConfiguredProxies, refuseOddRequests] },
    // Who it is, what they do, whether they may: in this order, so that a refused try is on record too.
    ...signInMiddlewares,
    ...auditMiddlewares,
    ...accessMiddlewares,
    ...ownSidebarMiddlewares,
    ...stockErrandMiddlewares,
    { matcher: "/admin/uploads", methods: ["POST"], middlewares: [requirePictures] },
    { matcher: "/admin/products", methods: ["POST"], additionalDataValidator: productAdditionalData },
    ...adminAuditMiddlewares,
    ...adminStaffMiddlewares,
    ...adminLabelMiddlewares,
    ...adminPickupMiddlewares,
    ...adminReportMiddlewares,
    ...adminPeriodMiddlewares,
    ...adminExportMiddlewares,
    ...adminRoleAssignmentMiddlewares,
    ...adminRolePlaceMiddlewares,
    ...adminSalesLineMiddlewares,
    ...adminStockMiddlewares,
    ...adminStockMovementMiddlewares,
    ...adminSupplierMiddlewares,
    ...adminProductOriginMiddlewares,
    ...storeCheckoutMiddlewares,
    ...storePlacedOrderMiddlewares,
    ...hookMiddlewares,
    ...demoWalletMiddlewares,
    ...staffLinkMiddlewares,
  ],
})
