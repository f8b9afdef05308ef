import type { Role } from "./roles"

/** `all`: everything the route has. `own`: what lies in the places of the person's roles, or what is the person's own. */
export type Reach = "all" | "own"
/** Who may use a route. A role that is not named may not. */
export type RouteEntry = { readonly [Name in Role]?: Reach }

/** What every member of staff may use: who they are, and what Medusa's dashboard needs to draw its frame. */
const everybody = {
  platform_admin: "all",
  city_officer: "all",
  district_officer: "all",
  hub_manager: "all",
  counter_clerk: "all",
  outlet_reporter: "all",
  liaison: "all",
  auditor: "all",
} as const satisfies RouteEntry

/** What is the person's own, whatever their role. */
const oneself = {
  platform_admin: "own",
  city_officer: "own",
  district_officer: "own",
  hub_manager: "own",
  counter_clerk: "own",
  outlet_reporter: "own",
  liaison: "own",
  auditor: "own",
} as const satisfies RouteEntry

const admins = { platform_admin: "all" } as const satisfies RouteEntry
const officers = { city_officer: "all" } as const satisfies RouteEntry
/** The programme's figures of the whole city: targets, months, the wall. */
const cityReaders = { city_officer: "all", auditor: "all" } as const satisfies RouteEntry
/** Who mends figures, and who answers for them. */
const qualityReaders = {
  platform_admin: "all",
  city_officer: "all",
  auditor: "all",
} as const satisfies RouteEntry
/** Sales by any report, and the lines behind them. */
const salesReaders = {
  platform_admin: "all",
  city_officer: "all",
  auditor: "all",
  district_officer: "own",
  hub_manager: "own",
  counter_clerk: "own",
  liaison: "own",
} as const satisfies RouteEntry
/** Files are the asker's own, whoever else may read the same lines. */
const exporters = {
  platform_admin: "own",
  city_officer: "own",
  auditor: "own",
  district_officer: "own",
  hub_manager: "own",
  counter_clerk: "own",
  liaison: "own",
} as const satisfies RouteEntry
/** Orders, for who sends or hands them over. */
const orderHandlers = {
  platform_admin: "all",
  hub_manager: "own",
  counter_clerk: "own",
} as const satisfies RouteEntry
const orderReaders = { ...orderHandlers, auditor: "all" } as const satisfies RouteEntry
/** Products and where they come from. */
const productReaders = {
  platform_admin: "all",
  city_officer: "all",
  auditor: "all",
} as const satisfies RouteEntry

/** Stock of a place, for who works there and who answers for them. */
const stockKeepers = { hub_manager: "own", counter_clerk: "own" } as const satisfies RouteEntry
const stockReaders = { ...stockKeepers, platform_admin: "all", auditor: "all" } as const satisfies RouteEntry
/** A hub beside its counters. */
const hubReaders = { hub_manager: "own", platform_admin: "all", auditor: "all" } as const satisfies RouteEntry
/** Who answers for a place's stock: approves what others counted or want to write off. */
const stockApprovers = { hub_manager: "own" } as const satisfies RouteEntry

/**
 * Every route under /admin and /till that anybody may use, by its method and pattern; what is not here is refused to
 * everybody. `access.spec.ts` holds it against the routes of the running server: a route of ours without an entry, an entry
 * without a route, and a cell that does not behave as it says fail the build.
 */
export const routeTable: Readonly<Record<string, RouteEntry>> = {
  // Who one is, and who may do what.
  "GET /admin/me": everybody,
  "GET /admin/role-assignments": { ...admins, auditor: "all" },
  "GET /admin/role-places": admins,
  "POST /admin/role-assignments": admins,
  "POST /admin/role-assignments/:id/revoke": admins,
  "GET /admin/staff": { ...admins, auditor: "all" },
  "POST /admin/staff/invites": admins,
  "POST /admin/staff/invites/:id/link": admins,
  "POST /admin/staff/invites/:id/role": admins,
  "POST /admin/staff/invites/:id/withdraw": admins,
  "POST /admin/staff/:id/suspend": admins,
  "POST /admin/staff/:id/reinstate": admins,
  "POST /admin/staff/:id/end-sessions": admins,
  "POST /admin/staff/:id/reset-link": admins,
  "POST /admin/staff/:id/unlock": admins,
  "POST /admin/sign-out-everywhere": oneself,
  "GET /admin/audit": { ...admins, auditor: "all" },

  // Sales.
  "GET /admin/reports/sales-by-county": salesReaders,
  "GET /admin/reports/:report": salesReaders,
  "GET /admin/reports/campaign-progress": cityReaders,
  "GET /admin/reports/overview": cityReaders,
  "GET /admin/reports/wall": cityReaders,
  "GET /admin/sales-lines": salesReaders,
  // The dashboard's corner asks for it on every page.
  "GET /admin/exports": oneself,
  "POST /admin/exports": exporters,
  "GET /admin/exports/:id": exporters,
  "GET /admin/exports/:id/file": exporters,
  "POST /admin/exports/:id/cancel": exporters,
  "GET /admin/data-quality": qualityReaders,
  "GET /admin/districts": everybody,
  "GET /admin/labels": stockReaders,
  "GET /admin/origins": everybody,

  // Months: who hands a report in does not publish it.
  "GET /admin/periods": cityReaders,
  "GET /admin/periods/:month": cityReaders,
  "POST /admin/periods/:month/close": officers,
  "GET /admin/editions": cityReaders,
  "POST /admin/editions": officers,
  "GET /admin/editions/preview": cityReaders,
  "GET /admin/editions/:id": cityReaders,
  "GET /admin/editions/:id/file": cityReaders,
  "POST /admin/editions/:id/publish": officers,
  "POST /admin/editions/:id/return": officers,

  // Orders of the online shop.
  "GET /admin/pickups": orderHandlers,
  "GET /admin/orders/:id/placed": orderReaders,
  "GET /admin/orders": admins,
  "GET /admin/orders/:id": admins,
  "GET /admin/orders/:id/changes": admins,
  "GET /admin/orders/:id/preview": admins,
  "POST /admin/orders/:id/cancel": admins,
  "POST /admin/orders/:id/fulfillments": admins,
  "POST /admin/orders/:id/fulfillments/:fulfillment_id/cancel": admins,
  "POST /admin/orders/:id/fulfillments/:fulfillment_id/mark-as-delivered": admins,
  "POST /admin/orders/:id/fulfillments/:fulfillment_id/shipments": admins,
  "POST /admin/payment-collections/:id/mark-as-paid": admins,
  "POST /admin/payments/:id/capture": admins,
  "POST /admin/payments/:id/refund": admins,
  "GET /admin/payments/payment-providers": admins,
  "GET /admin/refund-reasons": admins,
  "GET /admin/reservations": admins,
  "GET /admin/returns": admins,
  "GET /admin/returns/:id": admins,
  "POST /admin/returns": admins,
  "POST /admin/returns/:id/request-items": admins,
  "POST /admin/returns/:id/request": admins,
  "POST /admin/returns/:id/receive": admins,
  "POST /admin/returns/:id/receive-items": admins,
  "POST /admin/returns/:id/receive/confirm": admins,
  "POST /admin/returns/:id/cancel": admins,
  "GET /admin/claims": admins,
  "GET /admin/exchanges": admins,
  "GET /admin/shipping-options": admins,
  "GET /admin/fulfillment-providers": admins,
  "GET /admin/customers": admins,
  "GET /admin/customers/:id": admins,
  "GET /admin/customer-groups": admins,

  // Products and where they come from.
  "GET /admin/products": productReaders,
  "POST /admin/products": admins,
  "POST /admin/products/batch": admins,
  "GET /admin/products/:id": productReaders,
  "POST /admin/products/:id": admins,
  "GET /admin/products/:id/origin": productReaders,
  "POST /admin/products/:id/origin": admins,
  "GET /admin/products/:id/variants": productReaders,
  "POST /admin/products/:id/variants": admins,
  "GET /admin/products/:id/variants/:variant_id": productReaders,
  "POST /admin/products/:id/variants/:variant_id": admins,
  "POST /admin/products/:id/variants/batch": admins,
  "GET /admin/product-variants": productReaders,
  "GET /admin/product-categories": productReaders,
  "GET /admin/product-tags": productReaders,
  "GET /admin/product-types": productReaders,
  "GET /admin/product-options": productReaders,
  "GET /admin/collections": productReaders,
  "GET /admin/suppliers": { ...productReaders, ...stockKeepers },
  "POST /admin/uploads": admins,
  "GET /admin/sales-channels": productReaders,
  "GET /admin/sales-channels/:id": admins,
  "GET /admin/shipping-profiles": admins,
  // Where the storefront's key is read off; keys are made by the seed or by Medusa's first start.
  "GET /admin/api-keys": admins,
  "GET /admin/api-keys/:id": admins,
  "GET /admin/regions": admins,
  "GET /admin/regions/:id": admins,
  "GET /admin/currencies": admins,
  "GET /admin/price-preferences": admins,
  "GET /admin/tax-regions": admins,

  // Places and stock. Staff change stock with documents; the direct way is the administrator's for a new product.
  "GET /admin/stock-locations": admins,
  "GET /admin/stock-locations/:id": admins,
  "GET /admin/inventory-items": admins,
  "GET /admin/inventory-items/:id": admins,
  "GET /admin/inventory-items/:id/location-levels": admins,
  "POST /admin/inventory-items/:id/location-levels": admins,

  "GET /admin/stock/drift": qualityReaders,
  "POST /admin/stock/reconcile": admins,
  "GET /admin/stock/desk": stockReaders,
  "GET /admin/stock/hub": hubReaders,
  "GET /admin/stock/movements": stockReaders,
  "GET /admin/stock/board": stockReaders,
  "GET /admin/stock/levels": stockReaders,
  "GET /admin/stock/find": stockReaders,
  "GET /admin/stock/lots": stockReaders,
  "GET /admin/stock/free": stockReaders,
  "GET /admin/stock/replenishment": stockReaders,
  "POST /admin/stock/replenishment": stockKeepers,
  "POST /admin/stock/safety-stock": stockKeepers,
  "GET /admin/stock/imports": stockKeepers,
  "POST /admin/stock/imports": stockKeepers,
  "GET /admin/stock/settings": stockReaders,
  "POST /admin/stock/settings": admins,
  "POST /admin/stock/photos": stockKeepers,
  "GET /admin/stock/photos/:id": stockReaders,
  "GET /admin/stock/receipts": stockReaders,
  "POST /admin/stock/receipts": stockKeepers,
  "GET /admin/stock/receipts/:id": stockReaders,
  "POST /admin/stock/receipts/:id": stockKeepers,
  "POST /admin/stock/receipts/:id/post": stockKeepers,
  "POST /admin/stock/receipts/:id/cancel": stockKeepers,
  "GET /admin/stock/transfers": stockReaders,
  "POST /admin/stock/transfers": stockKeepers,
  "GET /admin/stock/transfers/:id": stockReaders,
  "POST /admin/stock/transfers/:id": stockKeepers,
  "POST /admin/stock/transfers/:id/dispatch": stockKeepers,
  "POST /admin/stock/transfers/:id/receive": stockKeepers,
  "POST /admin/stock/transfers/:id/found": stockKeepers,
  "POST /admin/stock/transfers/:id/refuse": stockKeepers,
  "POST /admin/stock/transfers/:id/cancel": stockKeepers,
  "GET /admin/stock/stocktakes": stockReaders,
  "POST /admin/stock/stocktakes": stockKeepers,
  "GET /admin/stock/stocktakes/:id": stockReaders,
  "POST /admin/stock/stocktakes/:id": stockKeepers,
  "POST /admin/stock/stocktakes/:id/entries": stockKeepers,
  "POST /admin/stock/stocktakes/:id/submit": stockKeepers,
  "POST /admin/stock/stocktakes/:id/cancel": stockKeepers,
  "POST /admin/stock/stocktakes/:id/approve": stockApprovers,
  "POST /admin/stock/stocktakes/:id/send-back": stockApprovers,
  "GET /admin/stock/write-offs": stockReaders,
  "POST /admin/stock/write-offs": stockKeepers,
  "GET /admin/stock/write-offs/:id": stockReaders,
  "POST /admin/stock/write-offs/:id": stockKeepers,
  "POST /admin/stock/write-offs/:id/submit": stockKeepers,
  "POST /admin/stock/write-offs/:id/cancel": stockKeepers,
  "POST /admin/stock/write-offs/:id/approve": stockApprovers,
  "POST /admin/stock/write-offs/:id/refuse": stockApprovers,

  // Accounts.
  "GET /admin/users": admins,
  "GET /admin/users/:id": admins,

  // The dashboard's frame.
  "GET /admin/users/me": oneself,
  "POST /admin/users/:id": { ...oneself, platform_admin: "all" },
  "GET /admin/users/:id/auth-providers": admins,
  "GET /admin/stores": everybody,
  "GET /admin/plugins": everybody,
  "GET /admin/search-indexes": oneself,
  "GET /admin/layouts/configurations": oneself,
  "GET /admin/layouts/:zone/configuration": oneself,
  "POST /admin/layouts/:zone/configuration": oneself,
  "DELETE /admin/layouts/:zone/configuration": oneself,
  "GET /admin/notifications": oneself,
}

/** Routes that ask nobody who they are: the dashboard's switches. Medusa's invitations are closed (docs/decisions/031). */
export const openRoutes: readonly string[] = ["GET /admin/feature-flags"]
