import { createRequire } from "node:module"
import { fileURLToPath } from "node:url"

const backendFolder = fileURLToPath(new URL("../../backend/", import.meta.url))

/**
 * Loads a module of the backend's sources, as `medusa start` would. Benchmarks are the one place that does: they measure
 * the very statements the shop runs, and measuring a copy would prove nothing.
 */
export function backendCode() {
  const load = createRequire(`${backendFolder}package.json`)
  load("ts-node").register({ transpileOnly: true, swc: true, cwd: backendFolder })
  return load
}
