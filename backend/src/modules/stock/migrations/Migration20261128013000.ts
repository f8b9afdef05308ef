import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** Who had a hand in a document is asked whenever it is opened, and what somebody posted alone whenever they post. */
export class Migration20261128013000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`CREATE INDEX IF NOT EXISTS stock_command_document ON stock_command (document_id)`)
    this.addSql(
      `CREATE INDEX IF NOT EXISTS stock_document_written_off ON stock_document (posted_by, posted_at)
       WHERE kind = 'write_off' AND state = 'posted'`
    )
  }

  override async down(): Promise<void> {
    this.addSql(`DROP INDEX IF EXISTS stock_document_written_off`)
    this.addSql(`DROP INDEX IF EXISTS stock_command_document`)
  }
}
