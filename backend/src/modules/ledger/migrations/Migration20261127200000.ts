import { Migration } from "@medusajs/framework/mikro-orm/migrations"
import { coverageOfLinesSql, createCoverageSql } from "../coverage"

/** Which points sold goods of which origin is kept by month; what is folded already is put there at once. */
export class Migration20261127200000 extends Migration {
  override async up(): Promise<void> {
    for (const sql of createCoverageSql) this.addSql(sql)
    const folded = `(SELECT * FROM sales_line WHERE xid < (SELECT watermark FROM ledger_fold))`
    this.addSql(`
      INSERT INTO ledger_point (sales_point_code, number)
      SELECT sales_point_code, row_number() OVER (ORDER BY sales_point_code) - 1
      FROM (SELECT DISTINCT sales_point_code FROM ${folded} AS line WHERE kind = 'sale') AS selling`)
    this.addSql(
      `INSERT INTO sales_coverage_month (month, origin_code, block, points) ${coverageOfLinesSql(folded)}`
    )
  }

  override async down(): Promise<void> {
    this.addSql(`DROP TABLE sales_coverage_month`)
    this.addSql(`DROP TABLE ledger_point`)
  }
}
