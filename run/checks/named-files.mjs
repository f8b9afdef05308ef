import { execFileSync, spawnSync } from "node:child_process"
import fs from "node:fs"
import path from "node:path"
import { at, root } from "../paths.mjs"

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

/** @param {string} file @returns {string[]} every folder it lies in */
function foldersOf(file) {
  const parent = path.posix.dirname(file)
  return parent === "." ? [] : [parent, ...foldersOf(parent)]
}

/**
 * Those of the names that git ignores: made while running, so a fresh clone has none of them. The slash makes git take them
 * for folders without seeing them.
 * @param {string[]} names @returns {Set<string>}
 */
function ignored(names) {
  const asked = names.flatMap((name) => [name, `${name.replace(/\/$/, "")}/`])
  const { stdout, status, stderr } = spawnSync("git", ["check-ignore", "--stdin"], {
    cwd: root,
    encoding: "utf8",
    input: asked.join("\n"),
  })
  if (status !== 0 && status !== 1) throw new Error(`git check-ignore: ${stderr}`)
  return new Set(stdout.split("\n").map((name) => name.replace(/\/$/, "")))
}

/** The pages that tell how things are now. Decision records tell how they were when they were written. */
const isCurrent = (/** @type {string} */ page) =>
  /(^|\/)(README(\.[\w-]+)?|CONTRIBUTING)\.md$|^docs\/[\w-]+\.md$/.test(page)

/**
 * Files that a page of documentation names and that the repository does not hold: a path is looked for from the page's
 * folder and from the root, a bare name anywhere in the page's folder. What git ignores or what lies outside is not looked
 * for, and what only lies on this machine does not count: every clone gets the same answer.
 * @returns {string[]} one sentence per problem
 */
export function namedFileProblems(files = known()) {
  const held = new Set(files.flatMap((file) => [file, ...foldersOf(file)]))
  const named = files.filter(isCurrent).flatMap((page) => {
    const folder = path.dirname(page)
    return [...new Set(names(fs.readFileSync(at(page), "utf8")))]
      .filter((name) => !name.startsWith("../") && !name.startsWith("@") && !name.startsWith("/"))
      .map((name) => ({ page, name, folder }))
  })
  const isHeld = (/** @type {{ name: string, folder: string }} */ { name, folder }) =>
    held.has(path.posix.normalize(name).replace(/\/$/, "")) ||
    held.has(path.posix.join(folder, name).replace(/\/$/, "")) ||
    (!name.includes("/") &&
      files.some((file) => file.startsWith(`${folder}/`) && path.basename(file) === name))
  const missing = named.filter((one) => !isHeld(one))
  const made = ignored(missing.map(({ name }) => name))
  return missing
    .filter(({ name }) => !made.has(name.replace(/\/$/, "")))
    .map(({ page, name }) => `${page} names ${name}, which does not exist`)
}
