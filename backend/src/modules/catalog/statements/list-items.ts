import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { CatalogSort } from "../../../contract"
import { facetQuery, type SearchQuery, searchQuery } from "../search-text"
import { queryRows, queryRowsUnder, statement } from "./query-rows"

/** What `GET /store/catalog` was asked, parsed. `channels` are the sales channels the caller's key opens. */
export type ListItems = {
  channels: readonly string[]
  q?: string
  origin?: string
  category?: string
  sales_point?: string
  label?: string
  handles?: readonly string[]
  in_stock: boolean
  sort: CatalogSort
  limit: number
  offset: number
}

/** Every order ends in the id, so that pages never overlap. */
const orders: Readonly<Record<CatalogSort, string>> = {
  relevance: "standing DESC, product_id",
  newest: "listed_at DESC, product_id",
  price_asc: "price_fen, product_id",
  price_desc: "price_fen DESC, product_id DESC",
  sales: "sold_quantity DESC, listed_at DESC, product_id",
}
/** The column an order needs beside the id. */
const keys: Readonly<Record<CatalogSort, string>> = {
  relevance: "standing",
  newest: "listed_at",
  price_asc: "price_fen",
  price_desc: "price_fen",
  sales: "sold_quantity, listed_at",
}

/** From this many hits on a page's worth stands among the first rows of the order; fewer are sorted in milliseconds. */
const COMMON_FROM = 4_000
/** How many rows of the order are looked at for a common word before its hits are sorted after all. */
const WALKED_ROWS = 1_000

/** Collects values as it hands out their placeholders. */
class Values {
  readonly list: unknown[] = []

  bind(value: unknown, type: string): string {
    this.list.push(value)
    return `$${this.list.length}::${type}`
  }
}

/** Ranks by the title alone: it begins with the word, contains it (or its pinyin), or the word stands elsewhere. */
const rankSql = (term: string): string =>
  `CASE strpos(title_text, ${term}) WHEN 0 THEN 2 WHEN 1 THEN 0 ELSE 1 END`

/**
 * Rows the key may see. Usually that is every row, which two counts say once for all; else nearly all products have one
 * channel, so a plain comparison decides before the array is opened.
 */
function channelSql(channels: readonly string[], values: Values): string {
  const [channel, ...others] = channels
  const facets = values.bind(
    channels.map((id) => `s:${id}`),
    "text[]"
  )
  if (channel === undefined || others.length > 0) return `facets && ${facets}`

  const only = values.bind(channel, "text")
  const seesAll = `(SELECT mine.items = every.items FROM catalog_total mine, catalog_total every
    WHERE mine.channel = ${only} AND mine.facet = '' AND every.channel = '' AND every.facet = '')`
  return `(${seesAll} OR channels = ${only} OR facets && ${facets})`
}

/** What every shape of the statement shares: where rows come from, which may be seen, in which order, as what. */
type Scope = {
  values: Values
  from: string
  conditions: string[]
  order: string
  /** The order's columns beside the id. */
  keys: string
  card: string
  limit: string
  offset: string
  /** Wraps a subquery of the cards and one of the total as the answer's JSON. */
  answer: (cards: string, total: string) => string
}

function scopeOf(query: ListItems): Scope {
  const values = new Values()
  const conditions: string[] = []
  if (query.handles !== undefined) conditions.push(`handle = ANY (${values.bind(query.handles, "text[]")})`)
  // Whole numbers within bounds, checked where the query is parsed. Written out, because a plan kept for an unknown limit is
  // never the one that walks an index, so PostgreSQL would plan every first page anew.
  const limit = String(Math.trunc(query.limit))
  const offset = query.offset === 0 ? "0" : values.bind(query.offset, "int")
  const scope: Scope = {
    values,
    from: "catalog_item",
    conditions,
    order: orders[query.sort],
    keys: keys[query.sort],
    card: "card",
    limit,
    offset,
    answer: (cards, total) => `
      SELECT json_build_object('items', coalesce((${cards}), '[]'), 'total', ${total}, 'limit', ${limit},
        'offset', ${offset})::text AS body`,
  }
  if (query.sales_point === undefined) {
    if (query.in_stock) conditions.push("available")
    return scope
  }

  // At a point only its assortment counts, and what is there comes first, whatever lies elsewhere.
  if (query.in_stock) conditions.push("point_band > 0")
  return {
    ...scope,
    from: `catalog_item JOIN (
        SELECT product_id, max(band) AS point_band FROM catalog_stock
        WHERE sales_point_code = ${values.bind(query.sales_point, "text")} GROUP BY product_id
      ) point USING (product_id)`,
    order: query.sort === "relevance" ? `point_band > 0 DESC, ${scope.order}` : scope.order,
    keys: `${scope.keys}, point_band`,
    card: `(card::jsonb || jsonb_build_object('available', point_band > 0,
        'stock_band', (ARRAY['none', 'few', 'plenty'])[point_band + 1]))::json`,
  }
}

/** Without a search: walks the index of the order for the page; the total was counted before, where that could be. */
function browseSql(scope: Scope, query: ListItems, facets: readonly string[]): string {
  const { values, from, order, card, limit, offset, answer } = scope
  const conditions = [channelSql(query.channels, values), ...scope.conditions]
  if (facets.length > 0) conditions.push(`facets @> ${values.bind(facets, "text[]")}`)
  const where = conditions.join(" AND ")
  const total = isCounted(query, facets)
    ? `coalesce((SELECT items FROM catalog_total WHERE channel = ${values.bind(query.channels[0], "text")}
        AND facet = ${values.bind(facets[0] ?? "", "text")}), 0)`
    : `(SELECT count(*) FROM ${from} WHERE ${where})`
  return answer(
    `SELECT json_agg(${card}) FROM (
        SELECT * FROM ${from} WHERE ${where} ORDER BY ${order} LIMIT ${limit} OFFSET ${offset}) page`,
    total
  )
}

/** Finds all hits once, rechecks what the index cannot decide, and both counts and sorts them. */
function hitsSql(scope: Scope, search: SearchQuery, isRanked: boolean): string {
  const { values, from, order, card, limit, offset, answer } = scope
  const ranks = isRanked ? search.terms.map((term) => rankSql(values.bind(term, "text"))) : ["0"]
  const found = [
    ...scope.conditions,
    `search @@ ${values.bind(search.anywhere, "tsquery")}`,
    // The title first: it is at hand, the whole text is stored out of line.
    ...search.rechecked
      .map((term) => values.bind(term, "text"))
      .map((term) => `(strpos(title_text, ${term}) > 0 OR strpos(search_text, ${term}) > 0)`),
  ]
  return `
      WITH hit AS MATERIALIZED (
        SELECT ${ranks.join(" + ")} AS rank, product_id, ${scope.keys} FROM ${from} WHERE ${found.join(" AND ")}
      ), page AS MATERIALIZED (
        SELECT * FROM hit ORDER BY rank, ${order} LIMIT ${limit} OFFSET ${offset}
      ), placed AS (
        SELECT page.*, row_number() OVER (ORDER BY rank, ${order}) AS nth FROM page
      )
      ${answer(
        `SELECT json_agg(${card} ORDER BY nth) FROM (
          SELECT placed.*, whole.card FROM placed JOIN catalog_item whole USING (product_id)) shown`,
        "(SELECT count(*) FROM hit)"
      )}`
}

/**
 * Where the index decides alone: hits in titles, then the others; before both, when a Latin word is what a place's name is
 * read as, what comes from there (ml is 孟连 before it is 马铃薯). Counting comes from the index and touches no row. A
 * common word's hits lie close together along the order, so its first rows are walked; when they hold no full page, and
 * for rarer words, the hits are sorted. Left to itself the planner, which has no statistics for rare lexemes, would walk
 * the whole shop for them. Materialised, because a plain union may run in parallel and lose its order; each list only runs
 * when those before leave room.
 */
function titlesFirstSql(scope: Scope, search: SearchQuery): string {
  const { values, from, card, limit, offset, answer } = scope
  const anywhere = values.bind(search.anywhere, "tsquery")
  const title = values.bind(search.title, "tsquery")
  const named = search.named === null ? null : values.bind(search.named, "tsquery")
  const unnamed = named === null ? "" : ` && !!${named}`
  const wanted = `${limit} + ${offset}`
  const where = (found: string, ...also: string[]): string =>
    [...also, ...scope.conditions, `search @@ ${found}`].join(" AND ")
  // The planner cannot use an index for a sum, so this order is always sorted.
  const sorted = scope.order.replace("standing", "standing + 0")
  const best = (condition: string): string =>
    `SELECT product_id, ${scope.keys} FROM ${from} WHERE ${condition} ORDER BY ${sorted} LIMIT ${wanted}`
  // Another order than the index's cannot be walked.
  const first =
    scope.order === orders.relevance
      ? `(SELECT * FROM ${from} ORDER BY ${scope.order} LIMIT ${WALKED_ROWS}) first`
      : `(SELECT * FROM ${from} LIMIT 0) first`
  const isWalked = `(SELECT count(*) FROM walked) = ${wanted}`
  // Most words are no place's name; that is asked once, before anything is looked up for it. Counted, because for whether
  // there is one the planner, expecting many, would walk the whole shop.
  const isNamed = `(SELECT here FROM named)`
  const namedSql = (name: string): string => `
      named AS MATERIALIZED (SELECT count(*) > 0 AS here FROM ${from} WHERE ${where(name)}),
      named_in_title AS MATERIALIZED (${best(where(`(${title} && ${name})`, isNamed))}),
      named_elsewhere AS MATERIALIZED (${best(where(`(${anywhere} && ${name} && !!${title})`, isNamed))}),`
  return `
      WITH found AS MATERIALIZED (SELECT count(*) AS items FROM ${from} WHERE ${where(anywhere)}),
      walked AS MATERIALIZED (
        SELECT product_id, ${scope.keys} FROM ${first}
        WHERE ${where(`(${title}${unnamed})`, `(SELECT items FROM found) > ${COMMON_FROM}`)} ORDER BY ${scope.order} LIMIT ${wanted}
      ),
      in_title AS MATERIALIZED (${best(where(`(${title}${unnamed})`, `NOT ${isWalked}`))}),
      elsewhere AS MATERIALIZED (${best(where(`(${anywhere} && !!${title}${unnamed})`))}),
      ${named === null ? "" : namedSql(named)}
      page AS MATERIALIZED (
        ${named === null ? "" : "SELECT * FROM named_in_title UNION ALL SELECT * FROM named_elsewhere UNION ALL"}
        SELECT * FROM walked WHERE ${isWalked} UNION ALL SELECT * FROM in_title UNION ALL SELECT * FROM elsewhere
        LIMIT ${limit} OFFSET ${offset}
      ),
      placed AS (SELECT page.*, row_number() OVER () AS nth FROM page)
      ${answer(
        `SELECT json_agg(${card} ORDER BY nth) FROM (
          SELECT placed.*, whole.card FROM placed JOIN catalog_item whole USING (product_id)) shown`,
        "(SELECT items FROM found)"
      )}`
}

/**
 * One statement for page and total, as finished JSON text. Only conditions that were asked for are in the text, so each
 * combination keeps its own plan.
 */
export function listItemsStatement(query: ListItems): { text: string; values: unknown[] } {
  const facets = [
    query.origin === undefined ? [] : [`o:${query.origin}`],
    query.category === undefined ? [] : [`c:${query.category}`],
    query.label === undefined ? [] : [`l:${query.label}`],
  ].flat()
  const scope = scopeOf(query)
  const words = query.q === undefined ? null : searchQuery(query.q)
  const isRanked = query.sort === "relevance"

  const values = scope.values.list
  if (!words) return { text: browseSql(scope, query, facets), values }

  // A product's facets stand in the search index beside its words, so that index alone finds and counts.
  const seen = facetQuery(
    query.channels.map((id) => `s:${id}`),
    facets
  )
  const search = {
    ...words,
    anywhere: `(${words.anywhere}) & ${seen}`,
    title: `(${words.title}) & ${seen}`,
  }
  if (isRanked && search.rechecked.length === 0) return { text: titlesFirstSql(scope, search), values }
  return { text: hitsSql(scope, search, isRanked), values }
}

/** One facet of one channel, or the channel as a whole, was counted when it last changed. */
function isCounted(query: ListItems, facets: readonly string[]): boolean {
  const narrowed = query.sales_point !== undefined || query.in_stock || query.handles !== undefined
  return query.channels.length === 1 && facets.length <= 1 && !narrowed
}

/**
 * Reading every row's words takes ten times as long as the planner believes, since they are stored out of line; for one
 * letter that half of the shop has, it would.
 */
const byIndexSql = `SET LOCAL enable_seqscan = off; SET LOCAL jit = off`

/** Answers `GET /store/catalog` as JSON text (`CatalogAnswer`). */
export async function listItems(db: Knex, query: ListItems): Promise<string> {
  const { text, values } = listItemsStatement(query)
  // A search is planned for its words: how common they are decides between walking an order and collecting the hits.
  const [row] =
    query.q === undefined
      ? await queryRows<{ body: string }>(db, statement(text), values)
      : await queryRowsUnder<{ body: string }>(db, byIndexSql, { text }, values)
  return row!.body // an aggregate without GROUP BY always has one row
}
