import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** Who holds which role at which place, from when until when. Rows are ended, never deleted. */
export class Migration20261127210000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`
      CREATE TABLE role_assignment (
        id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        user_id     text NOT NULL,
        role        text NOT NULL,
        scope_kind  text NOT NULL CHECK (scope_kind IN ('city', 'district', 'hub', 'counter', 'outlet', 'county')),
        scope_code  text NOT NULL,
        valid_from  date NOT NULL,
        valid_until date,
        granted_by  text,
        granted_at  timestamptz NOT NULL DEFAULT now(),
        revoked_by  text,
        revoked_at  timestamptz,
        CONSTRAINT role_assignment_days CHECK (valid_until IS NULL OR valid_from < valid_until),
        CONSTRAINT role_assignment_city CHECK ((scope_kind = 'city') = (scope_code = 'city'))
      )`)
    // The guard reads by person at every request.
    this.addSql(`CREATE INDEX role_assignment_held ON role_assignment (user_id) WHERE revoked_at IS NULL`)
    this.addSql(`CREATE INDEX role_assignment_place ON role_assignment (scope_code) WHERE revoked_at IS NULL`)
    this.addSql(`
      CREATE FUNCTION refuse_role_assignment_removal() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION 'Role assignments are ended (revoked_at), never deleted.';
      END $$`)
    this.addSql(`
      CREATE TRIGGER role_assignment_stays BEFORE DELETE OR TRUNCATE ON role_assignment
      FOR EACH STATEMENT EXECUTE FUNCTION refuse_role_assignment_removal()`)
  }

  override async down(): Promise<void> {
    this.addSql(`DROP TABLE role_assignment`)
    this.addSql(`DROP FUNCTION refuse_role_assignment_removal`)
  }
}
