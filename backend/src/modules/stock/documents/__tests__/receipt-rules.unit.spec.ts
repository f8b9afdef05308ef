import type { StockReceiptEntry } from "../../../../contract"
import type { ItemFacts } from "../items"
import { acceptedOf, asksForProof, draftFaults, expiryOfLine, postingFaults } from "../receipt-rules"
import { faultsOf, place, tea } from "./made-goods"

const entry: StockReceiptEntry = {
  inventory_item_id: "tea",
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
const counter = place("C", "counter")
const today = "2026-11-27"
const posting = (wish: Partial<StockReceiptEntry>, facts: Partial<ItemFacts> = {}, at = counter) =>
  postingFaults([{ ...entry, ...wish }], { facts: [{ ...tea, ...facts }], place: at, today })
const faults = (...asked: Parameters<typeof posting>) => faultsOf(posting(...asked))

describe("a line of a goods receipt", () => {
  it("takes into stock what came and was not rejected", () => {
    expect(acceptedOf({ received: 5, rejected: 2 })).toBe(3)
    expect(acceptedOf({ received: null, rejected: 0 })).toBe(0)
  })

  it("asks for the papers of food, and of what its writer ticks", () => {
    const asked = [null, true, false].map((needs_proof) =>
      [true, false].map((is_edible) => asksForProof({ needs_proof }, { ...tea, is_edible }))
    )
    expect(asked).toEqual([
      [true, false],
      [true, true],
      [true, false],
    ])
  })

  it("ends on the day the pack says, else when its shelf life is over", () => {
    const made = { production_date: "2026-11-17", expiry_date: null }
    expect(expiryOfLine(made, tea)).toEqual({ expiry_date: "2026-11-27", is_expiry_computed: true })
    expect(expiryOfLine({ ...made, expiry_date: "2026-12-01" }, tea)).toEqual({
      expiry_date: "2026-12-01",
      is_expiry_computed: false,
    })
    expect(expiryOfLine(made, { shelf_life_days: null })).toEqual({
      expiry_date: null,
      is_expiry_computed: false,
    })
  })
})

describe("a draft", () => {
  const drafted = (...wishes: Partial<StockReceiptEntry>[]) =>
    faultsOf(
      draftFaults(
        wishes.map((wish) => ({ ...entry, ...wish })),
        wishes.map(() => tea)
      )
    )

  it("may be unfinished", () => {
    expect(drafted({ received: null, rejected: 3 }, { received: 0, proof_number: null })).toEqual([])
  })

  it("rejects at most what came", () => {
    expect(drafted({ rejected: 5 })).toEqual([])
    expect(drafted({}, { rejected: 6 })).toEqual(["lines.1.rejected"])
  })

  it("ends no goods before they were made", () => {
    const made = "2026-11-20"
    expect(drafted({ production_date: made, expiry_date: made })).toEqual([])
    expect(drafted({ production_date: made, expiry_date: "2026-11-19" })).toEqual(["lines.0.expiry_date"])
    expect(drafted({ expiry_date: "2026-11-19" })).toEqual([])
  })
})

describe("a goods receipt", () => {
  it("is posted when nothing is missing", () => {
    expect(faults({})).toEqual([])
    expect(faults({ expected: null })).toEqual([])
    expect(faults({ received: 6 })).toEqual([])
  })

  it("needs a count, which may be none, with the reason of what is missing", () => {
    expect(faults({ received: null })).toEqual(["lines.0.received"])
    expect(faults({ received: 0 })).toEqual(["lines.0.shortage_reason"])
    expect(faults({ received: 0, shortage_reason: "not_sent", proof_number: null })).toEqual([])
    expect(posting({ received: 2 })["lines.0.shortage_reason"]).toEqual({
      chinese: "“茶”少到 3 件，请选择短少原因。",
      english: "3 of 茶 are missing; choose a reason.",
    })
  })

  it("needs the reason of what is rejected", () => {
    expect(faults({ rejected: 1 })).toEqual(["lines.0.reject_reason"])
    expect(faults({ rejected: 1, reject_reason: "damaged" })).toEqual([])
    expect(faults({ rejected: 6, reject_reason: "damaged" })).toEqual(["lines.0.rejected"])
  })

  it("needs kind and number of the papers of food that is taken in", () => {
    expect(faults({ proof_number: null })).toEqual(["lines.0.proof_number"])
    expect(faults({ proof_kind: null })).toEqual(["lines.0.proof_number"])
    expect(faults({ proof_number: null, needs_proof: false })).toEqual(["lines.0.proof_number"])
    expect(faults({ proof_number: null, needs_proof: true }, { is_edible: false })).toEqual([
      "lines.0.proof_number",
    ])
    expect(faults({ proof_number: null }, { is_edible: false })).toEqual([])
    expect(faults({ proof_number: null, rejected: 5, reject_reason: "no_proof" })).toEqual([])
  })

  it("names every fault of every line, and of two at one input the one that is wrong in itself", () => {
    const lines = [entry, { ...entry, received: 4, rejected: 1, proof_number: null }]
    const found = postingFaults(lines, { facts: [tea, tea], place: counter, today })
    expect(faultsOf(found)).toEqual([
      "lines.1.shortage_reason",
      "lines.1.reject_reason",
      "lines.1.proof_number",
    ])
    const wrong = posting({ production_date: "2026-11-20", expiry_date: "2026-11-19" })
    expect(wrong["lines.0.expiry_date"]?.english).toContain("before the production date")
  })

  it("needs a day of food whose shelf life is known, and none to come", () => {
    const undated = { production_date: null, expiry_date: null }
    expect(faults(undated)).toEqual(["lines.0.production_date"])
    expect(faults(undated, { shelf_life_days: null })).toEqual([])
    expect(faults(undated, { is_edible: false })).toEqual([])
    expect(faults({ production_date: "2026-11-27" })).toEqual([])
    expect(faults({ production_date: "2026-11-28" })).toEqual(["lines.0.production_date"])
  })

  it("takes in nothing past its end; on the day itself it does", () => {
    expect(faults({ expiry_date: "2026-11-27" })).toEqual([])
    expect(faults({ expiry_date: "2026-11-26" })).toEqual(["lines.0.expiry_date"])
    expect(faults({ production_date: "2026-11-16", expiry_date: null })).toEqual(["lines.0.expiry_date"])
    expect(faults({ expiry_date: "2026-11-26", rejected: 5, reject_reason: "expired" })).toEqual([])
  })
})

describe("cold goods", () => {
  const chilled = { zone: "chilled" } as const
  const frozen = { zone: "frozen" } as const
  const freezer = { ...counter, has_frozen: true }

  it("are measured, and blocked outside their band until somebody decides", () => {
    expect(faults({}, chilled)).toEqual(["lines.0.temperature"])
    expect(faults({ temperature: 4 }, chilled)).toEqual([])
    expect(faults({ temperature: 4.1 }, chilled)).toEqual(["lines.0.temperature_decision"])
    expect(faults({ temperature: 4.1, temperature_decision: "中心温度合格" }, chilled)).toEqual([])
    expect(faults({ temperature: -18 }, frozen, freezer)).toEqual([])
  })

  it("are told their band", () => {
    const said = (temperature: number, facts: Partial<ItemFacts>) =>
      posting({ temperature }, facts, freezer)["lines.0.temperature_decision"]
    expect(said(9, chilled)?.chinese).toContain("不在 0 至 4 ℃。")
    expect(said(9, chilled)?.english).toContain("outside 0 to 4 °C.")
    expect(said(-10, frozen)?.chinese).toContain("不在 -18 ℃ 以下。")
  })

  it("are turned away where they cannot be kept, which names what is missing", () => {
    expect(faults({ temperature: -18 }, frozen)).toEqual(["lines.0.received"])
    expect(posting({ temperature: -18 }, frozen)["lines.0.received"]).toEqual({
      chinese: "【C】没有冷冻设备，“茶”请全部拒收。",
      english: "【C】 has no freezer; reject 茶.",
    })
    expect(posting({ temperature: 2 }, chilled, { ...counter, has_chilled: false })).toEqual({
      "lines.0.received": {
        chinese: "【C】没有冷藏设备，“茶”请全部拒收。",
        english: "【C】 has no chilled cabinet; reject 茶.",
      },
    })
  })
})
