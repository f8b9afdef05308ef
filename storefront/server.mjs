/**
 * The shop as a program: serves what `react-router build` made on PORT (default 8000), until SIGINT or SIGTERM.
 * What React Router's own server does, and one thing more: it tells the pages whose address a request came from.
 */
import path from "node:path"
import { pathToFileURL } from "node:url"
import { createRequestHandler } from "@react-router/express"
import compression from "compression"
import express from "express"
import morgan from "morgan"

process.env.NODE_ENV ??= "production"
const file = path.resolve(process.argv[2] ?? "build/server/index.js")
const build = await import(pathToFileURL(file).href)

const app = express()
app.disable("x-powered-by")
app.use(compression())
app.use(
  "/assets",
  express.static(path.join(build.assetsBuildDirectory, "assets"), { immutable: true, maxAge: "1y" })
)
app.use(express.static(build.assetsBuildDirectory))
app.use(morgan("tiny"))
app.all(
  "*",
  createRequestHandler({
    build,
    mode: process.env.NODE_ENV,
    getLoadContext: ({ socket }) => ({ peer_address: socket.remoteAddress ?? null }),
  })
)

const server = app.listen(Number(process.env.PORT || 8000), () => {
  process.stdout.write(`The shop answers on port ${server.address().port}.\n`)
})
for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => server.close())
