import { reactRouter } from "@react-router/dev/vite"
import { defineConfig } from "vitest/config"

export default defineConfig(({ command }) => ({
  // The framework plugin wants a running router; unit and page tests import modules directly.
  plugins: process.env.VITEST ? [] : [reactRouter()],
  build: { target: "es2020" },
  // Only drawn with on the server and bundled into it, so that the built shop needs no package more.
  ssr: { noExternal: command === "build" ? ["qrcode", "dijkstrajs", "pngjs"] : [] },
  test: {
    include: ["src/**/*.test.{ts,tsx}", "test/**/*.test.{ts,tsx}"],
    setupFiles: ["test/setup.ts"],
    restoreMocks: true,
    // On a busy machine a page takes seconds to be drawn; what hangs still ends.
    testTimeout: 30_000,
  },
}))
