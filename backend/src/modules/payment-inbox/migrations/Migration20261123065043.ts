import { Migration } from "@medusajs/framework/mikro-orm/migrations"

export class Migration20261123065043 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `alter table if exists "payment_event" drop constraint if exists "payment_event_provider_event_id_unique";`
    )
    this.addSql(
      `create table if not exists "payment_event" ("id" text not null, "provider" text not null, "event_id" text not null, "type" text not null, "session_id" text null, "body" text not null, "signature" text not null, "signature_verified_at" timestamptz not null, "processed_at" timestamptz null, "outcome" text null, "attempts" integer not null default 0, "next_attempt_at" timestamptz not null, "last_error" text null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "payment_event_pkey" primary key ("id"));`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_payment_event_deleted_at" ON "payment_event" ("deleted_at") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_payment_event_provider_event_id_unique" ON "payment_event" ("provider", "event_id") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_payment_event_next_attempt_at" ON "payment_event" ("next_attempt_at") WHERE processed_at IS NULL AND deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_payment_event_session_id" ON "payment_event" ("session_id") WHERE deleted_at IS NULL;`
    )
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "payment_event" cascade;`)
  }
}
