import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/**
 * The ledger itself, by hand: bigint fen, CHECKs, and a database that refuses to edit history. `ledger_order_event`
 * remembers which facts of Medusa's orders were looked at, so that the projector finds what an event lost by an exact
 * comparison instead of a clock (docs/decisions/002).
 */
export class Migration20261123060000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`
      CREATE TABLE IF NOT EXISTS sales_line (
        id               bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
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
        CONSTRAINT sales_line_source_key UNIQUE (source, source_key),
        CONSTRAINT sales_line_net CHECK (net_fen = gross_fen - discount_fen),
        CONSTRAINT sales_line_day CHECK (business_day = (occurred_at AT TIME ZONE 'Asia/Shanghai')::date),
        CONSTRAINT sales_line_sale_adds CHECK (kind <> 'sale' OR (quantity >= 0 AND net_fen >= 0)),
        CONSTRAINT sales_line_taking_back CHECK (kind NOT IN ('refund', 'cancellation') OR (quantity <= 0 AND net_fen <= 0))
      )`)
    this.addSql(
      `CREATE INDEX IF NOT EXISTS sales_line_origin_day ON sales_line (business_day, origin_code) INCLUDE (net_fen, quantity)`
    )
    this.addSql(`CREATE INDEX IF NOT EXISTS sales_line_document ON sales_line (source_document)`)
    this.addSql(`CREATE INDEX IF NOT EXISTS sales_line_product_day ON sales_line (product_id, business_day)`)

    this.addSql(`
      CREATE OR REPLACE FUNCTION sales_line_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION 'sales_line is append-only: add a correction line instead of a %', TG_OP
          USING ERRCODE = 'restrict_violation';
      END $$`)
    this.addSql(`
      CREATE OR REPLACE TRIGGER sales_line_no_edit BEFORE UPDATE OR DELETE ON sales_line
        FOR EACH ROW EXECUTE FUNCTION sales_line_is_append_only()`)
    this.addSql(`
      CREATE OR REPLACE TRIGGER sales_line_no_truncate BEFORE TRUNCATE ON sales_line
        FOR EACH STATEMENT EXECUTE FUNCTION sales_line_is_append_only()`)

    this.addSql(`
      CREATE TABLE IF NOT EXISTS ledger_order_event (
        fact         text PRIMARY KEY,
        order_id     text NOT NULL,
        occurred_at  timestamptz NOT NULL,
        projected_at timestamptz NOT NULL DEFAULT now(),
        goods_fen    bigint,
        freight_fen  bigint
      )`)
    this.addSql(`CREATE INDEX IF NOT EXISTS ledger_order_event_order ON ledger_order_event (order_id)`)
  }

  override async down(): Promise<void> {
    this.addSql(`DROP TABLE IF EXISTS ledger_order_event`)
    this.addSql(`DROP TABLE IF EXISTS sales_line`)
    this.addSql(`DROP FUNCTION IF EXISTS sales_line_is_append_only()`)
  }
}
