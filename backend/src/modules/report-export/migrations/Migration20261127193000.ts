import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/**
 * Asked twice while the first is being made is asked once: a double click, a second tab. And a person reads why an export
 * failed, and what it was narrowed to by names, not by codes.
 */
export class Migration20261127193000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`
      ALTER TABLE report_export
        ADD COLUMN names jsonb NOT NULL DEFAULT '{}',
        ADD COLUMN failure text CHECK (failure IN ('interrupted', 'fault'))`)
    this.addSql(`UPDATE report_export SET failure = 'fault' WHERE status = 'failed'`)
    this.addSql(`
      ALTER TABLE report_export
        ADD CONSTRAINT report_export_failure CHECK ((status = 'failed') = (failure IS NOT NULL))`)
    // What was asked twice before there was an index: the younger ones are taken back.
    this.addSql(`
      UPDATE report_export AS younger SET status = 'cancelled', finished_at = now()
      WHERE younger.status IN ('waiting', 'running') AND EXISTS (
        SELECT FROM report_export AS older
        WHERE older.id < younger.id AND older.status IN ('waiting', 'running') AND older.asked_by = younger.asked_by
          AND older.report = younger.report AND older.format = younger.format AND older.query = younger.query)`)
    this.addSql(`
      CREATE UNIQUE INDEX report_export_once ON report_export (asked_by, report, format, query)
      WHERE status IN ('waiting', 'running')`)
  }

  override async down(): Promise<void> {
    this.addSql(`DROP INDEX report_export_once`)
    this.addSql(`ALTER TABLE report_export DROP COLUMN failure, DROP COLUMN names`)
  }
}
