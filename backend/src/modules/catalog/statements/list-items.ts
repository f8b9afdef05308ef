import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { CatalogSort } from "../../../contract"
import { searchQuery } from "../search-text"
import { queryRows, statement } from "./query-rows"

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

const byDefault = "listed_at DESC, product_id"

/** `at_hand` is `available`, or the band of the one point asked for. Every order ends in the id, so pages never overlap. */
const orders: Readonly<Record<CatalogSort, (atHand: string) => string>> = {
  relevance: (atHand) => `${atHand} DESC, sold_quantity DESC, ${byDefault}`,
  newest: () => byDefault,
  price_asc: () => "price_fen, product_id",
  price_desc: () => "price_fen DESC, product_id DESC",
  sales: () => `sold_quantity DESC, ${byDefault}`,
}

/** Collects values as it hands out their placeholders. */
class Values {
  readonly list: unknown[] = []

  bind(value: unknown, type: string): string {
    this.list.push(value)
    return `$${this.list.length}::${type}`
  }
}

// Rank by the title alone: it begins with the words, contains them (or their pinyin), or they stand elsewhere.
const rankSql = (term: string): string =>
  `CASE WHEN starts_with(title_text, ${term}) THEN 0 WHEN strpos(title_text, ${term}) > 0 THEN 1 ELSE 2 END`

/**
 * One statement for page and total, as finished JSON text. Without a search the page walks the index of its order; with
 * one the hits are found once and both counted and sorted. Only conditions that were asked for are in the text, so each
 * combination keeps its own plan.
 */
export function listItemsStatement(query: ListItems): { text: string; values: unknown[] } {
  const values = new Values()
  const conditions: string[] = []
  const facets = [
    query.origin === undefined ? [] : [`o:${query.origin}`],
    query.category === undefined ? [] : [`c:${query.category}`],
    query.label === undefined ? [] : [`l:${query.label}`],
  ].flat()
  const [channel, ...otherChannels] = query.channels
  if (channel !== undefined && otherChannels.length === 0) {
    conditions.push(`facets @> ${values.bind([`s:${channel}`, ...facets], "text[]")}`)
  } else {
    conditions.push(
      `facets && ${values.bind(
        query.channels.map((id) => `s:${id}`),
        "text[]"
      )}`
    )
    if (facets.length > 0) conditions.push(`facets @> ${values.bind(facets, "text[]")}`)
  }

  const atPoint = query.sales_point !== undefined
  const atHand = atPoint ? "(point_band > 0)" : "available"
  const from = atPoint
    ? `catalog_item JOIN (
        SELECT product_id, max(band) AS point_band FROM catalog_stock
        WHERE sales_point_code = ${values.bind(query.sales_point, "text")} GROUP BY product_id
      ) point USING (product_id)`
    : "catalog_item"
  const card = atPoint
    ? `(card::jsonb || jsonb_build_object('available', point_band > 0,
        'stock_band', (ARRAY['none', 'few', 'plenty'])[point_band + 1]))::json`
    : "card"

  if (query.handles !== undefined) conditions.push(`handle = ANY (${values.bind(query.handles, "text[]")})`)
  if (query.in_stock) conditions.push(atHand)

  const search = query.q === undefined ? null : searchQuery(query.q)
  if (search) {
    conditions.push(`search @@ ${values.bind(search.tsquery, "tsquery")}`)
    for (const { term, exact } of search.rechecked) {
      const inText = `strpos(search_text, ${values.bind(term, "text")}) > 0`
      conditions.push(exact ? `(${inText} OR search @@ ${values.bind(exact, "tsquery")})` : inText)
    }
  }
  const where = conditions.join(" AND ")
  const order = orders[query.sort](atHand)

  if (search) {
    const ranks =
      query.sort === "relevance" ? search.terms.map((term) => rankSql(values.bind(term, "text"))) : []
    const ranked = ranks.length > 0 ? `${ranks.join(" + ")} AS rank` : "0 AS rank"
    const text = `
      WITH hit AS MATERIALIZED (
        SELECT ${ranked}, product_id, available, sold_quantity, listed_at, price_fen${atPoint ? ", point_band" : ""}
        FROM ${from} WHERE ${where}
      ), page AS (
        SELECT *, row_number() OVER (ORDER BY rank, ${order}) AS nth
        FROM hit ORDER BY rank, ${order} LIMIT ${values.bind(query.limit, "int")} OFFSET ${values.bind(query.offset, "int")}
      )
      SELECT json_build_object(
        'items', coalesce((SELECT json_agg(${card} ORDER BY nth) FROM page JOIN catalog_item USING (product_id)), '[]'),
        'total', (SELECT count(*) FROM hit), 'limit', ${values.bind(query.limit, "int")}, 'offset', ${values.bind(query.offset, "int")}
      )::text AS body`
    return { text, values: values.list }
  }

  // Counted beforehand where one facet of one channel is asked for.
  const counted =
    channel !== undefined &&
    otherChannels.length === 0 &&
    facets.length <= 1 &&
    !atPoint &&
    !query.in_stock &&
    query.handles === undefined
  const total = counted
    ? `coalesce((SELECT items FROM catalog_total WHERE channel = ${values.bind(channel, "text")}
        AND facet = ${values.bind(facets[0] ?? "", "text")}), 0)`
    : `(SELECT count(*) FROM ${from} WHERE ${where})`
  const limit = values.bind(query.limit, "int")
  const offset = values.bind(query.offset, "int")
  const text = `
    SELECT json_build_object(
      'items', coalesce((SELECT json_agg(${card}) FROM (
        SELECT * FROM ${from} WHERE ${where} ORDER BY ${order} LIMIT ${limit} OFFSET ${offset}
      ) page), '[]'),
      'total', ${total}, 'limit', ${limit}, 'offset', ${offset}
    )::text AS body`
  return { text, values: values.list }
}

/** Answers `GET /store/catalog` as JSON text (`CatalogAnswer`); nothing to search for finds nothing. */
export async function listItems(db: Knex, query: ListItems): Promise<string> {
  const { text, values } = listItemsStatement(query)
  const [row] = await queryRows<{ body: string }>(db, statement(text), values)
  return row!.body // an aggregate without GROUP BY always has one row
}
