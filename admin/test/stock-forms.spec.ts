import type {
  FoundGoods,
  StockPlace,
  StockReceipt,
  StocktakeLine,
  StockTransfer,
  StockTransferLine,
} from "@baixian/backend/contract"
import { describe, expect, it } from "vitest"
import { RequestRefused } from "../src/admin/api/request"
import {
  asksDecision,
  bodyOfReceipt,
  degreesOf,
  emptyReceipt,
  formOfReceipt,
  isOutOfBand,
  shortOf,
  summaryOf,
  withGoods,
} from "../src/admin/routes/stock/receipts/receipt-draft"
import {
  asRecounted,
  differing,
  isInScope,
  type CountedGoods,
  linesNamed,
  progressOf,
  shownLines,
  signed,
  varianceValues,
} from "../src/admin/routes/stock/stocktakes/count-lines"
import { startBody } from "../src/admin/routes/stock/stocktakes/start-draft"
import { bodyOfReasons, type Reasons, unexplained } from "../src/admin/routes/stock/stocktakes/variance-draft"
import { stepsOf } from "../src/admin/routes/stock/transfers/timeline"
import {
  allCame,
  arrivalOf,
  arrivalSums,
  askedTooMany,
  bodyOfArrival,
  bodyOfDispatch,
  bodyOfRequest,
  damagedCodes,
  dispatchOf,
  isLossAboveLimit,
  withWanted,
} from "../src/admin/routes/stock/transfers/transfer-draft"
import { transferEndOf } from "../src/admin/routes/stock/transfers/transfer-end"
import {
  bodyOfWriteOff,
  isAboveLimit,
  reasonNamed,
  withDamaged,
  likeWriteOff,
} from "../src/admin/routes/stock/write-offs/write-off-draft"
import { createCommandIds } from "../src/admin/ui/stock/command-ids"
import { dayAfter, readDocuments, writeDocuments } from "../src/admin/ui/stock/documents-state"
import { faultsOf, withoutFaults, withoutLine } from "../src/admin/ui/stock/line-faults"
import { newId } from "../src/admin/ui/stock/new-id"
import { defaultPlace, isOwn, suppliersOf } from "../src/admin/ui/stock/places"
import { isScannedCode, piecesOf } from "../src/admin/ui/stock/quantity"

const tea: FoundGoods = {
  inventory_item_id: "tea",
  variant_id: "v_tea",
  sku: "530827-05-1",
  title: "普洱茶",
  barcode: "6901234567892",
  categories: [],
  price_fen: 1_500,
  shelf_life_days: 100,
  temperature_zone: "ambient",
  needs_proof: true,
  lot_id: null,
  stocked: 20,
  available: 18,
}
const fish: FoundGoods = { ...tea, inventory_item_id: "fish", title: "冻鱼", temperature_zone: "frozen" }

describe("pieces as typed", () => {
  it.each([
    ["", null],
    [" 12 ", 12],
    ["１２", 12],
    ["0", 0],
    ["999999", 999_999],
    ["1000000", undefined],
    ["-1", undefined],
    ["1.5", undefined],
  ])("%j are %j", (text, pieces) => expect(piecesOf(text)).toBe(pieces))

  it("are told from a code that a scanner typed into the field", () => {
    expect(["6901234567892", "530827-02-1", "12", "1.5", ""].map(isScannedCode)).toEqual([
      true,
      true,
      false,
      false,
      false,
    ])
  })
})

describe("a goods receipt's form", () => {
  const scanned = () => withGoods(emptyReceipt("r1"), tea, 1).form

  it("adds what is scanned again to its line", () => {
    const { form, at } = withGoods(scanned(), tea, 5)
    expect([form.lines.length, at, form.lines[0]?.received]).toEqual([1, 0, 6])
    expect(withGoods(form, fish, 2).at).toBe(1)
  })

  it("asks for a reason only where something is missing or rejected", () => {
    const [line] = scanned().lines
    const body = (part: object) =>
      bodyOfReceipt({ ...emptyReceipt("r1"), lines: [{ ...line!, ...part }] }).lines[0]
    expect(shortOf({ expected: 5, received: 3 })).toBe(2)
    expect(shortOf({ expected: 5, received: null })).toBe(0)
    expect(shortOf({ expected: null, received: 3 })).toBe(0)
    expect(shortOf({ expected: 3, received: 5 })).toBe(0)
    expect(body({ expected: 5, received: 3, shortage_reason: "not_sent" })?.shortage_reason).toBe("not_sent")
    expect(body({ expected: 3, received: 3, shortage_reason: "not_sent" })?.shortage_reason).toBeNull()
    expect(body({ rejected: null, reject_reason: "damaged" })).toMatchObject({
      rejected: 0,
      reject_reason: null,
    })
  })

  it("measures only what is kept cold, at both ends of the band", () => {
    expect(["-18", "−18", "－18", "3.5", "x", "", "-18.55"].map(degreesOf)).toEqual([
      -18,
      -18,
      -18,
      3.5,
      null,
      null,
      null,
    ])
    const isOut = (zone: "ambient" | "chilled" | "frozen", temperature: string) =>
      isOutOfBand({ zone, temperature })
    expect([isOut("frozen", "-18"), isOut("frozen", "-17.9"), isOut("frozen", "")]).toEqual([
      false,
      true,
      false,
    ])
    expect([isOut("chilled", "0"), isOut("chilled", "4"), isOut("chilled", "4.1")]).toEqual([
      false,
      false,
      true,
    ])
    expect(isOut("ambient", "40")).toBe(false)
  })

  it("sums up what posting does", () => {
    const [line] = scanned().lines
    const lines = [
      { ...line!, expected: 5, received: 3, rejected: 1 },
      { ...line!, received: null },
    ]
    expect(summaryOf({ lines })).toEqual({ pieces_in: 2, short: 2, rejected: 1, blank: 1 })
  })

  it("is again what was saved, with what was computed left to be computed", () => {
    const form = scanned()
    const saved = {
      id: "r1",
      delivery_no: null,
      supplier_id: "supp_1",
      supplier_name: "孟连合作社",
      note: null,
      lines: [
        {
          ...bodyOfReceipt(form).lines[0],
          ...tea,
          rejected: 0,
          needs_proof: true,
          is_edible: true,
          expiry_date: "2027-03-01",
          is_expiry_computed: true,
        },
      ],
    } as unknown as StockReceipt
    expect(formOfReceipt(saved)).toEqual({
      ...form,
      supplier: { id: "supp_1", name: "孟连合作社" },
      lines: [{ ...form.lines[0], needs_proof: true }],
    })
  })
})

it("asks why warm goods are taken in only where some are", () => {
  const warm = { zone: "frozen", temperature: "-5", received: 8, rejected: null } as const
  expect(asksDecision(warm)).toBe(true)
  expect(asksDecision({ ...warm, rejected: 7 })).toBe(true)
  expect(asksDecision({ ...warm, rejected: 8 })).toBe(false)
  expect(asksDecision({ ...warm, temperature: "-18" })).toBe(false)
})

describe("a transfer's forms", () => {
  const line = (part: Partial<StockTransferLine>): StockTransferLine => ({
    ...tea,
    line: 0,
    requested: 5,
    dispatched: 5,
    received: 0,
    lost: 0,
    in_transit: 5,
    unit_fen: 1_500,
    lots: [],
    ...part,
  })
  const sent = {
    lines: [line({}), line({ line: 1, in_transit: 0, received: 5 })],
  } as unknown as StockTransfer

  it("ask for what was scanned, without lines of nothing", () => {
    const empty = { id: "t1", from: "HUB", note: "", lines: [] }
    const { form } = withWanted(withWanted(empty, tea, 2).form, tea, 3)
    expect(
      bodyOfRequest({ ...form, lines: [...form.lines, { ...form.lines[0]!, quantity: 0 }] }).lines
    ).toEqual([{ inventory_item_id: "tea", quantity: 5 }])
  })

  it("begin to send what was asked for, as far as it is there", () => {
    const quantities = (free: Record<string, number> | null) =>
      dispatchOf({ lines: [line({}), line({ line: 1, inventory_item_id: "fish" })] }, free).lines.map(
        ({ quantity }) => quantity
      )
    expect(quantities({ tea: 3, fish: 9 })).toEqual([3, 5])
    expect(quantities({ tea: 0, fish: 5 })).toEqual([0, 5])
    expect(quantities(null)).toEqual([5, 5])
  })

  it("tell how many kinds ask for more than the source could give, once that is known", () => {
    const asked = { lines: [{ ...tea, quantity: 9_999 }] }
    expect(askedTooMany(asked, { tea: 199 })).toBe(1)
    expect(askedTooMany(asked, { tea: 9_999 })).toBe(0)
    expect(askedTooMany(asked, undefined)).toBe(0)
    expect(askedTooMany({ lines: [{ ...tea, quantity: null }] }, { tea: 0 })).toBe(0)
  })

  it("name lots only where somebody chose them", () => {
    expect(
      bodyOfDispatch({
        lines: [
          { line: 0, quantity: 5, lots: { a: 3, b: null, c: 0 } },
          { line: 1, quantity: null, lots: {} },
        ],
      }).lines
    ).toEqual([
      { line: 0, quantity: 5, lots: [{ lot_id: "a", quantity: 3 }] },
      { line: 1, quantity: 0 },
    ])
  })

  it("take what came only once it was counted, with a reason only where it differs", () => {
    const blank = arrivalOf(sent)
    expect(blank.lines.map((each) => each.line)).toEqual([0])
    expect(bodyOfArrival(blank, sent.lines, String)).toBeNull()
    const all = allCame(blank, sent.lines)
    expect(
      bodyOfArrival({ lines: [{ ...all.lines[0]!, reason: "missing" }] }, sent.lines, String)?.lines
    ).toEqual([{ line: 0, received: 5, lost: 0, reason: null, note: null }])
    const short = {
      lines: [{ ...blank.lines[0]!, received: 3, reason: "missing" as const, rest: "lost" as const }],
    }
    expect(bodyOfArrival(short, sent.lines, String)?.lines[0]).toMatchObject({
      received: 3,
      lost: 2,
      reason: "missing",
    })
    expect(arrivalSums(short, sent.lines)).toEqual({ received: 3, damaged: 0, waiting: 0, lost: 2 })
  })

  it("take in what came damaged, tell the sender, and take it along to a write-off", () => {
    const came = (damaged: number) => ({
      lines: [
        { ...arrivalOf(sent).lines[0]!, received: 4, damaged, reason: "missing" as const, note: "缺一" },
      ],
    })
    expect(bodyOfArrival(came(3), sent.lines, (pieces) => `破损 ${pieces}`)?.lines).toEqual([
      { line: 0, received: 4, lost: 0, reason: "missing", note: "破损 3 缺一" },
    ])
    expect(arrivalSums(came(3), sent.lines)).toMatchObject({ received: 4, damaged: 3 })
    expect(damagedCodes(came(3), sent.lines)).toEqual(["3*530827-05-1"])
    expect(bodyOfArrival(came(5), sent.lines, String)).toBeNull()
    expect(damagedCodes(came(5), sent.lines)).toEqual([])
    const goods = withDamaged({ id: "w1", note: "", lines: [] }, tea, 3, reasonNamed("damaged"))
    expect(goods.form.lines).toMatchObject([{ quantity: 3, reason: "damaged" }])
    expect(reasonNamed("lost")).toBeNull()
  })

  it("tell in advance what one person may not give up alone", () => {
    const alone = {
      person: { id: "clerk", name: "店员" },
      limit: { pieces: 3, fen: 6_000, used: { pieces: 0, value_fen: 0 } },
      mayApprove: false,
    }
    const event = { line: 0, kind: "short", quantity: 5, reason: null, note: null, occurred_at: "" } as const
    const transfer = { ...sent, events: [] }
    const lost = (received: number) => ({
      lines: [{ ...arrivalOf(sent).lines[0]!, received, rest: "lost" as const }],
    })
    expect(isLossAboveLimit(lost(2), transfer, alone)).toBe(false)
    expect(isLossAboveLimit(lost(1), transfer, alone)).toBe(true)
    expect(isLossAboveLimit(lost(2), transfer, { ...alone, limit: { ...alone.limit, fen: 4_499 } })).toBe(
      true
    )
    const before = { ...event, kind: "lost", quantity: 1, person_id: "clerk", person_name: "店员" } as const
    expect(isLossAboveLimit(lost(2), { ...sent, events: [before] }, alone)).toBe(true)
    const short = { ...event, person_id: "clerk", person_name: "店员" }
    const manager = { ...alone, person: { id: "manager", name: "主管" }, mayApprove: true }
    expect(isLossAboveLimit(lost(0), { ...sent, events: [short] }, manager)).toBe(false)
    expect(isLossAboveLimit(lost(0), transfer, manager)).toBe(true)
  })

  it("show each end its own thing to do, also to whom both ends belong", () => {
    const clerk = { person: { id: "clerk" }, at: "CTR", isOwn: (code: string | null) => code === "CTR" }
    const manager = { person: { id: "manager" }, at: "HUB", isOwn: () => true }
    const asked = {
      ...sent,
      point_code: "CTR",
      from_point_code: "HUB",
      state: "requested",
      created_by: "clerk",
      events: [],
    } as unknown as StockTransfer
    expect(transferEndOf(asked, clerk)).toBe("to")
    expect(transferEndOf(asked, { ...clerk, isOwn: (code) => code === "HUB" })).toBe("from")
    expect(transferEndOf(asked, { ...clerk, isOwn: () => false })).toBeNull()
    expect(transferEndOf(asked, manager)).toBe("from")
    expect(transferEndOf({ ...asked, created_by: "manager" }, manager)).toBe("to")
    const onTheWay = {
      ...asked,
      state: "dispatched",
      events: [{ kind: "dispatched", person_id: "manager" }],
    } as StockTransfer
    expect(transferEndOf(onTheWay, clerk)).toBe("to")
    expect(transferEndOf(onTheWay, { ...manager, at: "CTR" })).toBe("from")
    const deputy = { ...manager, person: { id: "deputy" } }
    expect(transferEndOf(onTheWay, deputy)).toBe("from")
    expect(transferEndOf(onTheWay, { ...deputy, at: "CTR" })).toBe("to")
  })

  it("tell what happened in steps, and what is waited for", () => {
    const at = (seconds: number) => `2026-11-27T08:00:0${seconds}.000Z`
    const event = { line: 0, reason: null, note: null, person_id: "m", person_name: "主管" }
    const steps = stepsOf({
      ...sent,
      state: "dispatched",
      created_by_name: "店员",
      created_at: at(0),
      events: [
        { ...event, kind: "dispatched", quantity: 2, occurred_at: at(1) },
        { ...event, kind: "dispatched", quantity: 3, occurred_at: at(1) },
        { ...event, kind: "short", quantity: 1, reason: "missing", occurred_at: at(3) },
      ],
    } as StockTransfer)
    expect(steps.map(({ kind, quantity, isToCome }) => [kind, quantity, isToCome])).toEqual([
      ["requested", 10, false],
      ["dispatched", 5, false],
      ["short", 1, false],
      ["waiting_receipt", null, true],
    ])
  })
})

describe("a count's lines", () => {
  const line = (part: Partial<StocktakeLine>) => ({ ...tea, needs_recount: false, ...part }) as StocktakeLine
  const lines = [
    line({}),
    line({ inventory_item_id: "fish", title: "冻鱼", sku: "F-1", needs_recount: true }),
  ]
  const counted = (item: string) => (item === "tea" ? 0 : null)

  it("tell zero from blank, and in a second count show what differed", () => {
    expect(progressOf(lines, counted, false)).toEqual({ lines: 2, counted: 1, left: 1 })
    expect(progressOf(lines, counted, true)).toEqual({ lines: 1, counted: 0, left: 1 })
    const shown = (find: string, onlyLeft: boolean) =>
      shownLines(lines, counted, { isRecount: false, find, onlyLeft }).map(
        (each) => each.line.inventory_item_id
      )
    expect([shown("", true), shown("f-1", false), shown("茶", false)]).toEqual([["fish"], ["fish"], ["tea"]])
  })

  it("are found by name without a network, and bound what a category or a shelf takes in", () => {
    const named = (text: string, isRecount: boolean) =>
      linesNamed(lines, text, isRecount).map(({ inventory_item_id }) => inventory_item_id)
    expect([named("普洱", false), named("f-1", false), named("普洱", true), named("没有", false)]).toEqual([
      ["tea"],
      ["fish"],
      [],
      [],
    ])
    const goods: CountedGoods[] = [
      { inventory_item_id: "tea", title: "茶" },
      { inventory_item_id: "nuts", title: "核桃", categories: ["food", "nuts"], stocked: 5 },
      { inventory_item_id: "honey", title: "蜂蜜", categories: ["food"], stocked: 0 },
    ]
    const takes = (scope_kind: "place" | "category" | "shelf", scope_label: string | null = null) =>
      goods
        .filter((each) => isInScope({ scope_kind, scope_label }, lines, each))
        .map(({ inventory_item_id }) => inventory_item_id)
    expect(takes("place")).toEqual(["tea", "nuts", "honey"])
    expect([takes("category", "nuts"), takes("category", "food"), takes("category", "wine")]).toEqual([
      ["tea", "nuts"],
      ["tea", "nuts", "honey"],
      ["tea"],
    ])
    // What the books have elsewhere in the place may be only in part on this shelf.
    expect(takes("shelf", "A-1")).toEqual(["tea", "honey"])
  })

  it("need a reason where they differ; in a blind second count all of it may", () => {
    const some = [
      line({ variance: 0 }),
      line({ variance: -2 }),
      line({ variance: null, needs_recount: true }),
    ]
    expect(differing(some, false)).toEqual([some[1]])
    expect(differing(some, true)).toEqual([some[2]])
    expect([signed(3), signed(-2), signed(0), signed(null)]).toEqual(["+3", "−2", "0", "—"])
  })

  it("differ by what was counted last, before the server has answered", () => {
    const tea = line({
      needs_recount: true,
      first_counted: 3,
      counted: 3,
      expected_at_count: 21,
      variance: -18,
    })
    const seen = (counted: number | null) =>
      differing(
        asRecounted([{ ...tea, second_counted: null }], () => counted),
        false
      ).map((each) => [each.counted, each.variance])
    expect([seen(null), seen(19), seen(21)]).toEqual([[[3, -18]], [[19, -2]], []])
    // A second count that was made blank again does not mean the first.
    expect(asRecounted([{ ...tea, second_counted: 19 }], () => null)[0]?.counted).toBeNull()
    const kept = line({ needs_recount: false, variance: -1 })
    expect(asRecounted([kept], () => 7)).toEqual([kept])
  })

  it("are worth what they sell for, and nothing in all while a price is missing", () => {
    const some = [
      line({ inventory_item_id: "tea", variance: -2 }),
      line({ inventory_item_id: "fish", variance: 1 }),
    ]
    const tea = { inventory_item_id: "tea", price_fen: 3_980 }
    const { of, total } = varianceValues(some, [tea, { inventory_item_id: "fish", price_fen: 500 }])
    expect([of.get("tea"), of.get("fish"), total]).toEqual([-7_960, 500, -7_460])
    expect(varianceValues(some, [tea])).toEqual({ of: new Map([["tea", -7_960]]), total: null })
  })

  it("are looked through for what is missing before anybody is asked to hand them in or approve them", () => {
    const some = [
      line({ inventory_item_id: "tea", variance: 0 }),
      line({ inventory_item_id: "fish", variance: -1, reason: null, settle: null }),
      line({
        inventory_item_id: "nuts",
        variance: 2,
        reason: "other",
        settle: null,
        must_choose: true,
        moved_since: 0,
      }),
    ]
    const missing = (reasons: Reasons, asksSettle: boolean) =>
      unexplained(reasons, some, { asksSettle }).map((each) => [each.inventory_item_id, each.field])
    expect(missing({}, false)).toEqual([["fish", "reason"]])
    const fish = { reason: "stolen" as const, note: "", settle: null, moved_since: null }
    expect(missing({ fish }, false)).toEqual([])
    expect(missing({ fish }, true)).toEqual([["nuts", "settle"]])
    expect(missing({ fish, nuts: { ...fish, settle: "count", moved_since: 0 } }, true)).toEqual([])
  })

  it("save only reasons that changed", () => {
    const saved = line({ reason: "shrinkage", note: null, settle: null, moved_since: -2 })
    const chosen = { reason: "shrinkage" as const, note: " ", settle: null, moved_since: -2 }
    expect(bodyOfReasons({ tea: chosen }, [saved])).toEqual([])
    expect(bodyOfReasons({ tea: { ...chosen, settle: "count" } }, [saved])).toEqual([
      { inventory_item_id: "tea", reason: "shrinkage", note: null, settle: "count", moved_since: -2 },
    ])
  })

  it("are chosen by place, category, or a shelf with a name and goods", () => {
    const draft = { id: "s", kind: "place" as const, category: "", label: " ", goods: [], is_blind: true }
    expect(startBody(draft)).toEqual({ scope: { kind: "place" }, is_blind: true })
    expect(startBody({ ...draft, kind: "category" })).toBeNull()
    expect(startBody({ ...draft, kind: "shelf", goods: [tea] })).toBeNull()
    expect(startBody({ ...draft, kind: "shelf", label: "一架", goods: [tea] })?.scope).toEqual({
      kind: "shelf",
      label: "一架",
      inventory_item_ids: ["tea"],
    })
  })
})

describe("a write-off's form", () => {
  it("takes over the reason of the line before, and is sent when each line has pieces and a reason", () => {
    const first = withDamaged({ id: "w", note: "", lines: [] }, tea, 2).form
    expect(bodyOfWriteOff(first)).toBeNull()
    const reasoned = { ...first, lines: first.lines.map((each) => ({ ...each, reason: "expired" as const })) }
    const { form, at } = withDamaged(reasoned, fish, 1)
    expect([at, form.lines[1]?.reason, bodyOfWriteOff(form)?.lines.length]).toEqual([1, "expired", 2])
    const other = form.lines.map((line) => ({ ...line, reason: "other" as const }))
    expect(bodyOfWriteOff({ ...form, lines: other })).toBeNull()
    const told = other.map((line) => ({ ...line, note: "摔在地上" }))
    expect(bodyOfWriteOff({ ...form, lines: told })?.lines[0]?.note).toBe("摔在地上")
  })

  it("begins again after a refusal with the same lines, under an id of its own and without the old photos", () => {
    const { form } = withDamaged({ id: "w", note: "漏水", lines: [] }, tea, 2)
    const taken = { ...form, lines: form.lines.map((each) => ({ ...each, photo_file_ids: ["f"] })) }
    expect(likeWriteOff(taken, "next")).toEqual({ ...form, id: "next" })
  })

  it("needs another person above either limit, not at it", () => {
    const limit = { fen: 20_000, pieces: 20, used: { pieces: 0, value_fen: 0 } }
    expect(isAboveLimit({ pieces: 20, value_fen: 20_000 }, limit)).toBe(false)
    const used = { pieces: 2, value_fen: 500 }
    expect(isAboveLimit({ pieces: 18, value_fen: 19_500 }, { ...limit, used })).toBe(false)
    expect(isAboveLimit({ pieces: 19, value_fen: 1 }, { ...limit, used })).toBe(true)
    expect(isAboveLimit({ pieces: 1, value_fen: 19_501 }, { ...limit, used })).toBe(true)
    expect(isAboveLimit({ pieces: 21, value_fen: 1 }, limit)).toBe(true)
    expect(isAboveLimit({ pieces: 1, value_fen: 20_001 }, limit)).toBe(true)
  })
})

describe("what was said of lines", () => {
  const said = {
    head: {},
    lines: { 0: { received: "a", temperature: "b" }, 2: { proof_number: "c" } },
  }

  it("goes with the input that is changed, or with the whole line", () => {
    expect(withoutFaults(said, 0, ["received"]).lines).toEqual({
      0: { temperature: "b" },
      2: { proof_number: "c" },
    })
    expect(withoutFaults(said, 0).lines).toEqual({ 2: { proof_number: "c" } })
    expect(withoutFaults(said, 2, ["proof_number"]).lines).toEqual({ 0: said.lines[0] })
  })

  it("stays with its line when one above is taken away", () => {
    expect(withoutLine(said, 1).lines).toEqual({ 0: said.lines[0], 1: { proof_number: "c" } })
    expect(withoutLine(said, 0).lines).toEqual({ 1: { proof_number: "c" } })
  })
})

describe("what documents share", () => {
  const place = (
    code: string,
    kind: StockPlace["kind"],
    hub_code: string | null,
    is_own = false
  ): StockPlace => ({
    code,
    name: code,
    kind,
    hub_code,
    is_own,
    is_open: true,
    reads: "",
  })
  const places = [
    place("H2", "hub", null),
    place("C1", "counter", "H1", true),
    place("C2", "counter", "H1"),
    place("H1", "hub", null),
  ]

  it("the own hub supplies first, strangers never", () => {
    expect(suppliersOf(places, places[1]!).map(({ code }) => code)).toEqual(["H1", "C2"])
    expect(suppliersOf(places, places[3]!).map(({ code }) => code)).toEqual(["H2", "C1", "C2"])
    expect(defaultPlace(places, "H1")?.code).toBe("C1")
    expect(defaultPlace([], "H1")).toBeNull()
    expect(["C1", "C2", "X"].map((code) => isOwn(places, code))).toEqual([true, false, false])
  })

  it("a repeated command keeps its id, another gets its own", () => {
    let made = 0
    const ids = createCommandIds(() => `id${(made += 1)}`)
    expect([ids.idFor({ a: 1 }), ids.idFor({ a: 1 }), ids.idFor({ a: 2 }), ids.idFor({ a: 1 })]).toEqual([
      "id1",
      "id1",
      "id2",
      "id3",
    ])
    expect(newId()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  })

  it("refusals are sorted to their lines", () => {
    const refused = new RequestRefused(400, {
      message: "",
      fields: { "lines.3.received": "少了", "lines.3.lot_code": "批号", supplier_id: "没有" },
    })
    expect(faultsOf(refused)).toEqual({
      head: { supplier_id: "没有" },
      lines: { 3: { received: "少了", lot_code: "批号" } },
    })
    expect(faultsOf(new Error("x"))).toEqual({ head: {}, lines: {} })
  })

  it("a list's address says what differs from the whole list", () => {
    const address = "view=draft&find=%E8%8C%B6&from=2026-11-01&page=3"
    expect(writeDocuments(readDocuments(new URLSearchParams(address))).toString()).toBe(address)
    expect(writeDocuments(readDocuments(new URLSearchParams("page=-1&from=x"))).toString()).toBe("")
    expect(dayAfter("2026-11-30")).toBe("2026-12-01")
  })
})
