import { Migration } from "@medusajs/framework/mikro-orm/migrations"

export class Migration20261123063904 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`alter table if exists "supplier" drop constraint if exists "supplier_uscc_unique";`)
    this.addSql(`alter table if exists "origin_place" drop constraint if exists "origin_place_code_unique";`)
    this.addSql(
      `alter table if exists "origin_membership" drop constraint if exists "origin_membership_origin_code_list_valid_from_unique";`
    )
    this.addSql(
      `create table if not exists "origin_membership" ("id" text not null, "origin_code" text not null, "list" text not null, "valid_from" text not null, "valid_until" text null, "source" text null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "origin_membership_pkey" primary key ("id"));`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_origin_membership_deleted_at" ON "origin_membership" ("deleted_at") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_origin_membership_origin_code_list_valid_from_unique" ON "origin_membership" ("origin_code", "list", "valid_from") WHERE deleted_at IS NULL;`
    )

    this.addSql(
      `create table if not exists "origin_pairing" ("id" text not null, "district_code" text not null, "district_zh" text not null, "origin_code" text not null, "kind" text check ("kind" in ('support', 'aid', 'collaboration', 'cooperation')) not null, "valid_from" text null, "valid_until" text null, "source" text null, "is_sample" boolean not null default false, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "origin_pairing_pkey" primary key ("id"));`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_origin_pairing_deleted_at" ON "origin_pairing" ("deleted_at") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_origin_pairing_origin_code" ON "origin_pairing" ("origin_code") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_origin_pairing_district_code" ON "origin_pairing" ("district_code") WHERE deleted_at IS NULL;`
    )

    this.addSql(
      `create table if not exists "origin_place" ("id" text not null, "code" text not null, "level" text check ("level" in ('province', 'prefecture', 'county')) not null, "parent_code" text null, "name_zh" text not null, "name_en" text not null, "story_zh" text null, "story_en" text null, "flagship_zh" text null, "flagship_en" text null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "origin_place_pkey" primary key ("id"));`
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_origin_place_code_unique" ON "origin_place" ("code") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_origin_place_deleted_at" ON "origin_place" ("deleted_at") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_origin_place_parent_code" ON "origin_place" ("parent_code") WHERE deleted_at IS NULL;`
    )

    this.addSql(
      `create table if not exists "product_origin" ("id" text not null, "product_id" text not null, "origin_code" text not null, "supplier_id" text not null, "processed_in_code" text null, "main_ingredient_code" text null, "components" jsonb null, "valid_from" timestamptz not null, "valid_until" timestamptz null, "set_by" text null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "product_origin_pkey" primary key ("id"));`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_product_origin_deleted_at" ON "product_origin" ("deleted_at") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_product_origin_now" ON "product_origin" ("product_id") WHERE valid_until IS NULL AND deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_product_origin_product_id_valid_from" ON "product_origin" ("product_id", "valid_from") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_product_origin_origin_code" ON "product_origin" ("origin_code") WHERE deleted_at IS NULL;`
    )

    this.addSql(
      `create table if not exists "recognition" ("id" text not null, "product_id" text not null, "origin_code" text not null, "scheme" text not null, "label" text check ("label" in ('geographical_indication', 'green_food', 'organic', 'recognised')) not null, "certificate_no" text null, "issuer" text null, "valid_from" text not null, "valid_until" text null, "is_sample" boolean not null default false, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "recognition_pkey" primary key ("id"));`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_recognition_deleted_at" ON "recognition" ("deleted_at") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_recognition_product_id_label" ON "recognition" ("product_id", "label") WHERE deleted_at IS NULL;`
    )

    this.addSql(
      `create table if not exists "supplier" ("id" text not null, "name" text not null, "kind" text check ("kind" in ('cooperative', 'family_farm', 'leading_enterprise', 'agent')) not null, "origin_code" text not null, "uscc" text null, "is_sample" boolean not null default false, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "supplier_pkey" primary key ("id"));`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_supplier_deleted_at" ON "supplier" ("deleted_at") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_supplier_origin_code" ON "supplier" ("origin_code") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_supplier_uscc_unique" ON "supplier" ("uscc") WHERE uscc IS NOT NULL AND deleted_at IS NULL;`
    )
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "origin_membership" cascade;`)

    this.addSql(`drop table if exists "origin_pairing" cascade;`)

    this.addSql(`drop table if exists "origin_place" cascade;`)

    this.addSql(`drop table if exists "product_origin" cascade;`)

    this.addSql(`drop table if exists "recognition" cascade;`)

    this.addSql(`drop table if exists "supplier" cascade;`)
  }
}
