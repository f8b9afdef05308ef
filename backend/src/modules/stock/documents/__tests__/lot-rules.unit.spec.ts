import {
  byExpiry,
  expiryOf,
  lotsOnHand,
  pickLots,
  standingOf,
  stopDays,
  stoppedPieces,
  stopsOn,
} from "../lot-rules"

const rule = { percent: 10, least_days: 1 }
const lot = (lot_id: string, recorded: number, expiry_date: string | null) => ({
  lot_id,
  recorded,
  expiry_date,
  production_date: null,
  shelf_life_days: 100,
})
const idsOf = (lots: { lot_id: string }[]): string => lots.map(({ lot_id }) => lot_id).join("")

describe("a lot's end", () => {
  it("lies shelf-life days after the production date", () => {
    expect(expiryOf({ production_date: "2026-02-27", shelf_life_days: 2 })).toBe("2026-03-01")
  })

  it("is unknown when either is", () => {
    expect(expiryOf({ production_date: null, shelf_life_days: 2 })).toBeNull()
    expect(expiryOf({ production_date: "2026-02-27", shelf_life_days: null })).toBeNull()
  })
})

describe("a lot's sale", () => {
  const ends = { production_date: null, expiry_date: "2026-12-31", shelf_life_days: 100 }
  const dated = { ...ends, shelf_life_days: null }

  it("is near its end, stopped and over on the right days", () => {
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

  it("stops a share of the shelf life before the end, part of a day counted as one", () => {
    expect(stopDays({ ...ends, shelf_life_days: 101 }, rule)).toBe(11)
    // Without a shelf life of its own a lot lives from its production to its end.
    expect(stopDays({ ...dated, production_date: "2026-12-01" }, rule)).toBe(3)
    expect(stopDays({ ...ends, production_date: "2026-12-01" }, rule)).toBe(10)
  })

  it("stops at least so many days before the end, also of goods whose life nobody knows", () => {
    expect(stopsOn({ ...ends, shelf_life_days: 5 }, rule)).toBe("2026-12-30")
    expect(stopDays(dated, rule)).toBe(1)
    expect(stopDays({ ...dated, production_date: "2026-12-01", expiry_date: null }, rule)).toBe(1)
  })

  it("never stops for goods without an end", () => {
    const endless = { production_date: "2026-12-01", expiry_date: null, shelf_life_days: 100 }
    expect(stopsOn(endless, rule)).toBeNull()
    expect(standingOf(endless, "2099-12-31", rule)).toBe("fresh")
  })
})

describe("lots at a place", () => {
  it("go first expired first, those without an end last, and never by chance", () => {
    const lots = [lot("d", 1, null), lot("c", 1, "2027-02-01"), lot("b", 1, "2027-02-01"), lot("a", 1, null)]
    expect(idsOf([...lots].sort(byExpiry))).toBe("bcad")
    expect(idsOf([...lots].reverse().sort(byExpiry))).toBe("bcad")
    expect(byExpiry(lots[0]!, lots[0]!)).toBe(0)
  })

  it("take what left without a lot from the first to expire, and always add up", () => {
    const lots = [lot("b", 10, "2027-02-01"), lot("a", 10, "2027-01-01"), lot("c", 5, null)]
    expect(lotsOnHand(lots, 12).lots.map(({ lot_id, on_hand }) => [lot_id, on_hand])).toEqual([
      ["a", 0],
      ["b", 7],
      ["c", 5],
    ])
    for (const stocked of [0, 1, 10, 24, 25, 26, 100]) {
      const { lots: left, unnamed } = lotsOnHand(lots, stocked)
      expect(left.reduce((sum, { on_hand }) => sum + on_hand, unnamed)).toBe(stocked)
      expect(unnamed).toBe(Math.max(0, stocked - 25))
    }
    expect(idsOf(lots)).toBe("bac")
  })

  it("count a lot of which more was taken than brought as none", () => {
    const { lots, unnamed } = lotsOnHand([lot("a", -2, "2027-01-01"), lot("b", 3, "2027-02-01")], 4)
    expect(lots.map(({ on_hand }) => on_hand)).toEqual([0, 3])
    expect(unnamed).toBe(1)
  })

  it("are picked first expired first, and past their end only when nothing else is free", () => {
    const here = { ...lotsOnHand([lot("b", 4, "2027-02-01"), lot("a", 3, "2026-12-31")], 9), promised: 0 }
    const on = (today: string) => ({ today, rule })
    expect(pickLots({ ...here, lots: [...here.lots].reverse() }, 5, on("2026-12-01"))).toEqual([
      { lot_id: "a", quantity: 3 },
      { lot_id: "b", quantity: 2 },
    ])
    expect(pickLots(here, 3, on("2026-12-01"))).toEqual([{ lot_id: "a", quantity: 3 }])
    // "a" is stopped: four of "b" and two without a lot go before it.
    expect(pickLots(here, 6, on("2026-12-21"))).toEqual([{ lot_id: "b", quantity: 4 }])
    const all = [
      { lot_id: "b", quantity: 4 },
      { lot_id: "a", quantity: 3 },
    ]
    expect(pickLots(here, 9, on("2027-01-01"))).toEqual(all)
    expect(pickLots({ ...here, promised: 2 }, 7, on("2027-01-01"))).toEqual(all)
    const endless = { lots: [{ ...lot("c", 2, null), on_hand: 2 }], unnamed: 0, promised: 0 }
    expect(pickLots(endless, 1, on("2099-01-01"))).toEqual([{ lot_id: "c", quantity: 1 }])
  })

  it("are kept from sale when stopped", () => {
    const lots = [lot("a", 3, "2026-12-31"), lot("b", 4, "2027-06-01")]
    expect(stoppedPieces(lots, 7, { today: "2026-12-20", rule })).toBe(0)
    expect(stoppedPieces(lots, 7, { today: "2026-12-21", rule })).toBe(3)
    expect(stoppedPieces(lots, 7, { today: "2027-01-01", rule })).toBe(3)
    // Of the lot that expires first one was sold.
    expect(stoppedPieces(lots, 6, { today: "2026-12-21", rule })).toBe(2)
    expect(stoppedPieces(lots, 7, { today: "2027-07-01", rule })).toBe(7)
  })
})
