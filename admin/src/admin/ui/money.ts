/** How amounts are shown. The value underneath stays whole fen. */
export type MoneyUnit = "yuan" | "wan"

const FEN_IN = { yuan: 100, wan: 1_000_000 } as const

/** "1,234.56": two decimals of the unit, half away from zero, in whole numbers so that no float rounds a fen away. */
export function formatFen(fen: number, unit: MoneyUnit): string {
  return decimal(fen, unit, true)
}

/** As `formatFen`, without group separators and with an ASCII minus: what a spreadsheet reads as a number. */
export function plainFen(fen: number, unit: MoneyUnit): string {
  return decimal(fen, unit, false)
}

function decimal(fen: number, unit: MoneyUnit, forReading: boolean): string {
  const step = FEN_IN[unit] / 100
  const magnitude = Math.abs(fen)
  const hundredths = Math.floor(magnitude / step) + (magnitude % step >= step / 2 && step > 1 ? 1 : 0)
  const whole = Math.floor(hundredths / 100).toString()
  const decimals = (hundredths % 100).toString().padStart(2, "0")
  const sign = fen < 0 && hundredths > 0 ? (forReading ? "−" : "-") : ""

  return `${sign}${forReading ? grouped(whole) : whole}.${decimals}`
}

/** "12345" → "12,345". */
export const grouped = (digits: string): string => digits.replace(/\B(?=(\d{3})+$)/g, ",")

/** An axis has little room: whole units ("1,200"), one decimal below ten. */
export function axisFigure(fen: number, unit: MoneyUnit): string {
  const value = Math.abs(fen) / FEN_IN[unit]
  const digits =
    value !== 0 && value < 10 ? value.toFixed(1).replace(/\.0$/, "") : grouped(Math.round(value).toString())

  return fen < 0 ? `−${digits}` : digits
}
