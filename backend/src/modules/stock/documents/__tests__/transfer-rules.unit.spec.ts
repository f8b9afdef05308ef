import { type Arrival, arrivalFaults, hubOf, inTransit, mayTransfer } from "../transfer-rules"
import { faultsOf, place } from "./made-goods"

describe("transfers", () => {
  const [hub, other] = [place("H", "hub"), place("G", "hub")]
  const [one, two] = [place("A", "counter", "H"), place("B", "counter", "H")]

  it("go within a hub and between hubs", () => {
    expect([mayTransfer(hub, one), mayTransfer(one, hub), mayTransfer(one, two)]).toEqual([true, true, true])
    expect(mayTransfer(hub, other)).toBe(true)
  })

  it("go nowhere else", () => {
    expect([mayTransfer(one, one), mayTransfer(hub, hub)]).toEqual([false, false])
    expect([mayTransfer(other, one), mayTransfer(one, other)]).toEqual([false, false])
    expect(mayTransfer(place("X", "counter", "G"), one)).toBe(false)
    expect(mayTransfer(place("X", "counter"), place("Y", "counter"))).toBe(false)
  })

  it("know a hub as its own hub", () => {
    expect([hub, one, place("X", "outlet")].map(hubOf)).toEqual(["H", "H", null])
  })

  it("hold in transit what neither arrived nor was given up", () => {
    expect(inTransit({ dispatched: 10, received: 2, lost: 1 })).toBe(7)
  })
})

describe("an arrival", () => {
  const lines = new Map([
    [0, { dispatched: 10, received: 2, lost: 1 }],
    [4, { dispatched: 5, received: 0, lost: 0 }],
  ])
  const write = (received: number, lost = 0, reason: Arrival["reason"] = null, line = 0): Arrival => ({
    line,
    received,
    lost,
    reason,
    note: null,
  })
  const faults = (...arrivals: Arrival[]) => faultsOf(arrivalFaults(arrivals, lines))

  it("needs no reason when all of it came", () => {
    expect(faults(write(7))).toEqual([])
    expect(faults(write(7), write(5, 0, null, 4))).toEqual([])
  })

  it("asks for a reason when something differs", () => {
    expect(faults(write(6))).toEqual(["lines.0.reason"])
    expect(faults(write(6, 0, "missing"))).toEqual([])
    expect(faults(write(6, 1))).toEqual(["lines.0.reason"])
    expect(faults(write(6, 1, "damaged"))).toEqual([])
    expect(faults(write(7), write(4, 0, null, 4))).toEqual(["lines.1.reason"])
  })

  it("never takes in more than is in transit, and says how much that is", () => {
    expect(faults(write(8))).toEqual(["lines.0.received"])
    expect(faults(write(7, 1, "missing"))).toEqual(["lines.0.received"])
    expect(arrivalFaults([write(8)], lines)["lines.0.received"]).toEqual({
      chinese: "在途只有 7 件。多出来的请另开收货单。",
      english: "Only 7 are in transit. Write a goods receipt for what is more.",
    })
  })

  it("takes a line once, and only of this transfer", () => {
    expect(faults(write(7), write(0, 0, "missing"))).toEqual(["lines.1.line"])
    expect(faults(write(1, 0, null, 3))).toEqual(["lines.0.line"])
    expect(arrivalFaults([write(1, 0, null, 3)], lines)["lines.0.line"]?.english).toContain("no line 3")
  })
})
