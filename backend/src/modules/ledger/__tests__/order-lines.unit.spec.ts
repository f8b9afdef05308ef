import fc from "fast-check"
import { businessDay } from "../../../values/business-day"
import {
  missingLines,
  paidAt,
  type FrozenItem,
  type OrderFacts,
  type RecordedLine,
  type SeenFact,
} from "../order-lines"
import type { NewSalesLine, OriginShare } from "../sales-line"

const PAID = "2026-03-01T04:00:00.000Z"
const LATER = "2026-03-02T04:00:00.000Z"
const LAST = "2026-04-03T04:00:00.000Z"

const place = {
  sales_point_id: "sp_online",
  point_kind: "online" as const,
  district_code: null,
  sales_point_code: "ONLINE",
  line: "online" as const,
  venue_type: null,
  counting_type: "assisted_sale" as const,
  is_sample: false,
}

const whole = (origin_code: string): OriginShare[] => [{ origin_code, share_bp: 10_000 }]
const MENGLIAN = whole("530827")
const LANCANG = whole("530828")

/** What each item of an order is and where it comes from. */
function freeze(items: Record<string, OriginShare[]>): Map<string, FrozenItem> {
  return new Map(
    Object.entries(items).map(([item_id, shares]) => [
      item_id,
      {
        shares,
        goods: {
          product_id: `prod_${item_id}`,
          variant_id: null,
          sku: item_id,
          product_title: item_id,
          lot_code: null,
          supplier_id: "sup_1",
          supplier_name: "合作社",
          is_recognised: false,
          in_catalogue: true,
        },
      },
    ])
  )
}

/** An order of ¥60 coffee from 孟连 (two pieces) and ¥40 tea from 澜沧, no freight, unpaid. */
function order(changes: Partial<OrderFacts> = {}): OrderFacts {
  return {
    order_id: "order_1",
    label: "1001",
    version: 1,
    canceled_at: null,
    items: [
      { item_id: "coffee", quantity: 2, gross_fen: 6_000, net_fen: 6_000 },
      { item_id: "tea", quantity: 1, gross_fen: 4_000, net_fen: 4_000 },
    ],
    freight_fen: 0,
    captures: [],
    refunds: [],
    returns: [],
    changes: [],
    ...changes,
  }
}
const captured = (amount_fen = 10_000, at = PAID, id = "c1") => ({ id, amount_fen, at })
const refunded = (amount_fen: number, at = LATER, id = "r1") => ({ id, amount_fen, at })
const cameBack = (
  item_id: string,
  received_quantity: number,
  at = LATER,
  return_item_id = `back_${item_id}`
) => ({
  return_item_id,
  item_id,
  received_quantity,
  at,
})

/** A ledger of one order, with the database's rules: unique keys, and signs as the CHECKs have them. */
class Ledger {
  lines: NewSalesLine[] = []
  seen = new Map<string, SeenFact>()

  constructor(readonly frozen: ReadonlyMap<string, FrozenItem>) {}

  /** Looks at the order once; answers the lines that were added. */
  look(facts: OrderFacts): NewSalesLine[] {
    const { lines, facts: looked } = missingLines({
      order: facts,
      place,
      frozen: this.frozen,
      recorded: this.lines.map((line): RecordedLine => {
        return { ...line, item_id: line.source_key.split("/")[2]! }
      }),
      seen: [...this.seen.values()],
      dayOf: (at) => businessDay(new Date(at)),
    })
    for (const line of lines) {
      if (this.lines.some((known) => known.source_key === line.source_key))
        throw new Error(`twice: ${line.source_key}`)
      if (line.net_fen !== line.gross_fen - line.discount_fen) throw new Error(`net: ${line.source_key}`)
      if (line.kind === "sale" && (line.quantity < 0 || line.net_fen < 0))
        throw new Error("a sale that takes back")
      if (line.kind !== "sale" && line.kind !== "correction" && (line.quantity > 0 || line.net_fen > 0)) {
        throw new Error(`a ${line.kind} that adds`)
      }
      this.lines.push(line)
    }
    for (const fact of looked) {
      const known = this.seen.get(fact.fact)
      if (!known || known.goods_fen === null) this.seen.set(fact.fact, fact)
    }
    return lines
  }

  sums(): Record<string, { quantity: number; gross_fen: number; net_fen: number }> {
    const sums: Record<string, { quantity: number; gross_fen: number; net_fen: number }> = {}
    for (const { source_key, origin_code, quantity, gross_fen, net_fen } of this.lines) {
      const key = `${source_key.split("/")[2]}/${origin_code}`
      const sum = (sums[key] ??= { quantity: 0, gross_fen: 0, net_fen: 0 })
      sum.quantity += quantity
      sum.gross_fen += gross_fen
      sum.net_fen += net_fen
    }
    return sums
  }

  net(): Record<string, number> {
    return Object.fromEntries(Object.entries(this.sums()).map(([key, sum]) => [key, sum.net_fen]))
  }

  get total_fen(): number {
    return this.lines.reduce((sum, line) => sum + line.net_fen, 0)
  }

  get freight_refunded_fen(): number {
    return [...this.seen.values()].reduce((sum, fact) => sum + (fact.freight_fen ?? 0), 0)
  }
}
const ledger = (items: Record<string, OriginShare[]> = { coffee: MENGLIAN, tea: LANCANG }) =>
  new Ledger(freeze(items))
const brief = (lines: NewSalesLine[]) =>
  lines.map((line) => [line.kind, line.sku, line.quantity, line.net_fen, line.business_day].join(" "))

describe("a sale", () => {
  it("counts nothing while it is not paid", () => {
    const books = ledger()
    expect(books.look(order())).toEqual([])
    expect(books.look(order({ captures: [captured(9_999)] }))).toEqual([])
    expect(books.seen.get("capture:c1")).toMatchObject({ goods_fen: null })
  })

  it("counts every item on the day the money is complete", () => {
    expect(brief(ledger().look(order({ captures: [captured()] })))).toEqual([
      "sale coffee 2 6000 2026-03-01",
      "sale tea 1 4000 2026-03-01",
    ])
  })

  it("counts with the capture that completes the price, not with the first", () => {
    const books = ledger()
    books.look(order({ captures: [captured(4_000)] }))
    const both = order({ captures: [captured(6_000, LATER, "c2"), captured(4_000)] })
    expect(paidAt(both)).toBe(LATER)
    expect(brief(books.look(both))).toEqual(["sale coffee 2 6000 2026-03-02", "sale tea 1 4000 2026-03-02"])
  })

  it("waits for the freight, and does not count it", () => {
    const books = ledger()
    expect(books.look(order({ freight_fen: 800, captures: [captured(10_000)] }))).toEqual([])
    books.look(order({ freight_fen: 800, captures: [captured(10_800)] }))
    expect(books.total_fen).toBe(10_000)
  })

  it("adds nothing when it is looked at again", () => {
    const books = ledger()
    books.look(order({ captures: [captured()] }))
    expect(books.look(order({ captures: [captured()] }))).toEqual([])
  })

  it("splits a gift box over its counties to the fen, its pieces with the largest share", () => {
    const books = ledger({
      coffee: [
        { origin_code: "530828", share_bp: 3_333 },
        { origin_code: "530827", share_bp: 3_334 },
        { origin_code: "532525", share_bp: 3_333 },
      ],
      tea: LANCANG,
    })
    books.look(order({ captures: [captured()] }))
    expect(books.sums()).toEqual({
      "coffee/530828": { quantity: 0, gross_fen: 2_000, net_fen: 2_000 },
      "coffee/530827": { quantity: 2, gross_fen: 2_000, net_fen: 2_000 },
      "coffee/532525": { quantity: 0, gross_fen: 2_000, net_fen: 2_000 },
      "tea/530828": { quantity: 1, gross_fen: 4_000, net_fen: 4_000 },
    })
  })
})

describe("a cancellation", () => {
  it("before payment leaves the ledger empty", () => {
    const books = ledger()
    expect(books.look(order({ canceled_at: LATER }))).toEqual([])
    expect(books.look(order({ canceled_at: LATER }))).toEqual([])
  })

  it("after payment ends in net zero and two lines for each sold line", () => {
    const books = ledger()
    books.look(order({ captures: [captured()] }))
    const lines = books.look(
      order({ captures: [captured()], refunds: [refunded(10_000)], canceled_at: LATER })
    )
    expect(brief(lines)).toEqual([
      "cancellation coffee -2 -6000 2026-03-02",
      "cancellation tea -1 -4000 2026-03-02",
    ])
    expect(lines.map((line) => line.corrects_key)).toEqual(
      books.lines.slice(0, 2).map((line) => line.source_key)
    )
    expect(books.lines).toHaveLength(4)
    expect(books.total_fen).toBe(0)
  })

  it("found together with the sale gives the same four lines", () => {
    const books = ledger()
    books.look(order({ captures: [captured()], refunds: [refunded(10_000)], canceled_at: LATER }))
    expect(brief(books.lines)).toEqual([
      "sale coffee 2 6000 2026-03-01",
      "sale tea 1 4000 2026-03-01",
      "cancellation coffee -2 -6000 2026-03-02",
      "cancellation tea -1 -4000 2026-03-02",
    ])
  })

  it("takes back only what a refund has left", () => {
    const books = ledger()
    books.look(order({ captures: [captured()], refunds: [refunded(2_500)] }))
    books.look(
      order({
        captures: [captured()],
        refunds: [refunded(2_500), refunded(7_500, LAST, "r2")],
        canceled_at: LAST,
      })
    )
    expect(brief(books.lines.slice(4))).toEqual([
      "cancellation coffee -2 -4500 2026-04-03",
      "cancellation tea -1 -3000 2026-04-03",
    ])
    expect(books.total_fen).toBe(0)
  })

  it("is never dated before its sale: money that comes in after it is counted and taken back at once", () => {
    const books = ledger()
    books.look(order({ canceled_at: PAID }))
    books.look(order({ canceled_at: PAID, captures: [captured(10_000, LAST)] }))
    expect(books.lines.map((line) => line.business_day)).toEqual(Array(4).fill("2026-04-03"))
    expect(books.total_fen).toBe(0)
  })
})

describe("a refund", () => {
  it("goes over all goods in proportion when nothing came back, in the month it is made", () => {
    const books = ledger()
    books.look(order({ captures: [captured()] }))
    expect(brief(books.look(order({ captures: [captured()], refunds: [refunded(1_001, LAST)] })))).toEqual([
      "refund coffee 0 -601 2026-04-03",
      "refund tea 0 -400 2026-04-03",
    ])
  })

  it("leaves exactly nothing when it is everything, freight included", () => {
    const paid = { freight_fen: 801, captures: [captured(10_801)] }
    const books = ledger()
    books.look(order({ ...paid, refunds: [refunded(3_333), refunded(7_468, LAST, "r2")] }))
    expect(books.net()).toEqual({ "coffee/530827": 0, "tea/530828": 0 })
    expect(books.freight_refunded_fen).toBe(801)
  })

  it("of the freight alone, after the goods are paid back, takes no goods", () => {
    const items = [{ item_id: "coffee", quantity: 2, gross_fen: 6_000, net_fen: 6_000 }]
    const paid = { items, freight_fen: 800, captures: [captured(6_800)] }
    const books = ledger()
    books.look(order(paid))
    const back = { ...paid, returns: [cameBack("coffee", 2)] }
    books.look(order({ ...back, refunds: [refunded(6_000)] }))
    expect(books.net()).toEqual({ "coffee/530827": 0 })
    expect(books.look(order({ ...back, refunds: [refunded(6_000), refunded(800, LAST, "r2")] }))).toEqual([])
    expect(books.freight_refunded_fen).toBe(800)
  })

  it("after a return goes to the goods that came back", () => {
    const books = ledger()
    books.look(order({ captures: [captured()] }))
    const returns = [cameBack("tea", 1)]
    expect(brief(books.look(order({ captures: [captured()], returns })))).toEqual([
      "refund tea -1 0 2026-03-02",
    ])
    expect(
      brief(books.look(order({ captures: [captured()], returns, refunds: [refunded(4_000, LAST)] })))
    ).toEqual(["refund tea 0 -4000 2026-04-03"])
    expect(books.sums()).toMatchObject({
      "coffee/530827": { quantity: 2, net_fen: 6_000 },
      "tea/530828": { net_fen: 0 },
    })
  })

  it("above what came back is goodwill over what is left", () => {
    const books = ledger()
    // One of two coffees (¥30) came back; ¥37 are paid back: ¥30 for it, ¥7 over ¥30 coffee and ¥40 tea.
    books.look(
      order({ captures: [captured()], returns: [cameBack("coffee", 1)], refunds: [refunded(3_700, LAST)] })
    )
    expect(books.net()).toEqual({ "coffee/530827": 2_700, "tea/530828": 3_600 })
  })

  it("made before goods came back is not re-told by the return, in whatever batch the two are seen", () => {
    const refunds = [refunded(1_000, LATER)]
    const returns = [cameBack("tea", 1, LAST)]
    const apart = ledger()
    apart.look(order({ captures: [captured()], refunds }))
    apart.look(order({ captures: [captured()], refunds, returns }))
    const together = ledger()
    together.look(order({ captures: [captured()], refunds, returns }))
    expect(together.net()).toEqual({ "coffee/530827": 5_400, "tea/530828": 3_600 })
    expect(together.net()).toEqual(apart.net())
  })

  it("of a return that is received in two parts takes each piece back once", () => {
    const items = [{ item_id: "coffee", quantity: 3, gross_fen: 9_000, net_fen: 9_000 }]
    const paid = { items, captures: [captured(9_000)] }
    const books = ledger()
    books.look(order(paid))
    books.look(order({ ...paid, returns: [cameBack("coffee", 1)] }))
    books.look(order({ ...paid, returns: [cameBack("coffee", 2, LAST)] }))
    expect(brief(books.lines.slice(1))).toEqual([
      "refund coffee -1 0 2026-03-02",
      "refund coffee -1 0 2026-04-03",
    ])
    expect(books.sums()["coffee/530827"]).toMatchObject({ quantity: 1 })
  })

  it("made before the order counted takes effect with the sale, not on a day that sold nothing", () => {
    const books = ledger()
    const early = { captures: [captured(6_000)], refunds: [refunded(1_000, LATER)] }
    expect(books.look(order(early))).toEqual([])
    books.look(order({ ...early, captures: [captured(6_000), captured(4_000, LAST, "c2")] }))
    expect(new Set(books.lines.map((line) => line.business_day))).toEqual(new Set(["2026-04-03"]))
    expect(books.total_fen).toBe(9_000)
  })

  it("takes the discount along in proportion, and all of it with the last fen", () => {
    const items = [{ item_id: "coffee", quantity: 1, gross_fen: 10_000, net_fen: 9_000 }]
    const books = ledger()
    books.look(order({ items, captures: [captured(9_000)], refunds: [refunded(3_000)] }))
    expect(books.sums()["coffee/530827"]).toMatchObject({ gross_fen: 6_667, net_fen: 6_000 })
    books.look(
      order({ items, captures: [captured(9_000)], refunds: [refunded(3_000), refunded(6_000, LAST, "r2")] })
    )
    expect(books.sums()["coffee/530827"]).toMatchObject({ gross_fen: 0, net_fen: 0 })
  })
})

describe("an order edit", () => {
  const change = (at = LATER, id = "ch1") => [{ id, at }]
  const more = [
    { item_id: "coffee", quantity: 3, gross_fen: 9_000, net_fen: 9_000 },
    { item_id: "tea", quantity: 1, gross_fen: 4_000, net_fen: 4_000 },
    { item_id: "honey", quantity: 1, gross_fen: 2_000, net_fen: 2_000 },
  ]
  const withHoney = { coffee: MENGLIAN, tea: LANCANG, honey: whole("530800") }

  it("that adds goods counts them once they are paid, on that day", () => {
    const books = ledger(withHoney)
    books.look(order({ captures: [captured()] }))
    const edited = { version: 2, items: more, changes: change() }
    expect(books.look(order({ ...edited, captures: [captured()] }))).toEqual([])
    expect(books.look(order({ ...edited, captures: [captured(), captured(4_999, LAST, "c2")] }))).toEqual([])
    const lines = books.look(
      order({ ...edited, captures: [captured(), captured(4_999, LAST, "c2"), captured(1, LAST, "c3")] })
    )
    expect(brief(lines)).toEqual([
      "correction coffee 1 3000 2026-04-03",
      "correction honey 1 2000 2026-04-03",
    ])
  })

  it("that takes goods off takes the pieces at once and the money with the refund", () => {
    const books = ledger()
    books.look(order({ captures: [captured()] }))
    const items = [{ item_id: "coffee", quantity: 2, gross_fen: 6_000, net_fen: 6_000 }]
    const edited = { version: 2, items, changes: change(), captures: [captured()] }
    expect(brief(books.look(order(edited)))).toEqual(["correction tea -1 0 2026-03-02"])
    expect(brief(books.look(order({ ...edited, refunds: [refunded(4_000, LAST)] })))).toEqual([
      "refund tea 0 -4000 2026-04-03",
    ])
  })

  it("that took goods off before anybody looked ends in the same sums: the refund pays back what never counted", () => {
    const items = [{ item_id: "coffee", quantity: 2, gross_fen: 6_000, net_fen: 6_000 }]
    const books = ledger()
    books.look(
      order({
        version: 2,
        items,
        changes: change(),
        captures: [captured()],
        refunds: [refunded(4_000, LAST)],
      })
    )
    expect(books.net()).toEqual({ "coffee/530827": 6_000 })
  })

  it("that takes off and adds again counts nothing twice", () => {
    const books = ledger()
    const less = [{ item_id: "coffee", quantity: 2, gross_fen: 6_000, net_fen: 6_000 }]
    books.look(order({ captures: [captured()] }))
    books.look(order({ version: 2, items: less, changes: change(), captures: [captured()] }))
    const again = { version: 3, changes: [...change(), { id: "ch2", at: LAST }], captures: [captured()] }
    expect(brief(books.look(order(again)))).toEqual(["correction tea 1 0 2026-04-03"])
    expect(books.total_fen).toBe(10_000)
  })

  it("that takes off, pays back, and adds again counts the money that came in for it", () => {
    const books = ledger()
    const less = [{ item_id: "coffee", quantity: 2, gross_fen: 6_000, net_fen: 6_000 }]
    const refunds = [refunded(4_000)]
    books.look(order({ captures: [captured()] }))
    books.look(order({ version: 2, items: less, changes: change(), captures: [captured()], refunds }))
    const again = { version: 3, changes: [...change(), { id: "ch2", at: LAST }], refunds }
    expect(books.look(order({ ...again, captures: [captured()] }))).toEqual([])
    books.look(order({ ...again, captures: [captured(), captured(4_000, LAST, "c2")] }))
    expect(books.sums()).toMatchObject({ "tea/530828": { quantity: 1, net_fen: 4_000 } })
    expect(books.total_fen).toBe(10_000)
  })

  it("that swaps goods of one price moves the amount from one county to the other", () => {
    const books = ledger(withHoney)
    books.look(order({ captures: [captured()] }))
    const items = [
      { item_id: "coffee", quantity: 2, gross_fen: 6_000, net_fen: 6_000 },
      { item_id: "honey", quantity: 1, gross_fen: 4_000, net_fen: 4_000 },
    ]
    const swapped = order({ version: 2, items, changes: change(), captures: [captured()] })
    expect(brief(books.look(swapped))).toEqual([
      "correction tea -1 0 2026-03-02",
      "refund tea 0 -4000 2026-03-02",
      "correction honey 1 4000 2026-03-02",
    ])
    expect(books.look(swapped)).toEqual([])
    expect(books.total_fen).toBe(10_000)
  })

  it("and an exchange counts the new goods when the old came back, without a second payment", () => {
    const books = ledger(withHoney)
    books.look(order({ captures: [captured()] }))
    const items = [...order().items, { item_id: "honey", quantity: 1, gross_fen: 4_000, net_fen: 4_000 }]
    const exchanged = { version: 2, items, changes: change(), captures: [captured()] }
    expect(books.look(order(exchanged))).toEqual([])
    books.look(order({ ...exchanged, version: 3, returns: [cameBack("tea", 1, LAST)] }))
    expect(books.sums()).toMatchObject({
      "tea/530828": { quantity: 0, net_fen: 0 },
      "honey/530800": { quantity: 1, net_fen: 4_000 },
    })
    expect(books.total_fen).toBe(10_000)
  })
})

// ── any order of events, in any batches ──────────────────────────────────────────────────────────────────────────────

type Deed =
  | { kind: "capture"; amount_fen: number }
  | { kind: "refund"; amount_fen: number }
  | { kind: "return"; item_id: string; quantity: number }
  | { kind: "cancel" }

const codes = ["530827", "530828", "532525", "530800"]
const shares = fc.uniqueArray(fc.constantFrom(...codes), { minLength: 1, maxLength: 3 }).chain((own) =>
  fc
    .array(fc.integer({ min: 1, max: 100 }), { minLength: own.length, maxLength: own.length })
    .map((weights) => {
      const sum = weights.reduce((all, weight) => all + weight, 0)
      const parts = weights.map((weight) => Math.floor((weight * 10_000) / sum))
      parts[0]! += 10_000 - parts.reduce((all, part) => all + part, 0)
      return own.map((origin_code, index) => ({ origin_code, share_bp: parts[index]! }))
    })
)
const item = fc.record({
  quantity: fc.integer({ min: 1, max: 5 }),
  net_fen: fc.oneof(fc.integer({ min: 0, max: 50_000 }), fc.integer({ min: 1, max: 7 })),
  discount_fen: fc.integer({ min: 0, max: 3_000 }),
  shares,
})

// Hundredths: drawn as a double, most parts would be next to nothing.
const part = fc.integer({ min: 0, max: 100 }).map((hundredths) => hundredths / 100)
const mostly = (value: boolean) => fc.constantFrom(value, value, value, !value)

/** An order and what happens to it, in time: amounts are drawn as parts of what is possible at that moment. */
const story = fc
  .record({
    items: fc.array(item, { minLength: 1, maxLength: 3 }),
    freight_fen: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 2_000 })),
    first: part,
    rest_after: fc.integer({ min: 0, max: 3 }),
    rolls: fc.array(
      fc.record({
        what: fc.constantFrom("refund", "refund", "return" as const),
        part,
        which: fc.nat(),
      }),
      { maxLength: 8 }
    ),
    isCancelled: mostly(false),
    isPaid: mostly(true),
  })
  .map(({ items, freight_fen, first, rest_after, rolls, isCancelled, isPaid }) => {
    const facts = items.map(({ quantity, net_fen, discount_fen }, index) => ({
      item_id: `item${index}`,
      quantity,
      gross_fen: net_fen + discount_fen,
      net_fen,
    }))
    const total_fen = facts.reduce((sum, fact) => sum + fact.net_fen, freight_fen)
    const deeds: Deed[] = []
    const now = Math.floor(total_fen * first)
    deeds.push({ kind: "capture", amount_fen: now })
    let refundable = now
    let rest_fen = isPaid ? total_fen - now : 0
    const captureRest = () => {
      if (rest_fen > 0) deeds.push({ kind: "capture", amount_fen: rest_fen })
      refundable += rest_fen
      rest_fen = 0
    }
    const left = new Map(facts.map((fact) => [fact.item_id, fact.quantity]))
    for (const [index, { what, part, which }] of rolls.entries()) {
      if (index === rest_after) captureRest()
      if (what === "refund") {
        const amount_fen = part > 0.9 ? refundable : Math.floor(refundable * part)
        if (amount_fen === 0) continue
        refundable -= amount_fen
        deeds.push({ kind: "refund", amount_fen })
      } else {
        const { item_id } = facts[which % facts.length]!
        const quantity = Math.ceil(left.get(item_id)! * part)
        if (quantity === 0) continue
        left.set(item_id, left.get(item_id)! - quantity)
        deeds.push({ kind: "return", item_id, quantity })
      }
    }
    captureRest()
    if (isCancelled) {
      deeds.push({ kind: "cancel" })
      if (refundable > 0) deeds.push({ kind: "refund", amount_fen: refundable })
    }
    const frozen = Object.fromEntries(items.map((one, index) => [`item${index}`, one.shares]))
    return { facts, freight_fen, total_fen, deeds, frozen }
  })
type Story = ReturnType<typeof story.generate>["value"]

/** The order after some of its deeds; each keeps the instant of its place in the story. */
function after(told: Story, happened: readonly number[]): OrderFacts {
  const at = (index: number) => new Date(Date.UTC(2026, 0, 1 + index * 5, 12)).toISOString()
  const of = <Kind extends Deed["kind"]>(kind: Kind) =>
    [...happened]
      .sort((a, b) => a - b)
      .flatMap((index) => {
        const deed = told.deeds[index]!
        return deed.kind === kind ? [{ index, deed: deed as Extract<Deed, { kind: Kind }> }] : []
      })
  const money = (kind: "capture" | "refund") =>
    of(kind).map(({ index, deed }) => ({ id: `${kind}${index}`, amount_fen: deed.amount_fen, at: at(index) }))
  return {
    order_id: "order_1",
    label: "1001",
    version: 1,
    canceled_at: of("cancel").map(({ index }) => at(index))[0] ?? null,
    items: told.facts,
    freight_fen: told.freight_fen,
    captures: money("capture"),
    refunds: money("refund"),
    returns: of("return").map(({ index, deed }) => ({
      return_item_id: `back${index}`,
      item_id: deed.item_id,
      received_quantity: deed.quantity,
      at: at(index),
    })),
    changes: [],
  }
}

/** Looks after every group of deeds, twice, and holds the books to their promises each time. */
function tell(told: Story, groups: readonly (readonly number[])[]): Ledger {
  const books = new Ledger(freeze(told.frozen))
  const happened: number[] = []
  for (const group of groups) {
    happened.push(...group)
    const facts = after(told, happened)
    books.look(facts)
    expect(books.look(facts)).toEqual([])
    holdsTrue(books, facts)
  }
  return books
}

function holdsTrue(books: Ledger, facts: OrderFacts): void {
  for (const sum of Object.values(books.sums())) {
    expect(sum.quantity).toBeGreaterThanOrEqual(0)
    expect(sum.net_fen).toBeGreaterThanOrEqual(0)
    expect(sum.gross_fen).toBeGreaterThanOrEqual(sum.net_fen)
  }
  if (books.lines.length === 0) return
  if (facts.canceled_at) {
    expect(Object.values(books.sums()).every((sum) => sum.net_fen === 0 && sum.quantity === 0)).toBe(true)
    return
  }
  const sumOf = (all: { amount_fen: number }[]) => all.reduce((sum, fact) => sum + fact.amount_fen, 0)
  // What was paid and not paid back is goods in the ledger and freight beside it, to the fen.
  expect(books.total_fen + facts.freight_fen - books.freight_refunded_fen).toBe(
    sumOf(facts.captures) - sumOf(facts.refunds)
  )
}

const cuts = fc.array(fc.boolean(), { minLength: 20, maxLength: 20 })
function grouped(told: Story, ends: readonly boolean[]): number[][] {
  const groups: number[][] = [[]]
  told.deeds.forEach((_, index) => {
    groups.at(-1)!.push(index)
    if (ends[index % ends.length]) groups.push([])
  })
  return groups
}

describe("whatever happens to an order", () => {
  it("ends in the same sums, in whatever batches it is looked at", () => {
    fc.assert(
      fc.property(story, cuts, (told, ends) => {
        const oneByOne = tell(
          told,
          told.deeds.map((_, index) => [index])
        )
        const atOnce = tell(told, [told.deeds.map((_, index) => index)])
        const inGroups = tell(told, grouped(told, ends))
        expect(inGroups.sums()).toEqual(oneByOne.sums())
        if (!told.deeds.some((deed) => deed.kind === "cancel")) {
          expect(atOnce.sums()).toEqual(oneByOne.sums())
          expect(
            atOnce.lines.map((line) => [line.source_key, line.net_fen, line.business_day]).sort()
          ).toEqual(oneByOne.lines.map((line) => [line.source_key, line.net_fen, line.business_day]).sort())
        }
      }),
      { numRuns: 300 }
    )
  })

  it("balances to the fen even when facts become visible out of order", () => {
    fc.assert(
      fc.property(
        story.chain((told) =>
          fc.tuple(
            fc.constant(told),
            fc.shuffledSubarray(
              told.deeds.map((_, index) => index),
              { minLength: told.deeds.length }
            )
          )
        ),
        ([told, order_of_sight]) => {
          tell(
            told,
            order_of_sight.map((index) => [index])
          )
        }
      ),
      { numRuns: 300 }
    )
  })

  it("counts nothing at all while the price is not covered", () => {
    fc.assert(
      fc.property(story, (told) => {
        const books = tell(told, [told.deeds.map((_, index) => index)])
        const captured_fen = told.deeds.reduce(
          (sum, deed) => sum + (deed.kind === "capture" ? deed.amount_fen : 0),
          0
        )
        expect(books.lines.some((line) => line.kind === "sale")).toBe(captured_fen >= told.total_fen)
      })
    )
  })
})
