import { defineConfig } from "@playwright/test"
import { chromium } from "./stack/chromium"
import { farTimeZone } from "./stack/far-time-zone"
import { REDIS_VARIABLE } from "./stack/redis-watch"

/** One worker: the journeys compare figures of the whole city before and after, so nobody else may sell meanwhile. */
export default defineConfig({
  testDir: "journeys",
  outputDir: "test-results/journeys",
  globalSetup: "./stack/start-stack.ts",
  workers: 1,
  retries: 0,
  forbidOnly: true,
  timeout: 240_000,
  expect: { timeout: 15_000 },
  reporter: [["list"], ["json", { outputFile: "test-results/journeys.json" }]],
  use: {
    browserName: "chromium",
    launchOptions: chromium,
    locale: "zh-CN",
    timezoneId: "Asia/Shanghai",
    actionTimeout: 15_000,
    navigationTimeout: 30_000,
    trace: "retain-on-failure",
    screenshot: "only-on-failure",
  },
  projects: [
    { name: "journeys", testIgnore: "on-redis.spec.ts" },
    // The days are Shanghai's, wherever the reader's clock stands.
    {
      name: "elsewhere",
      testMatch: "buy-and-count.spec.ts",
      use: { timezoneId: farTimeZone(new Date()) },
    },
    // Where the system stands on a Redis: proof that it does, and the journey from the buyer to the officer.
    ...(process.env[REDIS_VARIABLE]
      ? [
          {
            name: "redis",
            testMatch: ["on-redis.spec.ts", "buy-and-count.spec.ts", "pay-at-pickup.spec.ts"],
          },
        ]
      : []),
  ],
})
