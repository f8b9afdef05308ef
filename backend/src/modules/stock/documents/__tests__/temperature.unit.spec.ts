import { canKeep, isInBand, temperatureZone, type TemperatureZone } from "../temperature"

describe("the zone of goods", () => {
  const pack = (storage_zh: string | null) =>
    temperatureZone({ temperature_zone: null, needs_cold_chain: true, storage_zh })

  it("is read from the pack of what is kept cold", () => {
    expect(pack("−18℃以下冷冻")).toBe("frozen")
    expect(pack("0–4℃冷藏")).toBe("chilled")
    expect(pack(null)).toBe("chilled")
    for (const cool of ["8–13℃存放，熟后冷藏", "8-13℃", "8 ~ 13℃", "8  –  13 ℃"]) {
      expect([cool, pack(cool)]).toEqual([cool, "cool"])
    }
  })

  it("is what the office says, whatever the pack says", () => {
    const ambient = { needs_cold_chain: false, storage_zh: "冷冻" }
    expect(temperatureZone({ ...ambient, temperature_zone: null })).toBe("ambient")
    expect(temperatureZone({ ...ambient, temperature_zone: "no zone of ours" })).toBe("ambient")
    for (const zone of ["ambient", "cool", "chilled", "frozen"]) {
      const said = { temperature_zone: zone, needs_cold_chain: true, storage_zh: "冷冻" }
      expect(temperatureZone(said)).toBe(zone)
    }
  })
})

describe("a reading", () => {
  it("is right from one end of the band to the other, both inside", () => {
    const inside = (zone: TemperatureZone, readings: number[]) =>
      readings.map((reading) => isInBand(zone, reading))
    const within = [false, true, true, false]
    expect(inside("cool", [7.9, 8, 13, 13.1])).toEqual(within)
    expect(inside("chilled", [-0.1, 0, 4, 4.1])).toEqual(within)
    expect(inside("frozen", [-60.1, -60, -18, -17.9])).toEqual(within)
  })

  it("does not matter for goods at room temperature", () => expect(isInBand("ambient", 40)).toBe(true))
})

describe("a place", () => {
  it("keeps what it has the equipment for", () => {
    const zones = ["ambient", "cool", "chilled", "frozen"] as const
    const kept = (place: { has_frozen: boolean; has_chilled: boolean }) =>
      zones.filter((zone) => canKeep(place, zone))
    expect(kept({ has_frozen: false, has_chilled: false })).toEqual(["ambient", "cool"])
    expect(kept({ has_frozen: true, has_chilled: false })).toEqual(["ambient", "cool", "frozen"])
    expect(kept({ has_frozen: false, has_chilled: true })).toEqual(["ambient", "cool", "chilled"])
  })
})
