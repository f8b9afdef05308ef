import { Migration } from "@medusajs/framework/mikro-orm/migrations"

export class Migration20261123065044 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `alter table if exists "demo_wallet_refund" drop constraint if exists "demo_wallet_refund_out_refund_no_unique";`
    )
    this.addSql(
      `alter table if exists "demo_wallet_charge" drop constraint if exists "demo_wallet_charge_out_trade_no_unique";`
    )
    this.addSql(
      `create table if not exists "demo_wallet_charge" ("id" text not null, "out_trade_no" text not null, "amount_fen" integer not null, "title" text not null, "attach" text not null, "return_url" text not null, "status" text check ("status" in ('open', 'failed', 'paid', 'closed')) not null default 'open', "refunded_fen" integer not null default 0, "expires_at" timestamptz not null, "paid_at" timestamptz null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "demo_wallet_charge_pkey" primary key ("id"));`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_demo_wallet_charge_deleted_at" ON "demo_wallet_charge" ("deleted_at") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_demo_wallet_charge_out_trade_no_unique" ON "demo_wallet_charge" ("out_trade_no") WHERE deleted_at IS NULL;`
    )

    this.addSql(
      `create table if not exists "demo_wallet_notice" ("id" text not null, "charge_id" text not null, "url" text not null, "body" text not null, "delivered_at" timestamptz null, "attempts" integer not null default 0, "next_attempt_at" timestamptz not null, "last_error" text null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "demo_wallet_notice_pkey" primary key ("id"));`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_demo_wallet_notice_deleted_at" ON "demo_wallet_notice" ("deleted_at") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_demo_wallet_notice_charge_id" ON "demo_wallet_notice" ("charge_id") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_demo_wallet_notice_next_attempt_at" ON "demo_wallet_notice" ("next_attempt_at") WHERE delivered_at IS NULL AND deleted_at IS NULL;`
    )

    this.addSql(
      `create table if not exists "demo_wallet_refund" ("id" text not null, "charge_id" text not null, "out_refund_no" text not null, "amount_fen" integer not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "demo_wallet_refund_pkey" primary key ("id"));`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_demo_wallet_refund_deleted_at" ON "demo_wallet_refund" ("deleted_at") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_demo_wallet_refund_out_refund_no_unique" ON "demo_wallet_refund" ("out_refund_no") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_demo_wallet_refund_charge_id" ON "demo_wallet_refund" ("charge_id") WHERE deleted_at IS NULL;`
    )
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "demo_wallet_charge" cascade;`)

    this.addSql(`drop table if exists "demo_wallet_notice" cascade;`)

    this.addSql(`drop table if exists "demo_wallet_refund" cascade;`)
  }
}
