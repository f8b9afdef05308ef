import { describe, expect, it } from "vitest"
import { askedRole, FIRST_DRAFT, needsPlace } from "../src/admin/routes/staff/role-draft"

const place = { code: "SH-CTR-310112-003", name: "吴泾专柜", name_en: "Wujing" }

describe("askedRole", () => {
  it("asks for a role at its place, and counts the last day in", () => {
    expect(askedRole({ role: "counter_clerk", place, last_day: "2026-12-31" })).toEqual({
      role: "counter_clerk",
      scope_kind: "counter",
      scope_code: place.code,
      valid_until: "2027-01-01",
    })
  })

  it("asks for a role of the city without a place or an end, and for nothing where none is settled", () => {
    expect(askedRole({ role: "auditor", place: null, last_day: "" })).toEqual({
      role: "auditor",
      scope_kind: "city",
      scope_code: "city",
    })
    expect(askedRole({ role: null, place: null, last_day: "2026-12-31" })).toEqual({})
  })
})

it("wants a place for a role that is held at one", () => {
  expect(needsPlace(FIRST_DRAFT)).toBe(true)
  expect(needsPlace({ ...FIRST_DRAFT, place })).toBe(false)
  expect(needsPlace({ ...FIRST_DRAFT, role: "auditor" })).toBe(false)
  expect(needsPlace({ ...FIRST_DRAFT, role: null })).toBe(false)
})
