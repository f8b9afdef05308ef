import pg from "pg"
import { Refusal } from "./refusal.mjs"

/** The address without the password, for messages. @param {string} url */
const shown = (url) => {
  const parts = new URL(url)
  if (parts.password) parts.password = "***"
  return parts.href
}

/** @template T @param {string} url @param {(client: pg.Client) => Promise<T>} work @returns {Promise<T>} */
async function connected(url, work) {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: 10_000,
    query_timeout: 30_000,
  })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** @param {unknown} error */
const codeOf = (error) => {
  const causes = /** @type {{ code?: string, errors?: { code?: string }[] }} */ (error)
  return causes.code ?? causes.errors?.[0]?.code ?? ""
}

/** @param {string} url a database that does not exist yet, on a server that does */
async function create(url) {
  const target = new URL(url)
  const name = decodeURIComponent(target.pathname.slice(1))
  target.pathname = "/postgres"
  // eslint-disable-next-line no-restricted-syntax -- a name cannot be bound; it is escaped
  await connected(target.href, (client) => client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`))
}

/** @param {string} url */
function requireAddress(url) {
  if (URL.canParse(url) && /^postgres(ql)?:$/.test(new URL(url).protocol) && new URL(url).pathname.length > 1)
    return
  throw new Refusal(
    "DATABASE_URL is no database address. It looks like postgres://user:password@host:5432/baixian"
  )
}

/**
 * Makes sure that a database can be used, and creates it when only its name is missing.
 * @param {string} url @param {{ production: boolean }} options in production a server that may forget is refused
 */
export async function ensureDatabase(url, { production }) {
  requireAddress(url)
  try {
    const fsync = await connected(url, async (client) => (await client.query("SHOW fsync")).rows[0].fsync)
    if (production && fsync !== "on") {
      throw new Refusal(
        `Refusing to start: the database ${shown(url)} runs with fsync off and would lose sales in a power cut. ` +
          "Set fsync = on in postgresql.conf and restart it."
      )
    }
  } catch (error) {
    const code = codeOf(error)
    if (error instanceof Refusal) throw error
    if (code === "3D000") return await createOrRefuse(url)
    if (["ECONNREFUSED", "ENOTFOUND", "ETIMEDOUT", "EHOSTUNREACH"].includes(code)) {
      throw new Refusal(
        `Nothing answers at DATABASE_URL (${shown(url)}). Start that PostgreSQL, or leave DATABASE_URL out to use the built-in one.`,
        { cause: error }
      )
    }
    if (code === "28P01" || code === "28000") {
      throw new Refusal(
        `The database refuses the user or password of DATABASE_URL (${shown(url)}). Correct it in your environment or .env.`,
        {
          cause: error,
        }
      )
    }
    throw error
  }
}

/** @param {string} url */
async function createOrRefuse(url) {
  try {
    await create(url)
  } catch (error) {
    throw new Refusal(
      `The database of DATABASE_URL (${shown(url)}) does not exist and could not be created. Create it first: createdb …`,
      {
        cause: error,
      }
    )
  }
}

/**
 * Which steps a database has behind it. Kept in the database itself: another DATABASE_URL, a dropped or a restored
 * database then tells its own truth.
 * @param {string} url
 */
export function finishedSteps(url) {
  return {
    /** @param {string} step @returns {Promise<string | null>} the fingerprint it was finished with */
    async of(step) {
      try {
        return await connected(url, async (client) => {
          const { rows } = await client.query("SELECT fingerprint FROM run.finished_step WHERE step = $1", [
            step,
          ])
          return rows[0]?.fingerprint ?? null
        })
      } catch (error) {
        // No schema or no table yet: nothing is finished.
        if (["42P01", "3F000"].includes(codeOf(error))) return null
        throw error
      }
    },
    /** @param {string} step @param {string} fingerprint */
    async finish(step, fingerprint) {
      await connected(url, async (client) => {
        await client.query(`
          CREATE SCHEMA IF NOT EXISTS run;
          CREATE TABLE IF NOT EXISTS run.finished_step (
            step text PRIMARY KEY,
            fingerprint text NOT NULL,
            finished_at timestamptz NOT NULL
          )`)
        await client.query(
          `INSERT INTO run.finished_step VALUES ($1, $2, now())
           ON CONFLICT (step) DO UPDATE SET fingerprint = excluded.fingerprint, finished_at = excluded.finished_at`,
          [step, fingerprint]
        )
      })
    },
  }
}
