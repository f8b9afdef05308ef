import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/**
 * The movement journal: one row for every change of a stock level, whoever made it. Rows are added, never edited; the
 * triggers that write them stand on Medusa's own tables and are installed when the application starts (guards/install.ts).
 */
export class Migration20261127220000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`
      CREATE TABLE IF NOT EXISTS stock_movement (
        id                bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        xid               xid8 NOT NULL DEFAULT pg_current_xact_id(),
        occurred_at       timestamptz NOT NULL DEFAULT clock_timestamp(),
        inventory_item_id text NOT NULL,
        location_id       text NOT NULL,
        stocked_delta     numeric NOT NULL,
        stocked_after     numeric NOT NULL,
        reserved_delta    numeric NOT NULL,
        reserved_after    numeric NOT NULL,
        reason            text NOT NULL CHECK (reason IN (
          'opening', 'receipt', 'transfer_out', 'transfer_in', 'stocktake', 'write_off', 'sale', 'sale_return',
          'fulfilment', 'fulfilment_cancelled', 'order_return', 'reservation', 'adjustment', 'level_removed', 'repair',
          'unattributed')),
        document_kind     text,
        document_id       text,
        document_number   text,
        person_id         text,
        person_name       text,
        CONSTRAINT stock_movement_moves CHECK (stocked_delta <> 0 OR reserved_delta <> 0),
        CONSTRAINT stock_movement_document CHECK ((document_kind IS NULL) = (document_id IS NULL))
      )`)
    this.addSql(
      `CREATE INDEX IF NOT EXISTS stock_movement_level ON stock_movement (location_id, inventory_item_id, id)`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS stock_movement_document_rows ON stock_movement (document_id) WHERE document_id IS NOT NULL`
    )
    this.addSql(`CREATE INDEX IF NOT EXISTS stock_movement_reason ON stock_movement (reason, id)`)

    this.addSql(`
      CREATE OR REPLACE FUNCTION stock_movement_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION 'stock_movement is append-only: move the stock back instead of a %', TG_OP
          USING ERRCODE = 'restrict_violation';
      END $$`)
    this.addSql(`
      CREATE OR REPLACE TRIGGER stock_movement_no_edit BEFORE UPDATE OR DELETE ON stock_movement
        FOR EACH ROW EXECUTE FUNCTION stock_movement_is_append_only()`)
    this.addSql(`
      CREATE OR REPLACE TRIGGER stock_movement_no_truncate BEFORE TRUNCATE ON stock_movement
        FOR EACH STATEMENT EXECUTE FUNCTION stock_movement_is_append_only()`)
  }

  override async down(): Promise<void> {
    this.addSql(`DROP TABLE IF EXISTS stock_movement`)
    this.addSql(`DROP FUNCTION IF EXISTS stock_movement_is_append_only()`)
  }
}
