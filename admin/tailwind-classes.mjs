import fs from "node:fs"
import path from "node:path"

/**
 * After `medusa plugin:build`: lets Tailwind see our pages. The plugin's bundler names its chunks without an extension, and
 * the dashboard's Tailwind reads only files with one, so a class that no page of Medusa's uses would be left out. This file
 * holds their text; nothing imports it.
 */
const out = path.join(import.meta.dirname, ".medusa", "server", "src", "admin")
const chunks = path.join(out, "_chunks")
// The page for counts without a network is no part of the plugin's bundle: the dashboard's build takes it from its source.
const keptCount = path.join(import.meta.dirname, "src", "admin", "kept-count")
const texts = [chunks, keptCount].flatMap((folder) =>
  fs.readdirSync(folder).map((name) => fs.readFileSync(path.join(folder, name), "utf8"))
)
fs.writeFileSync(path.join(out, "tailwind-classes.js"), texts.join("\n"))
