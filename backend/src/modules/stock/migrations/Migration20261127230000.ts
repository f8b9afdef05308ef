import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** Who did it and when, under three names. */
const signed = (verb: string, required: string): string =>
  `${verb}_at timestamptz ${required}, ${verb}_by text ${required}, ${verb}_by_name text ${required}`

/** The goods of a line as they were called when it was written. */
const goods = `inventory_item_id text NOT NULL, variant_id text, sku text, title text NOT NULL`

const APPEND_ONLY = ["stock_transfer_event", "stock_stocktake_entry", "stock_lot_movement", "stock_command"]
const LINES = ["stock_receipt_line", "stock_transfer_line", "stock_stocktake_line", "stock_write_off_line"]

/**
 * Stock documents: goods receipts, transfers, stocktakes and write-offs with their lines, lots, safety stock and settings.
 * The database refuses to change what was posted, cancelled or refused (docs/decisions/034).
 */
export class Migration20261127230000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`
      CREATE TABLE IF NOT EXISTS stock_document (
        id               text PRIMARY KEY,
        kind             text NOT NULL,
        number           text NOT NULL,
        business_day     date NOT NULL,
        point_code       text NOT NULL,
        location_id      text NOT NULL,
        from_point_code  text,
        from_location_id text,
        state            text NOT NULL,
        version          bigint NOT NULL DEFAULT 1,
        note             text,
        decision         text,
        delivery_no      text,
        supplier_id      text,
        scope_kind       text CHECK (scope_kind IN ('place', 'category', 'shelf')),
        scope_label      text,
        is_blind         boolean,
        round            smallint CHECK (round IN (1, 2)),
        is_sample        boolean NOT NULL DEFAULT false,
        ${signed("created", "NOT NULL")},
        ${signed("changed", "NOT NULL")},
        ${signed("posted", "")},
        CONSTRAINT stock_document_number UNIQUE (kind, point_code, number),
        CONSTRAINT stock_document_state CHECK (state = ANY (CASE kind
          WHEN 'receipt' THEN ARRAY['draft', 'posted', 'cancelled']
          WHEN 'transfer' THEN ARRAY['requested', 'dispatched', 'received', 'refused', 'cancelled']
          WHEN 'stocktake' THEN ARRAY['counting', 'recount', 'submitted', 'posted', 'cancelled']
          WHEN 'write_off' THEN ARRAY['draft', 'submitted', 'posted', 'refused', 'cancelled'] END)),
        CONSTRAINT stock_document_ends CHECK (
          (kind = 'transfer') = (from_point_code IS NOT NULL AND from_location_id IS NOT NULL)
          AND location_id IS DISTINCT FROM from_location_id),
        CONSTRAINT stock_document_count CHECK (
          (kind = 'stocktake') = (scope_kind IS NOT NULL AND is_blind IS NOT NULL AND round IS NOT NULL)),
        CONSTRAINT stock_document_posted CHECK (state NOT IN ('posted', 'received') OR posted_at IS NOT NULL)
      )`)
    this.addSql(
      `CREATE INDEX IF NOT EXISTS stock_document_of_point ON stock_document (point_code, kind, created_at DESC)`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS stock_document_from ON stock_document (from_point_code, created_at DESC)
       WHERE from_point_code IS NOT NULL`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS stock_document_open ON stock_document (kind, state)
       WHERE state NOT IN ('posted', 'received', 'cancelled', 'refused')`
    )
    this.addSql(`
      CREATE TABLE IF NOT EXISTS stock_document_counter (
        kind text NOT NULL, point_code text NOT NULL, business_day date NOT NULL, last bigint NOT NULL,
        PRIMARY KEY (kind, point_code, business_day)
      )`)
    this.addSql(`
      CREATE TABLE IF NOT EXISTS stock_command (
        id text PRIMARY KEY, name text NOT NULL, document_id text NOT NULL, body_hash text NOT NULL,
        person_id text NOT NULL, done_at timestamptz NOT NULL DEFAULT clock_timestamp()
      )`)
    this.makeLots()
    this.makeLines()
    this.makeTables()
    this.makeGuards()
  }

  private makeLots(): void {
    this.addSql(`
      CREATE TABLE IF NOT EXISTS stock_lot (
        id                 text PRIMARY KEY,
        inventory_item_id  text NOT NULL,
        lot_code           text NOT NULL CHECK (lot_code <> ''),
        trace_code         text NOT NULL UNIQUE,
        production_date    date,
        expiry_date        date,
        shelf_life_days    bigint CHECK (shelf_life_days > 0),
        is_expiry_computed boolean NOT NULL DEFAULT false,
        supplier_id        text,
        origin_code        text,
        is_sample          boolean NOT NULL DEFAULT false,
        created_at         timestamptz NOT NULL DEFAULT clock_timestamp(),
        CONSTRAINT stock_lot_code UNIQUE (inventory_item_id, lot_code),
        CONSTRAINT stock_lot_dates CHECK (expiry_date IS NULL OR production_date IS NULL OR expiry_date >= production_date)
      )`)
    this.addSql(`
      CREATE TABLE IF NOT EXISTS stock_lot_movement (
        id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        lot_id      text NOT NULL REFERENCES stock_lot (id),
        location_id text NOT NULL,
        quantity    bigint NOT NULL CHECK (quantity <> 0),
        document_id text,
        occurred_at timestamptz NOT NULL DEFAULT clock_timestamp()
      )`)
    this.addSql(
      `CREATE INDEX IF NOT EXISTS stock_lot_movement_place ON stock_lot_movement (location_id, lot_id) INCLUDE (quantity)`
    )
  }

  private makeLines(): void {
    const line = `document_id text NOT NULL REFERENCES stock_document (id), line bigint NOT NULL, ${goods}`
    this.addSql(`
      CREATE TABLE IF NOT EXISTS stock_receipt_line (
        ${line},
        expected               bigint CHECK (expected >= 0),
        received               bigint CHECK (received >= 0),
        rejected               bigint NOT NULL DEFAULT 0 CHECK (rejected >= 0),
        reject_reason          text,
        shortage_reason        text,
        lot_code               text,
        production_date        date,
        expiry_date            date,
        is_expiry_computed     boolean NOT NULL DEFAULT false,
        needs_proof            boolean NOT NULL,
        proof_kind             text CHECK (proof_kind IN (
          'compliance_certificate', 'purchase_voucher', 'inspection_report', 'quarantine_certificate')),
        proof_number           text,
        temperature_zone       text NOT NULL CHECK (temperature_zone IN ('ambient', 'cool', 'chilled', 'frozen')),
        temperature            numeric(5, 1),
        temperature_decision   text,
        temperature_decided_by text,
        photo_file_ids         text[] NOT NULL DEFAULT '{}',
        lot_id                 text REFERENCES stock_lot (id),
        PRIMARY KEY (document_id, line),
        CONSTRAINT stock_receipt_line_rejects CHECK (received IS NULL OR rejected <= received)
      )`)
    this.addSql(`
      CREATE TABLE IF NOT EXISTS stock_transfer_line (
        ${line},
        requested  bigint NOT NULL CHECK (requested >= 0),
        dispatched bigint NOT NULL DEFAULT 0 CHECK (dispatched >= 0),
        received   bigint NOT NULL DEFAULT 0 CHECK (received >= 0),
        lost       bigint NOT NULL DEFAULT 0 CHECK (lost >= 0),
        PRIMARY KEY (document_id, line),
        CONSTRAINT stock_transfer_line_whole CHECK (received + lost <= dispatched)
      )`)
    this.addSql(`
      CREATE TABLE IF NOT EXISTS stock_transfer_lot (
        document_id text NOT NULL, line bigint NOT NULL, lot_id text NOT NULL REFERENCES stock_lot (id),
        dispatched  bigint NOT NULL CHECK (dispatched > 0),
        received    bigint NOT NULL DEFAULT 0 CHECK (received BETWEEN 0 AND dispatched),
        PRIMARY KEY (document_id, line, lot_id),
        FOREIGN KEY (document_id, line) REFERENCES stock_transfer_line (document_id, line)
      )`)
    this.addSql(`
      CREATE TABLE IF NOT EXISTS stock_transfer_event (
        id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        document_id text NOT NULL REFERENCES stock_document (id),
        line        bigint NOT NULL,
        kind        text NOT NULL CHECK (kind IN ('dispatched', 'received', 'short', 'lost', 'found')),
        quantity    bigint NOT NULL CHECK (quantity > 0),
        reason      text,
        note        text,
        person_id   text NOT NULL,
        person_name text NOT NULL,
        occurred_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        CONSTRAINT stock_transfer_event_reason CHECK (kind NOT IN ('short', 'lost') OR reason IS NOT NULL)
      )`)
    this.addSql(
      `CREATE INDEX IF NOT EXISTS stock_transfer_event_document ON stock_transfer_event (document_id, line)`
    )
    this.addSql(`
      CREATE TABLE IF NOT EXISTS stock_stocktake_line (
        document_id text NOT NULL REFERENCES stock_document (id),
        location_id text NOT NULL,
        ${goods},
        started_stocked     bigint NOT NULL,
        started_movement_id bigint NOT NULL,
        needs_recount       boolean NOT NULL DEFAULT false,
        reason              text,
        note                text,
        settle              text CHECK (settle IN ('difference', 'count')),
        is_open             boolean NOT NULL DEFAULT true,
        counted             bigint,
        expected_at_count   bigint,
        moved_since         bigint,
        difference          bigint,
        PRIMARY KEY (document_id, inventory_item_id)
      )`)
    // Two counts of one item at one place would both post the same difference.
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS stock_stocktake_line_open ON stock_stocktake_line (location_id, inventory_item_id)
       WHERE is_open`
    )
    this.addSql(`
      CREATE TABLE IF NOT EXISTS stock_stocktake_entry (
        id                text PRIMARY KEY,
        seq               bigint GENERATED ALWAYS AS IDENTITY,
        document_id       text NOT NULL REFERENCES stock_document (id),
        inventory_item_id text NOT NULL,
        round             smallint NOT NULL CHECK (round IN (1, 2)),
        kind              text NOT NULL CHECK (kind IN ('scan', 'typed', 'cleared')),
        quantity          bigint NOT NULL CHECK (quantity >= 0),
        counted_at        timestamptz NOT NULL,
        received_at       timestamptz NOT NULL DEFAULT clock_timestamp(),
        person_id         text NOT NULL,
        person_name       text NOT NULL
      )`)
    this.addSql(
      `CREATE INDEX IF NOT EXISTS stock_stocktake_entry_line ON stock_stocktake_entry (document_id, inventory_item_id, round, counted_at)`
    )
    this.addSql(`
      CREATE TABLE IF NOT EXISTS stock_write_off_line (
        ${line},
        quantity       bigint NOT NULL CHECK (quantity > 0),
        reason         text NOT NULL CHECK (reason IN ('expired', 'damaged', 'spoiled', 'stolen', 'sample', 'other')),
        note           text,
        lot_id         text REFERENCES stock_lot (id),
        unit_fen       bigint NOT NULL CHECK (unit_fen >= 0),
        photo_file_ids text[] NOT NULL DEFAULT '{}',
        PRIMARY KEY (document_id, line)
      )`)
  }

  private makeTables(): void {
    this.addSql(`
      CREATE TABLE IF NOT EXISTS stock_safety (
        location_id       text NOT NULL,
        inventory_item_id text NOT NULL,
        quantity          bigint NOT NULL CHECK (quantity >= 0),
        ${signed("changed", "NOT NULL")},
        PRIMARY KEY (location_id, inventory_item_id)
      )`)
    this.addSql(`
      CREATE TABLE IF NOT EXISTS stock_setting (
        key text PRIMARY KEY, value bigint NOT NULL CHECK (value >= 0), ${signed("changed", "NOT NULL")}
      )`)
  }

  private makeGuards(): void {
    this.addSql(`
      CREATE OR REPLACE FUNCTION stock_row_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION '% is append-only: add a row instead of a %', TG_TABLE_NAME, TG_OP USING ERRCODE = 'restrict_violation';
      END $$`)
    for (const table of APPEND_ONLY) {
      this.addSql(`
        CREATE OR REPLACE TRIGGER ${table}_no_edit BEFORE UPDATE OR DELETE ON ${table}
          FOR EACH ROW EXECUTE FUNCTION stock_row_is_append_only()`)
    }
    // A transfer that arrived may still find what it took for lost; everything else of it stays.
    this.addSql(`
      CREATE OR REPLACE FUNCTION stock_document_stays() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE
        moving text[] := ARRAY['version', 'changed_at', 'changed_by', 'changed_by_name'];
      BEGIN
        IF TG_OP = 'DELETE' OR OLD.state IN ('posted', 'cancelled', 'refused')
          OR OLD.state = 'received' AND to_jsonb(NEW) - moving <> to_jsonb(OLD) - moving
        THEN
          RAISE EXCEPTION 'stock_document % stays as it is: write a new document', OLD.number USING ERRCODE = 'restrict_violation';
        END IF;
        RETURN NEW;
      END $$`)
    this.addSql(`
      CREATE OR REPLACE TRIGGER stock_document_no_edit BEFORE UPDATE OR DELETE ON stock_document
        FOR EACH ROW EXECUTE FUNCTION stock_document_stays()`)
    this.addSql(`
      CREATE OR REPLACE FUNCTION stock_line_stays() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE
        owner text := CASE WHEN TG_OP = 'DELETE' THEN OLD.document_id ELSE NEW.document_id END;
        document stock_document;
      BEGIN
        SELECT * INTO document FROM stock_document WHERE id = owner;
        IF document.state IN ('posted', 'cancelled', 'refused') OR document.state = 'received' AND TG_OP <> 'UPDATE' THEN
          RAISE EXCEPTION 'stock_document % stays as it is: write a new document', document.number
            USING ERRCODE = 'restrict_violation';
        END IF;
        RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
      END $$`)
    for (const table of LINES) {
      this.addSql(`
        CREATE OR REPLACE TRIGGER ${table}_no_edit BEFORE INSERT OR UPDATE OR DELETE ON ${table}
          FOR EACH ROW EXECUTE FUNCTION stock_line_stays()`)
    }
  }

  override async down(): Promise<void> {
    for (const table of [
      "stock_setting",
      "stock_safety",
      "stock_write_off_line",
      "stock_stocktake_entry",
      "stock_stocktake_line",
      "stock_transfer_event",
      "stock_transfer_lot",
      "stock_transfer_line",
      "stock_receipt_line",
      "stock_lot_movement",
      "stock_lot",
      "stock_command",
      "stock_document_counter",
      "stock_document",
    ]) {
      this.addSql(`DROP TABLE IF EXISTS ${table}`)
    }
    for (const name of ["stock_row_is_append_only", "stock_document_stays", "stock_line_stays"]) {
      this.addSql(`DROP FUNCTION IF EXISTS ${name}()`)
    }
  }
}
