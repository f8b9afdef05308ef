import { Migration } from "@medusajs/framework/mikro-orm/migrations"

export class Migration20261123063905 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`alter table if exists "venue_type" drop constraint if exists "venue_type_code_unique";`)
    this.addSql(
      `alter table if exists "sales_point" drop constraint if exists "sales_point_stock_location_id_unique";`
    )
    this.addSql(`alter table if exists "sales_point" drop constraint if exists "sales_point_code_unique";`)
    this.addSql(`alter table if exists "district" drop constraint if exists "district_code_unique";`)
    this.addSql(
      `create table if not exists "district" ("id" text not null, "code" text not null, "name_zh" text not null, "name_en" text not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "district_pkey" primary key ("id"));`
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_district_code_unique" ON "district" ("code") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_district_deleted_at" ON "district" ("deleted_at") WHERE deleted_at IS NULL;`
    )

    this.addSql(
      `create table if not exists "sales_point" ("id" text not null, "code" text not null, "name" text not null, "kind" text check ("kind" in ('hub', 'counter', 'outlet', 'fair', 'online')) not null, "type" text null, "level" text null, "form" text null, "district_code" text null, "subdistrict_code" text null, "subdistrict" text null, "hub_code" text null, "community_type" text null, "venue_type" text null, "area_m2" integer null, "size_factor" real null, "has_frozen" boolean not null default false, "has_chilled" boolean not null default false, "opening_hours" text null, "pickup" boolean not null default false, "stock_location_id" text null, "opened_on" text null, "closed_on" text null, "is_sample" boolean not null default false, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "sales_point_pkey" primary key ("id"));`
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_sales_point_code_unique" ON "sales_point" ("code") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_sales_point_deleted_at" ON "sales_point" ("deleted_at") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_sales_point_kind_district_code" ON "sales_point" ("kind", "district_code") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_sales_point_hub_code" ON "sales_point" ("hub_code") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_sales_point_stock_location_id_unique" ON "sales_point" ("stock_location_id") WHERE stock_location_id IS NOT NULL AND deleted_at IS NULL;`
    )

    this.addSql(
      `create table if not exists "venue_type" ("id" text not null, "code" text not null, "label_zh" text not null, "label_en" text not null, "sort" integer not null, "active_from" text not null, "active_until" text null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "venue_type_pkey" primary key ("id"));`
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_venue_type_code_unique" ON "venue_type" ("code") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_venue_type_deleted_at" ON "venue_type" ("deleted_at") WHERE deleted_at IS NULL;`
    )
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "district" cascade;`)

    this.addSql(`drop table if exists "sales_point" cascade;`)

    this.addSql(`drop table if exists "venue_type" cascade;`)
  }
}
