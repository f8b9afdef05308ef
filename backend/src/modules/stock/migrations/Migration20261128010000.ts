import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/**
 * Photos of goods receipts and write-offs. They lie in the database (docs/decisions/034), belong to a place and, once a
 * document names them, to that document for good.
 */
export class Migration20261128010000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`
      CREATE TABLE IF NOT EXISTS stock_photo (
        id              text PRIMARY KEY,
        point_code      text NOT NULL,
        document_id     text REFERENCES stock_document (id),
        content         bytea NOT NULL,
        sha256          text NOT NULL,
        created_at      timestamptz NOT NULL DEFAULT clock_timestamp(),
        created_by      text NOT NULL,
        created_by_name text NOT NULL
      )`)
    // A JPEG is pressed already: to press it again costs time and saves nothing.
    this.addSql(`ALTER TABLE stock_photo ALTER COLUMN content SET STORAGE EXTERNAL`)
    this.addSql(
      `CREATE INDEX IF NOT EXISTS stock_photo_of_no_document ON stock_photo (created_at) WHERE document_id IS NULL`
    )
    this.addSql(`
      CREATE OR REPLACE FUNCTION stock_photo_stays() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF OLD.document_id IS NOT NULL AND (TG_OP = 'DELETE' OR NEW.document_id IS DISTINCT FROM OLD.document_id)
          OR TG_OP = 'UPDATE' AND (NEW.sha256, NEW.content, NEW.point_code) IS DISTINCT FROM (OLD.sha256, OLD.content, OLD.point_code)
        THEN
          RAISE EXCEPTION 'stock_photo % stays as it is: take a new photo', OLD.id USING ERRCODE = 'restrict_violation';
        END IF;
        RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
      END $$`)
    this.addSql(`
      CREATE OR REPLACE TRIGGER stock_photo_no_edit BEFORE UPDATE OR DELETE ON stock_photo
        FOR EACH ROW EXECUTE FUNCTION stock_photo_stays()`)
  }

  override async down(): Promise<void> {
    this.addSql(`DROP TABLE IF EXISTS stock_photo`)
    this.addSql(`DROP FUNCTION IF EXISTS stock_photo_stays()`)
  }
}
