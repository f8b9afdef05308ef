import { describe, expect, it } from "vitest"
import {
  bodyOfReceipt,
  emptyReceipt,
  keysOf,
  receiptTaking,
  withGoods,
} from "../src/admin/routes/stock/receipts/receipt-draft"
import { quantitiesOf } from "../src/admin/routes/stock/replenishment/quantities"
import { saidBy } from "../src/admin/routes/stock/stocktakes/count-lines"
import { requestTaking } from "../src/admin/routes/stock/transfers/transfer-draft"
import { writeOffTaking } from "../src/admin/routes/stock/write-offs/write-off-draft"
import { inRowOrder } from "../src/admin/ui/stock/import/faults"
import { type ImportedLine, lineFor, takeOver } from "../src/admin/ui/stock/import/take-over"

const row = (item: string, values: ImportedLine["values"], at = 2): ImportedLine => ({
  inventory_item_id: item,
  variant_id: `v_${item}`,
  sku: `sku-${item}`,
  title: item,
  barcode: null,
  categories: [],
  price_fen: 1_500,
  shelf_life_days: null,
  temperature_zone: "frozen",
  needs_proof: true,
  lot_id: null,
  stocked: 20,
  available: 18,
  row: at,
  values,
})
const scanned = () => withGoods(emptyReceipt("r1"), row("tea", {}), 3).form.lines

describe("a delivery's sheet", () => {
  it("becomes lines that know what their goods ask for", () => {
    const values = { expected: 5, received: 0, lot_code: 7, expiry_date: "2027-01-31", proof_number: "GH-1" }
    const lines = takeOver([], [row("fish", values)], "replace", receiptTaking)
    expect(lines).toMatchObject([
      {
        inventory_item_id: "fish",
        expected: 5,
        received: 0,
        rejected: null,
        lot_code: "7",
        expiry_date: "2027-01-31",
        proof_number: "GH-1",
        zone: "frozen",
        asks_proof: true,
      },
    ])
    expect(Object.keys(bodyOfReceipt({ ...emptyReceipt("r1"), lines }).lines[0]!)).not.toContain("values")
  })

  it("with one column of quantities says what came; what it leaves blank is still to be counted", () => {
    const taken = takeOver(
      [],
      [row("tea", { quantity: 4 }), row("fish", { expected: 4 })],
      "replace",
      receiptTaking
    )
    expect(taken.map(({ received }) => received)).toEqual([4, null])
  })

  it("replaces or adds to what was scanned, and keeps what it says nothing of", () => {
    const before = scanned().map((line) => ({ ...line, temperature: "-20", photo_file_ids: ["p1"] }))
    const rows = [row("tea", { received: 10 })]
    expect(takeOver(before, rows, "replace", receiptTaking)).toEqual([{ ...before[0], received: 10 }])
    expect(takeOver(before, rows, "add", receiptTaking)).toEqual([{ ...before[0], received: 13 }])
  })

  it("keeps each lot on a line of its own, and adds up rows of one lot", () => {
    const rows = [
      row("tea", { received: 1, lot_code: "A" }, 2),
      row("tea", { received: 2, lot_code: "B" }, 3),
      row("tea", { received: 4, lot_code: "A" }, 4),
    ]
    const taken = takeOver(scanned(), rows, "replace", receiptTaking)
    expect(taken.map(({ lot_code, received }) => [lot_code, received])).toEqual([
      ["A", 5],
      ["B", 2],
    ])
    expect(keysOf(taken)).toEqual(["tea 0", "tea 1"])
  })

  it("taken a second time, with a cell put right, does not double what is there", () => {
    const rows = [row("tea", { received: 1, lot_code: "A" }), row("tea", { received: 2, lot_code: "B" })]
    const once = takeOver([], rows, "replace", receiptTaking)
    expect(takeOver(once, [...rows, row("fish", { received: 3 })], "replace", receiptTaking)).toMatchObject([
      { received: 1 },
      { received: 2 },
      { inventory_item_id: "fish", received: 3 },
    ])
  })

  it("writes on the line of its own lot, wherever that stands", () => {
    const lines = takeOver(scanned(), [row("tea", { lot_code: "B", received: 2 })], "replace", {
      ...receiptTaking,
      mayBeFor: undefined,
    })
    expect(lineFor(lines, row("tea", { lot_code: "B" }), receiptTaking)).toBe(1)
    expect(lineFor(lines, row("tea", { lot_code: "C" }), receiptTaking)).toBe(0)
    expect(lineFor(lines, row("fish", {}), receiptTaking)).toBe(-1)
  })
})

it("wrong cells are listed from the top of the sheet down", () => {
  const faults = ["D12", "A3", "C3", "AB2"].map((cell) => ({ cell, message: cell }))
  expect(inRowOrder(faults).map(({ cell }) => cell)).toEqual(["AB2", "A3", "C3", "D12"])
})

it("a request takes goods over in the sheet's order, behind those it has", () => {
  const before = [{ inventory_item_id: "tea", title: "tea", sku: null, quantity: null }]
  const rows = [row("fish", { quantity: 2 }), row("tea", { quantity: 3 })]
  expect(
    takeOver(before, rows, "add", requestTaking).map(({ inventory_item_id, quantity }) => [
      inventory_item_id,
      quantity,
    ])
  ).toEqual([
    ["tea", 3],
    ["fish", 2],
  ])
})

it("a write-off goes on with the reason of the line before, and leaves lines of a lot alone", () => {
  const [first] = takeOver([], [row("tea", { quantity: 1 })], "replace", writeOffTaking)
  const before = [{ ...first!, reason: "expired" as const, lot_id: "lot_1" }]
  expect(takeOver(before, [row("tea", { quantity: 5 })], "replace", writeOffTaking)).toMatchObject([
    { lot_id: "lot_1", quantity: 1 },
    { lot_id: null, quantity: 5, reason: "expired", unit_fen: 1_500, available: 18 },
  ])
})

it("safety stocks are taken as if they were typed, zero too", () => {
  expect(quantitiesOf([row("tea", { quantity: 0 }), row("fish", { quantity: 12 })])).toEqual({
    tea: "0",
    fish: "12",
  })
})

it("a count's sheet says how many there are, or adds to what was counted", () => {
  const said = (quantity: number, counted: number | null, how: "replace" | "add") =>
    saidBy({ values: { quantity } }, counted, how)
  expect(said(0, null, "add")).toEqual({ kind: "typed", quantity: 0 })
  expect(said(4, 3, "replace")).toEqual({ kind: "typed", quantity: 4 })
  expect(said(4, 3, "add")).toEqual({ kind: "scan", quantity: 4 })
  expect(said(0, 3, "add")).toBeNull()
})
