import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/**
 * Who may come in: failed attempts by e-mail and by address (keys are hashes: people type their password into the wrong
 * field), what ends a person's sessions, and links that are used once (their tokens as hashes too). See
 * docs/decisions/031.
 */
export class Migration20261127211600 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`
      CREATE TABLE sign_in_attempt (
        key          text PRIMARY KEY,
        failures     int NOT NULL,
        window_until timestamptz NOT NULL,
        locks        int NOT NULL DEFAULT 0,
        locked_until timestamptz
      )`)
    this.addSql(`CREATE INDEX sign_in_attempt_old ON sign_in_attempt (window_until)`)
    this.addSql(`
      CREATE TABLE staff_account (
        user_id           text PRIMARY KEY,
        valid_from        timestamptz NOT NULL DEFAULT '-infinity',
        last_sign_in_at   timestamptz,
        suspended_at      timestamptz,
        suspended_by      text,
        suspended_by_name text,
        suspended_why     text,
        CONSTRAINT staff_account_suspended CHECK (
          (suspended_at IS NULL) = (suspended_by IS NULL) AND (suspended_at IS NULL) = (suspended_why IS NULL))
      )`)
    this.addSql(`
      CREATE TABLE staff_link (
        id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        kind         text NOT NULL CHECK (kind IN ('invite', 'reset')),
        token_hash   text NOT NULL UNIQUE,
        email        text NOT NULL,
        name         text NOT NULL,
        made_at      timestamptz NOT NULL DEFAULT now(),
        made_by      text NOT NULL,
        made_by_name text NOT NULL,
        expires_at   timestamptz NOT NULL,
        ended_at     timestamptz,
        ending       text CHECK (ending IN ('used', 'withdrawn', 'replaced')),
        CONSTRAINT staff_link_ended CHECK ((ended_at IS NULL) = (ending IS NULL))
      )`)
    // One open link of a kind for a person: the newer one ends the older.
    this.addSql(
      `CREATE UNIQUE INDEX staff_link_open ON staff_link (kind, lower(email)) WHERE ended_at IS NULL`
    )
  }

  override async down(): Promise<void> {
    this.addSql(`DROP TABLE staff_link`)
    this.addSql(`DROP TABLE staff_account`)
    this.addSql(`DROP TABLE sign_in_attempt`)
  }
}
