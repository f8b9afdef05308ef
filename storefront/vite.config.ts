import { reactRouter } from "@react-router/dev/vite"
import { defineConfig } from "vitest/config"

export default defineConfig({
  // The framework plugin wants a running router; unit and page tests import modules directly.
  plugins: process.env.VITEST ? [] : [reactRouter()],
  build: { target: "es2020" },
  test: {
    include: ["src/**/*.test.{ts,tsx}", "test/**/*.test.{ts,tsx}"],
    setupFiles: ["test/setup.ts"],
    restoreMocks: true,
  },
})
