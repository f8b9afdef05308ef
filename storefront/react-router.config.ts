import type { Config } from "@react-router/dev/config"

export default {
  appDirectory: "src",
  ssr: true,
  // The few hydrated pages are left by ordinary links, so there is nothing to discover later.
  routeDiscovery: { mode: "initial" },
} satisfies Config
