import { createHash } from "node:crypto"
import type { Knex } from "@medusajs/framework/mikro-orm/knex"

/** A statement with `$1` placeholders. A name makes PostgreSQL keep its plan per connection. */
export type Statement = { name?: string; text: string }

type Answer<Row> = { rows: Row[]; rowCount: number | null }
type Connection = { query<Row>(config: Statement & { values: unknown[] }): Promise<Answer<Row>> }
type Work<T> = (connection: Connection) => Promise<T>
type Driver = {
  acquireConnection(): Promise<Connection>
  releaseConnection(connection: Connection): Promise<void>
}

const names = new Map<string, string>()

/** Names a statement after its text: the same text is the same plan, another text never meets it. */
export function statement(text: string): Statement & { name: string } {
  // Texts are ours and few: one for each combination of filters. Hashing one takes longer than looking it up.
  const name = names.get(text) ?? `catalog_${createHash("sha1").update(text).digest("hex").slice(0, 16)}`
  names.set(text, name)
  return { name, text }
}

/**
 * Runs a statement on a connection of Medusa's pool. Knex has no way to name one, and planning the list query
 * costs more than running it.
 */
export async function queryRows<Row>(db: Knex, sql: Statement, values: unknown[]): Promise<Row[]> {
  return await onConnection(db, async (connection) => (await connection.query<Row>({ ...sql, values })).rows)
}

/** The same in a transaction that begins with `settings`: `SET LOCAL …` statements that end with it. */
export async function queryRowsUnder<Row>(
  db: Knex,
  settings: string,
  sql: Statement,
  values: unknown[]
): Promise<Row[]> {
  return await onConnection(db, async (connection) => {
    const run = async (text: string): Promise<void> => void (await connection.query({ text, values: [] }))
    try {
      await run(`BEGIN READ ONLY; ${settings}`)
      const { rows } = await connection.query<Row>({ ...sql, values })
      return rows
    } finally {
      // Nothing was written: whether it went well or not, only the settings end here.
      await run("ROLLBACK")
    }
  })
}

async function onConnection<T>(db: Knex, work: Work<T>): Promise<T> {
  const driver = db.client as Driver
  const connection = await driver.acquireConnection()
  try {
    return await work(connection)
  } finally {
    await driver.releaseConnection(connection)
  }
}
