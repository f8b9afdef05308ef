import { index, route, type RouteConfig } from "@react-router/dev/routes"

export default [
  index("shop/home/page.tsx"),
  route("categories", "shop/categories/page.tsx"),
  route("origins", "shop/origins/page.tsx"),
  route("origins/:code", "shop/place/page.tsx"),
  route("products", "shop/list/page.tsx"),
  route("products/:handle", "shop/product/page.tsx"),
  route("trace/:code", "shop/trace/page.tsx"),

  route("cart", "shop/cart/page.tsx"),
  route("cart/lines", "shop/cart/lines.ts"),
  route("checkout", "shop/checkout/page.tsx"),

  // One parent path for everything about orders, because the order proofs' cookies are bound to it.
  route("orders/mine", "shop/orders/page.tsx"),
  route("orders/find", "shop/find-order/page.tsx"),
  route("orders/:order_number", "shop/order/page.tsx"),
  route("orders/:order_number/state", "shop/order/state.ts"),
  route("orders/:order_number/pay", "shop/pay/page.tsx"),
  route("orders/:order_number/card", "shop/pay/card-page.tsx"),

  route("help", "shop/help/page.tsx"),
  route("media/*", "shop/media/route.ts"),
  route("healthz", "shop/health/route.ts"),
  route("*", "shop/missing/page.tsx"),
] satisfies RouteConfig
