import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** What was on the books when somebody chose whether a difference or the count holds; after more has moved the choice is void. */
export class Migration20261128060000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`ALTER TABLE stock_stocktake_line ADD COLUMN IF NOT EXISTS settled_at_stock bigint`)
  }

  override async down(): Promise<void> {
    this.addSql(`ALTER TABLE stock_stocktake_line DROP COLUMN IF EXISTS settled_at_stock`)
  }
}
