import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** Whether the goods of a receipt's line are food, as it was when the line was written: food always needs a proof. */
export class Migration20261128014000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `ALTER TABLE stock_receipt_line ADD COLUMN IF NOT EXISTS is_edible boolean NOT NULL DEFAULT false`
    )
  }

  override async down(): Promise<void> {
    this.addSql(`ALTER TABLE stock_receipt_line DROP COLUMN IF EXISTS is_edible`)
  }
}
