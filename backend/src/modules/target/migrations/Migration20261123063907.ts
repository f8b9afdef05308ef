import { Migration } from "@medusajs/framework/mikro-orm/migrations"

export class Migration20261123063907 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `alter table if exists "target_plan" drop constraint if exists "target_plan_campaign_year_measure_version_unique";`
    )
    this.addSql(
      `alter table if exists "catalogue_entry" drop constraint if exists "catalogue_entry_edition_id_product_id_unique";`
    )
    this.addSql(
      `alter table if exists "catalogue_edition" drop constraint if exists "catalogue_edition_campaign_year_unique";`
    )
    this.addSql(
      `create table if not exists "catalogue_edition" ("id" text not null, "campaign" text not null, "year" integer not null, "name_zh" text not null, "name_en" text not null, "status" text check ("status" in ('draft', 'published', 'closed')) not null, "valid_from" text not null, "valid_until" text null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "catalogue_edition_pkey" primary key ("id"));`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_catalogue_edition_deleted_at" ON "catalogue_edition" ("deleted_at") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_catalogue_edition_campaign_year_unique" ON "catalogue_edition" ("campaign", "year") WHERE deleted_at IS NULL;`
    )

    this.addSql(
      `create table if not exists "catalogue_entry" ("id" text not null, "edition_id" text not null, "product_id" text not null, "origin_code" text not null, "class" text not null, "status" text check ("status" in ('nominated', 'endorsed', 'shortlisted', 'public_notice', 'listed', 'removed')) not null, "valid_from" text not null, "valid_until" text null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "catalogue_entry_pkey" primary key ("id"));`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_catalogue_entry_deleted_at" ON "catalogue_entry" ("deleted_at") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_catalogue_entry_edition_id_product_id_unique" ON "catalogue_entry" ("edition_id", "product_id") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_catalogue_entry_product_id" ON "catalogue_entry" ("product_id") WHERE deleted_at IS NULL;`
    )

    this.addSql(
      `create table if not exists "target_plan" ("id" text not null, "campaign" text not null, "year" integer not null, "measure" text check ("measure" in ('catalogue_sales', 'sales')) not null, "version" integer not null, "status" text check ("status" in ('draft', 'review', 'issued', 'superseded')) not null, "reason" text null, "issued_at" timestamptz null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "target_plan_pkey" primary key ("id"));`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_target_plan_deleted_at" ON "target_plan" ("deleted_at") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_target_plan_campaign_year_measure_version_unique" ON "target_plan" ("campaign", "year", "measure", "version") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_target_plan_one_issued" ON "target_plan" ("campaign", "year", "measure") WHERE status = 'issued' AND deleted_at IS NULL;`
    )
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "catalogue_edition" cascade;`)

    this.addSql(`drop table if exists "catalogue_entry" cascade;`)

    this.addSql(`drop table if exists "target_plan" cascade;`)
  }
}
