import { spawn } from "node:child_process"
import { mkdtempSync } from "node:fs"
import { connect } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"

/** Set before anything reads the environment: import this first. Uses the run's Redis where it offers one. */
const SERVER = "redis-server"
const PORT = 9_500 + (process.pid % 300)
const given = process.env.TEST_REDIS_URL
process.env.REDIS_URL = given ?? `redis://127.0.0.1:${PORT}`

/** A throw-away Redis of this run, in memory only; answers how to end it. Nothing to do where one is given. */
export async function startRedis(): Promise<() => void> {
  if (given) return () => undefined

  const dir = mkdtempSync(join(tmpdir(), "baixian-redis-"))
  const options = [
    "--port",
    String(PORT),
    "--bind",
    "127.0.0.1",
    "--save",
    "",
    "--appendonly",
    "no",
    "--dir",
    dir,
  ]
  const server = spawn(SERVER, options, { stdio: "ignore" })
  const failed = new Promise<never>((_, reject) => server.once("error", reject))
  await Promise.race([failed, answering()])
  return () => server.kill("SIGKILL")
}

async function answering(): Promise<void> {
  const deadline = Date.now() + 10_000
  for (;;) {
    const up = await new Promise<boolean>((resolve) => {
      const socket = connect(PORT, "127.0.0.1", () => {
        socket.destroy()
        resolve(true)
      })
      socket.once("error", () => resolve(false))
    })
    if (up) return
    if (Date.now() > deadline) throw new Error("redis-server did not start (apt-get install redis-server).")
  }
}
