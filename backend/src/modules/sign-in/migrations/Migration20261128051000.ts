import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** An invitation may carry the role that its account begins with, and who gives it; all or nothing. */
export class Migration20261128051000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`
      ALTER TABLE staff_link
        ADD COLUMN role       text,
        ADD COLUMN scope_kind text,
        ADD COLUMN scope_code text,
        ADD COLUMN role_until date,
        ADD COLUMN role_by    text,
        ADD CONSTRAINT staff_link_role CHECK (
          num_nonnulls(role, scope_kind, scope_code, role_by) IN (0, 4)
          AND (role IS NULL OR kind = 'invite') AND (role IS NOT NULL OR role_until IS NULL))`)
  }

  override async down(): Promise<void> {
    this.addSql(`
      ALTER TABLE staff_link DROP CONSTRAINT staff_link_role,
        DROP COLUMN role, DROP COLUMN scope_kind, DROP COLUMN scope_code, DROP COLUMN role_until, DROP COLUMN role_by`)
  }
}
