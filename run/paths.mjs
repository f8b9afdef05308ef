import path from "node:path"
import { fileURLToPath } from "node:url"

/** The repository's root folder, absolute. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..")

/** `at("backend", "src")` → an absolute path inside the repository. */
export const at = (/** @type {string[]} */ ...parts) => path.join(root, ...parts)

/** Scripts that the package manager installed; run with `process.execPath`, which needs no shell and no npx. */
export const bin = {
  medusa: at("node_modules", "@medusajs", "cli", "cli.js"),
  turbo: at("node_modules", "turbo", "bin", "turbo"),
  reactRouter: at("node_modules", "@react-router", "dev", "bin.js"),
  jest: at("node_modules", "jest", "bin", "jest.js"),
  vitest: at("node_modules", "vitest", "vitest.mjs"),
  playwright: at("node_modules", "@playwright", "test", "cli.js"),
  tsc: at("node_modules", "typescript", "bin", "tsc"),
  eslint: at("node_modules", "eslint", "bin", "eslint.js"),
  prettier: at("node_modules", "prettier", "bin", "prettier.cjs"),
  knip: at("node_modules", "knip", "bin", "knip.js"),
  depcruise: at("node_modules", "dependency-cruiser", "bin", "dependency-cruise.mjs"),
}

/** Where a running system keeps what must survive it: database, logs, secrets, uploads. */
export const defaultDataDir = () => path.resolve(root, process.env.BAIXIAN_DATA_DIR || ".data")
