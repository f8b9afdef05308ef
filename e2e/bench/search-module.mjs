import pg from "pg"
import { backendCode } from "./backend-code.mjs"

const backend = backendCode()
const { MedusaApp } = backend("@medusajs/framework/modules-sdk")
const { search } = backend("@medusajs/framework/utils")
const { searchQuery } = backend("./src/modules/catalog/search-text")

const provider = {
  resolve: "@medusajs/medusa/search-postgres",
  id: "postgres",
  options: { language: "simple" },
}

const fields = search.define({
  id: search.keyword().filterable(),
  standing: search.integer().sortable(),
  text: search.text().filterable(),
  tokens: search.text().searchable(),
  sales_channel_ids: search.keyword().array().filterable(),
  card: search.keyword(),
})

/** PostgreSQL's parser tears a lexeme apart at a sign; spelled out it stays one word. */
const token = (lexeme) => lexeme.replace(/[^\p{L}\p{N}]/gu, (sign) => `x${sign.codePointAt(0).toString(16)}x`)

const documentOf = ({ id, standing, text, lexemes, card }) => ({
  ...{ id, standing, text, card, sales_channel_ids: ["one"] },
  tokens: lexemes.map(token).join(" "),
})

/**
 * Medusa's Search module with its Postgres provider as installed, and nothing else of Medusa, on an empty database;
 * migrated and seeded with `rows`. `add` writes more rows, `db` is its connection pool, `answer` asks `query.search`.
 */
export async function searchModule(clientUrl, rows) {
  const seed = async function* () {
    yield [{ action: "upsert", documents: rows.map(documentOf) }]
  }
  const index = { name: "product", entity: "product", fields: fields.toFields(), seed }
  const injectedDependencies = {}
  const app = await MedusaApp({
    injectedDependencies,
    // Two, because a migration needs both.
    sharedResourcesConfig: { database: { clientUrl, pool: { min: 2, max: 2 } } },
    modulesConfig: {
      search: { resolve: "@medusajs/medusa/search", options: { providers: [provider], indexes: [index] } },
    },
  })
  await app.runMigrations()
  const client = new pg.Client(clientUrl)
  await client.connect()
  // Medusa makes only the English one.
  await client.query("CREATE TEXT SEARCH CONFIGURATION medusa_search_simple (COPY = simple)")
  await client.end()

  const module = app.modules.search
  await module.executeIndexMigrationPlan(await module.createIndexMigrationPlan())
  await module.reindex()
  const db = injectedDependencies.__pg_connection__
  // Both connections stand before anybody counts what they cost.
  await Promise.all([db.raw("SELECT 1"), db.raw("SELECT 1")])
  return {
    db,
    add: async (more) => await module.upsertDocuments({ index: "product", documents: more.map(documentOf) }),
    answer: async (query) => {
      const asked = { entity: "product", fields: ["card"], ...query }
      const { data, search_result: found } = await app.query.search(asked)
      return JSON.stringify({
        items: data.map(({ card }) => JSON.parse(card)),
        total: found.metadata.count,
      })
    },
    close: async () => {
      await app.onApplicationPrepareShutdown()
      await db.destroy()
    },
  }
}

/** The first page of the channel; without an order the module takes the rows as their primary key has them. */
export const pageOf = (order) => ({
  filters: { sales_channel_ids: ["one"] },
  pagination: { take: 24, order },
})

/** What our statement asks: the same tokens, a prefix where ours has one, LIKE where ours looks again at the text. */
export function questionOf(q) {
  const { title, rechecked } = searchQuery(q)
  const lexemes = [...title.matchAll(/'([TR](?:[^']|'')*)'/g)].map(([, lexeme]) => lexeme)
  const like = rechecked.map((term) => ({ text: { $like: `%${term.replace(/[\\%_]/g, "\\$&")}%` } }))
  return {
    filters: {
      q: lexemes.map((lexeme) => token(lexeme.replaceAll("''", "'"))).join(" "),
      sales_channel_ids: ["one"],
      ...like[0],
    },
    pagination: { take: 24 },
    search_options: { match_strategy: title.includes(":*") ? "last" : "all" },
  }
}
