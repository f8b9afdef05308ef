import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { SalesPointKind } from "../../../contract"
import { queryRows, statement } from "./query-rows"

/** What `GET /store/sales-points` was asked, parsed. `near` is a district code; `today` a business day. */
export type ListSalesPoints = {
  district?: string
  kind?: SalesPointKind
  variant_ids?: readonly string[]
  near?: string
  pickup: boolean
  /** With `variant_ids`: only where some of each is left. */
  in_stock: boolean
  q?: string
  today: string
  limit: number
  offset: number
}

// A point has the basket when it carries every variant; it is as well stocked as its scarcest one. The shop's own online
// point is no place to go to, so it is listed only when asked for. Points that do not carry the goods are left out.
const salesPoints = statement(`
  WITH carried AS (
    SELECT sales_point_code AS code, min(band) AS band FROM catalog_stock
    WHERE variant_id = ANY ($3::text[]) GROUP BY sales_point_code
    HAVING count(*) = cardinality($3::text[])
  ), hit AS MATERIALIZED (
    SELECT point.code, point.name, point.kind, point.type, point.district_code, district.name_zh AS district, district.name_en AS district_en,
      point.subdistrict, point.opening_hours, point.pickup, point.is_sample, carried.band,
      coalesce(point.district_code = $4::text, false) AS is_near
    FROM sales_point point
    LEFT JOIN district ON district.code = point.district_code AND district.deleted_at IS NULL
    LEFT JOIN carried ON carried.code = point.code
    WHERE point.deleted_at IS NULL
      AND (point.opened_on IS NULL OR point.opened_on <= $7::text) AND (point.closed_on IS NULL OR point.closed_on > $7::text)
      AND ($1::text IS NULL OR point.district_code = $1::text)
      AND CASE WHEN $2::text IS NULL THEN point.kind <> 'online' ELSE point.kind = $2::text END
      AND ($3::text[] IS NULL OR carried.code IS NOT NULL)
      AND (NOT $5::boolean OR point.pickup)
      AND (NOT $10::boolean OR carried.band > 0)
      AND ($6::text IS NULL OR strpos(lower(point.name), $6::text) > 0 OR strpos(lower(point.code), $6::text) > 0
        OR strpos(point.subdistrict, $6::text) > 0 OR strpos(district.name_zh, $6::text) > 0
        OR strpos(lower(district.name_en), $6::text) > 0)
  ), page AS (
    SELECT *, row_number() OVER (ORDER BY is_near DESC, band DESC NULLS LAST,
      array_position(ARRAY['hub', 'counter', 'outlet', 'fair', 'online'], kind), code) AS nth
    FROM hit
  )
  SELECT json_build_object(
    'items', (SELECT coalesce(json_agg(json_build_object('code', code, 'name', name, 'kind', kind, 'type', type,
      'district_code', coalesce(district_code, ''), 'district', coalesce(district, ''), 'district_en', district_en, 'subdistrict', subdistrict,
      'opening_hours', opening_hours, 'pickup', pickup, 'stock_band', (ARRAY['none', 'few', 'plenty'])[band + 1],
      'is_sample', is_sample) ORDER BY nth), '[]')
      FROM page WHERE nth > $9::int AND nth <= $9::int + $8::int),
    'total', (SELECT count(*) FROM hit), 'limit', $8::int, 'offset', $9::int,
    'districts', (SELECT coalesce(json_agg(json_build_object('code', district_code, 'name', district, 'name_en', district_en, 'total', total)
        ORDER BY district_code), '[]')
      FROM (SELECT district_code, coalesce(max(district), '') AS district, max(district_en) AS district_en, count(*) AS total FROM hit
        WHERE district_code IS NOT NULL GROUP BY district_code) each_district))::text AS body`)

/** Answers `GET /store/sales-points` as JSON text (`SalesPointsAnswer`): near first, then what is in stock. */
export async function listSalesPoints(db: Knex, query: ListSalesPoints): Promise<string> {
  const [row] = await queryRows<{ body: string }>(db, salesPoints, [
    query.district ?? null,
    query.kind ?? null,
    query.variant_ids ?? null,
    query.near ?? null,
    query.pickup,
    query.q ?? null,
    query.today,
    query.limit,
    query.offset,
    query.in_stock,
  ])
  return row!.body // no FROM: always one row
}
