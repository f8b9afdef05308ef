import fs from "node:fs"
import { at } from "../paths.mjs"

/**
 * @typedef {object} Locked
 * @property {string} [version]
 * @property {boolean} [dev]
 * @property {Record<string, string>} [optionalDependencies]
 */

/** Libraries that break when two copies meet in one page. */
const single = ["react", "react-dom", "@tanstack/react-query", "react-router", "react-router-dom"]

/** Where Node would find a package, seen from another. @param {Record<string, Locked>} packages @param {string} from @param {string} name */
function resolved(packages, from, name) {
  for (let base = from; ; base = base.slice(0, Math.max(0, base.lastIndexOf("node_modules/") - 1))) {
    const key = `${base ? `${base}/` : ""}node_modules/${name}`
    if (packages[key]) return key
    if (!base) return null
  }
}

/**
 * A lock file made on one platform may leave out the packages of the others; `npm ci` then refuses everywhere.
 * @returns {string[]} one sentence per problem
 */
export function lockfileProblems(text = fs.readFileSync(at("package-lock.json"), "utf8")) {
  const packages = /** @type {Record<string, Locked>} */ (JSON.parse(text).packages)
  const missing = Object.entries(packages).flatMap(([from, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies)
      .filter((name) => !resolved(packages, from, name))
      .map((name) => `package-lock.json has no entry for ${name}, which ${from} wants on another platform`)
  )
  const doubled = single
    .map((name) => ({
      name,
      copies: Object.keys(packages).filter((key) => key.endsWith(`node_modules/${name}`)).length,
    }))
    .filter(({ copies }) => copies !== 1)
    .map(({ name, copies }) => `package-lock.json holds ${copies} copies of ${name}; there must be one`)
  return [...missing, ...doubled]
}
