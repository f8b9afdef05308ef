import { execFileSync } from "node:child_process"
import fs from "node:fs"
import net from "node:net"
import { Refusal } from "./refusal.mjs"
import { commandOf } from "./processes.mjs"

/** @param {number} port @param {string} host */
const canListen = (port, host) =>
  new Promise((resolve) => {
    const server = net.createServer()
    server.once("error", (/** @type {NodeJS.ErrnoException} */ error) => resolve(error.code !== "EADDRINUSE"))
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)))
  })

/** True when nothing listens on the port, on any of the machine's own addresses. @param {number} port */
export async function isFree(port) {
  for (const host of ["127.0.0.1", "0.0.0.0", "::"]) if (!(await canListen(port, host))) return false
  return true
}

/** The first free port from a number upward. @param {number} from @param {number} [tries] */
export async function freePortFrom(from, tries = 200) {
  for (let port = from; port < from + tries; port += 1) if (await isFree(port)) return port
  throw new Refusal(
    `No free port between ${from} and ${from + tries}. Close some programs and run the command again.`
  )
}

/** A free port of the system's choice, for throw-away servers. @returns {Promise<number>} */
export const anyFreePort = () =>
  new Promise((resolve, reject) => {
    const server = net.createServer()
    server.once("error", reject)
    server.listen(0, "127.0.0.1", () => {
      const address = server.address()
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0))
    })
  })

/** The sockets of Linux's table that listen on a port. @param {number} port */
function listeningInodes(port) {
  const hex = port.toString(16).toUpperCase().padStart(4, "0")
  return ["/proc/net/tcp", "/proc/net/tcp6"]
    .filter((file) => fs.existsSync(file))
    .flatMap((file) => fs.readFileSync(file, "utf8").trim().split("\n").slice(1))
    .map((line) => line.trim().split(/\s+/))
    .filter((cells) => cells[1]?.endsWith(`:${hex}`) && cells[3] === "0A")
    .map((cells) => `socket:[${cells[9]}]`)
}

/** @param {string} pid @param {string[]} sockets */
function holdsOne(pid, sockets) {
  try {
    return fs
      .readdirSync(`/proc/${pid}/fd`)
      .some((fd) => sockets.includes(fs.readlinkSync(`/proc/${pid}/fd/${fd}`)))
  } catch (error) {
    // Processes end while we look, and those of other users may not be looked into.
    if (["ENOENT", "EACCES", "EPERM"].includes(/** @type {NodeJS.ErrnoException} */ (error).code ?? ""))
      return false
    throw error
  }
}

/** Who listens on a port, as `pid 123 (command)`; null when it cannot be seen. @param {number} port */
export function ownerOf(port) {
  let pid
  if (fs.existsSync("/proc/net/tcp")) {
    const sockets = listeningInodes(port)
    pid = fs.readdirSync("/proc").find((entry) => /^\d+$/.test(entry) && holdsOne(entry, sockets))
  } else {
    try {
      pid = execFileSync("lsof", ["-nP", "-t", `-iTCP:${port}`, "-sTCP:LISTEN"], { encoding: "utf8" }).split(
        "\n"
      )[0]
    } catch (error) {
      if (/** @type {{ status?: number }} */ (error).status === undefined) return null
      throw error
    }
  }
  return pid ? `pid ${pid} (${(commandOf(Number(pid)) ?? "").slice(0, 80)})` : null
}

/**
 * Refuses with the owner's name and the way out when a port is taken.
 * @param {number} port @param {string} what @param {string} variable the environment variable that chooses another
 */
export async function requireFree(port, what, variable) {
  if (await isFree(port)) return
  const owner = ownerOf(port)
  throw new Refusal(
    `Port ${port}, meant for the ${what}, is in use${owner ? ` by ${owner}` : ""}. ` +
      `Stop that program, or choose another port: ${variable}=${port + 100} npm start`
  )
}

/** True when the address answers 200. @param {string} url */
export async function isUp(url) {
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(5000), redirect: "manual" })
    await answer.arrayBuffer()
    return answer.status === 200
  } catch (error) {
    // Not listening yet, or still busy with its first page: asked again.
    if (error instanceof TypeError || (error instanceof DOMException && error.name === "TimeoutError"))
      return false
    throw error
  }
}
