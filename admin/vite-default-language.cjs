const path = require("node:path")

// The mark is the only drawing of this size; whatever it stands in goes with it.
const MAKERS = `
  div:has(> div > svg[viewBox="0 0 400 400"]), div:has(> svg[viewBox="0 0 36 38"]) { display: none }
  [role="menu"] a[href*="//docs.medusajs.com"], [role="menu"] a[href*="//medusajs.com"],
  [role="menu"] a[href*="medusajs.com/changelog"] + [role="separator"] { display: none }`

// Nothing is sent by e-mail: below the mark of the page for a forgotten password stands a form that could only be refused.
const DEAD_FORMS = `
  div:has(> svg[viewBox="0 0 36 38"]) ~ div > form { display: none }`

/**
 * Vite plugin for `admin.vite` in medusa-config. Five things that the dashboard offers no setting for:
 * 1. the language is Chinese until a person chooses one (the dashboard reads cookie `lng`, then localStorage `lng`);
 * 2. the bare address of the dashboard (`/app`) opens the first page of whoever asks (`/start`), not the order list;
 * 3. countries in tables are two letters, not flags fetched from a foreign server;
 * 4. no mark of the software's maker before signing in, and no way to its maker's site in the menu of one's name;
 * 5. the page for a forgotten password says whom to ask, and has no form.
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

      return [
        { tag: "script", children: script, injectTo: "head-prepend" },
        { tag: "style", children: MAKERS + DEAD_FORMS, injectTo: "head" },
      ]
    },
  }
}
