import fs from "node:fs"
import path from "node:path"
import { at } from "./paths.mjs"
import { start } from "./start.mjs"
import { writeWhole } from "./processes.mjs"

// Makes the dashboard read the plugin's pages from their sources, with reload; what `medusa plugin:develop` does, without yalc.
const marker = at("admin", ".medusa", "server", "medusa-plugin-options.json")
writeWhole(marker, JSON.stringify({ srcDir: path.join(at("admin"), "src") }))
process.on("exit", () => fs.rmSync(marker, { force: true }))

await start({ development: true })
