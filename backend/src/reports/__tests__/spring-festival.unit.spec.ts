import { springFestival } from "../spring-festival"

describe("springFestival", () => {
  it.each([
    // domain.md §15.4, and one before and after it.
    [2024, "2024-02-10"],
    [2025, "2025-01-29"],
    [2026, "2026-02-17"],
    [2027, "2027-02-06"],
    [2028, "2028-01-26"],
    [2033, "2033-01-31"],
  ])("of %i is %s", (year, day) => {
    expect(springFestival(year)).toBe(day)
  })
})
