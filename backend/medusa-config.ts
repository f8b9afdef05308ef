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
    },
    // A demo over plain http could not keep a session with Medusa's production default (secure cookies).
    cookieOptions: env.BAIXIAN_DEMO ? { secure: false, sameSite: "lax" } : undefined,
  },
  admin: {
    disable: env.ADMIN_DISABLED,
    backendUrl: "/",
  },
  plugins: [{ resolve: "@baixian/admin", options: {} }],
  modules: [
    ...redisModules,
    { resolve: "./src/modules/origin" },
    { resolve: "./src/modules/network" },
    { resolve: "./src/modules/ledger" },
    { resolve: "./src/modules/target" },
  ],
})
