import { Migration } from "@medusajs/framework/mikro-orm/migrations"
import { createGrainSql } from "../rollups"

const lineColumns = [
  "id, xid, recorded_at, kind, source, source_key, corrects_key, source_document, document_label, occurred_at, business_day",
  "product_id, variant_id, sku, product_title, lot_code, origin_code, supplier_id, supplier_name",
  "sales_point_id, sales_point_code, line, venue_type, counting_type, is_recognised, in_catalogue, is_sample",
  "quantity, gross_fen, discount_fen, net_fen",
].join(", ")

/**
 * The ledger by month, and its sums (docs/decisions/005). Lines keep their id and transaction; what the database refused
 * it still refuses. A unique index of a partitioned table has to hold the partition's day, so "one line per source key"
 * is kept by a table of its own.
 */
export class Migration20261127115500 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`ALTER TABLE sales_line RENAME TO sales_line_whole`)
    this.addSql(`ALTER TABLE sales_line_whole RENAME CONSTRAINT sales_line_pkey TO sales_line_whole_pkey`)
    this.addSql(`ALTER SEQUENCE sales_line_id_seq RENAME TO sales_line_whole_id_seq`)
    for (const name of ["origin_day", "document", "product_day"]) this.addSql(`DROP INDEX sales_line_${name}`)

    this.addSql(`
      CREATE TABLE sales_line (
        id               bigint GENERATED ALWAYS AS IDENTITY,
        xid              xid8 NOT NULL DEFAULT pg_current_xact_id(),
        recorded_at      timestamptz NOT NULL DEFAULT now(),
        kind             text NOT NULL CHECK (kind IN ('sale', 'refund', 'cancellation', 'correction')),
        source           text NOT NULL CHECK (source IN ('order', 'till', 'filing', 'fair', 'group')),
        source_key       text NOT NULL CHECK (source_key <> ''),
        corrects_key     text,
        source_document  text NOT NULL,
        document_label   text NOT NULL,
        occurred_at      timestamptz NOT NULL,
        business_day     date NOT NULL,
        product_id       text,
        variant_id       text,
        sku              text,
        product_title    text NOT NULL,
        lot_code         text,
        origin_code      text NOT NULL CHECK (origin_code ~ '^[0-9]{6}$'),
        supplier_id      text,
        supplier_name    text,
        sales_point_id   text NOT NULL,
        sales_point_code text NOT NULL,
        line             text NOT NULL CHECK (line IN ('online', 'offline')),
        venue_type       text,
        counting_type    text NOT NULL CHECK (counting_type IN ('procurement', 'assisted_sale')),
        is_recognised    boolean NOT NULL,
        in_catalogue     boolean NOT NULL,
        is_sample        boolean NOT NULL,
        quantity         bigint NOT NULL,
        gross_fen        bigint NOT NULL,
        discount_fen     bigint NOT NULL,
        net_fen          bigint NOT NULL,
        CONSTRAINT sales_line_net CHECK (net_fen = gross_fen - discount_fen),
        CONSTRAINT sales_line_day CHECK (business_day = (occurred_at AT TIME ZONE 'Asia/Shanghai')::date),
        CONSTRAINT sales_line_sale_adds CHECK (kind <> 'sale' OR (quantity >= 0 AND net_fen >= 0)),
        CONSTRAINT sales_line_taking_back CHECK (kind NOT IN ('refund', 'cancellation') OR (quantity <= 0 AND net_fen <= 0))
      ) PARTITION BY RANGE (business_day)`)
    this.addSql(`CREATE TABLE sales_line_other PARTITION OF sales_line DEFAULT`)
    this.addMonths()

    this.addSql(
      `INSERT INTO sales_line (${lineColumns}) OVERRIDING SYSTEM VALUE SELECT ${lineColumns} FROM sales_line_whole`
    )
    this.addSql(
      `SELECT setval('sales_line_id_seq', (SELECT last_value FROM sales_line_whole_id_seq), (SELECT is_called FROM sales_line_whole_id_seq))`
    )
    this.addSql(`DROP TABLE sales_line_whole`)
    this.addSql(`ALTER TABLE sales_line ADD CONSTRAINT sales_line_pkey PRIMARY KEY (business_day, id)`)
    this.addSql(`CREATE INDEX sales_line_xid ON sales_line (xid)`)
    this.addSql(`CREATE INDEX sales_line_document ON sales_line (source_document)`)
    this.addSql(`CREATE INDEX sales_line_label ON sales_line (document_label)`)
    this.addSql(`CREATE INDEX sales_line_newest ON sales_line (occurred_at, id)`)
    this.addGuards()
    this.addRollups()
  }

  /** A partition a month, from two years back (or the oldest line of the last ten) to three months ahead. */
  private addMonths(): void {
    // Attached, not made in place: that lets readers and writers of other months go on. Days that were written to the
    // partition for all others stay there, whole and counted; their month gets none of its own.
    this.addSql(`
      CREATE FUNCTION sales_line_add_month(first_day date) RETURNS boolean LANGUAGE plpgsql AS $$
      DECLARE
        partition text := 'sales_line_' || to_char(first_day, 'YYYY_MM');
        next_month date := (first_day + interval '1 month')::date;
      BEGIN
        IF first_day <> date_trunc('month', first_day)::date THEN
          RAISE EXCEPTION '% is not the first day of a month', first_day;
        END IF;
        IF to_regclass(partition) IS NOT NULL
          OR EXISTS (SELECT FROM sales_line_other WHERE business_day >= first_day AND business_day < next_month)
        THEN
          RETURN false;
        END IF;
        EXECUTE format('CREATE TABLE %I (LIKE sales_line INCLUDING DEFAULTS INCLUDING CONSTRAINTS)', partition);
        EXECUTE format('ALTER TABLE sales_line ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)',
          partition, first_day, next_month);
        -- Triggers per row come with the parent's; one per statement does not.
        EXECUTE format('CREATE TRIGGER sales_line_no_truncate BEFORE TRUNCATE ON %I
          FOR EACH STATEMENT EXECUTE FUNCTION sales_line_is_append_only()', partition);
        RETURN true;
      END $$`)
    this.addSql(`
      SELECT sales_line_add_month(month::date)
      FROM generate_series(
        date_trunc('month', greatest(
          (now() AT TIME ZONE 'Asia/Shanghai')::date - interval '10 years',
          least((now() AT TIME ZONE 'Asia/Shanghai')::date - interval '2 years',
            (SELECT min(business_day) FROM sales_line_whole)))),
        (now() AT TIME ZONE 'Asia/Shanghai')::date + interval '3 months',
        interval '1 month') AS month`)
  }

  private addGuards(): void {
    this.addSql(
      `CREATE TABLE sales_line_key (source text, source_key text, PRIMARY KEY (source, source_key))`
    )
    this.addSql(`INSERT INTO sales_line_key SELECT source, source_key FROM sales_line`)
    // A second line of a key is left out, as with ON CONFLICT DO NOTHING. The transaction's id is not the writer's to
    // choose: a fold would take a line with an old one for counted.
    this.addSql(`
      CREATE FUNCTION sales_line_claim_key() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        INSERT INTO sales_line_key VALUES (NEW.source, NEW.source_key) ON CONFLICT DO NOTHING;
        IF NOT FOUND THEN
          RETURN NULL;
        END IF;
        NEW.xid := pg_current_xact_id();
        RETURN NEW;
      END $$`)
    this.addSql(`
      CREATE TRIGGER sales_line_claim_key BEFORE INSERT ON sales_line
        FOR EACH ROW EXECUTE FUNCTION sales_line_claim_key()`)
    // A database restored from a dump counts transactions anew, and its lines seem to come from the future. Only those may
    // have their transaction's id, and nothing else of them, set back to one that is long over.
    this.addSql(`
      CREATE FUNCTION sales_line_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF OLD.xid >= pg_snapshot_xmax(pg_current_snapshot()) AND OLD.xid <> pg_current_xact_id()
          AND NEW.xid = '3' AND to_jsonb(NEW) - 'xid' = to_jsonb(OLD) - 'xid'
        THEN
          RETURN NEW;
        END IF;
        RAISE EXCEPTION 'sales_line is append-only: add a correction line instead of a %', TG_OP
          USING ERRCODE = 'restrict_violation';
      END $$`)
    this.addSql(`
      CREATE TRIGGER sales_line_no_update BEFORE UPDATE ON sales_line
        FOR EACH ROW EXECUTE FUNCTION sales_line_is_kept()`)
    this.addSql(`
      CREATE TRIGGER sales_line_no_delete BEFORE DELETE ON sales_line
        FOR EACH ROW EXECUTE FUNCTION sales_line_is_append_only()`)
    this.addSql(`
      CREATE TRIGGER sales_line_no_edit BEFORE UPDATE OR DELETE ON sales_line_key
        FOR EACH ROW EXECUTE FUNCTION sales_line_is_append_only()`)
    for (const table of ["sales_line", "sales_line_other", "sales_line_key"]) {
      this.addSql(`
        CREATE TRIGGER sales_line_no_truncate BEFORE TRUNCATE ON ${table}
          FOR EACH STATEMENT EXECUTE FUNCTION sales_line_is_append_only()`)
    }
  }

  private addRollups(): void {
    this.addSql(`
      CREATE TABLE ledger_fold (
        only_row  boolean PRIMARY KEY DEFAULT true CHECK (only_row),
        watermark xid8 NOT NULL DEFAULT '0',
        folded_at timestamptz NOT NULL DEFAULT now()
      )`)
    this.addSql(`INSERT INTO ledger_fold DEFAULT VALUES`)
    this.addSql(createGrainSql("sales_origin_day"))
    this.addSql(createGrainSql("sales_origin_month"))
    this.addSql(createGrainSql("sales_day"))
    this.addSql(createGrainSql("sales_point_month"))
    this.addSql(createGrainSql("sales_product_month"))
    this.addSql(`CREATE TABLE sales_document_day (business_day date PRIMARY KEY, documents bigint NOT NULL)`)
    this.addSql(`
      CREATE TABLE sales_document_again (
        source_document text NOT NULL,
        business_day date NOT NULL,
        PRIMARY KEY (business_day, source_document)
      )`)
  }

  override async down(): Promise<void> {
    this.addSql(`CREATE TABLE sales_line_whole (LIKE sales_line INCLUDING DEFAULTS INCLUDING CONSTRAINTS)`)
    this.addSql(`INSERT INTO sales_line_whole SELECT * FROM sales_line`)
    this.addSql(`DROP TABLE sales_line`)
    this.addSql(`ALTER TABLE sales_line_whole RENAME TO sales_line`)
    this.addSql(`ALTER TABLE sales_line ADD CONSTRAINT sales_line_pkey PRIMARY KEY (id)`)
    this.addSql(`ALTER TABLE sales_line ADD CONSTRAINT sales_line_source_key UNIQUE (source, source_key)`)
    this.addSql(`ALTER TABLE sales_line ALTER id ADD GENERATED ALWAYS AS IDENTITY`)
    this.addSql(
      `SELECT setval('sales_line_id_seq', (SELECT COALESCE(max(id), 0) + 1 FROM sales_line), false)`
    )
    this.addSql(
      `CREATE INDEX sales_line_origin_day ON sales_line (business_day, origin_code) INCLUDE (net_fen, quantity)`
    )
    this.addSql(`CREATE INDEX sales_line_document ON sales_line (source_document)`)
    this.addSql(`CREATE INDEX sales_line_product_day ON sales_line (product_id, business_day)`)
    this.addSql(`
      CREATE TRIGGER sales_line_no_edit BEFORE UPDATE OR DELETE ON sales_line
        FOR EACH ROW EXECUTE FUNCTION sales_line_is_append_only()`)
    this.addSql(`
      CREATE TRIGGER sales_line_no_truncate BEFORE TRUNCATE ON sales_line
        FOR EACH STATEMENT EXECUTE FUNCTION sales_line_is_append_only()`)
    for (const table of [
      "sales_line_key",
      "ledger_fold",
      "sales_origin_day",
      "sales_origin_month",
      "sales_day",
      "sales_point_month",
      "sales_product_month",
      "sales_document_day",
      "sales_document_again",
    ]) {
      this.addSql(`DROP TABLE ${table}`)
    }
    this.addSql(`DROP FUNCTION sales_line_claim_key()`)
    this.addSql(`DROP FUNCTION sales_line_is_kept()`)
    this.addSql(`DROP FUNCTION sales_line_add_month(date)`)
  }
}
