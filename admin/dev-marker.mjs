// Tells a backend in development to serve this plugin's admin source (with hot reload) instead of the built bundle.
// `medusa plugin:build` wipes the folder, and the marker with it.
import { mkdirSync, writeFileSync } from "node:fs"
import { fileURLToPath } from "node:url"

const marker = new URL("./.medusa/server/medusa-plugin-options.json", import.meta.url)
mkdirSync(new URL(".", marker), { recursive: true })
writeFileSync(marker, JSON.stringify({ srcDir: fileURLToPath(new URL("./src", import.meta.url)) }))
