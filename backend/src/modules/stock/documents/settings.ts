import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { StockSettings } from "../../../contract"
import type { Person } from "./frame"
import type { StopRule } from "./lot-rules"

/** What the office may set, with what holds until it does. Money in fen, quantities in pieces. */
const SETTING_DEFAULTS: StockSettings = {
  lot_stop_percent: 10,
  lot_stop_least_days: 1,
  recount_from_pieces: 1,
  write_off_clerk_fen: 20_000,
  write_off_clerk_pieces: 20,
  write_off_manager_fen: 200_000,
  write_off_manager_pieces: 500,
  replenish_days: 14,
  replenish_lead_days: 3,
}

const readSql = `SELECT key, value::float8 AS value FROM stock_setting`
const writeSql = `
  INSERT INTO stock_setting (key, value, changed_at, changed_by, changed_by_name)
  SELECT key, value::bigint, clock_timestamp(), :person_id, :person_name FROM jsonb_each_text(CAST(:settings AS jsonb))
  ON CONFLICT (key) DO UPDATE SET value = excluded.value, changed_at = excluded.changed_at,
    changed_by = excluded.changed_by, changed_by_name = excluded.changed_by_name`

/** What holds now. */
export async function stockSettings(db: Knex): Promise<StockSettings> {
  const { rows } = await db.raw<{ rows: { key: keyof StockSettings; value: number }[] }>(readSql)
  return { ...SETTING_DEFAULTS, ...Object.fromEntries(rows.map(({ key, value }) => [key, value])) }
}

/** Sets what is named and leaves the rest. */
export async function changeSettings(
  db: Knex,
  { settings, person }: { settings: Partial<StockSettings>; person: Person }
): Promise<StockSettings> {
  await db.raw(writeSql, {
    settings: JSON.stringify(settings),
    person_id: person.id,
    person_name: person.name,
  })
  return await stockSettings(db)
}

export const stopRule = (settings: StockSettings): StopRule => ({
  percent: settings.lot_stop_percent,
  least_days: settings.lot_stop_least_days,
})
