import { Migration } from "@medusajs/framework/mikro-orm/migrations"

export class Migration20261123063906 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `alter table if exists "counting_rule" drop constraint if exists "counting_rule_version_unique";`
    )
    this.addSql(
      `create table if not exists "counting_rule" ("id" text not null, "version" text not null, "moment" text check ("moment" in ('paid')) not null, "text_zh" text not null, "text_en" text not null, "valid_from" text not null, "valid_until" text null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "counting_rule_pkey" primary key ("id"));`
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_counting_rule_version_unique" ON "counting_rule" ("version") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_counting_rule_deleted_at" ON "counting_rule" ("deleted_at") WHERE deleted_at IS NULL;`
    )
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "counting_rule" cascade;`)
  }
}
