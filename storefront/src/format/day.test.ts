import { expect, test } from "vitest"
import { beijingMonth, beijingTime } from "./day"

test("tells the time in Beijing wherever the server stands", () => {
  expect(beijingTime("2026-11-23T02:05:00.000Z")).toBe("2026-11-23 10:05")
})

test("starts the new day at Beijing's midnight, written 00:00", () => {
  expect(beijingTime("2026-12-31T15:59:59.999Z")).toBe("2026-12-31 23:59")
  expect(beijingTime("2026-12-31T16:00:00.000Z")).toBe("2027-01-01 00:00")
})

test("turns the month with Beijing, not with UTC", () => {
  expect(beijingMonth(new Date("2026-11-30T15:59:59.999Z"))).toBe(11)
  expect(beijingMonth(new Date("2026-11-30T16:00:00.000Z"))).toBe(12)
})
