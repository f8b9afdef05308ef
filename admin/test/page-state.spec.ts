import { describe, expect, it } from "vitest"
import { readPageState, writePageState } from "../src/admin/routes/reports/sales-by-county/page-state"
import * as sales from "../src/admin/routes/reports/sales/page-state"
import { ownUnit, withOwnUnit } from "../src/admin/ui/use-report-address"
import {
  countiesAddress,
  hasBadPeriod,
  lastDayOf,
  nextSort,
  salesAddress,
  untilOf,
} from "../src/admin/ui/report-state"

const NOW = "2026-11"
const read = (address: string) => readPageState(new URLSearchParams(address), NOW)

describe("the address of 分县销售", () => {
  it("is empty while everything is the default", () => {
    expect(writePageState(read(""), NOW).toString()).toBe("")
    expect(read("").period).toEqual({ from: "2026-11-01", until: "2026-12-01" })
  })

  it("gives back all that was written", () => {
    const address =
      "month=2026-09&line=offline&source=till&district=310101&origin=530800&hub=H1&order=rank&compare=festival&unit=yuan&columns=all&sort=-mom&level=prefecture&flip=520300%2C530800&find=%E5%AD%9F&open=county%3A530827.ytd_net_fen&only=red"

    expect(writePageState(read(address), NOW).toString()).toBe(address)
    expect(read(address).onlyRed).toBe(true)
    expect(read(address).sort).toEqual({ key: "mom", descending: true })
    expect(read(address).opened).toEqual({ row: "county:530827", column: "ytd_net_fen" })
  })

  it.each([
    "month=2026-13",
    "month=",
    "from=2026-10-09&until=2026-10-01",
    "from=2026-10-01",
    "from=2026-02-30&until=2026-03-02",
  ])("shows this month for %s, and knows that it was asked for something else", (address) => {
    expect(read(address).period).toEqual({ from: "2026-11-01", until: "2026-12-01" })
    expect(hasBadPeriod(new URLSearchParams(address))).toBe(true)
  })

  it.each(["", "unit=yuan", "month=2026-10", "from=2026-10-01&until=2026-10-09"])(
    "finds nothing wrong with the period of “%s”",
    (address) => expect(hasBadPeriod(new URLSearchParams(address))).toBe(false)
  )

  it("keeps a period that is no month by its days", () => {
    const address = "from=2026-10-01&until=2026-10-09"

    expect(writePageState(read(address), NOW).toString()).toBe(address)
    expect(lastDayOf(read(address).period)).toBe("2026-10-08")
    expect(untilOf("2026-10-08")).toBe("2026-10-09")
  })

  it("falls back to this month and the defaults when it makes no sense", () => {
    const state = read(
      "from=2026-10-09&until=2026-10-01&month=2026-13&line=sideways&origin=Yunnan&hub=&unit=dollars&level=planet&open=x"
    )

    expect(state.period.from).toBe("2026-11-01")
    expect(state).toMatchObject({ filter: {}, unit: "wan", level: undefined, opened: null })
  })
})

describe("the address of 销售分析", () => {
  const readSales = (address: string) => sales.readPageState(new URLSearchParams(address), NOW)

  it("is empty while everything is the default", () => {
    expect(sales.writePageState(readSales(""), NOW).toString()).toBe("")
    expect(readSales("report=sales-by-moon")).toMatchObject({ report: "sales-by-district", show: "all" })
  })

  it("gives back all that was written", () => {
    const address =
      "report=sales-by-point&month=2026-09&counting_type=procurement&catalogue=other&channel=outlet&point=P1&product=prod_1&category=fruit&supplier=sup_1&venue=none&level=flat&open=item%3AP1.quantity&show=unsold"

    expect(sales.writePageState(readSales(address), NOW).toString()).toBe(address)
  })

  it("asks a report nothing that it would not listen to", () => {
    const asked = "month=2026-02&order=rank&compare=festival&show=sold&district=310101"

    expect(sales.paramsOf(readSales(`report=sales-by-hub&${asked}`))).toEqual({
      from: "2026-02-01",
      until: "2026-03-01",
      district: "310101",
      order: "rank",
      compare: "festival",
      show: "sold",
    })
    expect(sales.paramsOf(readSales(`report=sales-trend&${asked}`))).toEqual({
      from: "2026-02-01",
      until: "2026-03-01",
      district: "310101",
    })
  })

  it("hands days, filters and unit on to another report, and leaves sorting and opened rows behind", () => {
    const state = readSales("month=2026-09&district=310101&unit=yuan&sort=-mom&flip=310101&open=item%3Ax.mom")

    expect(salesAddress("sales-by-hub", state, NOW)).toBe(
      "/reports/sales?report=sales-by-hub&month=2026-09&district=310101&unit=yuan"
    )
    expect(countiesAddress({ ...state, period: { from: "2026-11-01", until: "2026-12-01" } }, NOW)).toBe(
      "/reports/sales-by-county?district=310101&unit=yuan"
    )
  })
})

describe("the unit of a report", () => {
  it("is 元 for who works at a place, 万元 for an office, and the address says it where it is the other", () => {
    expect([ownUnit([{ role: "counter_clerk" }]), ownUnit([{ role: "city_officer" }]), ownUnit([])]).toEqual([
      "yuan",
      "wan",
      "wan",
    ])
    expect(ownUnit([{ role: "hub_manager" }, { role: "district_officer" }])).toBe("wan")
    const page = withOwnUnit({ read: readPageState, write: writePageState }, "yuan")
    const opened = (address: string) => page.read(new URLSearchParams(address), NOW)
    expect([opened("").unit, opened("unit=wan").unit]).toEqual(["yuan", "wan"])
    const written = (unit: "wan" | "yuan") => page.write({ ...opened(""), unit }, NOW).toString()
    expect([written("yuan"), written("wan")]).toEqual(["", "unit=wan"])
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
