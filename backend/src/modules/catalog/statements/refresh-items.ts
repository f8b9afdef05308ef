import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { EXCLUSION_REASONS } from "../../../values/return-policy"
import { FACET_MARK, SEARCH_VERSION, type SearchSource, searchDocument } from "../search-text"
import { queryRows } from "./query-rows"

/** From this many pieces on a shopper is not told that few are left. */
export const PLENTY_FROM = 6

/** Products named by `$1` that may be shown on `$2`, with their places, category and searchable text. */
const textsCte = `
  param AS (
    SELECT $1::text[] AS ids, $2::text AS today,
      (SELECT id FROM region WHERE currency_code = 'cny' AND deleted_at IS NULL ORDER BY created_at, id LIMIT 1) AS region_id
  ),
  place AS MATERIALIZED (
    SELECT self.code, self.level, self.name_zh, self.name_en, self.story_zh, self.story_en,
      CASE WHEN self.level = 'county' THEN self.name_zh END AS county,
      CASE WHEN self.level = 'county' THEN self.name_en END AS county_en,
      CASE self.level WHEN 'prefecture' THEN self.code ELSE parent.code END AS prefecture_code,
      CASE self.level WHEN 'prefecture' THEN self.name_zh ELSE coalesce(parent.name_zh, self.name_zh) END AS prefecture,
      CASE self.level WHEN 'prefecture' THEN self.name_en ELSE coalesce(parent.name_en, self.name_en) END AS prefecture_en,
      coalesce(top.code, parent.code, self.code) AS province_code,
      coalesce(top.name_zh, parent.name_zh, self.name_zh) AS province,
      coalesce(top.name_en, parent.name_en, self.name_en) AS province_en
    FROM origin_place self
    LEFT JOIN origin_place parent ON parent.code = self.parent_code AND parent.deleted_at IS NULL
    LEFT JOIN origin_place top ON top.code = parent.parent_code AND top.deleted_at IS NULL
    WHERE self.deleted_at IS NULL
  ),
  wanted AS MATERIALIZED (
    SELECT product.*, origin.origin_code, origin.supplier_id, origin.processed_in_code, origin.main_ingredient_code,
      CASE WHEN jsonb_typeof(origin.components) = 'array' THEN origin.components ELSE '[]' END AS components
    FROM product
    JOIN product_origin origin
      ON origin.product_id = product.id AND origin.valid_until IS NULL AND origin.deleted_at IS NULL
    WHERE product.id = ANY ((SELECT ids FROM param)::text[])
      AND product.status = 'published' AND product.deleted_at IS NULL
  ),
  filed AS MATERIALIZED (
    SELECT filing.product_id, category.handle, category.name, category.metadata ->> 'name_en' AS name_en, category.mpath,
      row_number() OVER (PARTITION BY filing.product_id ORDER BY category.rank, category.handle) AS nth
    FROM product_category_product filing
    JOIN wanted ON wanted.id = filing.product_id
    JOIN product_category category ON category.id = filing.product_category_id
      AND category.is_active AND NOT category.is_internal AND category.deleted_at IS NULL
  ),
  code AS MATERIALIZED (
    SELECT variant.product_id,
      array_remove(array_agg(nullif(sku, '') ORDER BY variant.id) || array_agg(nullif(ean, '') ORDER BY variant.id), NULL) AS codes
    FROM product_variant variant JOIN wanted ON wanted.id = variant.product_id
    WHERE variant.deleted_at IS NULL
    GROUP BY variant.product_id
  ),
  text AS MATERIALIZED (
    SELECT wanted.id AS product_id, jsonb_build_object(
        'version', ${SEARCH_VERSION},
        'title', wanted.title,
        'other', to_jsonb(array_remove(ARRAY[wanted.subtitle, filed.name], NULL)),
        'places', to_jsonb(array_remove(ARRAY[place.county, place.prefecture, place.province], NULL)),
        'latin', to_jsonb(array_remove(ARRAY[coalesce(wanted.metadata ->> 'title_en', ''), place.county_en,
          place.prefecture_en, place.province_en, filed.name_en], NULL)),
        'codes', to_jsonb(coalesce(code.codes, '{}'))
      ) AS search_source
    FROM wanted
    JOIN place ON place.code = wanted.origin_code
    LEFT JOIN filed ON filed.product_id = wanted.id AND filed.nth = 1
    LEFT JOIN code ON code.product_id = wanted.id
  )`

/**
 * Since when the goods are on sale: the day the office names (`listed_on`), because goods of last autumn are new again
 * this autumn; without a day that has come, when the product was made. Years from 2000 fit the bits of `standing`.
 */
const listedAt = `CASE
          WHEN wanted.metadata ->> 'listed_on' ~ '^20[0-9]{2}-[0-9]{2}-[0-9]{2}$'
            AND pg_input_is_valid(wanted.metadata ->> 'listed_on', 'date')
            AND wanted.metadata ->> 'listed_on' <= (SELECT today FROM param)
          THEN (wanted.metadata ->> 'listed_on')::timestamp AT TIME ZONE 'Asia/Shanghai'
          ELSE wanted.created_at END`

/** As `returnTerms`: only a reason the law names excludes anything. */
const needsConsent = `wanted.metadata ->> 'return_policy' = 'excluded_with_consent'
          AND wanted.metadata ->> 'exclusion_reason' IN (${EXCLUSION_REASONS.map((reason) => `'${reason}'`).join(", ")})`

/**
 * What the shop shows of the products named, computed from the tables that own it. `$1` are product ids, `$2` is
 * the business day. Left out on purpose: products that are unpublished, deleted, without origin, or without a price in
 * yuan. Prices follow the pricing module for a guest in the region that sells in yuan (list before base, the more
 * specific first, a sale only when it is cheaper), so that card, cart and order agree.
 */
const rowsCte = `
  place_json AS MATERIALIZED (
    SELECT code, json_build_object('code', code, 'county', county, 'county_en', county_en, 'prefecture', prefecture,
      'prefecture_en', prefecture_en, 'province', province, 'province_en', province_en) AS origin,
      json_build_object('code', code, 'name', name_zh, 'name_en', name_en) AS named
    FROM place
  ),
  active_list AS MATERIALIZED (
    SELECT list.id, list.type, list.rules_count
    FROM price_list list
    WHERE list.status = 'active' AND list.deleted_at IS NULL
      AND (list.starts_at IS NULL OR list.starts_at <= now()) AND (list.ends_at IS NULL OR list.ends_at >= now())
      AND (list.rules_count = 0 OR list.rules_count = (
        SELECT count(*) FROM price_list_rule rule
        WHERE rule.price_list_id = list.id AND rule.deleted_at IS NULL
          AND rule.attribute = 'region_id' AND rule.value @> to_jsonb((SELECT region_id FROM param))))
  ),
  priced AS MATERIALIZED (
    SELECT variant.id, variant.product_id, variant.title, variant.sku, variant.ean, variant.variant_rank,
      variant.manage_inventory, variant.allow_backorder, variant.metadata,
      greatest(0, least(round(cost.amount * 100), 9000000000000))::bigint AS price_fen
    FROM wanted
    JOIN product_variant variant ON variant.product_id = wanted.id AND variant.deleted_at IS NULL
    CROSS JOIN LATERAL (
      SELECT CASE
          WHEN best.list_type = 'override' THEN best.list_amount
          WHEN best.list_type = 'sale' THEN least(best.list_amount, best.base_amount)
          ELSE best.base_amount END AS amount
      FROM (
        SELECT
          (array_agg(candidate.amount ORDER BY candidate.specificity DESC, candidate.amount)
            FILTER (WHERE candidate.list_type IS NOT NULL))[1] AS list_amount,
          (array_agg(candidate.list_type ORDER BY candidate.specificity DESC, candidate.amount)
            FILTER (WHERE candidate.list_type IS NOT NULL))[1] AS list_type,
          (array_agg(candidate.amount ORDER BY candidate.specificity DESC, candidate.amount)
            FILTER (WHERE candidate.list_type IS NULL))[1] AS base_amount
        FROM (
          SELECT price.amount, active_list.type AS list_type,
            price.rules_count + coalesce(active_list.rules_count, 0) AS specificity
          FROM product_variant_price_set link
          JOIN price ON price.price_set_id = link.price_set_id AND price.deleted_at IS NULL
            AND price.currency_code = 'cny' AND (price.min_quantity IS NULL OR price.min_quantity <= 1)
          LEFT JOIN active_list ON active_list.id = price.price_list_id
          WHERE link.variant_id = variant.id AND link.deleted_at IS NULL
            AND (price.price_list_id IS NULL OR active_list.id IS NOT NULL)
            AND (price.rules_count = 0 OR price.rules_count = (
              SELECT count(*) FROM price_rule rule
              WHERE rule.price_id = price.id AND rule.deleted_at IS NULL
                AND rule.attribute = 'region_id' AND rule.value = (SELECT region_id FROM param)))
        ) candidate
      ) best
    ) cost
    WHERE cost.amount IS NOT NULL
  ),
  -- Goods lie at open sales points, and where the online channel sends from, which may be no point at all.
  point AS MATERIALIZED (
    SELECT sales_point.code, sales_point.stock_location_id AS location_id
    FROM sales_point, param
    WHERE sales_point.stock_location_id IS NOT NULL AND sales_point.deleted_at IS NULL
      AND (sales_point.opened_on IS NULL OR sales_point.opened_on <= param.today)
      AND (sales_point.closed_on IS NULL OR sales_point.closed_on > param.today)
  ),
  location AS MATERIALIZED (
    SELECT code AS sales_point_code, location_id FROM point
    UNION ALL
    SELECT DISTINCT NULL, link.stock_location_id FROM sales_channel_stock_location link
    WHERE link.deleted_at IS NULL AND link.stock_location_id NOT IN (SELECT location_id FROM point)
  ),
  part AS MATERIALIZED (
    SELECT priced.id AS variant_id, link.inventory_item_id, greatest(link.required_quantity, 1) AS required_quantity,
      count(*) OVER (PARTITION BY priced.id) AS parts
    FROM priced
    JOIN product_variant_inventory_item link ON link.variant_id = priced.id AND link.deleted_at IS NULL
    WHERE priced.manage_inventory
  ),
  stocked AS MATERIALIZED (
    SELECT part.variant_id, location.location_id, location.sales_point_code,
      min(floor((level.stocked_quantity - level.reserved_quantity) / part.required_quantity)) AS quantity
    FROM part
    JOIN inventory_level level ON level.inventory_item_id = part.inventory_item_id AND level.deleted_at IS NULL
    JOIN location ON location.location_id = level.location_id
    GROUP BY part.variant_id, location.location_id, location.sales_point_code
    HAVING count(*) = min(part.parts)
  ),
  stock AS MATERIALIZED (
    SELECT stocked.variant_id, stocked.sales_point_code, priced.product_id,
      (CASE WHEN priced.allow_backorder OR stocked.quantity >= ${PLENTY_FROM} THEN 2
            WHEN stocked.quantity > 0 THEN 1 ELSE 0 END)::smallint AS band
    FROM stocked JOIN priced ON priced.id = stocked.variant_id
    WHERE stocked.sales_point_code IS NOT NULL
  ),
  variant AS MATERIALIZED (
    SELECT priced.*,
      CASE WHEN NOT priced.manage_inventory OR priced.allow_backorder THEN 2
           WHEN total.quantity >= ${PLENTY_FROM} THEN 2 WHEN total.quantity > 0 THEN 1 ELSE 0 END AS band,
      row_number() OVER (PARTITION BY priced.product_id
        ORDER BY priced.price_fen, priced.variant_rank NULLS LAST, priced.id) AS cheapest
    FROM priced
    LEFT JOIN (
      SELECT variant_id, sum(greatest(quantity, 0)) AS quantity FROM stocked GROUP BY variant_id
    ) total ON total.variant_id = priced.id
  ),
  offer AS MATERIALIZED (
    SELECT product_id, max(band) AS band, min(price_fen) AS price_fen, max(price_fen) AS highest_fen,
      max(id) FILTER (WHERE cheapest = 1) AS variant_id, max(title) FILTER (WHERE cheapest = 1) AS spec,
      count(*) > 1 AS has_options,
      json_agg(json_build_object('id', id, 'sku', coalesce(sku, ''), 'ean', ean, 'title', title, 'price_fen', price_fen,
        'unit', metadata ->> 'unit', 'available', band > 0, 'stock_band', (ARRAY['none', 'few', 'plenty'])[band + 1])
        ORDER BY variant_rank NULLS LAST, price_fen, id) AS variants
    FROM variant
    GROUP BY product_id
  ),
  recognised AS MATERIALIZED (
    SELECT recognition.*
    FROM recognition JOIN wanted ON wanted.id = recognition.product_id, param
    WHERE recognition.deleted_at IS NULL AND recognition.valid_from <= param.today
      AND (recognition.valid_until IS NULL OR recognition.valid_until > param.today)
  ),
  label AS MATERIALIZED (
    SELECT product_id, array_agg(DISTINCT label) AS labels
    FROM (
      SELECT product_id, label FROM recognised
      UNION ALL
      SELECT entry.product_id, 'hundred_products'
      FROM catalogue_entry entry
      JOIN catalogue_edition edition ON edition.id = entry.edition_id AND edition.deleted_at IS NULL
        AND edition.campaign = 'hundred_products'
      JOIN wanted ON wanted.id = entry.product_id, param
      WHERE entry.deleted_at IS NULL AND entry.status = 'listed' AND edition.status <> 'draft'
        AND entry.valid_from <= param.today AND (entry.valid_until IS NULL OR entry.valid_until > param.today)
        AND edition.valid_from <= param.today AND (edition.valid_until IS NULL OR edition.valid_until > param.today)
    ) held
    GROUP BY product_id
  ),
  picture AS MATERIALIZED (
    SELECT image.product_id, json_agg(image.url ORDER BY image.rank, image.id) AS urls,
      (array_agg(image.url ORDER BY image.rank, image.id))[1] AS first_url
    FROM image JOIN wanted ON wanted.id = image.product_id
    WHERE image.deleted_at IS NULL
    GROUP BY image.product_id
  ),
  component AS MATERIALIZED (
    SELECT wanted.id AS product_id, array_agg(DISTINCT place.code) AS codes,
      json_agg(json_build_object('code', place.code, 'name', place.name_zh, 'name_en', place.name_en,
        'share_bp', share.item -> 'share_bp') ORDER BY share.nth) AS places
    FROM wanted
    CROSS JOIN LATERAL jsonb_array_elements(wanted.components) WITH ORDINALITY share(item, nth)
    JOIN place ON place.code = share.item ->> 'origin_code'
    GROUP BY wanted.id
  ),
  facet AS MATERIALIZED (
    SELECT product_id, array_agg(DISTINCT facet ORDER BY facet) AS facets,
      coalesce(string_agg(DISTINCT substr(facet, 3), ',' ORDER BY substr(facet, 3))
        FILTER (WHERE starts_with(facet, 's:')), '') AS channels
    FROM (
      SELECT wanted.id AS product_id, 'o:' || unnest(ARRAY[place.code, place.prefecture_code, place.province_code]) AS facet
      FROM wanted
      LEFT JOIN component ON component.product_id = wanted.id
      JOIN place ON place.code = wanted.origin_code OR place.code = ANY (component.codes)
      UNION ALL
      SELECT filed.product_id, 'c:' || category.handle
      FROM filed JOIN product_category category ON category.deleted_at IS NULL AND category.is_active
        AND (category.mpath = filed.mpath OR starts_with(filed.mpath, category.mpath || '.'))
      UNION ALL
      SELECT product_id, 'l:' || unnest(labels) FROM label
      UNION ALL
      SELECT offered.product_id, 's:' || offered.sales_channel_id
      FROM product_sales_channel offered JOIN wanted ON wanted.id = offered.product_id
      WHERE offered.deleted_at IS NULL
    ) each_facet
    WHERE facet IS NOT NULL
    GROUP BY product_id
  ),
  profile AS MATERIALIZED (
    SELECT wanted.id AS product_id,
      json_build_object(
        'grown_in', grown.origin,
        'processed_in', processed.named,
        'main_ingredient_from', ingredient.named,
        'supplier', CASE WHEN supplier.id IS NOT NULL THEN json_build_object(
          'id', supplier.id, 'name', supplier.name, 'kind', supplier.kind, 'is_sample', supplier.is_sample) END,
        'recognitions', coalesce((
          SELECT json_agg(json_build_object('scheme', scheme, 'label', label, 'certificate_no', certificate_no,
            'valid_from', valid_from, 'valid_until', valid_until, 'issuer', issuer, 'is_sample', is_sample)
            ORDER BY label, valid_from, id)
          FROM recognised WHERE recognised.product_id = wanted.id), '[]'),
        'paired_districts', coalesce((
          SELECT json_agg(json_build_object('district_code', district_code, 'district', paired.district,
            'district_en', named.name_en, 'is_sample', paired.is_sample) ORDER BY district_code)
          FROM (
            SELECT pairing.district_code, max(pairing.district_zh) AS district, bool_and(pairing.is_sample) AS is_sample
            FROM origin_pairing pairing, param
            WHERE pairing.origin_code IN (grown_place.code, grown_place.prefecture_code) AND pairing.deleted_at IS NULL
              AND (pairing.valid_from IS NULL OR pairing.valid_from <= param.today)
              AND (pairing.valid_until IS NULL OR pairing.valid_until > param.today)
            GROUP BY pairing.district_code
          ) paired
          LEFT JOIN district named ON named.code = paired.district_code AND named.deleted_at IS NULL), '[]'),
        'components', coalesce(component.places, '[]'),
        'story_zh', grown_place.story_zh,
        'story_en', grown_place.story_en
      ) AS profile
    FROM wanted
    JOIN place grown_place ON grown_place.code = wanted.origin_code
    JOIN place_json grown ON grown.code = wanted.origin_code
    LEFT JOIN place_json processed ON processed.code = wanted.processed_in_code
    LEFT JOIN place_json ingredient ON ingredient.code = wanted.main_ingredient_code
    LEFT JOIN supplier ON supplier.id = wanted.supplier_id AND supplier.deleted_at IS NULL
    LEFT JOIN component ON component.product_id = wanted.id
  ),
  item AS MATERIALIZED (
    SELECT wanted.id AS product_id, wanted.handle, offer.price_fen, coalesce(sold.quantity, 0) AS sold_quantity,
      listed.at AS listed_at, offer.band > 0 AS available, facet.facets, facet.channels,
      -- One bit, 20 bits of pieces, 42 bits of milliseconds: the highest stands first.
      ((offer.band > 0)::int::bigint << 62) | (least(coalesce(sold.quantity, 0), 1048575) << 42)
        | (extract(epoch FROM listed.at) * 1000)::bigint AS standing,
      json_build_object(
        'product_id', wanted.id, 'handle', wanted.handle, 'title', wanted.title,
        'title_en', wanted.metadata ->> 'title_en', 'subtitle', wanted.subtitle,
        'thumbnail', coalesce(wanted.thumbnail, picture.first_url),
        'category', filed.handle, 'category_name', filed.name, 'category_name_en', filed.name_en,
        'price_fen', offer.price_fen, 'price_varies', offer.highest_fen > offer.price_fen,
        'spec', offer.spec, 'variant_id', offer.variant_id, 'has_options', offer.has_options,
        'origin', place_json.origin, 'labels', to_json(coalesce(label.labels, '{}')),
        'available', offer.band > 0, 'stock_band', (ARRAY['none', 'few', 'plenty'])[offer.band + 1],
        'sold_quantity', coalesce(sold.quantity, 0),
        'is_sample', coalesce(wanted.metadata ->> 'is_sample', 'false') = 'true'
      ) AS card,
      json_build_object(
        'description', wanted.description, 'description_en', wanted.metadata ->> 'description_en',
        'images', coalesce(picture.urls, '[]'), 'variants', offer.variants,
        'shelf_life_days', CASE WHEN wanted.metadata ->> 'shelf_life_days' ~ '^[0-9]{1,6}$'
          THEN (wanted.metadata ->> 'shelf_life_days')::int END,
        'needs_cold_chain', coalesce(wanted.metadata ->> 'needs_cold_chain', 'false') = 'true',
        'storage_zh', wanted.metadata ->> 'storage_zh',
        'return_policy', CASE WHEN wanted.metadata ->> 'return_policy' = 'excluded_by_law' THEN 'excluded_by_law'
          WHEN ${needsConsent} THEN 'excluded_with_consent' ELSE 'seven_day' END,
        'exclusion_reason', CASE WHEN ${needsConsent} THEN wanted.metadata ->> 'exclusion_reason' END,
        'origin_profile', profile.profile,
        'lots', '[]'::json
      ) AS detail
    FROM wanted
    JOIN offer ON offer.product_id = wanted.id
    JOIN place ON place.code = wanted.origin_code
    JOIN place_json ON place_json.code = wanted.origin_code
    JOIN profile ON profile.product_id = wanted.id
    JOIN facet ON facet.product_id = wanted.id
    CROSS JOIN LATERAL (SELECT ${listedAt} AS at) listed
    LEFT JOIN filed ON filed.product_id = wanted.id AND filed.nth = 1
    LEFT JOIN label ON label.product_id = wanted.id
    LEFT JOIN picture ON picture.product_id = wanted.id
    LEFT JOIN catalog_sold sold ON sold.product_id = wanted.id
  )`

// Neither is named: a plan kept for three products would be used for three hundred.
const newTexts = {
  text: `
  WITH ${textsCte}
  SELECT text.product_id, text.search_source
  FROM text LEFT JOIN catalog_item old ON old.product_id = text.product_id
  WHERE old.search_source IS DISTINCT FROM text.search_source
  ORDER BY text.product_id`,
}

// A search narrows by facets in the index of its words, so they are lexemes as well.
const facetLexemes = (facets: string): string =>
  `ARRAY(SELECT '${FACET_MARK}' || facet FROM unnest(${facets}) facet)`
const wordsOf = (search: string): string =>
  `ARRAY(SELECT word FROM unnest(tsvector_to_array(${search})) word WHERE NOT starts_with(word, '${FACET_MARK}'))`

// Only what differs is written: an unchanged row makes no new version, and the version is what browsers revalidate by.
// A row keeps the source its lexemes were cut from, so a text that changes under our feet is noticed next time.
const putItems = {
  text: `
  WITH ${textsCte}, ${rowsCte},
  document AS MATERIALIZED (
    SELECT * FROM jsonb_to_recordset($3::jsonb)
      AS made(product_id text, search_source jsonb, lexemes text[], text text, title_text text)
  ),
  moved AS MATERIALIZED (
    SELECT item.product_id FROM item LEFT JOIN catalog_item old ON old.product_id = item.product_id
    WHERE old.facets IS DISTINCT FROM item.facets
  ),
  gone AS (
    DELETE FROM catalog_item
    WHERE product_id = ANY ($1::text[]) AND NOT EXISTS (SELECT FROM item WHERE item.product_id = catalog_item.product_id)
    RETURNING 1
  ),
  put AS (
    INSERT INTO catalog_item AS old (product_id, handle, standing, price_fen, sold_quantity, listed_at, available, channels,
      facets, card, detail, search_source, search, search_text, title_text)
    SELECT item.product_id, handle, standing, price_fen, sold_quantity, listed_at, available, channels, facets, card, detail,
      document.search_source,
      -- An array added to nothing is that array: without new words there is no new index either.
      CASE WHEN document.lexemes IS NOT NULL THEN array_to_tsvector(document.lexemes || ${facetLexemes("facets")}) END,
      document.text, document.title_text
    FROM item LEFT JOIN document ON document.product_id = item.product_id
    ON CONFLICT (product_id) DO UPDATE SET
      handle = excluded.handle, standing = excluded.standing, price_fen = excluded.price_fen,
      sold_quantity = excluded.sold_quantity, listed_at = excluded.listed_at, available = excluded.available,
      channels = excluded.channels, facets = excluded.facets,
      card = excluded.card, detail = excluded.detail,
      search_source = coalesce(excluded.search_source, old.search_source),
      search = coalesce(excluded.search, CASE WHEN old.facets = excluded.facets THEN old.search
        ELSE array_to_tsvector(${wordsOf("old.search")} || ${facetLexemes("excluded.facets")}) END),
      search_text = coalesce(excluded.search_text, old.search_text),
      title_text = coalesce(excluded.title_text, old.title_text)
    WHERE excluded.search_source IS NOT NULL
      OR (old.handle, old.price_fen, old.sold_quantity, old.listed_at, old.available, old.facets, old.card::text, old.detail::text)
      IS DISTINCT FROM (excluded.handle, excluded.price_fen, excluded.sold_quantity, excluded.listed_at,
        excluded.available, excluded.facets, excluded.card::text, excluded.detail::text)
    RETURNING 1
  ),
  -- What is not in the shop has no stock there either.
  shown AS MATERIALIZED (
    SELECT stock.* FROM stock JOIN item ON item.product_id = stock.product_id
  ),
  stock_gone AS (
    DELETE FROM catalog_stock
    WHERE product_id = ANY ($1::text[]) AND NOT EXISTS (
      SELECT FROM shown
      WHERE shown.variant_id = catalog_stock.variant_id AND shown.sales_point_code = catalog_stock.sales_point_code)
    RETURNING 1
  ),
  stock_put AS (
    INSERT INTO catalog_stock AS old (variant_id, sales_point_code, product_id, band)
    SELECT variant_id, sales_point_code, product_id, band FROM shown
    ON CONFLICT (variant_id, sales_point_code) DO UPDATE SET product_id = excluded.product_id, band = excluded.band
    WHERE (old.product_id, old.band) IS DISTINCT FROM (excluded.product_id, excluded.band)
    RETURNING 1
  )
  SELECT (SELECT count(*) FROM gone) + (SELECT count(*) FROM moved) AS moved,
    (SELECT count(*) FROM gone) + (SELECT count(*) FROM put) + (SELECT count(*) FROM stock_gone)
      + (SELECT count(*) FROM stock_put) AS changed`,
}

// How many products of a channel carry each facet; '' counts all of them, and all channels. Lists and trees need not count.
const countFacets = {
  text: `
  WITH counted AS MATERIALIZED (
    SELECT substr(channel, 3) AS channel, facet, count(*) AS items
    FROM catalog_item, unnest(facets) channel, unnest(facets || '{""}'::text[]) facet
    WHERE starts_with(channel, 's:') AND NOT starts_with(facet, 's:')
    GROUP BY channel, facet
    UNION ALL
    SELECT '', '', count(*) FROM catalog_item
  ),
  gone AS (
    DELETE FROM catalog_total old
    WHERE NOT EXISTS (SELECT FROM counted WHERE counted.channel = old.channel AND counted.facet = old.facet)
  )
  INSERT INTO catalog_total AS old (channel, facet, items) SELECT channel, facet, items FROM counted
  ON CONFLICT (channel, facet) DO UPDATE SET items = excluded.items WHERE old.items <> excluded.items`,
}

/** Fingerprint of everything that shapes a row: another one means that all rows must be made again. */
export const ROWS_MADE_BY = [newTexts, putItems, countFacets].map(({ text }) => text).join(";")

type NewText = { product_id: string; search_source: SearchSource }

/** The planner guesses at so many joins; a bound on the products keeps a wrong guess a matter of milliseconds. */
const PRODUCTS_PER_STATEMENT = 500

/**
 * Brings the read model's rows of these products up to date within the caller's transaction, and answers how many rows
 * a shopper could see a difference in. Products that may not be shown lose their row.
 */
export async function refreshItems(tx: Knex, ids: readonly string[], today: string): Promise<number> {
  let changed = 0
  let moved = 0
  for (let start = 0; start < ids.length; start += PRODUCTS_PER_STATEMENT) {
    const some = ids.slice(start, start + PRODUCTS_PER_STATEMENT)
    const texts = await queryRows<NewText>(tx, newTexts, [some, today])
    const documents = texts.map((text) => ({ ...text, ...searchDocument(text.search_source) }))
    const values = [some, today, JSON.stringify(documents)]
    const [result] = await queryRows<{ moved: string; changed: string }>(tx, putItems, values)
    changed += Number(result?.changed)
    moved += Number(result?.moved)
  }
  if (moved > 0) await queryRows(tx, countFacets, [])
  return changed
}
