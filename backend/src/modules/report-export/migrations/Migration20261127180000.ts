import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/**
 * Files that take longer than a person waits for an answer. They lie in the database, in parts: every server process can
 * write and give them, and none of them is ever whole in memory.
 */
export class Migration20261127180000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`
      CREATE TABLE report_export (
        id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        asked_by     text NOT NULL,
        asked_by_name text NOT NULL,
        asked_at     timestamptz NOT NULL DEFAULT now(),
        report       text NOT NULL,
        query        jsonb NOT NULL,
        format       text NOT NULL CHECK (format IN ('xlsx', 'csv')),
        status       text NOT NULL DEFAULT 'waiting' CHECK (status IN ('waiting', 'running', 'done', 'failed', 'cancelled')),
        tries        int NOT NULL DEFAULT 0,
        runner       uuid,
        alive_at     timestamptz,
        rows_done    bigint NOT NULL DEFAULT 0,
        rows_total   bigint,
        file_name    text,
        bytes        bigint,
        finished_at  timestamptz,
        CONSTRAINT report_export_finished CHECK ((status IN ('done', 'failed', 'cancelled')) = (finished_at IS NOT NULL))
      )`)
    this.addSql(`CREATE INDEX report_export_asked ON report_export (asked_by, id)`)
    this.addSql(
      `CREATE INDEX report_export_open ON report_export (id) WHERE status IN ('waiting', 'running')`
    )
    this.addSql(`
      CREATE TABLE report_export_part (
        export_id bigint NOT NULL REFERENCES report_export (id) ON DELETE CASCADE,
        part      int NOT NULL,
        content   bytea NOT NULL,
        PRIMARY KEY (export_id, part)
      )`)
    // Workbooks are packed already; packing them again only costs time.
    this.addSql(`ALTER TABLE report_export_part ALTER COLUMN content SET STORAGE EXTERNAL`)
  }

  override async down(): Promise<void> {
    this.addSql(`DROP TABLE report_export_part`)
    this.addSql(`DROP TABLE report_export`)
  }
}
