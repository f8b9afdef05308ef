import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { type Channel, channelSql } from "./line-filter"

export type LatestSale = {
  id: string
  occurred_at: Date
  origin_code: string
  product_title: string
  channel: Channel
  quantity: number
  net_fen: number
}

// From the newest backwards along sales_line_newest. Filings come late and by the sheet, so they are no news of the moment.
const latestSalesSql = `
  SELECT id::text AS id, occurred_at, origin_code, product_title, ${channelSql} AS channel,
    quantity::float8 AS quantity, net_fen::float8 AS net_fen
  FROM sales_line
  WHERE occurred_at >= :since AND occurred_at < :until AND kind = 'sale' AND source <> 'filing'
  ORDER BY sales_line.occurred_at DESC, sales_line.id DESC
  LIMIT :limit`

/** The newest sales from one instant to before another, newest first, without who bought. */
export async function latestSales(
  db: Knex,
  bounds: { since: Date; until: Date; limit: number }
): Promise<LatestSale[]> {
  const { rows } = await db.raw<{ rows: LatestSale[] }>(latestSalesSql, bounds)
  return rows
}
