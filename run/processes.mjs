import { execFileSync, spawn } from "node:child_process"
import fs from "node:fs"
import path from "node:path"
import { StringDecoder } from "node:string_decoder"
import { setTimeout as pause } from "node:timers/promises"
import { Refusal, sentenceFor } from "./refusal.mjs"

/**
 * When a process was started, as the system tells it: with the pid it names a process for good, because pids are used
 * again. Null when there is no such process.
 * @param {number} pid
 * @returns {string | null}
 */
export function birthOf(pid) {
  try {
    // The name in brackets may hold spaces; what follows the last bracket is fixed. Field 22 is the start time.
    const stat = fs.readFileSync(`/proc/${pid}/stat`, "utf8")
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ")
    return fields[0] === "Z" ? null : (fields[19] ?? null)
  } catch (error) {
    if (fs.existsSync("/proc/self/stat")) return null
    return psField(pid, "lstart=", error)
  }
}

/** Systems without /proc (macOS) have ps. @param {number} pid @param {string} field @param {unknown} cause */
function psField(pid, field, cause) {
  try {
    return execFileSync("ps", ["-o", field, "-p", String(pid)], { encoding: "utf8" }).trim() || null
  } catch (error) {
    if (/** @type {{ status?: number }} */ (error).status === 1) return null
    throw new Error("Neither /proc nor ps can be asked about running processes.", { cause })
  }
}

/** The command line of a process, or null. @param {number} pid */
export function commandOf(pid) {
  try {
    return fs.readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ").trim()
  } catch (error) {
    if (fs.existsSync("/proc/self/stat")) return null
    return psField(pid, "command=", error)
  }
}

/** False when there is nothing left to signal; 0 only asks. @param {number} pid @param {NodeJS.Signals | 0} signal */
function signalGroup(pid, signal) {
  try {
    process.kill(-pid, signal)
    return true
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === "ESRCH") return false
    throw error
  }
}

/**
 * Ends a process and everything it started (they share its group): asks, then insists. Once the leader is gone, what it
 * left in its group gets one more second.
 * @param {number} pid leader of a group
 * @param {{ signal?: NodeJS.Signals, grace_seconds?: number }} [options]
 */
export async function endGroup(pid, { signal = "SIGTERM", grace_seconds = 6 } = {}) {
  if (!signalGroup(pid, signal)) return
  const until = Date.now() + grace_seconds * 1000
  while (Date.now() < until && birthOf(pid)) await pause(50)
  const last = Date.now() + 1000
  while (Date.now() < last && signalGroup(pid, 0)) await pause(50)
  signalGroup(pid, "SIGKILL")
}

/**
 * The processes that belong to one data folder, written down as they start, so that the next run finds what a `kill -9`
 * left behind.
 */
export class Roster {
  /** @param {string} file */
  constructor(file) {
    this.file = file
    /** @type {{ name: string, pid: number, birth: string }[]} */
    this.entries = []
  }

  /** @param {string} name @param {number} pid */
  add(name, pid) {
    const birth = birthOf(pid)
    if (!birth) return
    this.entries.push({ name, pid, birth })
    this.save()
  }

  /** @param {number} pid */
  remove(pid) {
    this.entries = this.entries.filter((entry) => entry.pid !== pid)
    this.save()
  }

  save() {
    if (this.entries.length === 0) fs.rmSync(this.file, { force: true })
    else fs.writeFileSync(this.file, JSON.stringify(this.entries, null, 2))
  }

  /** Ends what an earlier run left running. @returns {Promise<string[]>} their names */
  async endLeftovers() {
    const left = readJson(this.file, /** @type {typeof this.entries} */ ([]))
    const alive = left.filter(({ pid, birth }) => birthOf(pid) === birth)
    // The database last: the others still talk to it while they stop.
    for (const { name, pid } of alive.toSorted(
      (a, b) => Number(a.name === "postgres") - Number(b.name === "postgres")
    )) {
      await endGroup(pid, { signal: name === "postgres" ? "SIGINT" : "SIGTERM", grace_seconds: 5 })
    }
    fs.rmSync(this.file, { force: true })
    return alive.map(({ name }) => name)
  }
}

/**
 * A JSON file, or the fallback when it is missing or was cut off half-way (both mean: do that step again).
 * @template T
 * @param {string} file @param {T} fallback
 * @returns {T}
 */
export function readJson(file, fallback) {
  let text
  try {
    text = fs.readFileSync(file, "utf8")
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === "ENOENT") return fallback
    throw error
  }
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return fallback
    throw error
  }
}

/** Writes a file in one piece, so that a reader never sees half of it. @param {string} file @param {string} text @param {number} [mode] */
export function writeWhole(file, text, mode = 0o644) {
  fs.mkdirSync(path.dirname(file), { recursive: true })
  const half = `${file}.${process.pid}.half`
  fs.writeFileSync(half, text, { mode })
  fs.renameSync(half, file)
}

/** What a line of a log says: without colours, and out of the JSON in which Medusa logs in production. @param {string} line */
export function plainLine(line) {
  const text = line.replace(/\x1b\[[0-9;]*[A-Za-z]/g, "")
  if (!text.startsWith('{"level":')) return text
  try {
    const { level, message } = JSON.parse(text)
    return `${level}: ${message}`
  } catch (error) {
    // Cut off while it was written.
    if (error instanceof SyntaxError) return text
    throw error
  }
}

/** The end of a log. @param {string} file @param {number} lines */
function tail(file, lines) {
  if (!fs.existsSync(file)) return ""
  const text = fs.readFileSync(file, "utf8").trimEnd().split("\n").slice(-lines).map(plainLine).join("\n")
  return text.split("\n").slice(-lines).join("\n")
}

/**
 * Why a program stopped, for a person: its own refusal if it wrote one (backend/src/env.ts does), a known trouble of the
 * machine, or the end of its log.
 * @param {string} log @param {string} [step]
 */
export function causeIn(log, step) {
  const text = tail(log, 200)
  const refusal = /(Refusing to start:|The environment is not usable:)\n(?: {2}.*\n)+/.exec(`${text}\n`)
  if (refusal) return refusal[0].trimEnd()
  const sentence = sentenceFor(text, step)
  return sentence ? `${sentence}\n(${log} says more.)` : `The end of ${log}:\n\n${tail(log, 30)}`
}

/**
 * @typedef {object} Program
 * @property {string} name shown to people and used for the log's name
 * @property {string} command
 * @property {string[]} args
 * @property {string} cwd
 * @property {NodeJS.ProcessEnv} env the whole environment of the program
 * @property {string} log file that gets everything the program prints; begun anew
 * @property {Roster} [roster]
 * @property {number} [uid]
 * @property {number} [gid]
 */

/**
 * Starts a program in a group of its own: Ctrl-C reaches only us, and we stop things in the right order. It writes to its
 * log directly, so it never dies of a closed pipe.
 * @param {Program} program
 */
export function launch({ name, command, args, cwd, env, log, roster, uid, gid }) {
  fs.mkdirSync(path.dirname(log), { recursive: true })
  const out = fs.openSync(log, "w")
  const child = spawn(command, args, { cwd, env, uid, gid, detached: true, stdio: ["ignore", out, out] })
  fs.closeSync(out)
  if (child.pid) roster?.add(name, child.pid)
  const pid = child.pid
  /** @type {Promise<{ code: number | null, signal: NodeJS.Signals | null, error?: Error }>} */
  const ended = new Promise((resolve) => {
    child.on("error", (error) => resolve({ code: null, signal: null, error }))
    child.on("exit", (code, signal) => {
      if (pid) roster?.remove(pid)
      resolve({ code, signal })
    })
  })
  return { name, log, pid, ended }
}

/**
 * Runs a program to its end. Fails with a sentence or the end of its log.
 * @param {Program & { step?: string, onLine?: (line: string) => void, signal?: AbortSignal }} program
 */
export async function runToEnd(program) {
  const { name, log, onLine, signal } = program
  signal?.throwIfAborted()
  const child = launch(program)
  const stop = () => {
    if (child.pid) signalGroup(child.pid, "SIGTERM")
  }
  signal?.addEventListener("abort", stop, { once: true })
  const follower = onLine ? follow(log, onLine) : null
  const { code, signal: by, error } = await child.ended
  follower?.stop()
  signal?.removeEventListener("abort", stop)
  signal?.throwIfAborted()
  if (code === 0) return
  const how = error ? error.message : by ? `ended by ${by}` : `exit ${code}`
  throw new Refusal(`${name} failed (${how}). ${causeIn(log, program.step)}`)
}

/** Hands on each new line of a growing file, twice a second. @param {string} file @param {(line: string) => void} onLine */
function follow(file, onLine) {
  const decoder = new StringDecoder("utf8")
  let from = 0
  let rest = ""
  const read = () => {
    const { size } = fs.statSync(file)
    if (size <= from) return
    const handle = fs.openSync(file, "r")
    const bytes = Buffer.alloc(size - from)
    fs.readSync(handle, bytes, 0, bytes.length, from)
    fs.closeSync(handle)
    from = size
    const lines = (rest + decoder.write(bytes)).split("\n")
    rest = lines.pop() ?? ""
    for (const line of lines) onLine(line)
  }
  const timer = setInterval(read, 500)
  return {
    stop() {
      clearInterval(timer)
      read()
    },
  }
}
