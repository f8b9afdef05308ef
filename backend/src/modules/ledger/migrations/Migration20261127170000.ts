import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/**
 * Months that are closed, and what was published of them (docs/decisions/006). The database itself keeps a closed month as it
 * is: it takes no line of its days, whoever writes it. What comes too late is a line of an open day that says for which
 * day it is.
 */
export class Migration20261127170000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`ALTER TABLE sales_line ADD COLUMN late_for date CHECK (late_for < business_day)`)
    this.addSql(`CREATE INDEX sales_line_late ON sales_line (late_for) WHERE late_for IS NOT NULL`)
    this.addSql(`
      CREATE TABLE ledger_month (
        month        date PRIMARY KEY CHECK (month = date_trunc('month', month)),
        closed_at    timestamptz NOT NULL DEFAULT now(),
        closed_by    text NOT NULL,
        closed_by_name text NOT NULL,
        unresolved   jsonb NOT NULL,
        answer       text,
        lines        bigint NOT NULL,
        quantity     bigint NOT NULL,
        net_fen      bigint NOT NULL,
        figures_hash text NOT NULL
      )`)
    this.addSql(`
      CREATE TRIGGER ledger_month_no_edit BEFORE UPDATE OR DELETE ON ledger_month
        FOR EACH ROW EXECUTE FUNCTION sales_line_is_append_only()`)
    this.addSql(`
      CREATE TRIGGER ledger_month_no_truncate BEFORE TRUNCATE ON ledger_month
        FOR EACH STATEMENT EXECUTE FUNCTION sales_line_is_append_only()`)

    // Writers hold their month's lock together until they commit; who closes it takes the lock alone, so that every line
    // of the month is either seen by the closing or refused after it.
    this.addSql(`
      CREATE FUNCTION ledger_month_key(day date) RETURNS int LANGUAGE sql IMMUTABLE
        RETURN (extract(year FROM day) * 12 + extract(month FROM day))::int`)
    this.addSql(`
      CREATE OR REPLACE FUNCTION sales_line_claim_key() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM pg_advisory_xact_lock_shared(hashtext('ledger.month'), ledger_month_key(NEW.business_day));
        IF EXISTS (SELECT FROM ledger_month WHERE month = date_trunc('month', NEW.business_day)::date) THEN
          RAISE EXCEPTION 'The month of % is closed; write the line on an open day with late_for', NEW.business_day
            USING ERRCODE = 'restrict_violation';
        END IF;
        INSERT INTO sales_line_key VALUES (NEW.source, NEW.source_key) ON CONFLICT DO NOTHING;
        IF NOT FOUND THEN
          RETURN NULL;
        END IF;
        NEW.xid := pg_current_xact_id();
        RETURN NEW;
      END $$`)

    this.addSql(`
      CREATE TABLE report_edition (
        id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        kind         text NOT NULL CHECK (kind IN ('day', 'month')),
        period_from  date NOT NULL,
        period_until date NOT NULL CHECK (period_until > period_from),
        version      int NOT NULL CHECK (version > 0),
        status       text NOT NULL CHECK (status IN ('submitted', 'returned', 'published')),
        reason       text,
        submitted_at timestamptz NOT NULL DEFAULT now(),
        submitted_by text NOT NULL,
        submitted_by_name text NOT NULL,
        decided_at   timestamptz,
        decided_by   text,
        decided_by_name text,
        decision     text,
        content      jsonb NOT NULL,
        net_fen      bigint NOT NULL,
        file         bytea,
        file_hash    text,
        CONSTRAINT report_edition_version UNIQUE (kind, period_from, version),
        CONSTRAINT report_edition_published CHECK ((status = 'published') = (file IS NOT NULL AND file_hash IS NOT NULL)),
        CONSTRAINT report_edition_decided CHECK ((status = 'submitted') = (decided_at IS NULL))
      )`)
    // One at a time waits for a decision.
    this.addSql(`
      CREATE UNIQUE INDEX report_edition_waiting ON report_edition (kind, period_from) WHERE status = 'submitted'`)
    this.addSql(`
      CREATE FUNCTION report_edition_is_decided() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP = 'DELETE' OR OLD.status <> 'submitted' THEN
          RAISE EXCEPTION 'A decided edition stays as it is: submit another version'
            USING ERRCODE = 'restrict_violation';
        END IF;
        RETURN NEW;
      END $$`)
    this.addSql(`
      CREATE TRIGGER report_edition_no_edit BEFORE UPDATE OR DELETE ON report_edition
        FOR EACH ROW EXECUTE FUNCTION report_edition_is_decided()`)
  }

  override async down(): Promise<void> {
    this.addSql(`DROP TABLE report_edition`)
    this.addSql(`DROP FUNCTION report_edition_is_decided()`)
    this.addSql(`
      CREATE OR REPLACE FUNCTION sales_line_claim_key() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        INSERT INTO sales_line_key VALUES (NEW.source, NEW.source_key) ON CONFLICT DO NOTHING;
        IF NOT FOUND THEN
          RETURN NULL;
        END IF;
        NEW.xid := pg_current_xact_id();
        RETURN NEW;
      END $$`)
    this.addSql(`DROP FUNCTION ledger_month_key(date)`)
    this.addSql(`DROP TABLE ledger_month`)
    this.addSql(`DROP INDEX sales_line_late`)
    this.addSql(`ALTER TABLE sales_line DROP COLUMN late_for`)
  }
}
