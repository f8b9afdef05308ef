import { mkdirSync, readdirSync, readFileSync, readlinkSync, writeFileSync } from "node:fs"
import os from "node:os"
import { fileURLToPath } from "node:url"

const results = fileURLToPath(new URL("../../bench-results/", import.meta.url))

/** What the figures were measured on; a speed without its machine says nothing. */
export function machine() {
  const [cpu] = os.cpus()
  return {
    cpu: cpu?.model.trim() ?? "unknown",
    cores: os.cpus().length,
    memory_gb: Math.round(os.totalmem() / 2 ** 30),
    load_average: os.loadavg().map((load) => Number(load.toFixed(2))),
    node: process.version,
    platform: `${os.platform()} ${os.release()}`,
  }
}

/** The process that listens on a local port, or null where that cannot be seen (another machine, not Linux). */
export function processOn(port) {
  try {
    const hex = port.toString(16).toUpperCase().padStart(4, "0")
    const sockets = ["/proc/net/tcp", "/proc/net/tcp6"]
      .flatMap((file) => readFileSync(file, "utf8").trim().split("\n").slice(1))
      .map((line) => line.trim().split(/\s+/))
      .filter(([, address, , state]) => state === "0A" && address.endsWith(`:${hex}`))
      .map((fields) => `socket:[${fields[9]}]`)
    const pids = readdirSync("/proc").filter((name) => /^\d+$/.test(name))
    const holds = (pid) => {
      try {
        return readdirSync(`/proc/${pid}/fd`).some((fd) =>
          sockets.includes(readlinkSync(`/proc/${pid}/fd/${fd}`))
        )
      } catch {
        return false // gone meanwhile, or somebody else's
      }
    }
    return Number(pids.find(holds)) || null
  } catch {
    return null
  }
}

/** The fields of `/proc/<pid>/stat` behind the name, which may hold spaces. */
const statOf = (pid) =>
  readFileSync(`/proc/${pid}/stat`, "utf8")
    .replace(/^.*\) /, "")
    .split(" ")

/** Processor time a process has used so far, in milliseconds (to the hundredth of a second); NaN where unknown. */
export function processorMs(pid) {
  if (!pid) return NaN
  const fields = statOf(pid)
  return (Number(fields[11]) + Number(fields[12])) * 10
}

/** As `processorMs`, with its children, those that have ended included: PostgreSQL has one for every connection. */
export function familyMs(pid) {
  if (!pid) return NaN
  const own = statOf(pid)
  const ended = (Number(own[13]) + Number(own[14])) * 10
  const living = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").trim().split(" ").filter(Boolean)
  return processorMs(pid) + ended + living.reduce((sum, child) => sum + processorMs(child), 0)
}

export function median(values) {
  return percentile(values, 0.5)
}

/** The value below which `share` of the values lie (nearest rank). */
export function percentile(values, share) {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? NaN
}

/** Prints rows of equal keys as a table and writes `bench-results/<name>.json`. */
export function publish(name, { rows, bars, facts }) {
  process.stdout.write(`\n${name}\n`)
  console.table(rows)
  console.table(bars)
  mkdirSync(results, { recursive: true })
  const file = `${results}${name}.json`
  const measured_at = new Date().toISOString()
  writeFileSync(
    file,
    `${JSON.stringify({ name, measured_at, machine: machine(), facts, rows, bars }, null, 2)}\n`
  )
  process.stdout.write(`${file}\n`)
}
