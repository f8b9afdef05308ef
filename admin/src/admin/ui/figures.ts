import { grouped } from "./money"

/** Shown for a value that is not defined; never for zero. */
export const UNDEFINED = "—"

/** 0.081 → "8.1%"; signed: "+8.1%", "−6.0%". Plain: ASCII minus, no plus. */
export function formatRatio(ratio: number, style: "bare" | "signed" | "plain" = "bare"): string {
  return `${oneDecimal(ratio * 100, style)}%`
}

/** Percentage points: 0.6 → "+0.6", −9 → "−9.0". */
export function formatPoints(points: number, style: "signed" | "plain" = "signed"): string {
  return oneDecimal(points, style)
}

/** 2973 → "2,973". */
export function formatCount(count: number): string {
  return (count < 0 ? "−" : "") + grouped(Math.abs(count).toString())
}

function oneDecimal(value: number, style: "bare" | "signed" | "plain"): string {
  // Half away from zero on the figure as written: 0.25 % must not depend on how binary stores it.
  const tenths = Math.round(Number((Math.abs(value) * 10).toFixed(6)))
  const digits = `${grouped(Math.floor(tenths / 10).toString())}.${tenths % 10}`
  if (style === "plain") return (value < 0 && tenths > 0 ? "-" : "") + digits.replaceAll(",", "")
  if (tenths === 0) return digits
  if (value < 0) return `−${digits}`

  return style === "signed" ? `+${digits}` : digits
}

/** Ahead of schedule, up to ten points behind, or further behind: the office's three lights. */
export type ScheduleLight = "ahead" | "behind" | "red"

/** `points`: completion rate less schedule rate, in percentage points. */
export function scheduleLight(points: number): ScheduleLight {
  if (points >= 0) return "ahead"

  return points >= -10 ? "behind" : "red"
}

/** Colour is never the only sign: each light has its own shape, on screen, in print and in a copied table. */
export const LIGHT_SYMBOL: Record<ScheduleLight, string> = { ahead: "▲", behind: "◆", red: "▼" }
