import { sourceLines } from "../source-lines"
import type { LocationStock, Wanted } from "../stock"

const at = (location_id: string, stock: Record<string, number>): LocationStock => ({
  location_id,
  available: new Map(Object.entries(stock)),
})
/** Wants `quantity` pieces of a variant that draws on an item of its own name, unless `needs` says otherwise. */
const wants = (
  variant_id: string,
  quantity: number,
  needs: Record<string, number> = { [variant_id]: 1 }
): Wanted => ({
  goods: {
    variant_id,
    counted: true,
    needs: Object.entries(needs).map(([inventory_item_id, required_quantity]) => ({
      inventory_item_id,
      required_quantity,
    })),
  },
  quantity,
})
const linesOf = (sourced: ReturnType<typeof sourceLines>) => Object.fromEntries(sourced.lines)

const hub = at("hub", { tea: 9, nuts: 9 })
const counter = at("counter", { coffee: 3, tea: 3 })

describe("a cart whose way is not chosen yet", () => {
  it("is fine when the online hubs can send all of it", () => {
    const sourced = sourceLines([wants("tea", 2)], { ways: [[hub], [counter]] })
    expect(sourced.location_id).toBe("hub")
    expect(linesOf(sourced)).toEqual({ tea: { problem: null, available_quantity: 9 } })
  })

  it("says what can only be collected, instead of calling it sold out", () => {
    const sourced = sourceLines([wants("tea", 2), wants("coffee", 1)], { ways: [[hub], [counter]] })
    expect(sourced.location_id).toBe("counter")
    expect(linesOf(sourced)).toEqual({
      tea: { problem: null, available_quantity: 3 },
      coffee: { problem: "pickup_only", available_quantity: 3 },
    })
  })

  it("counts what is left where most of it lies, sent or collected", () => {
    const sourced = sourceLines([wants("coffee", 5), wants("gone", 1)], { ways: [[hub], [counter]] })
    expect(linesOf(sourced)).toEqual({
      coffee: { problem: "insufficient", available_quantity: 3 },
      gone: { problem: "insufficient", available_quantity: 0 },
    })
  })

  it("keeps saying what can only be collected while another line is sold out", () => {
    const sourced = sourceLines([wants("coffee", 1), wants("gone", 1)], { ways: [[hub], [counter]] })
    expect(linesOf(sourced)).toEqual({
      coffee: { problem: "pickup_only", available_quantity: 3 },
      gone: { problem: "insufficient", available_quantity: 0 },
    })
  })

  it("says that goods do not lie together when each is to be had and no place has both", () => {
    const sourced = sourceLines([wants("nuts", 1), wants("coffee", 1)], { ways: [[hub], [counter]] })
    expect(linesOf(sourced)).toEqual({
      nuts: { problem: null, available_quantity: 9 },
      coffee: { problem: "not_together", available_quantity: 3 },
    })
  })
})

describe("a delivery", () => {
  it("that the hubs cannot send names what a pick-up point has", () => {
    const sourced = sourceLines([wants("tea", 2), wants("coffee", 1)], {
      ways: [[hub]],
      elsewhere: [counter],
    })
    expect(linesOf(sourced)).toEqual({
      tea: { problem: null, available_quantity: 9 },
      coffee: { problem: "pickup_only", available_quantity: 3 },
    })
  })

  it("of too many speaks of the hubs when they have some and no point has enough", () => {
    const sourced = sourceLines([wants("tea", 12)], { ways: [[hub]], elsewhere: [counter] })
    expect(linesOf(sourced)).toEqual({ tea: { problem: "insufficient", available_quantity: 9 } })
  })

  it("of too many speaks of the points when the hubs have none", () => {
    const sourced = sourceLines([wants("coffee", 5)], { ways: [[hub]], elsewhere: [counter] })
    expect(linesOf(sourced)).toEqual({ coffee: { problem: "pickup_only", available_quantity: 3 } })
  })

  it("whose goods lie at two hubs is not sold out", () => {
    const other = at("other", { coffee: 1 })
    const sourced = sourceLines([wants("tea", 1), wants("coffee", 1)], { ways: [[hub, other]] })
    expect(linesOf(sourced)).toMatchObject({ coffee: { problem: "not_together", available_quantity: 1 } })
  })
})

describe("a pick-up", () => {
  it("at a point speaks of that point alone", () => {
    const sourced = sourceLines([wants("coffee", 5), wants("nuts", 1)], { ways: [[counter]] })
    expect(sourced.location_id).toBe("counter")
    expect(linesOf(sourced)).toEqual({
      coffee: { problem: "insufficient", available_quantity: 3 },
      nuts: { problem: "insufficient", available_quantity: 0 },
    })
  })

  it("without a point is fine as soon as one point has all of it", () => {
    const sourced = sourceLines([wants("coffee", 1)], { ways: [[at("empty", {}), counter]] })
    expect(linesOf(sourced)).toEqual({ coffee: { problem: null, available_quantity: 3 } })
  })
})

it("counts what the other lines draw from the same item", () => {
  const bag = wants("bag", 2, { leaves: 1 })
  const box = wants("box", 1, { leaves: 2 })
  const sourced = sourceLines([bag, box], { ways: [[at("here", { leaves: 3 })]] })
  expect(linesOf(sourced)).toEqual({
    bag: { problem: "insufficient", available_quantity: 1 },
    box: { problem: "insufficient", available_quantity: 0 },
  })
})

it("finds nothing short in a shop without locations when nothing is counted", () => {
  const free = { goods: { variant_id: "card", counted: false, needs: [] }, quantity: 1 }
  expect(sourceLines([free], { ways: [[]] })).toEqual({
    location_id: null,
    lines: new Map([["card", { problem: null, available_quantity: 999 }]]),
  })
})
