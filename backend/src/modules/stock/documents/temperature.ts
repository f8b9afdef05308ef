export const TEMPERATURE_ZONES = ["ambient", "cool", "chilled", "frozen"] as const
export type TemperatureZone = (typeof TEMPERATURE_ZONES)[number]

/** Degrees Celsius, both ends inside (domain.md §9.6). Goods at room temperature are not measured. */
export const BANDS: Readonly<Record<TemperatureZone, { from: number; until: number } | null>> = {
  ambient: null,
  cool: { from: 8, until: 13 },
  chilled: { from: 0, until: 4 },
  frozen: { from: -60, until: -18 },
}

/** How goods are kept: what the office says, else what the storage sentence on the pack says. Pure. */
export function temperatureZone(goods: {
  temperature_zone: string | null
  needs_cold_chain: boolean
  storage_zh: string | null
}): TemperatureZone {
  const said = TEMPERATURE_ZONES.find((zone) => zone === goods.temperature_zone)
  if (said) return said
  if (!goods.needs_cold_chain) return "ambient"
  const storage = goods.storage_zh ?? ""
  if (storage.includes("冷冻")) return "frozen"
  return /8\s*[–~-]\s*13/.test(storage) ? "cool" : "chilled"
}

/** True when the reading lies in the zone's band; goods that are not measured are always inside. Pure. */
export function isInBand(zone: TemperatureZone, reading: number): boolean {
  const band = BANDS[zone]
  return band === null || (reading >= band.from && reading <= band.until)
}

/** May goods of the zone be kept at a place with this equipment? Pure. */
export function canKeep(
  place: { has_frozen: boolean; has_chilled: boolean },
  zone: TemperatureZone
): boolean {
  if (zone === "frozen") return place.has_frozen
  return zone !== "chilled" || place.has_chilled
}
