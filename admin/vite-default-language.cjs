const path = require("node:path")

/**
 * Vite plugin for `admin.vite` in medusa-config. Three things that the dashboard offers no setting for:
 * 1. the language is Chinese until a person chooses one (the dashboard reads cookie `lng`, then localStorage `lng`);
 * 2. the bare address of the dashboard (`/app`) opens the first page of whoever asks (`/start`), not the order list;
 * 3. countries in tables are two letters, not flags fetched from a foreign server.
 *
 * @param {{ language?: string, home?: string }} [options] `language`: a dashboard language code (`zhCN`);
 *   `home`: the path below the dashboard's base that the bare address opens (`/start`).
 */
module.exports = function dashboardDefaults({ language = "zhCN", home = "/start" } = {}) {
  let base = "/app"

  return {
    name: "baixian:dashboard-defaults",
    config: () => ({
      resolve: { alias: { "react-country-flag": path.join(__dirname, "country-flag.mjs") } },
    }),
    configResolved(config) {
      base = `/${config.base.replace(/^\/+|\/+$/g, "")}`
    },
    transformIndexHtml() {
      const script = [
        `if (!/(^|;\\s*)lng=/.test(document.cookie)) localStorage.lng ??= ${JSON.stringify(language)}`,
        `if (location.pathname.replace(/\\/+$/, "") === ${JSON.stringify(base)})`,
        `  history.replaceState(null, "", ${JSON.stringify(base + home)} + location.search)`,
      ].join("\n")

      return [{ tag: "script", children: script, injectTo: "head-prepend" }]
    },
  }
}
