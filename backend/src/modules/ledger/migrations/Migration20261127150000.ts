import { Migration } from "@medusajs/framework/mikro-orm/migrations"
import { createGrainSql, grains } from "../rollups"

/** What the migration before this one drops itself. */
const EARLIER_GRAINS: readonly string[] = [
  "sales_origin_day",
  "sales_origin_month",
  "sales_day",
  "sales_point_month",
  "sales_product_month",
]

/**
 * Lines know what kind of point sold them and in which district, frozen as their origin is: a point that moves takes no
 * past sale with it. The rollups gain the grains that reports by place, goods and hour read, and are folded anew.
 */
export class Migration20261127150000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`
      ALTER TABLE sales_line
        ADD COLUMN point_kind text CHECK (point_kind IN ('hub', 'counter', 'outlet', 'fair', 'online')),
        ADD COLUMN district_code text`)
    this.addSql(`ALTER TABLE sales_line DISABLE TRIGGER sales_line_no_update`)
    // The points are another module's; on a new database they may not be there yet, but then there are no lines either.
    this.addSql(`
      DO $$
      BEGIN
        IF to_regclass('sales_point') IS NOT NULL THEN
          UPDATE sales_line SET point_kind = sales_point.kind, district_code = sales_point.district_code
          FROM sales_point WHERE sales_point.code = sales_line.sales_point_code;
        END IF;
        UPDATE sales_line SET point_kind = CASE line WHEN 'online' THEN 'online' ELSE 'outlet' END
        WHERE point_kind IS NULL;
      END $$`)
    this.addSql(`ALTER TABLE sales_line ENABLE TRIGGER sales_line_no_update`)
    this.addSql(`ALTER TABLE sales_line ALTER point_kind SET NOT NULL`)
    this.addSql(`CREATE INDEX sales_line_point ON sales_line (sales_point_code, business_day)`)
    this.addSql(`CREATE INDEX sales_line_product ON sales_line (product_id, business_day)`)
    this.makeGrains()
  }

  /** Every grain as it is defined now, empty; what was folded is folded again. */
  private makeGrains(): void {
    for (const { table } of grains) {
      this.addSql(`DROP TABLE IF EXISTS ${table}`)
      this.addSql(createGrainSql(table))
    }
    for (const table of ["sales_document_day", "sales_document_again"]) this.addSql(`DELETE FROM ${table}`)
    this.addSql(`UPDATE ledger_fold SET watermark = '0'`)
  }

  override async down(): Promise<void> {
    this.addSql(`DROP INDEX sales_line_point`)
    this.addSql(`DROP INDEX sales_line_product`)
    this.addSql(`ALTER TABLE sales_line DROP COLUMN point_kind, DROP COLUMN district_code`)
    const added = grains.map(({ table }) => table).filter((table) => !EARLIER_GRAINS.includes(table))
    for (const table of added) this.addSql(`DROP TABLE ${table}`)
    this.addSql(`UPDATE ledger_fold SET watermark = '0'`)
  }
}
