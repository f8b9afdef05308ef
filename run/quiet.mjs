import path from "node:path"
import { at } from "./paths.mjs"
import { writeWhole } from "./processes.mjs"

/**
 * The part of a program's environment that keeps it from calling home. Medusa's own switch stops its events, but not the
 * process it forks on exit to send them; only a configuration file does, so it gets one of ours instead of the person's.
 * @returns {Record<string, string>}
 */
export function quiet() {
  const config = at("node_modules", ".cache", "baixian", "config")
  writeWhole(path.join(config, "medusa", "config.json"), JSON.stringify({ telemetry: { enabled: false } }))
  return {
    XDG_CONFIG_HOME: config,
    MEDUSA_DISABLE_TELEMETRY: "true",
    TURBO_TELEMETRY_DISABLED: "1",
    DO_NOT_TRACK: "1",
  }
}
