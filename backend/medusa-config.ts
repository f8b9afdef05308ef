import { defineConfig, loadEnv } from "@medusajs/framework/utils"

loadEnv(process.env.NODE_ENV ?? "development", process.cwd())

// Read after the .env file: the module parses process.env when it is first loaded.
const { env } = require("./src/env") as typeof import("./src/env")

const redisModules = env.REDIS_URL
  ? [
      {
        resolve: "@medusajs/medusa/event-bus-redis",
        options: {
          redisUrl: env.REDIS_URL,
          jobOptions: { attempts: 5, backoff: { type: "exponential", delay: 500 } },
        },
      },
      { resolve: "@medusajs/medusa/workflow-engine-redis", options: { redis: { redisUrl: env.REDIS_URL } } },
    ]
  : []

// Medusa's own providers lock multi-SKU baskets up for good (medusa.md §4.4).
const lockingModule = {
  resolve: "@medusajs/medusa/locking",
  options: {
    providers: [
      env.REDIS_URL
        ? {
            resolve: "./src/providers/sorted-lock-redis",
            id: "sorted-redis",
            is_default: true,
            options: { redisUrl: env.REDIS_URL, redisOptions: { commandTimeout: 2_000 } },
          }
        : { resolve: "./src/providers/sorted-lock", id: "sorted-in-memory", is_default: true },
    ],
  },
}

// Medusa's own default is localhost:9000, wherever the backend is.
const fileModule = {
  resolve: "@medusajs/medusa/file",
  options: {
    providers: [
      {
        resolve: "@medusajs/medusa/file-local",
        id: "local",
        options: { backend_url: `${env.BACKEND_URL}/static` },
      },
    ],
  },
}

const paymentModule = {
  resolve: "@medusajs/medusa/payment",
  // The demo wallet's provider asks the wallet by its service, as a real one would ask by HTTP.
  dependencies: ["demo_wallet"],
  options: {
    providers: [
      ...(env.demoWallet
        ? [
            {
              resolve: "./src/providers/demo-wallet",
              id: "demo",
              options: { page_url: `${env.BACKEND_URL}/demo-wallet`, return_url: env.STOREFRONT_URL },
            },
          ]
        : []),
      ...(env.STRIPE_API_KEY
        ? [
            {
              resolve: "./src/providers/stripe",
              id: "stripe",
              options: {
                apiKey: env.STRIPE_API_KEY,
                webhookSecret: env.STRIPE_WEBHOOK_SECRET,
                apiBase: env.STRIPE_API_BASE,
                capture: true,
                automaticPaymentMethods: true,
              },
            },
          ]
        : []),
    ],
  },
}

module.exports = defineConfig({
  projectConfig: {
    databaseUrl: env.DATABASE_URL,
    redisUrl: env.REDIS_URL,
    workerMode: env.MEDUSA_WORKER_MODE,
    databaseDriverOptions: { pool: { min: 2, max: env.DATABASE_POOL_MAX } },
    http: {
      storeCors: env.STORE_CORS,
      adminCors: env.ADMIN_CORS,
      authCors: env.AUTH_CORS,
      jwtSecret: env.JWT_SECRET,
      cookieSecret: env.COOKIE_SECRET,
      // Nothing renews a token of a member of staff (docs/decisions/031).
      jwtExpiresIn: `${Math.round(env.STAFF_SESSION_IDLE_HOURS * 60)}m`,
    },
    // The cookie lives as long as a session may at most; leaving it alone is noticed earlier, by requireLiveSession.
    sessionOptions: { ttl: env.STAFF_SESSION_DAYS * 24 * 60 * 60 * 1000 },
    // A demo over plain http could not keep a session with Medusa's production default (secure cookies).
    cookieOptions: env.BAIXIAN_DEMO ? { secure: false, sameSite: "lax" } : undefined,
  },
  admin: {
    disable: env.ADMIN_DISABLED,
    backendUrl: "/",
    // The dashboard has no setting for its first language or its first page, and opens nothing without a network.
    vite: () => ({
      plugins: [
        require("@baixian/admin/vite-default-language")(),
        require("@baixian/admin/vite-kept-count")(),
      ],
    }),
  },
  plugins: [{ resolve: "@baixian/admin", options: {} }],
  modules: [
    ...redisModules,
    { resolve: "./src/modules/origin" },
    { resolve: "./src/modules/network" },
    { resolve: "./src/modules/ledger" },
    { resolve: "./src/modules/target" },
    { resolve: "./src/modules/catalog" },
    { resolve: "./src/modules/payment-inbox" },
    { resolve: "./src/modules/demo-wallet" },
    { resolve: "./src/modules/pickup" },
    { resolve: "./src/modules/report-export" },
    // Its own way of adjusting takes the place of Medusa's, which loses one of two at once.
    { resolve: "./src/modules/stock", dependencies: ["inventory"] },
    { resolve: "./src/modules/access" },
    { resolve: "./src/modules/audit" },
    { resolve: "./src/modules/sign-in" },
    fileModule,
    lockingModule,
    paymentModule,
    {
      resolve: "@medusajs/medusa/order",
      // The order number is the idempotency key: Medusa's unique index makes a second order of it impossible.
      options: {
        generateCustomDisplayId: async (order: { custom_display_id?: string }) => order.custom_display_id,
      },
    },
  ],
})
