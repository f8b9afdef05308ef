import fs from "node:fs"
import net from "node:net"
import path from "node:path"
import { setTimeout as pause } from "node:timers/promises"
import { findProgram, installPackages } from "./debian.mjs"
import { anyFreePort } from "./ports.mjs"
import { causeIn, endGroup, launch } from "./processes.mjs"
import { Refusal } from "./refusal.mjs"

const find = () =>
  findProgram([
    "redis-server",
    "/usr/bin/redis-server",
    "/opt/homebrew/bin/redis-server",
    "/usr/local/bin/redis-server",
  ])

/** The Redis server's program; installs Debian's where it is missing. */
export function requireRedis() {
  const found = find() ?? (installPackages(["redis-server"]) ? find() : undefined)
  if (found) return found
  throw new Refusal(
    "The tests need a Redis server. Install one (Debian: sudo apt-get install redis-server; macOS: brew install redis) and run npm test again."
  )
}

/** @param {number} port */
const answers = (port) =>
  new Promise((resolve) => {
    const socket = net.connect(port, "127.0.0.1", () => socket.write("PING\r\n"))
    socket.setTimeout(1000, () => socket.destroy())
    socket.once("data", (data) => resolve(data.toString().startsWith("+PONG")))
    socket.once("data", () => socket.destroy())
    socket.once("error", () => resolve(false))
    socket.once("close", () => resolve(false))
  })

/**
 * A throw-away Redis that keeps nothing.
 * @param {{ dir: string }} options folder for its log
 */
export async function startRedis({ dir }) {
  const port = await anyFreePort()
  fs.mkdirSync(dir, { recursive: true })
  const log = path.join(dir, "redis.log")
  const server = launch({
    name: "redis",
    command: requireRedis(),
    args: ["--port", String(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no", "--dir", dir],
    cwd: dir,
    env: process.env,
    log,
  })
  const until = Date.now() + 10_000
  while (!(await answers(port))) {
    if (Date.now() > until) throw new Refusal(`Redis did not start. ${causeIn(log)}`)
    await pause(50)
  }
  return {
    url: `redis://127.0.0.1:${port}`,
    stop: () => endGroup(/** @type {number} */ (server.pid), { grace_seconds: 5 }),
  }
}
