import type { MiddlewareRoute } from "@medusajs/framework/http"

/** The signature is over the bytes as they came. */
export const hookMiddlewares: MiddlewareRoute[] = [
  { matcher: "/hooks/stripe", methods: ["POST"], bodyParser: { preserveRawBody: true, sizeLimit: "1mb" } },
  {
    matcher: "/hooks/demo-wallet",
    methods: ["POST"],
    bodyParser: { preserveRawBody: true, sizeLimit: "100kb" },
  },
]
