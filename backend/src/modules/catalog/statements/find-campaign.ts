import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { queryRows, statement } from "./query-rows"

// Places are counted from today's members of the programme, points from those that are open: no figure is written down.
const campaignOfDay = statement(`
  WITH edition AS (
    SELECT * FROM catalogue_edition
    WHERE campaign = $1 AND status <> 'draft' AND deleted_at IS NULL
      AND valid_from <= $2::text AND (valid_until IS NULL OR valid_until > $2::text)
    ORDER BY year DESC LIMIT 1
  ), listed AS (
    SELECT DISTINCT entry.product_id FROM catalogue_entry entry JOIN edition ON edition.id = entry.edition_id
    WHERE entry.status = 'listed' AND entry.deleted_at IS NULL
      AND entry.valid_from <= $2::text AND (entry.valid_until IS NULL OR entry.valid_until > $2::text)
  ), member AS (
    SELECT DISTINCT place.code, place.level, place.parent_code
    FROM origin_membership membership
    JOIN origin_place place ON place.code = membership.origin_code AND place.deleted_at IS NULL
    WHERE membership.list = 'supported' AND membership.deleted_at IS NULL
      AND membership.valid_from <= $2::text AND (membership.valid_until IS NULL OR membership.valid_until > $2::text)
  ), above AS (
    SELECT DISTINCT place.code, place.level, place.parent_code
    FROM member JOIN origin_place place ON place.code = member.parent_code AND place.deleted_at IS NULL
  ), top AS (
    SELECT code FROM above WHERE level = 'province'
    UNION SELECT place.code FROM above JOIN origin_place place ON place.code = above.parent_code AND place.level = 'province'
  ), point AS (
    SELECT kind, is_sample FROM sales_point
    WHERE deleted_at IS NULL AND (opened_on IS NULL OR opened_on <= $2::text) AND (closed_on IS NULL OR closed_on > $2::text)
  )
  SELECT json_build_object('campaign', json_build_object(
    'name_zh', edition.name_zh, 'name_en', edition.name_en, 'edition_year', edition.year,
    'county_count', (SELECT count(*) FROM member WHERE level = 'county'),
    'prefecture_count', (SELECT count(*) FROM above WHERE level = 'prefecture'),
    'province_count', (SELECT count(*) FROM top),
    'listed_product_count', (SELECT count(*) FROM listed),
    'sales_point_count', (SELECT count(*) FROM point WHERE kind IN ('hub', 'counter', 'outlet')),
    'hub_count', (SELECT count(*) FROM point WHERE kind = 'hub'),
    'counter_count', (SELECT count(*) FROM point WHERE kind = 'counter'),
    'outlet_count', (SELECT count(*) FROM point WHERE kind = 'outlet'),
    'has_sample_data', EXISTS (SELECT FROM point WHERE is_sample)
  ))::text AS body
  FROM edition`)

/** Answers `GET /store/campaign` as JSON text (`CampaignAnswer`), or null while no edition of the campaign is in force. */
export async function findCampaign(db: Knex, campaign: string, today: string): Promise<string | null> {
  const [row] = await queryRows<{ body: string }>(db, campaignOfDay, [campaign, today])
  return row?.body ?? null
}
