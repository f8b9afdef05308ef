import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { StockSettings, StockSettingsAnswer } from "../../../contract"
import type { Person } from "./frame"
import type { StopRule } from "./lot-rules"
import { refuseFields, type SaidFields } from "./refusal"

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

const lastChangeSql = `
  SELECT changed_at AS at, changed_by_name AS by_name FROM stock_setting ORDER BY changed_at DESC, key LIMIT 1`

/** What holds now, and who set any of it last; nobody did where the defaults hold. */
export async function readSettings(db: Knex): Promise<StockSettingsAnswer> {
  const { rows } = await db.raw<{ rows: { at: Date; by_name: string }[] }>(lastChangeSql)
  const [last] = rows
  return {
    settings: await stockSettings(db),
    last_change: last ? { at: last.at.toISOString(), by_name: last.by_name } : null,
  }
}

// Two people's changes are checked against each other, so they wait for each other.
const lockSql = `LOCK TABLE stock_setting IN SHARE ROW EXCLUSIVE MODE`

/** Sets what is named and leaves the rest. A manager who may write off less than a clerk is refused (`limits_reversed`). */
export async function changeSettings(
  db: Knex,
  { settings, person }: { settings: Partial<StockSettings>; person: Person }
): Promise<StockSettingsAnswer> {
  return await db.transaction(async (tx) => {
    await tx.raw(lockSql)
    refuseFields("limits_reversed", reversedLimits({ ...(await stockSettings(tx)), ...settings }))
    await tx.raw(writeSql, {
      settings: JSON.stringify(settings),
      person_id: person.id,
      person_name: person.name,
    })
    return await readSettings(tx)
  })
}

/** Which of a manager's limits lie below a clerk's, with the sentence for each. Pure. */
function reversedLimits(settings: StockSettings): SaidFields {
  const said = {
    chinese: "枢纽主管的限额不能低于专柜店员的限额。请把枢纽主管的调高，或把专柜店员的调低。",
    english: "A manager's limit cannot be below a clerk's. Raise the manager's, or lower the clerk's.",
  }
  return {
    ...(settings.write_off_manager_fen < settings.write_off_clerk_fen && { write_off_manager_fen: said }),
    ...(settings.write_off_manager_pieces < settings.write_off_clerk_pieces && {
      write_off_manager_pieces: said,
    }),
  }
}

export const stopRule = (settings: StockSettings): StopRule => ({
  percent: settings.lot_stop_percent,
  least_days: settings.lot_stop_least_days,
})
