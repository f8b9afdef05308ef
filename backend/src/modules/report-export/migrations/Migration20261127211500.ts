import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/**
 * An export holds what its asker might see when it was asked: the roles it rests on. Whoever loses one of them gets neither
 * the rest of the file nor a finished one. What was asked before there were roles was asked with sight of the whole city.
 */
export class Migration20261127211500 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`ALTER TABLE report_export ADD COLUMN grants jsonb`)
    this.addSql(`
      UPDATE report_export SET grants = '[{"role": "city_officer", "scope_kind": "city", "scope_code": "city"}]'`)
    this.addSql(`
      ALTER TABLE report_export ALTER COLUMN grants SET NOT NULL,
        ADD CONSTRAINT report_export_scoped CHECK (jsonb_array_length(grants) > 0)`)
    this.addSql(`ALTER TABLE report_export DROP CONSTRAINT report_export_failure_check`)
    this.addSql(`
      ALTER TABLE report_export
        ADD CONSTRAINT report_export_failure_check CHECK (failure IN ('interrupted', 'fault', 'no_access'))`)
    this.addSql(`DROP INDEX report_export_once`)
    this.addSql(`
      CREATE UNIQUE INDEX report_export_once ON report_export (asked_by, report, format, query, grants)
      WHERE status IN ('waiting', 'running')`)
  }

  override async down(): Promise<void> {
    this.addSql(`DROP INDEX report_export_once`)
    this.addSql(`UPDATE report_export SET failure = 'fault' WHERE failure = 'no_access'`)
    this.addSql(`ALTER TABLE report_export DROP CONSTRAINT report_export_failure_check`)
    this.addSql(`
      ALTER TABLE report_export
        ADD CONSTRAINT report_export_failure_check CHECK (failure IN ('interrupted', 'fault'))`)
    this.addSql(`ALTER TABLE report_export DROP COLUMN grants`)
    this.addSql(`
      CREATE UNIQUE INDEX report_export_once ON report_export (asked_by, report, format, query)
      WHERE status IN ('waiting', 'running')`)
  }
}
