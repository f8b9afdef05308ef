import fs from "node:fs"
import { at } from "../paths.mjs"

/** Set by `npm start` for its children or by Node's own tools; nobody writes them into a file. */
const internal = new Set(["NODE_ENV", "BAIXIAN_DEMO", "ADMIN_DISABLED", "STRIPE_API_BASE"])

/** @param {string} source */
const readByBackend = (source) => {
  const schema = source.slice(source.indexOf("z.object({"), source.indexOf("\n})"))
  return [...schema.matchAll(/^ {2}([A-Z][A-Z0-9_]*):/gm)].map(([, name]) => name ?? "")
}

/** @param {string} source what a server-side file takes from process.env */
const readByOthers = (source) =>
  [...source.matchAll(/(?:process\.env|source)\.([A-Z][A-Z0-9_]*)/g)].map(([, name]) => name ?? "")

/**
 * Variables that the backend or the shop reads and .env.example does not explain, and the other way round.
 * @returns {string[]} one sentence per problem
 */
export function envExampleProblems(example = fs.readFileSync(at(".env.example"), "utf8")) {
  const read = new Set(readByBackend(fs.readFileSync(at("backend", "src", "env.ts"), "utf8")))
  if (read.size < 10)
    return ["backend/src/env.ts no longer looks as this check expects; mend run/checks/env-example.mjs"]
  for (const file of ["storefront/src/env.server.ts", "run/stack.mjs", "run/paths.mjs"]) {
    if (fs.existsSync(at(file)))
      for (const name of readByOthers(fs.readFileSync(at(file), "utf8"))) read.add(name)
  }
  for (const match of fs
    .readFileSync(at("run", "stack.mjs"), "utf8")
    .matchAll(/portFromEnvironment\("([A-Z_]+)"/g))
    read.add(match[1] ?? "")

  const explained = new Set([...example.matchAll(/^#? ?([A-Z][A-Z0-9_]*)=/gm)].map(([, name]) => name ?? ""))
  return [
    ...[...read]
      .filter((name) => !internal.has(name) && !explained.has(name))
      .map((name) => `.env.example does not explain ${name}`),
    ...[...explained]
      .filter((name) => !read.has(name))
      .map((name) => `.env.example explains ${name}, which nothing reads`),
  ]
}
