import { spawnSync } from "node:child_process"
import fs from "node:fs"
import { say } from "./progress.mjs"

const mayInstall = () => process.getuid?.() === 0 && fs.existsSync("/usr/bin/apt-get")

/**
 * Installs Debian packages where we are allowed to. Returns false where we are not, or where it did not work.
 * @param {string[]} packages
 */
export function installPackages(packages) {
  if (!mayInstall()) return false
  say(`  … apt-get install ${packages.join(" ")}`)
  const options = {
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    encoding: /** @type {const} */ ("utf8"),
  }
  spawnSync("apt-get", ["update", "-qq"], options)
  const { status, stderr } = spawnSync(
    "apt-get",
    ["install", "-y", "-qq", "--no-install-recommends", ...packages],
    options
  )
  if (status !== 0) say(`    ${stderr.trim().split("\n").at(-1)}`)
  return status === 0
}

/** The first of some programs that is on the PATH or at its absolute place. @param {string[]} names */
export function findProgram(names) {
  const folders = (process.env.PATH ?? "").split(":")
  return names
    .flatMap((name) => (name.startsWith("/") ? [name] : folders.map((folder) => `${folder}/${name}`)))
    .find((file) => fs.existsSync(file))
}
