import type { MiddlewareRoute } from "@medusajs/framework/http"
import { requireDemoWallet } from "./wallet-page"

export const demoWalletMiddlewares: MiddlewareRoute[] = [
  { matcher: "/demo-wallet/*", middlewares: [requireDemoWallet] },
]
