import { describe, expect, it } from "vitest"
import {
  lastDayOf,
  nextSort,
  readPageState,
  untilOf,
  writePageState,
} from "../src/admin/routes/reports/sales-by-county/page-state"

const NOW = "2026-11"
const read = (address: string) => readPageState(new URLSearchParams(address), NOW)

describe("the address of 分县销售", () => {
  it("is empty while everything is the default", () => {
    expect(writePageState(read(""), NOW).toString()).toBe("")
    expect(read("").period).toEqual({ from: "2026-11-01", until: "2026-12-01" })
  })

  it("gives back all that was written", () => {
    const address =
      "month=2026-09&line=offline&source=till&order=rank&unit=yuan&columns=all&only=red&sort=-mom&level=prefecture&flip=520300%2C530800&open=county%3A530827.ytd_net_fen"

    expect(writePageState(read(address), NOW).toString()).toBe(address)
    expect(read(address).onlyRed).toBe(true)
    expect(read(address).sort).toEqual({ key: "mom", descending: true })
    expect(read(address).opened).toEqual({ row: "county:530827", column: "ytd_net_fen" })
  })

  it("keeps a period that is no month by its days", () => {
    const address = "from=2026-10-01&until=2026-10-09"

    expect(writePageState(read(address), NOW).toString()).toBe(address)
    expect(lastDayOf(read(address).period)).toBe("2026-10-08")
    expect(untilOf("2026-10-08")).toBe("2026-10-09")
  })

  it("falls back to this month and the defaults when it makes no sense", () => {
    const state = read(
      "from=2026-10-09&until=2026-10-01&month=2026-13&line=sideways&unit=dollars&level=planet&open=x"
    )

    expect(state.period.from).toBe("2026-11-01")
    expect(state).toMatchObject({ line: undefined, unit: "wan", level: "county", opened: null })
  })
})

describe("nextSort", () => {
  it("goes from largest first to smallest first to the report's own order", () => {
    const first = nextSort(null, "mom")
    const second = nextSort(first, "mom")

    expect(first).toEqual({ key: "mom", descending: true })
    expect(second).toEqual({ key: "mom", descending: false })
    expect(nextSort(second, "mom")).toBeNull()
    expect(nextSort(first, "yoy")).toEqual({ key: "yoy", descending: true })
  })
})
