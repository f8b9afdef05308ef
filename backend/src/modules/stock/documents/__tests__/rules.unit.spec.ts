import type { StockReceiptEntry } from "../../../../contract"
import type { ItemFacts } from "../items"
import { documentNumber } from "../kinds"
import { expiryOf, lotsOnHand, pickLots, standingOf, stoppedPieces, stopsOn } from "../lot-rules"
import type { Place } from "../place"
import { expiryOfLine, postingFaults } from "../receipt-rules"
import { daysOfStock, suggestedQuantity } from "../replenishment-rules"
import { asksForRecount, type CountEntry, countOf, varianceOf } from "../stocktake-rules"
import { canKeep, isInBand, temperatureZone } from "../temperature"
import { arrivalFaults, mayTransfer } from "../transfer-rules"
import { asksForApproval, lotsWrittenOff, shortLots, writeOffTotal } from "../write-off-rules"

const rule = { percent: 10, least_days: 1 }
const lot = (lot_id: string, recorded: number, expiry_date: string | null) => ({
  lot_id,
  recorded,
  expiry_date,
  production_date: null,
  shelf_life_days: 100,
})
const place = (code: string, kind: Place["kind"], hub_code: string | null = null): Place => ({
  code,
  name: code,
  kind,
  hub_code,
  location_id: code,
  has_frozen: false,
  has_chilled: true,
})

describe("numbers", () => {
  it("names kind, place, day and count", () => {
    const at = { point_code: "SH-CTR-310112-001", business_day: "2026-11-27" }
    expect(documentNumber("receipt", { ...at, count: 1 })).toBe("SH-CTR-310112-001-20261127-001")
    expect(documentNumber("transfer", { ...at, count: 1_000 })).toBe("DB-CTR-310112-001-20261127-1000")
  })
})

describe("lots", () => {
  it("ends shelf-life days after the production date", () => {
    expect(expiryOf({ production_date: "2026-02-27", shelf_life_days: 2 })).toBe("2026-03-01")
    expect(expiryOf({ production_date: null, shelf_life_days: 2 })).toBeNull()
  })

  it("is near, stopped and expired on the right days", () => {
    const ends = { production_date: null, expiry_date: "2026-12-31", shelf_life_days: 100 }
    expect(stopsOn(ends, rule)).toBe("2026-12-21")
    const days = ["2026-12-10", "2026-12-11", "2026-12-20", "2026-12-21", "2026-12-31", "2027-01-01"]
    expect(days.map((day) => standingOf(ends, day, rule))).toEqual([
      "fresh",
      "near",
      "near",
      "stopped",
      "stopped",
      "expired",
    ])
  })

  it("stops at least a day before the end, and never goods without one", () => {
    expect(stopsOn({ production_date: null, expiry_date: "2026-12-31", shelf_life_days: 5 }, rule)).toBe(
      "2026-12-30"
    )
    expect(
      standingOf({ production_date: null, expiry_date: null, shelf_life_days: null }, "2026-12-31", rule)
    ).toBe("fresh")
  })

  it("takes what left without a lot from the first to expire, and always adds up", () => {
    const lots = [lot("b", 10, "2027-02-01"), lot("a", 10, "2027-01-01"), lot("c", 5, null)]
    expect(lotsOnHand(lots, 12).lots.map(({ lot_id, on_hand }) => [lot_id, on_hand])).toEqual([
      ["a", 0],
      ["b", 7],
      ["c", 5],
    ])
    for (const stocked of [0, 1, 10, 24, 25, 26, 100]) {
      const { lots: left, unnamed } = lotsOnHand(lots, stocked)
      expect(left.reduce((sum, { on_hand }) => sum + on_hand, unnamed)).toBe(stocked)
    }
  })

  it("is picked first expired first, and past its end only when nothing else is free", () => {
    const here = { ...lotsOnHand([lot("a", 3, "2026-12-31"), lot("b", 4, "2027-02-01")], 9), promised: 0 }
    const on = (today: string) => ({ today, rule })
    expect(pickLots(here, 5, on("2026-12-01"))).toEqual([
      { lot_id: "a", quantity: 3 },
      { lot_id: "b", quantity: 2 },
    ])
    // "a" is stopped: four of "b" and two without a lot go before it.
    expect(pickLots(here, 6, on("2026-12-21"))).toEqual([{ lot_id: "b", quantity: 4 }])
    const all = [
      { lot_id: "b", quantity: 4 },
      { lot_id: "a", quantity: 3 },
    ]
    expect(pickLots(here, 9, on("2027-01-01"))).toEqual(all)
    expect(pickLots({ ...here, promised: 2 }, 7, on("2027-01-01"))).toEqual(all)
  })

  it("is taken once, by whichever line names it or comes first", () => {
    const shelf = { ...lotsOnHand([lot("a", 3, "2026-12-31"), lot("b", 4, "2027-02-01")], 7), promised: 0 }
    const shelves = new Map([["tea", shelf]])
    const [before, after] = [
      { today: "2026-12-01", rule },
      { today: "2027-01-01", rule },
    ]
    const line = (line: number, quantity: number, lot_id: string | null, reason = "damaged") => ({
      line,
      inventory_item_id: "tea",
      quantity,
      lot_id,
      lot_code: lot_id,
      reason,
    })
    expect(lotsWrittenOff([line(0, 3, null), line(1, 2, "a"), line(2, 2, null)], shelves, before)).toEqual([
      { lot_id: "a", quantity: 2 },
      { lot_id: "a", quantity: 1 },
      { lot_id: "b", quantity: 2 },
      { lot_id: "b", quantity: 2 },
    ])
    expect(lotsWrittenOff([line(0, 3, null), line(1, 1, null, "expired")], shelves, after)).toEqual([
      { lot_id: "b", quantity: 3 },
      { lot_id: "a", quantity: 1 },
    ])
    expect(shortLots([line(0, 2, "a"), line(1, 1, "a"), line(2, 9, null)], shelf.lots)).toEqual([])
    expect(shortLots([line(0, 2, "a"), line(1, 4, "b"), line(2, 2, "a")], shelf.lots)).toEqual([
      { line: 0, lot_code: "a", left: 3 },
      { line: 2, lot_code: "a", left: 3 },
    ])
  })

  it("keeps stopped lots from sale", () => {
    const lots = [lot("a", 3, "2026-12-31"), lot("b", 4, "2027-06-01")]
    expect(stoppedPieces(lots, 7, { today: "2026-12-20", rule })).toBe(0)
    expect(stoppedPieces(lots, 7, { today: "2026-12-21", rule })).toBe(3)
    // Of the lot that expires first one was sold.
    expect(stoppedPieces(lots, 6, { today: "2026-12-21", rule })).toBe(2)
    expect(stoppedPieces(lots, 7, { today: "2027-07-01", rule })).toBe(7)
  })
})

describe("temperature", () => {
  it("reads the zone from the office's word, else from the pack", () => {
    const pack = (storage_zh: string) =>
      temperatureZone({ temperature_zone: null, needs_cold_chain: true, storage_zh })
    expect([pack("−18℃以下冷冻"), pack("8–13℃存放，熟后冷藏"), pack("0–4℃冷藏")]).toEqual([
      "frozen",
      "cool",
      "chilled",
    ])
    const ambient = { needs_cold_chain: false, storage_zh: "冷冻" }
    expect(temperatureZone({ ...ambient, temperature_zone: null })).toBe("ambient")
    expect(temperatureZone({ ...ambient, temperature_zone: "frozen" })).toBe("frozen")
  })

  it("has bands with both ends inside", () => {
    expect([0, 4, -0.1, 4.1].map((reading) => isInBand("chilled", reading))).toEqual([
      true,
      true,
      false,
      false,
    ])
    expect([-18, -17.9].map((reading) => isInBand("frozen", reading))).toEqual([true, false])
    expect(isInBand("ambient", 40)).toBe(true)
    expect([canKeep(place("a", "counter"), "frozen"), canKeep(place("a", "counter"), "chilled")]).toEqual([
      false,
      true,
    ])
  })
})

describe("transfers", () => {
  const [hub, one, two] = [place("H", "hub"), place("A", "counter", "H"), place("B", "counter", "H")]
  it("go within a hub and between hubs", () => {
    expect([mayTransfer(hub, one), mayTransfer(one, hub), mayTransfer(one, two)]).toEqual([true, true, true])
    expect(mayTransfer(hub, place("G", "hub"))).toBe(true)
    expect(mayTransfer(one, one)).toBe(false)
    expect(mayTransfer(place("X", "counter", "G"), one)).toBe(false)
    expect(mayTransfer(place("X", "counter"), place("Y", "counter"))).toBe(false)
  })

  it("ask for a reason when something differs, and never take in more than is in transit", () => {
    const lines = new Map([[0, { dispatched: 10, received: 2, lost: 1 }]])
    const arrive = (received: number, lost = 0, reason: "missing" | null = null) =>
      Object.keys(arrivalFaults([{ line: 0, received, lost, reason, note: null }], lines))
    expect(arrive(7)).toEqual([])
    expect(arrive(6)).toEqual(["lines.0.reason"])
    expect(arrive(6, 0, "missing")).toEqual([])
    expect(arrive(6, 1)).toEqual(["lines.0.reason"])
    expect(arrive(8)).toEqual(["lines.0.received"])
    expect(arrive(7, 1, "missing")).toEqual(["lines.0.received"])
  })
})

describe("counting", () => {
  const entry = (kind: CountEntry["kind"], quantity: number, second: number): CountEntry => ({
    seq: second,
    kind,
    quantity,
    counted_at: `2026-11-27T08:00:0${second}.000Z`,
  })
  it("adds scans, lets a typed number stand for all before it, and knows blank from zero", () => {
    expect(countOf([])).toBeNull()
    expect(countOf([entry("typed", 0, 1)])?.counted).toBe(0)
    expect(countOf([entry("scan", 1, 1), entry("scan", 2, 2)])).toEqual({
      counted: 3,
      from: "2026-11-27T08:00:01.000Z",
      until: "2026-11-27T08:00:02.000Z",
    })
    // In whatever order they arrived.
    expect(countOf([entry("scan", 1, 3), entry("typed", 5, 2), entry("scan", 9, 1)])?.counted).toBe(6)
    expect(countOf([entry("typed", 5, 1), entry("cleared", 0, 2)])).toBeNull()
  })

  const line = { counted: 8, expected_at_count: 10, expected_at_first: 10, stocked_now: 10, settle: null }
  it("posts the difference; asks only when goods moved and the count differs", () => {
    expect(varianceOf(line)).toMatchObject({ variance: -2, difference: -2, must_choose: false })
    const moved = { ...line, stocked_now: 7 }
    expect(varianceOf(moved)).toMatchObject({
      variance: -2,
      moved_since: -3,
      difference: null,
      must_choose: true,
    })
    expect(varianceOf({ ...moved, settle: "difference" as const }).difference).toBe(-2)
    expect(varianceOf({ ...moved, settle: "count" as const }).difference).toBe(1)
    expect(varianceOf({ ...moved, counted: 10 })).toMatchObject({ difference: 0, must_choose: false })
    expect(varianceOf({ ...line, counted: null })).toMatchObject({ variance: null, difference: null })
    // Sold between the first and the last scan.
    expect(varianceOf({ ...line, expected_at_first: 11, settle: null }).must_choose).toBe(true)
  })

  it("counts again from the threshold on", () => {
    expect([0, 1, -1, 2, null].map((variance) => asksForRecount(variance, 2))).toEqual([
      false,
      false,
      false,
      true,
      false,
    ])
  })
})

describe("write-offs", () => {
  it("ask for approval above either limit, not at it", () => {
    const total = writeOffTotal([
      { quantity: 2, unit_fen: 100 },
      { quantity: 1, unit_fen: 50 },
    ])
    expect(total).toEqual({ pieces: 3, value_fen: 250 })
    const asks = (fen: number, pieces: number, before = writeOffTotal([])): boolean =>
      asksForApproval(total, { limit: { fen, pieces }, before })
    expect([asks(250, 3), asks(249, 3), asks(250, 2)]).toEqual([false, true, true])
    const before = { pieces: 1, value_fen: 50 }
    expect([asks(300, 4, before), asks(299, 4, before), asks(300, 3, before)]).toEqual([false, true, true])
  })
})

describe("replenishment", () => {
  const selling = { sold: 28, available: 3, in_transit: 0, safety: 2, season: null, pack_size: 1 }
  const plan = { month: 11, cover_days: 14, lead_days: 3 }
  it("covers lead time, the days after it and the safety stock, in whole packs", () => {
    expect(suggestedQuantity(selling, plan)).toBe(16)
    expect(suggestedQuantity({ ...selling, pack_size: 6 }, plan)).toBe(18)
    expect(daysOfStock(selling)).toBe(3)
    expect(daysOfStock({ sold: 0, available: 3 })).toBeNull()
  })

  it("asks for nothing while there is enough, on its way, or out of season", () => {
    expect(suggestedQuantity({ ...selling, available: 5 }, plan)).toBe(0)
    expect(suggestedQuantity({ ...selling, available: 4 }, plan)).toBe(15)
    expect(suggestedQuantity({ ...selling, in_transit: 2 }, plan)).toBe(0)
    expect(suggestedQuantity({ ...selling, season: [5, 6] }, plan)).toBe(0)
    expect(suggestedQuantity({ ...selling, sold: 0, available: 0, safety: 0 }, plan)).toBe(0)
  })
})

describe("goods receipts", () => {
  const goods: ItemFacts = {
    inventory_item_id: "i",
    variant_id: null,
    product_id: null,
    sku: null,
    barcode: null,
    title: "茶",
    shelf_life_days: 10,
    zone: "ambient",
    is_edible: true,
    origin_code: null,
    supplier_id: null,
    unit_fen: 0,
  }
  const entry: StockReceiptEntry = {
    inventory_item_id: "i",
    expected: 5,
    received: 5,
    rejected: 0,
    reject_reason: null,
    shortage_reason: null,
    lot_code: null,
    production_date: null,
    expiry_date: "2026-12-31",
    needs_proof: null,
    proof_kind: "purchase_voucher",
    proof_number: "1",
    temperature: null,
    temperature_decision: null,
    photo_file_ids: [],
  }
  const faults = (wish: Partial<StockReceiptEntry>, facts: Partial<ItemFacts> = {}) =>
    Object.keys(
      postingFaults([{ ...entry, ...wish }], {
        facts: [{ ...goods, ...facts }],
        place: place("C", "counter"),
        today: "2026-11-27",
      })
    )

  it("is posted when nothing is missing", () => expect(faults({})).toEqual([]))

  it("needs a count, reasons and a proof", () => {
    expect(faults({ received: null })).toEqual(["lines.0.received"])
    expect(faults({ received: 0 })).toEqual(["lines.0.shortage_reason"])
    expect(faults({ received: 0, shortage_reason: "not_sent", proof_number: null })).toEqual([])
    expect(faults({ rejected: 1 })).toEqual(["lines.0.reject_reason"])
    expect(faults({ rejected: 6, reject_reason: "damaged" })).toEqual(["lines.0.rejected"])
    expect(faults({ proof_number: null })).toEqual(["lines.0.proof_number"])
    expect(faults({ proof_number: null, needs_proof: false })).toEqual(["lines.0.proof_number"])
    expect(faults({ proof_number: null }, { is_edible: false })).toEqual([])
    expect(faults({ proof_number: null, needs_proof: true }, { is_edible: false })).toEqual([
      "lines.0.proof_number",
    ])
  })

  it("needs a day of food whose shelf life is known, and none to come", () => {
    const undated = { production_date: null, expiry_date: null }
    expect(faults(undated)).toEqual(["lines.0.production_date"])
    expect(faults(undated, { shelf_life_days: null })).toEqual([])
    expect(faults(undated, { is_edible: false })).toEqual([])
    expect(faults({ production_date: "2026-11-27" })).toEqual([])
    expect(faults({ production_date: "2026-11-28" })).toEqual(["lines.0.production_date"])
  })

  it("takes in nothing past its end, on the day itself it does", () => {
    expect(faults({ expiry_date: "2026-11-27" })).toEqual([])
    expect(faults({ expiry_date: "2026-11-26" })).toEqual(["lines.0.expiry_date"])
    expect(faults({ production_date: "2026-11-16", expiry_date: null })).toEqual(["lines.0.expiry_date"])
    expect(expiryOfLine({ production_date: "2026-11-17", expiry_date: null }, goods)).toEqual({
      expiry_date: "2026-11-27",
      is_expiry_computed: true,
    })
  })

  it("measures cold goods, and blocks until somebody decides", () => {
    const chilled = { zone: "chilled" } as const
    expect(faults({}, chilled)).toEqual(["lines.0.temperature"])
    expect(faults({ temperature: 4 }, chilled)).toEqual([])
    expect(faults({ temperature: 4.1 }, chilled)).toEqual(["lines.0.temperature_decision"])
    expect(faults({ temperature: 4.1, temperature_decision: "中心温度合格" }, chilled)).toEqual([])
    expect(faults({ temperature: -18 }, { zone: "frozen" })).toEqual(["lines.0.received"])
  })
})
