import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** The plan's amounts, by hand: bigint fen. Two independent trees (origin, place) under one plan (domain.md §13). */
export class Migration20261123060001 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`
      CREATE TABLE IF NOT EXISTS target_line (
        id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        plan_id     text NOT NULL,
        dimension   text NOT NULL CHECK (dimension IN ('origin', 'place')),
        node_code   text NOT NULL,
        parent_code text,
        month       text NOT NULL CHECK (month ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
        amount_fen  bigint NOT NULL CHECK (amount_fen >= 0),
        locked      boolean NOT NULL DEFAULT false,
        method      text NOT NULL,
        created_at  timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT target_line_once UNIQUE (plan_id, dimension, node_code, month)
      )`)
  }

  override async down(): Promise<void> {
    this.addSql(`DROP TABLE IF EXISTS target_line`)
  }
}
