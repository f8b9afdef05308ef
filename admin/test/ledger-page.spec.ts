import type { SalesLineRow } from "@baixian/backend/contract"
import { describe, expect, it } from "vitest"
import {
  copiedLines,
  DEFAULT_COLUMNS,
  documentAddress,
  LINE_COLUMNS,
  lineText,
  readColumns,
  withToggled,
} from "../src/admin/routes/ledger/line-columns"
import {
  isLedgerNarrowed,
  ledgerParams,
  readLedgerState,
  writeLedgerState,
} from "../src/admin/routes/ledger/page-state"
import type { Words } from "../src/admin/ui/use-words"

const NOW = "2026-11"
const read = (address: string) => readLedgerState(new URLSearchParams(address), NOW)

describe("the address of 台账", () => {
  it("is empty for every line of this month, which is what it asks for", () => {
    expect(writeLedgerState(read(""), NOW).toString()).toBe("")
    expect(ledgerParams(read(""))).toEqual({ from: "2026-11-01", until: "2026-12-01" })
    expect(isLedgerNarrowed(read("month=2026-01"))).toBe(false)
  })

  it("gives back all that was written", () => {
    const address = "month=2026-09&line=offline&source=till&district=310101&origin=530827&row=list&find=1001"

    expect(writeLedgerState(read(address), NOW).toString()).toBe(address)
    expect(isLedgerNarrowed(read(address))).toBe(true)
  })

  it("does not let days hide a document, nor what came late", () => {
    expect(ledgerParams(read("month=2026-09&find=1001&channel=online"))).toEqual({
      channel: "online",
      order_id: "1001",
    })
    expect(ledgerParams(read("late_for=2026-09"))).toEqual({ late_for: "2026-09" })
  })

  it("names the day by which a closing row has its members, whatever else is asked", () => {
    expect(ledgerParams(read("month=2026-09&row=unknown&find=1001"))).toMatchObject({
      row: "unknown",
      until: "2026-10-01",
    })
  })

  it("falls back to this month when it makes no sense", () => {
    const state = read("month=2026-13&row=everything&late_for=x&channel=telepathy")

    expect(writeLedgerState(state, NOW).toString()).toBe("")
  })
})

describe("the columns of 台账", () => {
  it("are the default until somebody chooses, and what a stored choice names properly afterwards", () => {
    expect(readColumns(null)).toBe(DEFAULT_COLUMNS)
    expect(readColumns("nonsense")).toBe(DEFAULT_COLUMNS)
    expect(readColumns("sku,nonsense")).toEqual(["business_day", "document_label", "sku", "net_fen"])
  })

  it("stand in one order however they were chosen, and three of them always stay", () => {
    const without = withToggled(DEFAULT_COLUMNS, "kind")
    expect(without).not.toContain("kind")
    expect(withToggled(without, "kind")).toEqual(DEFAULT_COLUMNS)
    expect(withToggled(DEFAULT_COLUMNS, "net_fen")).toEqual(DEFAULT_COLUMNS)
  })
})

const words = {
  t: (key: string) => key,
  nameOf: ({ name }: { name: string }) => name,
  instant: (iso: string) => iso,
} as unknown as Words

const line: SalesLineRow = {
  id: "7",
  kind: "refund",
  source: "order",
  source_document: "order_01",
  document_label: "20261123000001",
  occurred_at: "2026-11-23T04:00:00Z",
  business_day: "2026-11-23",
  late_for: "2026-10-31",
  origin_code: "530827",
  origin_name: "孟连",
  origin_name_en: "Menglian",
  product_title: "咖啡",
  sku: null,
  supplier_name: null,
  sales_point_code: "ONLINE",
  sales_point_name: "百县集网上商城",
  district_code: null,
  district_name: null,
  district_name_en: null,
  venue_type: null,
  venue_name: null,
  venue_name_en: null,
  channel: "online",
  counting_type: "assisted_sale",
  line: "online",
  quantity: -1_200,
  gross_fen: -123_456,
  discount_fen: 0,
  net_fen: -123_456,
  in_catalogue: true,
  is_recognised: false,
  is_sample: true,
}

describe("a line of 台账", () => {
  it("is grouped for reading and plain for a spreadsheet", () => {
    expect(lineText(line, "net_fen", words)).toBe("−1,234.56")
    const { headings, rows } = copiedLines([line], ["document_label", "quantity", "net_fen"], words)
    expect(headings.map(({ text }) => text)).toEqual([true, false, false])
    expect(rows).toEqual([["20261123000001", "-1200", "-1234.56"]])
  })

  it("says something in every column, or nothing at all: never “null”", () => {
    for (const column of LINE_COLUMNS) expect(lineText(line, column, words)).not.toMatch(/null|undefined/)
  })

  it("opens its order, and nothing where there is no page yet", () => {
    expect(documentAddress(line)).toBe("/orders/order_01")
    expect(documentAddress({ ...line, source: "till", source_document: "receipt_1" })).toBeNull()
  })
})
