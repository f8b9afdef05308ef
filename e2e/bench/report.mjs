import { mkdirSync, writeFileSync } from "node:fs"
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
