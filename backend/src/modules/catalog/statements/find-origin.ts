import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { facetCountSql } from "./list-categories"
import { queryRows, statement } from "./query-rows"

/** More suppliers than a page can show; a province has a few hundred. */
const MOST_SUPPLIERS = 200

const count = (place: string): string => facetCountSql(`'o:' || ${place}.code`, "$2::text[]")

// A pairing is often made with a prefecture: its counties have it too, and the prefecture shows those of its counties.
const originByCode = statement(`
  WITH place AS (SELECT * FROM origin_place WHERE code = $1 AND deleted_at IS NULL),
  parent AS (SELECT each.* FROM origin_place each JOIN place ON each.code = place.parent_code WHERE each.deleted_at IS NULL),
  above AS (
    SELECT * FROM parent
    UNION ALL
    SELECT each.* FROM origin_place each JOIN parent ON each.code = parent.parent_code WHERE each.deleted_at IS NULL
  ),
  child AS (SELECT each.* FROM origin_place each JOIN place ON each.parent_code = place.code WHERE each.deleted_at IS NULL),
  below AS (
    SELECT code FROM child
    UNION SELECT each.code FROM origin_place each JOIN child ON each.parent_code = child.code WHERE each.deleted_at IS NULL
    UNION SELECT code FROM place
  ),
  paired AS (
    SELECT DISTINCT ON (district_code) district_code, district_zh, district.name_en AS district_en, kind, valid_from,
      pairing.is_sample
    FROM place, origin_pairing pairing
    LEFT JOIN district ON district.code = pairing.district_code AND district.deleted_at IS NULL
    WHERE place.level <> 'province' AND pairing.deleted_at IS NULL
      AND (pairing.origin_code IN (place.code, place.parent_code) OR pairing.origin_code IN (SELECT code FROM child))
      AND (pairing.valid_from IS NULL OR pairing.valid_from <= $3::text)
      AND (pairing.valid_until IS NULL OR pairing.valid_until > $3::text)
    ORDER BY district_code, pairing.is_sample, valid_from NULLS FIRST
  )
  SELECT json_build_object('origin', json_build_object(
    'code', place.code, 'level', place.level, 'name', place.name_zh, 'name_en', place.name_en,
    'parents', (SELECT coalesce(json_agg(json_build_object('code', code, 'level', level, 'name', name_zh, 'name_en', name_en)
      ORDER BY level = 'province' DESC, code), '[]') FROM above),
    'children', (SELECT coalesce(json_agg(json_build_object('code', code, 'name', name_zh, 'name_en', name_en,
      'product_count', ${count("child")}) ORDER BY code), '[]') FROM child),
    'story_zh', place.story_zh, 'story_en', place.story_en,
    'flagship_zh', place.flagship_zh, 'flagship_en', place.flagship_en,
    'pairings', (SELECT coalesce(json_agg(json_build_object('district_code', district_code, 'district', district_zh,
      'district_en', district_en, 'kind', kind, 'since', valid_from, 'is_sample', is_sample) ORDER BY district_code), '[]') FROM paired),
    'suppliers', (SELECT coalesce(json_agg(json_build_object('id', id, 'name', name, 'kind', kind, 'is_sample', is_sample)
      ORDER BY name, id), '[]') FROM (
        SELECT * FROM supplier WHERE origin_code IN (SELECT code FROM below) AND deleted_at IS NULL
        ORDER BY name, id LIMIT ${MOST_SUPPLIERS}) shown),
    'product_count', ${count("place")}
  ))::text AS body
  FROM place`)

/** Answers `GET /store/origins/:code` as JSON text (`OriginAnswer`), or null for a code that is no place of the programme. */
export async function findOrigin(
  db: Knex,
  code: string,
  channels: readonly string[],
  today: string
): Promise<string | null> {
  const [row] = await queryRows<{ body: string }>(db, originByCode, [code, channels, today])
  return row?.body ?? null
}
