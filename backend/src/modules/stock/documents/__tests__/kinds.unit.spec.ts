import { documentNumber, STATE_WORDS } from "../kinds"

const at = { point_code: "SH-CTR-310112-001", business_day: "2026-11-27" }

describe("numbers", () => {
  it("names kind, place, day and count", () => {
    expect(documentNumber("receipt", { ...at, count: 1 })).toBe("SH-CTR-310112-001-20261127-001")
    expect(documentNumber("transfer", { ...at, count: 1_000 })).toBe("DB-CTR-310112-001-20261127-1000")
    expect(documentNumber("stocktake", { ...at, count: 12 })).toBe("PD-CTR-310112-001-20261127-012")
    expect(documentNumber("write_off", { ...at, count: 1 })).toBe("BS-CTR-310112-001-20261127-001")
  })

  it("leaves out the city's letters only where they begin the place's code", () => {
    expect(documentNumber("receipt", { ...at, point_code: "CTR-SH-1", count: 1 })).toBe(
      "SH-CTR-SH-1-20261127-001"
    )
  })
})

describe("states", () => {
  it("are each called something of their own in both languages", () => {
    const words = Object.values(STATE_WORDS)
    for (const { chinese, english } of words) {
      expect(chinese).toMatch(/^\p{Script=Han}{2,}$/u)
      expect(english).toMatch(/^[a-z][a-z ]+$/)
    }
    for (const language of ["chinese", "english"] as const) {
      expect(new Set(words.map((word) => word[language])).size).toBe(words.length)
    }
  })
})
