/**
 * Why an item cannot be deleted, as the first word of a refusal (api/stock-refusals.ts); null when nothing holds it. One
 * statement looks at everything: goods on their way from a level onto a transfer are seen at one of the two.
 */
const whyItemStaysSql = `
  CREATE OR REPLACE FUNCTION stock_why_item_stays(item text) RETURNS text LANGUAGE plpgsql STABLE AS $$
  BEGIN
    RETURN (SELECT CASE
      WHEN EXISTS (
        SELECT 1 FROM inventory_level WHERE inventory_item_id = item AND deleted_at IS NULL
          AND (stocked_quantity > 0 OR reserved_quantity > 0)) THEN 'goods_in_stock'
      WHEN EXISTS (
        SELECT 1 FROM stock_document d JOIN stock_transfer_line l ON l.document_id = d.id
        WHERE d.kind = 'transfer' AND d.state = 'dispatched' AND l.inventory_item_id = item
          AND l.dispatched > l.received + l.lost) THEN 'goods_in_transit'
      WHEN EXISTS (
        SELECT 1 FROM stock_document d
        CROSS JOIN LATERAL (
          SELECT inventory_item_id FROM stock_receipt_line WHERE document_id = d.id
          UNION ALL SELECT inventory_item_id FROM stock_transfer_line WHERE document_id = d.id
          UNION ALL SELECT inventory_item_id FROM stock_stocktake_line WHERE document_id = d.id
          UNION ALL SELECT inventory_item_id FROM stock_write_off_line WHERE document_id = d.id
        ) line
        WHERE d.state NOT IN ('posted', 'received', 'cancelled', 'refused') AND line.inventory_item_id = item
      ) THEN 'goods_in_document' END);
  END $$`

/** Whether a variant that is not deleted, other than this one, sells the item. */
const soldOtherwiseSql = `
  CREATE OR REPLACE FUNCTION stock_sold_otherwise(item text, variant text) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
  BEGIN
    RETURN EXISTS (
      SELECT 1 FROM product_variant_inventory_item link JOIN product_variant v ON v.id = link.variant_id
      WHERE link.inventory_item_id = item AND link.variant_id <> variant AND link.deleted_at IS NULL
        AND v.deleted_at IS NULL AND v.product_id IS NOT NULL);
  END $$`

/** After a level was made: a deleted item gets none. The lock has whoever deletes the item wait for its new level. */
const requireItemSql = `
  CREATE OR REPLACE FUNCTION stock_require_item() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    PERFORM 1 FROM inventory_item WHERE id = NEW.inventory_item_id AND deleted_at IS NULL FOR SHARE;
    IF NOT FOUND THEN
      RAISE EXCEPTION 'stock_item_deleted: the item was deleted' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
  END $$`

/**
 * A level with pieces is not removed. Medusa undoes a level it just made by deleting its row: that is let through while
 * nothing moved it but its making.
 */
const keepLevelSql = `
  CREATE OR REPLACE FUNCTION stock_keep_level() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF OLD.deleted_at IS NULL AND (OLD.stocked_quantity > 0 OR OLD.reserved_quantity > 0)
      AND (TG_OP = 'DELETE' OR NEW.deleted_at IS NOT NULL)
      AND NOT (TG_OP = 'DELETE' AND OLD.reserved_quantity = 0 AND NOT EXISTS (
        SELECT 1 FROM stock_movement m
        WHERE m.inventory_item_id = OLD.inventory_item_id AND m.location_id = OLD.location_id
          AND m.occurred_at >= OLD.created_at AND (m.document_id IS NOT NULL OR m.stocked_delta <> m.stocked_after)))
    THEN
      RAISE EXCEPTION 'goods_in_stock: the level has pieces' USING ERRCODE = 'check_violation';
    END IF;
    RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
  END $$`

const keepItemSql = `
  CREATE OR REPLACE FUNCTION stock_keep_item() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE
    why text;
  BEGIN
    IF OLD.deleted_at IS NULL AND (TG_OP = 'DELETE' OR NEW.deleted_at IS NOT NULL) THEN
      why := stock_why_item_stays(OLD.id);
      IF why IS NOT NULL THEN
        RAISE EXCEPTION '%: the item is needed', why USING ERRCODE = 'check_violation';
      END IF;
    END IF;
    RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
  END $$`

/** A variant that loses its product is as gone as a deleted one: Medusa does that to what an update leaves out. */
const keepVariantSql = `
  CREATE OR REPLACE FUNCTION stock_keep_variant() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE
    why text;
  BEGIN
    IF OLD.deleted_at IS NULL AND OLD.product_id IS NOT NULL
      AND (TG_OP = 'DELETE' OR NEW.deleted_at IS NOT NULL OR NEW.product_id IS NULL)
    THEN
      SELECT min(stock_why_item_stays(link.inventory_item_id)) INTO why FROM product_variant_inventory_item link
      WHERE link.variant_id = OLD.id AND link.deleted_at IS NULL
        AND NOT stock_sold_otherwise(link.inventory_item_id, OLD.id);
      IF why IS NOT NULL THEN
        RAISE EXCEPTION '%: the variant is what its stock is sold as', why USING ERRCODE = 'check_violation';
      END IF;
    END IF;
    RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
  END $$`

/** Stock that no variant sells is on no list. Medusa takes a variant's link away before it deletes the item. */
const keepLinkSql = `
  CREATE OR REPLACE FUNCTION stock_keep_link() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE
    why text;
  BEGIN
    IF OLD.deleted_at IS NULL AND (TG_OP = 'DELETE' OR NEW.deleted_at IS NOT NULL)
      AND NOT stock_sold_otherwise(OLD.inventory_item_id, OLD.variant_id)
    THEN
      why := stock_why_item_stays(OLD.inventory_item_id);
      IF why IS NOT NULL THEN
        RAISE EXCEPTION '%: the variant is what its stock is sold as', why USING ERRCODE = 'check_violation';
      END IF;
    END IF;
    RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
  END $$`

const keepPlaceSql = `
  CREATE OR REPLACE FUNCTION stock_keep_place() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF OLD.deleted_at IS NULL AND (TG_OP = 'DELETE' OR NEW.deleted_at IS NOT NULL) AND (
      EXISTS (
        SELECT 1 FROM inventory_level WHERE location_id = OLD.id AND deleted_at IS NULL
          AND (stocked_quantity > 0 OR reserved_quantity > 0))
      OR EXISTS (
        SELECT 1 FROM stock_document WHERE OLD.id IN (location_id, from_location_id)
          AND state NOT IN ('posted', 'received', 'cancelled', 'refused')))
    THEN
      RAISE EXCEPTION 'place_keeps_goods: the place has stock or open documents' USING ERRCODE = 'check_violation';
    END IF;
    RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
  END $$`

/** What keeps goods, variants and places from being deleted while there is stock of them: it would be on no list any more. */
export const stayingGoodsFunctions: readonly string[] = [
  whyItemStaysSql,
  soldOtherwiseSql,
  requireItemSql,
  keepLevelSql,
  keepItemSql,
  keepVariantSql,
  keepLinkSql,
  keepPlaceSql,
]
