import type { StockSettings } from "@baixian/backend/contract"
import { plainFen } from "../../../ui/money"

export type SettingName = keyof StockSettings
type Unit = "percent" | "days" | "pieces" | "yuan"
/** `least` and `most` as the server takes them: of money in fen. */
type Setting = { unit: Unit; least: number; most: number }

const DAYS = { unit: "days", least: 0, most: 365 } as const
const PIECES = { unit: "pieces", least: 0, most: 1_000_000 } as const
const MONEY = { unit: "yuan", least: 0, most: 1_000_000_000 } as const

export const SETTINGS: Readonly<Record<SettingName, Setting>> = {
  lot_stop_percent: { unit: "percent", least: 0, most: 100 },
  lot_stop_least_days: DAYS,
  recount_from_pieces: { ...PIECES, least: 1 },
  write_off_clerk_fen: MONEY,
  write_off_clerk_pieces: PIECES,
  write_off_manager_fen: MONEY,
  write_off_manager_pieces: PIECES,
  replenish_days: DAYS,
  replenish_lead_days: DAYS,
}

/** As the page shows them: one rule, the settings that make it. */
export const RULES = [
  { rule: "near_expiry", settings: ["lot_stop_percent", "lot_stop_least_days"] },
  { rule: "recount", settings: ["recount_from_pieces"] },
  {
    rule: "write_off",
    settings: [
      "write_off_clerk_fen",
      "write_off_clerk_pieces",
      "write_off_manager_fen",
      "write_off_manager_pieces",
    ],
  },
  { rule: "replenish", settings: ["replenish_days", "replenish_lead_days"] },
] as const satisfies { rule: string; settings: SettingName[] }[]

const NAMES = Object.keys(SETTINGS) as SettingName[]

/** What the form holds: every setting as it is typed, money in yuan. */
export type SettingsDraft = Record<SettingName, string>
/** What is wrong with a setting: no number of its kind, out of what the server takes, or below the clerk's. */
export type SettingFault = "not_whole" | "not_money" | "out_of_range" | "below_clerk"

/** A setting as it is typed: "20", or "200.00" of money. Pure. */
export const textOf = (name: SettingName, value: number): string =>
  SETTINGS[name].unit === "yuan" ? plainFen(value, "yuan") : String(value)

export const draftOf = (settings: StockSettings): SettingsDraft =>
  Object.fromEntries(NAMES.map((name) => [name, textOf(name, settings[name])])) as SettingsDraft

const WHOLE = /^\d{1,10}$/
const MONEY_TEXT = /^(\d{1,10})(?:\.(\d{1,2}))?$/

/** What is typed, in the unit the server keeps; null for what is no such number. Full-width digits and "1,000" are as good. Pure. */
export function valueOf(name: SettingName, text: string): number | null {
  const plain = text.normalize("NFKC").replaceAll(/[,\s]/g, "")
  if (SETTINGS[name].unit !== "yuan") return WHOLE.test(plain) ? Number(plain) : null
  const [, yuan, cents = ""] = MONEY_TEXT.exec(plain) ?? []
  return yuan === undefined ? null : Number(yuan) * 100 + Number(cents.padEnd(2, "0"))
}

/** What is wrong, by setting; nothing where it can be saved. Pure. */
export function faultsOf(draft: SettingsDraft): { [Name in SettingName]?: SettingFault } {
  const faults: { [Name in SettingName]?: SettingFault } = {}
  for (const name of NAMES) {
    const { unit, least, most } = SETTINGS[name]
    const value = valueOf(name, draft[name])
    if (value === null) faults[name] = unit === "yuan" ? "not_money" : "not_whole"
    else if (value < least || value > most) faults[name] = "out_of_range"
  }
  for (const kind of ["fen", "pieces"] as const) {
    const manager = `write_off_manager_${kind}` as const
    const [above, below] = [manager, `write_off_clerk_${kind}` as const].map((name) =>
      valueOf(name, draft[name])
    )
    if (above != null && below != null && above < below) faults[manager] ??= "below_clerk"
  }
  return faults
}

/** Settings that are typed otherwise than they hold, unreadable ones too. Pure. */
export const changedNames = (draft: SettingsDraft, settings: StockSettings): SettingName[] =>
  NAMES.filter((name) => valueOf(name, draft[name]) !== settings[name])

/** Only what differs from what holds, so that nobody's change of another setting is undone. Pure. */
export function changesOf(draft: SettingsDraft, settings: StockSettings): Partial<StockSettings> {
  const changes: Partial<StockSettings> = {}
  for (const name of changedNames(draft, settings))
    changes[name] = valueOf(name, draft[name]) ?? settings[name]
  return changes
}

/** How many days before its end goods that keep `life` days are taken off sale; null while the rule is half typed. Pure. */
export function stopDaysOf(draft: SettingsDraft, life: number): number | null {
  const percent = valueOf("lot_stop_percent", draft.lot_stop_percent)
  const least = valueOf("lot_stop_least_days", draft.lot_stop_least_days)
  return percent === null || least === null ? null : Math.max(least, Math.ceil((life * percent) / 100))
}
