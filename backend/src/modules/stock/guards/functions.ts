import { CAUSE, REQUEST } from "./cause-settings"

/** What the statement at work gives as its reason, as json; null when nobody said. A setting once used stays as ''. */
const causeFunctionSql = `
  CREATE OR REPLACE FUNCTION stock_cause() RETURNS jsonb LANGUAGE sql STABLE AS $$
    SELECT coalesce(nullif(current_setting('${CAUSE}', true), ''), nullif(current_setting('${REQUEST}', true), ''))::jsonb
  $$`

/** Asked for every row of a reservation. PostgreSQL plans a function of plain SQL anew at every call, and this one once. */
const openReservationsFunctionSql = `
  CREATE OR REPLACE FUNCTION stock_open_reservations(item text, place text) RETURNS numeric LANGUAGE plpgsql STABLE AS $$
  BEGIN
    RETURN (SELECT coalesce(sum(quantity), 0) FROM reservation_item
      WHERE inventory_item_id = item AND location_id = place AND deleted_at IS NULL);
  END $$`

/**
 * What an order takes is at most what was ordered, and what comes back from it at most what it took. Medusa counts both in
 * the order's own record, which two steps at once, or a return after a cancelled fulfilment, get wrong. An order that took
 * its goods before there was a journal is known by what was ordered.
 */
const guardOrderSql = `
  CREATE OR REPLACE FUNCTION stock_guard_order(id text, item text, delta numeric) RETURNS void LANGUAGE plpgsql AS $$
  DECLARE
    ordered numeric;
    took numeric;
    gave numeric;
  BEGIN
    SELECT coalesce(sum(oi.quantity * link.required_quantity), 0) INTO ordered
    FROM "order" o
    JOIN order_item oi ON oi.order_id = o.id AND oi.version = o.version AND oi.deleted_at IS NULL
    JOIN order_line_item line ON line.id = oi.item_id
    JOIN product_variant_inventory_item link ON link.variant_id = line.variant_id AND link.inventory_item_id = item
      AND link.deleted_at IS NULL
    WHERE o.id = stock_guard_order.id;
    SELECT coalesce(-sum(stocked_delta) FILTER (WHERE stocked_delta < 0), 0),
      coalesce(sum(stocked_delta) FILTER (WHERE stocked_delta > 0), 0) INTO took, gave
    FROM stock_movement
    WHERE document_id = stock_guard_order.id AND document_kind = 'order' AND inventory_item_id = item;

    IF delta < 0 AND ordered > 0 AND took - gave - delta > ordered THEN
      RAISE EXCEPTION 'order_took_all: the order took what was ordered' USING ERRCODE = 'check_violation';
    END IF;
    IF delta > 0 AND gave + delta > (CASE WHEN took > 0 THEN took ELSE ordered END) THEN
      RAISE EXCEPTION 'order_gave_back_all: the order gave back what it took' USING ERRCODE = 'check_violation';
    END IF;
  END $$`

/**
 * Before a level changes. What is reserved is never the number somebody read, added to and wrote, but the sum of the open
 * reservations. Stock may not go below what is reserved, except that goods that leave for an order may use up that order's
 * own reservations, because Medusa takes the stock first and deletes the reservation a moment later.
 */
const guardLevelSql = `
  CREATE OR REPLACE FUNCTION stock_guard_level() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE
    cause jsonb := stock_cause();
    own numeric := 0;
  BEGIN
    IF NEW.inventory_item_id <> OLD.inventory_item_id OR NEW.location_id <> OLD.location_id THEN
      RAISE EXCEPTION 'stock_level_moved: a level belongs to one item at one place for good' USING ERRCODE = 'check_violation';
    END IF;

    IF NEW.reserved_quantity <> OLD.reserved_quantity THEN
      NEW.reserved_quantity := stock_open_reservations(OLD.inventory_item_id, OLD.location_id);
      NEW.raw_reserved_quantity := jsonb_build_object('value', NEW.reserved_quantity::text, 'precision', 20);
    END IF;

    IF cause->>'document_kind' = 'order' AND NEW.stocked_quantity <> OLD.stocked_quantity THEN
      PERFORM stock_guard_order(cause->>'document_id', OLD.inventory_item_id, NEW.stocked_quantity - OLD.stocked_quantity);
    END IF;

    IF NEW.stocked_quantity < OLD.stocked_quantity AND NEW.stocked_quantity < NEW.reserved_quantity THEN
      IF cause->>'reason' = 'fulfilment' AND cause->>'document_kind' = 'order' THEN
        SELECT coalesce(sum(r.quantity), 0) INTO own
        FROM reservation_item r
        JOIN order_item oi ON oi.item_id = r.line_item_id AND oi.order_id = cause->>'document_id' AND oi.deleted_at IS NULL
          AND oi.version = (SELECT o.version FROM "order" o WHERE o.id = oi.order_id)
        WHERE r.inventory_item_id = OLD.inventory_item_id AND r.location_id = OLD.location_id AND r.deleted_at IS NULL;
      END IF;
      IF NEW.stocked_quantity < NEW.reserved_quantity - own THEN
        RAISE EXCEPTION 'stock_below_reserved: what is left is promised to orders' USING ERRCODE = 'check_violation';
      END IF;
    END IF;
    RETURN NEW;
  END $$`

/** Before a reservation: its level is locked, so two can never both see the last unit. */
const guardReservationSql = `
  CREATE OR REPLACE FUNCTION stock_guard_reservation() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE
    stocked numeric;
    others numeric;
  BEGIN
    IF NEW.deleted_at IS NOT NULL THEN
      RETURN NEW;
    END IF;
    SELECT stocked_quantity INTO stocked FROM inventory_level
    WHERE inventory_item_id = NEW.inventory_item_id AND location_id = NEW.location_id AND deleted_at IS NULL
    FOR UPDATE;
    IF NEW.quantity <> trunc(NEW.quantity) OR NEW.quantity < 0 OR (NEW.quantity = 0 AND TG_OP = 'INSERT') THEN
      RAISE EXCEPTION 'stock_whole_pieces: nobody can have a part of a piece' USING ERRCODE = 'check_violation';
    END IF;
    IF stocked IS NULL THEN
      RAISE EXCEPTION 'stock_level_missing: this place does not keep the item' USING ERRCODE = 'check_violation';
    END IF;
    IF coalesce(NEW.allow_backorder, false) THEN
      RETURN NEW;
    END IF;
    SELECT coalesce(sum(quantity), 0) INTO others FROM reservation_item
    WHERE inventory_item_id = NEW.inventory_item_id AND location_id = NEW.location_id AND deleted_at IS NULL AND id <> NEW.id;
    IF others + NEW.quantity > stocked AND (TG_OP = 'INSERT' OR NEW.quantity > OLD.quantity
      OR NEW.location_id <> OLD.location_id OR OLD.deleted_at IS NOT NULL)
    THEN
      RAISE EXCEPTION 'insufficient_inventory: too few are left to reserve' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
  END $$`

/**
 * After reservations came, changed or went: their levels say what is reserved, whatever the writer does later. Once for all
 * rows of a statement, because a document may let go of the holds of 500 lines. The locks first: the sum of a statement that
 * waited would be the one from before.
 */
const countReservationsSql = `
  CREATE OR REPLACE FUNCTION stock_count_reservations() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE
    items text[];
    places text[];
  BEGIN
    IF TG_OP = 'INSERT' THEN
      SELECT array_agg(inventory_item_id), array_agg(location_id) INTO items, places
      FROM (SELECT DISTINCT inventory_item_id, location_id FROM came) changed;
    ELSIF TG_OP = 'DELETE' THEN
      SELECT array_agg(inventory_item_id), array_agg(location_id) INTO items, places
      FROM (SELECT DISTINCT inventory_item_id, location_id FROM went) changed;
    ELSE
      SELECT array_agg(inventory_item_id), array_agg(location_id) INTO items, places
      FROM (SELECT inventory_item_id, location_id FROM went UNION SELECT inventory_item_id, location_id FROM came) changed;
    END IF;
    IF items IS NULL THEN
      RETURN NULL;
    END IF;
    PERFORM 1 FROM inventory_level l
    JOIN unnest(items, places) AS changed (item, place) ON l.inventory_item_id = changed.item AND l.location_id = changed.place
    WHERE l.deleted_at IS NULL
    ORDER BY l.inventory_item_id, l.location_id
    FOR UPDATE OF l;
    UPDATE inventory_level l
    SET reserved_quantity = counted.reserved,
      raw_reserved_quantity = jsonb_build_object('value', counted.reserved::text, 'precision', 20)
    FROM (
      SELECT changed.item, changed.place, coalesce(sum(r.quantity), 0) AS reserved
      FROM unnest(items, places) AS changed (item, place)
      LEFT JOIN reservation_item r ON r.inventory_item_id = changed.item AND r.location_id = changed.place
        AND r.deleted_at IS NULL
      GROUP BY changed.item, changed.place
    ) counted
    WHERE l.inventory_item_id = counted.item AND l.location_id = counted.place AND l.deleted_at IS NULL
      AND l.reserved_quantity <> counted.reserved;
    RETURN NULL;
  END $$`

/** It counted row by row; a database from then lets go of it together with its trigger. */
const dropCountOfOneSql = "DROP FUNCTION IF EXISTS stock_count_reservation() CASCADE"

/** After a level changed: its row in the journal. What only moves a reservation is called so, whatever the errand but a repair. */
const journalSql = `
  CREATE OR REPLACE FUNCTION stock_journal() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE
    cause jsonb := stock_cause();
    stocked_before numeric := 0;
    reserved_before numeric := 0;
    stocked_now numeric := 0;
    reserved_now numeric := 0;
    level inventory_level;
  BEGIN
    IF TG_OP <> 'INSERT' THEN
      level := OLD;
      IF OLD.deleted_at IS NULL THEN
        stocked_before := OLD.stocked_quantity;
        reserved_before := OLD.reserved_quantity;
      END IF;
    END IF;
    IF TG_OP <> 'DELETE' THEN
      level := NEW;
      IF NEW.deleted_at IS NULL THEN
        stocked_now := NEW.stocked_quantity;
        reserved_now := NEW.reserved_quantity;
      END IF;
    END IF;
    IF stocked_now = stocked_before AND reserved_now = reserved_before THEN
      RETURN NULL;
    END IF;
    INSERT INTO stock_movement (inventory_item_id, location_id, stocked_delta, stocked_after, reserved_delta,
      reserved_after, reason, document_kind, document_id, document_number, person_id, person_name)
    VALUES (level.inventory_item_id, level.location_id, stocked_now - stocked_before, stocked_now,
      reserved_now - reserved_before, reserved_now,
      CASE
        WHEN TG_OP = 'DELETE' OR (TG_OP = 'UPDATE' AND OLD.deleted_at IS NULL AND NEW.deleted_at IS NOT NULL)
          THEN 'level_removed'
        WHEN stocked_now = stocked_before AND cause->>'reason' IS DISTINCT FROM 'repair' THEN 'reservation'
        WHEN cause IS NOT NULL THEN cause->>'reason'
        WHEN TG_OP = 'INSERT' THEN 'opening'
        ELSE 'unattributed'
      END,
      cause->>'document_kind', cause->>'document_id', cause->>'document_number', cause->>'person_id', cause->>'person_name');
    RETURN NULL;
  END $$`

/**
 * Before a variant changes. Goods that are sold beyond what is there, or without anybody counting them, are stock that is
 * not true; Medusa's form offers both with a tick.
 */
const guardVariantSql = `
  CREATE OR REPLACE FUNCTION stock_guard_variant() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF coalesce(NEW.allow_backorder, false) AND (TG_OP = 'INSERT' OR NOT coalesce(OLD.allow_backorder, false)) THEN
      RAISE EXCEPTION 'backorder_closed: only what is there is sold' USING ERRCODE = 'check_violation';
    END IF;
    IF TG_OP = 'UPDATE' AND coalesce(OLD.manage_inventory, false) AND NOT coalesce(NEW.manage_inventory, false) THEN
      RAISE EXCEPTION 'stock_stays_counted: goods that are counted stay counted' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
  END $$`

/** Before a variant is tied to an item: what one of it takes is whole pieces, one at least, or selling it moves nothing. */
const guardLinkSql = `
  CREATE OR REPLACE FUNCTION stock_guard_link() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF NEW.deleted_at IS NULL AND (NEW.required_quantity < 1 OR NEW.required_quantity <> trunc(NEW.required_quantity)) THEN
      RAISE EXCEPTION 'kit_whole_pieces: a kit takes whole pieces' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
  END $$`

/** Every function the triggers call, in an order in which each finds what it needs, without those that are no more. */
export const guardFunctions: readonly string[] = [
  causeFunctionSql,
  openReservationsFunctionSql,
  guardOrderSql,
  guardLevelSql,
  guardReservationSql,
  countReservationsSql,
  dropCountOfOneSql,
  journalSql,
  guardVariantSql,
  guardLinkSql,
]
