/** A second process of the same build on the same database, as `npm start` starts the first. */
import fs from "node:fs"
import path from "node:path"
import { at, bin } from "../../run/paths.mjs"
import { anyFreePort, isUp } from "../../run/ports.mjs"
import { endGroup, launch, Roster } from "../../run/processes.mjs"
import { backendEnvironment } from "../../run/stack.mjs"

const READY_WITHIN_MS = 120_000

/**
 * @param {{ dataDir: string, database_url: string, storefront_url: string }} system
 * @returns {Promise<{ url: string, stop: () => Promise<void> }>} once it is ready
 */
export async function startSecondBackend({ dataDir, database_url, storefront_url }) {
  const port = await anyFreePort()
  const url = `http://localhost:${port}`
  const log = path.join(dataDir, "logs", "second-backend.log")
  const { pid, ended } = launch({
    name: "second-backend",
    command: process.execPath,
    args: [bin.medusa, "start", "--port", String(port)],
    cwd: at("backend", ".medusa", "server"),
    env: backendEnvironment(/** @type {import("../../run/stack.mjs").Run} */ ({ dataDir, options: {} }), {
      database_url,
      ports: { backend: port, storefront: 0 },
      urls: { backend: url, storefront: storefront_url },
    }),
    log,
    roster: new Roster(path.join(dataDir, "second-backend.json")),
  })
  const stop = async () => {
    if (pid) await endGroup(pid, { grace_seconds: 6 })
  }
  let isGone = false
  void ended.then(() => (isGone = true))
  const limit = Date.now() + READY_WITHIN_MS
  while (!(await isUp(`${url}/health/ready`))) {
    if (isGone || Date.now() > limit) {
      await stop()
      throw new Error(`The second backend did not come up: ${fs.readFileSync(log, "utf8").slice(-500)}`)
    }
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  return { url, stop }
}
