const crypto = require("node:crypto")
const fs = require("node:fs")
const path = require("node:path")

const worker = path.join(__dirname, "count-worker.js")
const entry = path.join(__dirname, "src", "admin", "kept-count", "main.tsx")

/**
 * Every file that a chunk may ask for: what it imports now or later, with their styles and assets. Pure.
 *
 * @param {Record<string, any>} bundle Rollup's, by file name
 * @param {string} from a chunk's file name
 * @returns {string[]} file names, the chunk's own among them
 */
function filesOf(bundle, from) {
  const files = new Set()
  const walk = (name) => {
    if (files.has(name)) return
    files.add(name)
    const file = bundle[name]
    if (file?.type !== "chunk") return
    for (const next of [...file.imports, ...file.dynamicImports]) walk(next)
    for (const asset of file.viteMetadata?.importedAssets ?? []) files.add(asset)
  }
  walk(from)

  return [...files]
}

/**
 * Vite plugin for `admin.vite` in medusa-config: builds the page that a count is opened with when there is no network
 * (`src/admin/kept-count`), and the service worker that keeps it, `count-worker.js` below the dashboard's base. The worker holds
 * the page's text and the names of its files, so a page never meets the files of another release.
 */
module.exports = function keptCount() {
  let base = "/app/"
  let page = ""

  return {
    name: "baixian:kept-count",
    apply: "build",
    configResolved(config) {
      base = `/${config.base.replace(/^\/+|\/+$/g, "")}/`
    },
    buildStart() {
      page = this.emitFile({ type: "chunk", id: entry, name: "kept-count" })
    },
    generateBundle: {
      order: "post",
      handler(_options, bundle) {
        const start = this.getFileName(page)
        // The dashboard has one style sheet, and our classes are in it.
        const styles = Object.keys(bundle).filter((name) => name.endsWith(".css"))
        const files = [...filesOf(bundle, start), ...styles].map((name) => base + name).sort()
        const html = pageOf({ script: base + start, styles: styles.map((name) => base + name) })
        const code = fs.readFileSync(worker, "utf8")
        const release = crypto
          .createHash("sha256")
          .update([code, html, ...files].join("\n"))
          .digest("hex")
          .slice(0, 16)
        const built = { release, assets: `${base}assets/`, page: html, files }
        this.emitFile({
          type: "asset",
          fileName: "count-worker.js",
          source: `const BUILT = ${JSON.stringify(built)}\n${code}`,
        })
      },
    },
  }
}
module.exports.filesOf = filesOf

/** @param {{ script: string, styles: string[] }} files addresses */
const pageOf = ({ script, styles }) => `<!doctype html>
<html lang="zh-CN">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>百县集</title>
    <link rel="icon" href="data:,">
${styles.map((href) => `    <link rel="stylesheet" crossorigin href="${href}">`).join("\n")}
    <script type="module" crossorigin src="${script}"></script>
  </head>
  <body><div id="kept-count"></div></body>
</html>
`
