// The real dashboard with our source (hot reload) over a made-up backend, or over a running one:
// `node test/harness/serve.mjs [port] [http://localhost:9000]`, then open
// http://localhost:9300/app. For looking at pages and at states that are hard to reach with real data (`document.cookie = "fake=empty"`).
import { request } from "node:http"
import { createRequire } from "node:module"
import { fileURLToPath } from "node:url"
import { createServer } from "vite"

const admin = fileURLToPath(new URL("../..", import.meta.url))
process.chdir(admin)
// Express is Medusa's own; the dashboard's development server is one of its routers.
const require = createRequire(createRequire(import.meta.url).resolve("@medusajs/medusa/package.json"))
const express = require("express")
const { develop } = require("@medusajs/admin-bundler")
const dashboardDefaults = createRequire(import.meta.url)("../../vite-default-language.cjs")

const port = Number(process.argv[2] ?? 9300)
const backend = process.argv[3]
const loader = await createServer({ configFile: false, server: { middlewareMode: true }, appType: "custom" })
const { answer } = await loader.ssrLoadModule("/test/harness/fake-answers.ts")
const { dashboardAnswer } = await loader.ssrLoadModule("/test/harness/fake-dashboard.ts")

const app = express()
if (backend) app.use(["/admin", "/auth", "/static"], proxy(backend))
app.use(express.json())
app.use(["/admin", "/auth"], async (req, res) => {
  const url = new URL(req.originalUrl, `http://localhost:${port}`)
  const state = /(?:^|;\s*)fake=([a-z-]+)/.exec(req.get("cookie") ?? "")?.[1] ?? ""
  if (state === "slow") await new Promise((done) => setTimeout(done, 4_000))
  const found = answer(req.method, url, req.body, state) ?? dashboardAnswer(req.method, url)
  res.status(found.status).json(found.body)
})
app.use(
  "/app",
  await develop({
    path: "/app",
    backendUrl: "",
    outDir: ".medusa/harness",
    sources: [`${admin}/src/admin`],
    plugins: [],
    disable: false,
    vite: () => ({ plugins: [dashboardDefaults()] }),
  })
)
app.listen(port)

/** Hands everything on to a backend that runs, cookies included. */
function proxy(address) {
  return (req, res) => {
    const { hostname, port } = new URL(address)
    const passed = request(
      { hostname, port, path: req.originalUrl, method: req.method, headers: req.headers },
      (answered) => {
        res.writeHead(answered.statusCode ?? 502, answered.headers)
        answered.pipe(res)
      }
    )
    passed.on("error", (error) => res.status(502).json({ type: "unexpected_state", message: error.message }))
    req.pipe(passed)
  }
}
