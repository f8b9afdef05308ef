import fs from "node:fs"
import { Refusal } from "./refusal.mjs"
import { birthOf, readJson } from "./processes.mjs"

/** @typedef {{ pid: number, birth: string | null }} Holder */

/** @param {Holder | null} holder */
const holds = (holder) => holder !== null && holder.birth !== null && birthOf(holder.pid) === holder.birth

/**
 * One run at a time per data folder. A lock whose process is gone (kill -9, power cut) is taken over.
 * @param {string} file
 * @param {string} refusal what to tell the second one; `{pid}` is replaced
 * @returns {() => void} gives the lock back
 */
export function takeLock(file, refusal) {
  const mine = `${file}.${process.pid}`
  fs.writeFileSync(mine, JSON.stringify({ pid: process.pid, birth: birthOf(process.pid) }))
  try {
    for (let attempt = 0; attempt < 5; attempt += 1) {
      // A link appears whole or not at all, so of two starts at once exactly one gets it.
      if (link(mine, file)) return () => giveBack(file)
      const holder = readJson(file, /** @type {Holder | null} */ (null))
      if (holds(holder)) throw new Refusal(refusal.replace("{pid}", String(holder?.pid)))
      setAside(file, `${mine}.stale`)
    }
    throw new Refusal(refusal.replace("{pid}", "unknown"))
  } finally {
    fs.rmSync(mine, { force: true })
  }
}

/** @param {string} from @param {string} to */
function link(from, to) {
  try {
    fs.linkSync(from, to)
    return true
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === "EEXIST") return false
    throw error
  }
}

/** Moves a stale lock away; if another start was faster and it is its fresh one, puts it back. @param {string} file @param {string} aside */
function setAside(file, aside) {
  try {
    fs.renameSync(file, aside)
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === "ENOENT") return
    throw error
  }
  if (holds(readJson(aside, /** @type {Holder | null} */ (null)))) link(aside, file)
  fs.rmSync(aside, { force: true })
}

/** @param {string} file */
function giveBack(file) {
  if (readJson(file, /** @type {Holder | null} */ (null))?.pid === process.pid)
    fs.rmSync(file, { force: true })
}
