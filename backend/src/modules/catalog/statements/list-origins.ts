import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { facetCountSql } from "./list-categories"
import { queryRows, statement } from "./query-rows"

const node = (place: string, children: string): string => `json_build_object(
  'code', ${place}.code, 'level', ${place}.level, 'name', ${place}.name_zh, 'name_en', ${place}.name_en,
  'product_count', ${place}.product_count, 'children', coalesce(${children}, '[]'::json))`

// Three levels at most; a county may stand right below its province.
const origins = statement(`
  WITH place AS MATERIALIZED (
    SELECT code, level, parent_code, name_zh, name_en, ${facetCountSql("'o:' || code", "$1::text[]")} AS product_count
    FROM origin_place WHERE deleted_at IS NULL
  ), low AS (
    SELECT parent_code, json_agg(${node("place", "NULL")} ORDER BY code) AS children
    FROM place WHERE level = 'county' GROUP BY parent_code
  ), middle AS (
    SELECT place.parent_code, json_agg(${node("place", "low.children")} ORDER BY place.code) AS children
    FROM place LEFT JOIN low ON low.parent_code = place.code
    WHERE place.level = 'prefecture'
      OR (place.level = 'county' AND EXISTS (SELECT FROM place top WHERE top.code = place.parent_code AND top.level = 'province'))
    GROUP BY place.parent_code
  )
  SELECT json_build_object('items', coalesce(json_agg(${node("place", "middle.children")} ORDER BY place.code), '[]'))::text AS body
  FROM place LEFT JOIN middle ON middle.parent_code = place.code
  WHERE place.level = 'province'`)

/** Answers `GET /store/origins` as JSON text (`OriginsAnswer`): provinces, prefectures, counties with product counts. */
export async function listOrigins(db: Knex, channels: readonly string[]): Promise<string> {
  const [row] = await queryRows<{ body: string }>(db, origins, [channels])
  return row!.body // an aggregate without GROUP BY always has one row
}
