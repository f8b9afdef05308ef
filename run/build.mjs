import fs from "node:fs"
import { at, bin, root } from "./paths.mjs"
import { runToEnd } from "./processes.mjs"
import { quiet } from "./quiet.mjs"

/** `npm run dev` leaves it to make the dashboard read the plugin's sources; a build must not see it. */
export const pluginMarker = at("admin", ".medusa", "server", "medusa-plugin-options.json")

/**
 * Builds what changed since the last build (turbo knows): backend with the dashboard, and storefront.
 * @param {{ log: string, roster?: import("./processes.mjs").Roster, signal?: AbortSignal }} options
 */
export async function build({ log, roster, signal }) {
  fs.rmSync(pluginMarker, { force: true })
  await runToEnd({
    name: "the build",
    command: process.execPath,
    args: [
      bin.turbo,
      "run",
      "build",
      "--filter=@baixian/backend",
      "--filter=@baixian/storefront",
      "--output-logs=new-only",
      "--no-update-notifier",
      "--no-color",
    ],
    cwd: root,
    // The secrets of production are no part of a build, so the settings are not held to production's rules here.
    env: {
      ...process.env,
      NODE_ENV: "production",
      BAIXIAN_DEMO: "true",
      ...quiet(),
    },
    log,
    roster,
    signal,
  })
}
