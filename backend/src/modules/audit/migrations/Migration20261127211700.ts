import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/**
 * 操作记录: what somebody is about to do, and, in a row of its own, what became of it. Two rows, because a row that may be
 * completed later is a row that may be changed later (docs/decisions/032).
 */
export class Migration20261127211700 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`
      CREATE TABLE IF NOT EXISTS audit_entry (
        id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        at          timestamptz NOT NULL DEFAULT clock_timestamp(),
        person_id   text,
        person_name text NOT NULL,
        address     text NOT NULL,
        agent       text NOT NULL,
        action      text NOT NULL CHECK (action <> ''),
        kind        text NOT NULL CHECK (kind <> ''),
        record_ids  text[] NOT NULL,
        sent        jsonb NOT NULL,
        request_id  text NOT NULL
      )`)
    this.addSql(`CREATE INDEX IF NOT EXISTS audit_entry_person ON audit_entry (person_id, id)`)
    this.addSql(`CREATE INDEX IF NOT EXISTS audit_entry_kind ON audit_entry (kind, id)`)
    this.addSql(`CREATE INDEX IF NOT EXISTS audit_entry_at ON audit_entry (at)`)
    this.addSql(`CREATE INDEX IF NOT EXISTS audit_entry_records ON audit_entry USING gin (record_ids)`)
    this.addSql(`
      CREATE TABLE IF NOT EXISTS audit_outcome (
        entry_id   bigint PRIMARY KEY REFERENCES audit_entry (id),
        at         timestamptz NOT NULL DEFAULT clock_timestamp(),
        status     int NOT NULL,
        record_ids text[] NOT NULL,
        before     jsonb,
        after      jsonb
      )`)
    this.addSql(`CREATE INDEX IF NOT EXISTS audit_outcome_records ON audit_outcome USING gin (record_ids)`)

    this.addSql(`
      CREATE OR REPLACE FUNCTION audit_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION '% is append-only: nobody may % what was done', TG_TABLE_NAME, TG_OP
          USING ERRCODE = 'restrict_violation';
      END $$`)
    for (const table of ["audit_entry", "audit_outcome"]) {
      this.addSql(`
        CREATE OR REPLACE TRIGGER ${table}_no_edit BEFORE UPDATE OR DELETE ON ${table}
          FOR EACH ROW EXECUTE FUNCTION audit_is_append_only()`)
      this.addSql(`
        CREATE OR REPLACE TRIGGER ${table}_no_truncate BEFORE TRUNCATE ON ${table}
          FOR EACH STATEMENT EXECUTE FUNCTION audit_is_append_only()`)
    }
  }

  override async down(): Promise<void> {
    this.addSql(`DROP TABLE audit_outcome`)
    this.addSql(`DROP TABLE audit_entry`)
    this.addSql(`DROP FUNCTION audit_is_append_only()`)
  }
}
