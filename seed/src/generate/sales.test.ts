import { describe, expect, it } from "vitest"
import { businessDay, type BusinessDay } from "../../../backend/src/values/business-day"
import { readSample } from "../sample"
import { assortmentOf, canHold, openingLevels } from "./assortment"
import { demandOf } from "./demand"
import { ledgerLines, netByOrigin } from "./ledger-lines"
import { historyPeriod, monthlySheets } from "./monthly-sheets"
import { scales } from "./profile"
import { isInSeason } from "./products"
import { samplePeriod, sampleSales, type SampleSale } from "./sales"

const sample = readSample()
const span = (from: string, until: string) => ({ from: from as BusinessDay, until: until as BusinessDay })
const fortnight = span("2026-01-05", "2026-01-19")
const sales = [...sampleSales(sample, fortnight)]
const records = {
  product_id: "prod_1",
  variant_id: "variant_1",
  sales_point_id: "sp_1",
  supplier_id: "sup_1",
  supplier_name: "【样例】",
}
const keyed = (lines: SampleSale[]): Map<string, string> =>
  new Map(lines.map((line) => [line.source_key, `${line.variant.sku} ${line.quantity} ${line.gross_fen}`]))

describe("sample sales", () => {
  it("are the same every time", () => {
    expect(keyed([...sampleSales(sample, fortnight)])).toEqual(keyed(sales))
  })

  it("stay as they are when a point is added", () => {
    const extra = { ...sample.points.at(-1)!, code: "SH-OUT-310151-9999" }
    const more = [
      ...sampleSales({ ...sample, points: [...sample.points, extra] }, span("2026-01-05", "2026-02-28")),
    ]
    const before = [...sampleSales(sample, span("2026-01-05", "2026-02-28"))]
    const others = more.filter(({ point }) => point.code !== extra.code)
    expect(keyed(others)).toEqual(keyed(before))
    expect(more.length).toBeGreaterThan(before.length)
  })

  it("stay as they are when days are added, and a day does not depend on the days before", () => {
    const later = [...sampleSales(sample, span("2026-01-12", "2026-01-19"))]
    const same = sales.filter((sale) => sale.kind === "sale" && sale.business_day >= "2026-01-12")
    expect(keyed(later.filter(({ kind }) => kind === "sale"))).toEqual(keyed(same))
  })

  it("have keys of their own, whole fen, and the Shanghai day of their instant", () => {
    expect(new Set(sales.map(({ source_key }) => source_key)).size).toBe(sales.length)
    for (const sale of sales) {
      expect(Number.isSafeInteger(sale.gross_fen) && Number.isSafeInteger(sale.discount_fen)).toBe(true)
      expect(Math.abs(sale.gross_fen)).toBe(Math.abs(sale.quantity) * sale.variant.price_fen)
      expect(businessDay(new Date(sale.occurred_at))).toBe(sale.business_day)
    }
  })

  it("sell only what is in season, may be sold and can be kept there", () => {
    for (const { product, point } of sales) {
      expect(product.hold).toBeNull()
      expect(canHold(point, product)).toBe(true)
    }
    const sold = sales.filter(({ kind }) => kind === "sale")
    expect(sold.every(({ product }) => isInSeason(product, 1))).toBe(true)
    expect(sold.some(({ product }) => product.season !== null)).toBe(true)
  })

  it("rest at weekends where the host does", () => {
    const canteens = sales.filter(
      ({ point, kind }) => kind === "sale" && point.kind === "counter" && point.type === "government_canteen"
    )
    const days = new Set(
      canteens.map(({ business_day }) => new Date(`${business_day}T00:00:00Z`).getUTCDay())
    )
    expect(days.has(0) || days.has(6)).toBe(false)
    expect(days.size).toBeGreaterThan(1)
  })

  it("take back between one and three percent of what tills and orders sold, later, in full", () => {
    const points = sample.points.filter(({ kind }) => kind !== "outlet")
    const quarter = [...sampleSales({ ...sample, points }, span("2026-01-01", "2026-06-01"))]
    const sold = new Map(
      quarter
        .filter((sale) => sale.kind === "sale" && sale.source !== "filing")
        .map((sale) => [sale.source_key, sale])
    )
    const refunds = quarter.filter(({ kind }) => kind === "refund")
    expect(refunds.length / sold.size).toBeGreaterThan(0.01)
    expect(refunds.length / sold.size).toBeLessThan(0.03)
    for (const refund of refunds) {
      const sale = sold.get(refund.corrects_key ?? "")!
      expect(refund.business_day > sale.business_day).toBe(true)
      expect(refund.quantity + sale.quantity).toBe(0)
      expect(refund.gross_fen + sale.gross_fen).toBe(0)
    }
  })
})

describe("demand", () => {
  it("spreads the whole over the provinces as the paper says", () => {
    const demand = demandOf(sample.products)
    const total = demand.reduce((sum, { share }) => sum + share, 0)
    const yunnan = demand
      .filter(({ product }) => product.origin_code.startsWith("53"))
      .reduce((sum, { share }) => sum + share, 0)
    expect(total).toBeCloseTo(1, 9)
    expect(yunnan).toBeCloseTo(0.41, 9)
    expect(demand.every(({ growth }) => growth >= -0.07 && growth <= 0.23)).toBe(true)
  })
})

describe("ledger lines", () => {
  it("split a box over its counties to the fen and keep the pieces with one of them", () => {
    const box = sample.products.find(({ handle }) => handle === "yunnan-three-county-coffee-box")!
    const sale: SampleSale = {
      ...sales[0]!,
      kind: "sale",
      product: box,
      variant: box.variants[0]!,
      quantity: 3,
      gross_fen: 41_401,
      discount_fen: 2_071,
    }
    const lines = ledgerLines(sale, records)
    expect(lines.map(({ origin_code }) => origin_code)).toEqual(["530827", "530821", "530502"])
    expect(lines.reduce((sum, { net_fen }) => sum + net_fen, 0)).toBe(39_330)
    expect(lines.map(({ quantity }) => quantity)).toEqual([3, 0, 0])
    expect(new Set(lines.map(({ source_key }) => source_key)).size).toBe(3)
  })

  it("are marked as sample, with nets that are gross less discount", () => {
    for (const line of sales.slice(0, 500).flatMap((sale) => ledgerLines(sale, records))) {
      expect(line.is_sample).toBe(true)
      expect(line.net_fen).toBe(line.gross_fen - line.discount_fen)
    }
  })
})

describe("periods", () => {
  it("cover twelve months and the running one until yesterday, and the year before from its first day", () => {
    const { S, L } = scales
    expect(samplePeriod("2026-11-23" as BusinessDay, S)).toEqual(span("2025-11-01", "2026-11-23"))
    expect(samplePeriod("2027-01-01" as BusinessDay, S)).toEqual(span("2026-01-01", "2027-01-01"))
    expect(samplePeriod("2026-11-23" as BusinessDay, L)).toEqual(span("2024-11-01", "2026-11-23"))
    expect(historyPeriod("2025-11-01" as BusinessDay, S)).toEqual(span("2024-11-01", "2025-11-01"))
    expect(historyPeriod("2024-11-01" as BusinessDay, L)).toEqual(span("2024-11-01", "2024-11-01"))
  })

  it("file as monthly sheets what the days would have sold, county by county", () => {
    const month = span("2025-03-01", "2025-04-01")
    const sums = (lines: Iterable<SampleSale>): Map<string, number> => {
      const all = new Map<string, number>()
      for (const line of lines) {
        for (const { origin_code, net_fen } of netByOrigin(line)) {
          all.set(origin_code, (all.get(origin_code) ?? 0) + net_fen)
        }
      }
      return all
    }
    const sheets = monthlySheets(sample, month)
    const daily = sums(sampleSales(sample, month))
    for (const [code, fen] of sums(sheets)) {
      // Boxes are split per line, so a fen may fall to the other county.
      expect(Math.abs(fen - daily.get(code)!), code).toBeLessThanOrEqual(200)
    }
    expect(new Set(sheets.map(({ business_day }) => business_day))).toEqual(new Set(["2025-03-31"]))
    expect(new Set(sheets.map(({ source_key }) => source_key)).size).toBe(sheets.length)
  })
})

describe("opening stock", () => {
  const counter = sample.points.find(({ code }) => code === "SH-CTR-310112-001")!
  const cityHub = sample.points.find(({ code }) => code === "SH-HUB-CITY-01")!

  it("gives a counter forty articles it can keep, and a hub nearly all", () => {
    expect(assortmentOf(counter, sample.products)).toHaveLength(40)
    expect(openingLevels(counter, sample.products, 11)).toHaveLength(40)
    const everything = sample.products.filter(({ hold }) => hold === null).flatMap(({ variants }) => variants)
    expect(openingLevels(cityHub, sample.products, 11)).toHaveLength(everything.length)
  })

  it("has none of what is out of season", () => {
    const mango = sample.products.find(({ handle }) => handle === "yongde-mango")!
    const quantity = (month: number): number =>
      openingLevels(cityHub, sample.products, month).find(({ sku }) => sku === mango.variants[0]!.sku)!
        .quantity
    expect(quantity(11)).toBe(0)
    expect(quantity(7)).toBeGreaterThan(0)
  })
})
