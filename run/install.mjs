import fs from "node:fs"
import os from "node:os"
import path from "node:path"
import { at, defaultDataDir, root } from "./paths.mjs"
import { fingerprint } from "./fingerprint.mjs"
import { readJson, Roster, runToEnd, writeWhole } from "./processes.mjs"
import { Refusal } from "./refusal.mjs"
import { step } from "./progress.mjs"

const [major = 0, minor = 0] = process.versions.node.split(".").map(Number)

/** Refuses with a sentence on a Node that cannot run the project. */
export function requireNode() {
  if ((major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major > 22) return
  throw new Refusal(
    `Node ${process.versions.node} is too old: Baixian needs 20.19 or newer (or 22.12 or newer). ` +
      "Install it from https://nodejs.org or with your version manager (nvm install) and run the command again."
  )
}

/** Refuses while there is still room to say so. @param {string} place @param {number} megabytes @param {string} what */
export function requireSpace(place, megabytes, what) {
  let existing = place
  while (!fs.existsSync(existing)) existing = path.dirname(existing)
  const { bavail, bsize } = fs.statfsSync(existing)
  const free = Math.floor((bavail * bsize) / 1_000_000)
  if (free >= megabytes) return
  throw new Refusal(
    `The disk of ${existing} has ${free} MB left; ${what} needs ${megabytes} MB. ` +
      "Free some space, or set BAIXIAN_DATA_DIR to a folder on a larger disk, and run the command again."
  )
}

// Written after the last file of an install, inside the folder it speaks of: an interrupted one has none.
const marker = at("node_modules", ".baixian-installed.json")
const wanted = () => ({
  lock: fingerprint([at("package-lock.json"), at(".npmrc")]),
  platform: `${process.platform}-${process.arch}`,
  abi: process.versions.modules,
})

/** @typedef {ReturnType<typeof wanted>} Installed */

/**
 * Installs the packages of the lock file unless it was done already: from nothing (or from an interrupted install) with
 * `npm ci`; after a change of the lock file only what changed. Development packages are always wanted: the commands
 * themselves are among them.
 * @param {{ signal?: AbortSignal }} [options]
 */
export async function ensureInstalled({ signal } = {}) {
  const before = readJson(marker, /** @type {Installed | null} */ (null))
  const after = wanted()
  if (JSON.stringify(before) === JSON.stringify(after)) return
  const isWhole = before !== null && before.platform === after.platform && before.abi === after.abi
  if (!isWhole) requireSpace(root, 2500, "installing the packages")
  const dataDir = defaultDataDir()
  fs.mkdirSync(dataDir, { recursive: true })
  const roster = new Roster(path.join(dataDir, "install.json"))
  // Two installs in one folder would spoil each other's work.
  await roster.endLeftovers()
  fs.rmSync(marker, { force: true })

  const command = isWhole ? ["install", "--no-save"] : ["ci"]
  const npm = process.env.npm_execpath?.endsWith(".js") ? process.env.npm_execpath : null
  const args = [...command, "--include=dev", "--include=optional", "--no-audit", "--no-fund"]
  const log = path.join(os.tmpdir(), `baixian-install-${process.pid}.log`)
  await step(`install packages (npm ${command[0]})`, () =>
    runToEnd({
      name: `npm ${command[0]}`,
      step: "install",
      command: npm ? process.execPath : "npm",
      args: npm ? [npm, ...args] : args,
      cwd: root,
      env: {
        ...process.env,
        NODE_ENV: "development",
        PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: "1",
        npm_config_progress: "false",
      },
      log,
      roster,
      signal,
    })
  )
  fs.rmSync(log, { force: true })
  writeWhole(marker, JSON.stringify(after))
}
