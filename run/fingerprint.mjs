import crypto from "node:crypto"
import fs from "node:fs"
import path from "node:path"
import { root } from "./paths.mjs"

const ignored = new Set(["node_modules", ".turbo", ".medusa", "dist", "build", "coverage"])

/** Every file of a folder, sorted; a file stands for itself, a missing path for nothing. @param {string} place @returns {string[]} */
function filesOf(place) {
  if (!fs.existsSync(place)) return []
  if (fs.statSync(place).isFile()) return [place]
  return fs
    .readdirSync(place, { withFileTypes: true })
    .filter((entry) => !ignored.has(entry.name))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => filesOf(path.join(place, entry.name)))
}

/**
 * One short text for the content of files and folders: the same text means nothing changed.
 * @param {string[]} places absolute
 */
export function fingerprint(places) {
  const hash = crypto.createHash("sha256")
  for (const file of places.flatMap(filesOf)) {
    hash.update(path.relative(root, file))
    hash.update("\0")
    hash.update(fs.readFileSync(file))
    hash.update("\0")
  }
  return hash.digest("hex").slice(0, 24)
}
