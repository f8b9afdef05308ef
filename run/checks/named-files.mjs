import { execFileSync } from "node:child_process"
import fs from "node:fs"
import path from "node:path"
import { at, root } from "../paths.mjs"

/** Made while running or outside the repository, so they are named without being there. */
const made = /^(\.data|node_modules|bench-results|test-results|\.env$|\.\.\/)/

/** @param {string} text names in backticks and link targets that look like paths */
function* names(text) {
  for (const [, name] of text.matchAll(/\]\((?!https?:|#|mailto:)([^)#]+)(?:#[^)]*)?\)/g))
    if (name) yield name
  for (const [, name] of text.matchAll(
    /`([\w.@/-]*[\w-]\/|[\w.@-]+(?:\/[\w.@-]+)+|[\w-]+\.(?:md|json|ya?ml|mjs|cjs|ts|tsx|csv|sh))`/g
  )) {
    if (name) yield name
  }
}

const known = () =>
  execFileSync("git", ["ls-files", "-co", "--exclude-standard"], { cwd: root, encoding: "utf8" })
    .split("\n")
    .filter((file) => file && fs.existsSync(at(file)))

/** The pages that tell how things are now. Decision records tell how they were when they were written. */
const isCurrent = (/** @type {string} */ page) =>
  /(^|\/)(README(\.[\w-]+)?|CONTRIBUTING)\.md$|^docs\/[\w-]+\.md$/.test(page)

/**
 * Files that a page of documentation names and that do not exist: a path is looked for from the page's folder and from the
 * root, a bare name anywhere in the page's folder.
 * @returns {string[]} one sentence per problem
 */
export function namedFileProblems(files = known()) {
  return files.filter(isCurrent).flatMap((page) => {
    const folder = path.dirname(page)
    const exists = (/** @type {string} */ name) =>
      fs.existsSync(at(name)) ||
      fs.existsSync(at(folder, name)) ||
      (!name.includes("/") &&
        files.some((file) => file.startsWith(`${folder}/`) && path.basename(file) === name))
    return [...new Set(names(fs.readFileSync(at(page), "utf8")))]
      .filter((name) => !made.test(name) && !name.startsWith("@") && !name.startsWith("/"))
      .filter((name) => !exists(name))
      .map((name) => `${page} names ${name}, which does not exist`)
  })
}
