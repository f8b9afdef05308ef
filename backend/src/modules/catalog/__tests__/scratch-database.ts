import { knex, type Knex } from "@medusajs/framework/mikro-orm/knex"
import { Migration20261123070000 } from "../migrations/Migration20261123070000"

type Made = { db: Knex; drop: () => Promise<void> }

const connection = (database: string) => ({
  host: process.env.DB_HOST ?? "localhost",
  port: Number(process.env.DB_PORT ?? 5432),
  user: process.env.DB_USERNAME ?? "postgres",
  password: process.env.DB_PASSWORD ?? "",
  database,
})

/**
 * A database with the module's own tables and nothing else. Medusa's module runner wants models, and this module has
 * none: its tables are written by hand.
 */
export async function makeDatabase(name: string): Promise<Made> {
  const database = `baixian_catalog_${name}_${process.pid}`
  const server = knex({ client: "pg", connection: connection("postgres") })
  await server.raw("DROP DATABASE IF EXISTS ??", [database])
  await server.raw("CREATE DATABASE ?? TEMPLATE template0 ENCODING 'UTF8'", [database])

  const db = knex({ client: "pg", connection: connection(database) })
  // Only its list of statements is asked for, so it needs neither a driver nor a configuration.
  const migration = new Migration20261123070000(
    ...([] as unknown as ConstructorParameters<typeof Migration20261123070000>)
  )
  await migration.up()
  for (const query of migration.getQueries()) await db.raw(String(query))

  return {
    db,
    drop: async () => {
      await db.destroy()
      await server.raw("DROP DATABASE ??", [database])
      await server.destroy()
    },
  }
}
