import type { StocktakeLine } from "@baixian/backend/contract"
import { describe, expect, it } from "vitest"
import { createCountBook } from "../src/admin/ui/count/count-book"
import { countedNow, nextInstant, undoing, type LocalEntry } from "../src/admin/ui/count/count-entries"
import type { EntryStore } from "../src/admin/ui/count/entry-store"
import { OtherPerson, ownSession } from "../src/admin/ui/count/own-session"

const tea = { inventory_item_id: "tea", title: "普洱茶" }
const entry = (part: Partial<LocalEntry>): LocalEntry => ({
  id: "1",
  book: "b",
  ...tea,
  kind: "scan",
  quantity: 1,
  counted_at: "2026-11-27T08:00:00.000Z",
  before: null,
  state: "waiting",
  wasTried: false,
  message: null,
  ...part,
})

describe("what was counted", () => {
  it.each([
    [null, [], null],
    [3, [], 3],
    [null, [entry({ quantity: 2 })], 2],
    [3, [entry({ quantity: 2 })], 5],
    [3, [entry({ kind: "typed", quantity: 0 })], 0],
    [3, [entry({ kind: "cleared", quantity: 0 })], null],
    [3, [entry({ kind: "cleared", quantity: 0 }), entry({})], 1],
    [3, [entry({ state: "refused" })], 3],
    [3, [entry({ inventory_item_id: "rice" })], 3],
  ])("%j and %j are %j", (server, entries, counted) => {
    expect(countedNow(server, entries, "tea")).toBe(counted)
  })

  it("is undone by what it added, and blank stays blank, which is not zero", () => {
    expect(undoing({ kind: "scan", quantity: 1, before: null }, 1)).toEqual({ kind: "cleared", quantity: 0 })
    expect(undoing({ kind: "scan", quantity: 1, before: 0 }, 1)).toEqual({ kind: "typed", quantity: 0 })
    expect(undoing({ kind: "scan", quantity: 2, before: 3 }, 9)).toEqual({ kind: "typed", quantity: 7 })
    expect(undoing({ kind: "typed", quantity: 8, before: 5 }, 8)).toEqual({ kind: "typed", quantity: 5 })
    expect(undoing({ kind: "typed", quantity: 8, before: null }, 8)).toEqual({ kind: "cleared", quantity: 0 })
  })

  it("is in the order of counting even when the clock stands still or goes back", () => {
    const last = "2026-11-27T08:00:00.000Z"
    expect(nextInstant(Date.parse(last), last)).toBe("2026-11-27T08:00:00.001Z")
    expect(nextInstant(0, last)).toBe("2026-11-27T08:00:00.001Z")
    expect(nextInstant(Date.parse(last) + 5, last)).toBe("2026-11-27T08:00:00.005Z")
  })
})

type Server = { has: Map<string, { kind: string; quantity: number }>; isReachable: boolean; loses: boolean }

/** A device with its database, and a server that may be out of reach or whose answer may be lost. */
function device(
  server: Server,
  kept: Map<string, LocalEntry> = new Map(),
  {
    round = 1,
    now = () => Date.parse("2026-11-27T08:00:00.000Z"),
  }: { round?: 1 | 2; now?: () => number } = {}
) {
  let id = 0
  let reads = 0
  const line = (): StocktakeLine =>
    ({
      ...tea,
      first_counted: [...server.has.values()].reduce<number | null>(
        (sum, { kind, quantity }) =>
          kind === "cleared" ? null : kind === "typed" ? quantity : (sum ?? 0) + quantity,
        null
      ),
    }) as StocktakeLine
  const store: EntryStore = {
    of: async (book) => [...kept.values()].filter((each) => each.book === book),
    keep: async (entries) => entries.forEach((each) => kept.set(each.id, each)),
    drop: async (ids) => ids.forEach((each) => kept.delete(each)),
  }
  const reach = () => {
    if (!server.isReachable) throw new TypeError("Failed to fetch")
  }
  const book = createCountBook({
    book: "clerk PD-1",
    round,
    lines: [line()],
    store,
    send: async ({ entries }) => {
      reach()
      for (const { id: key, kind, quantity } of entries)
        if (!server.has.has(key)) server.has.set(key, { kind, quantity })
      if (server.loses) throw new TypeError("network changed")
      return { accepted: entries.map((each) => each.id), refused: [] }
    },
    read: async () => {
      reach()
      reads += 1
      return [line()]
    },
    troubleOf: () => ({ kind: "offline", message: "" }),
    now,
    newId: () => `${kept.size}-${(id += 1)}-${Math.trunc(server.has.size)}`,
  })
  return { book, kept, reads: () => reads }
}
const online = (): Server => ({ has: new Map(), isReachable: true, loses: false })

describe("a count on a device", () => {
  it("is on the server and nowhere else once everything went well", async () => {
    const server = online()
    const { book, kept } = device(server)
    await book.add(tea, { kind: "scan", quantity: 1 })
    await book.add(tea, { kind: "scan", quantity: 2 })
    await book.sync(true)
    await book.sync(true)
    expect([book.counted("tea"), book.state().entries.length, kept.size, server.has.size]).toEqual([
      3, 0, 0, 2,
    ])
  })

  it("takes many goods at once, in their order, shown at once and undone one by one", async () => {
    const server = { ...online(), isReachable: false }
    const { book, kept } = device(server)
    const shown: number[] = []
    book.subscribe(() => shown.push(book.state().entries.length))
    const coffee = { inventory_item_id: "coffee", title: "咖啡" }
    await book.addAll([
      { ...tea, kind: "typed", quantity: 4 },
      { ...coffee, kind: "typed", quantity: 0 },
      { ...tea, kind: "scan", quantity: 2 },
    ])
    expect([book.counted("tea"), book.counted("coffee"), kept.size]).toEqual([6, 0, 3])
    const times = book.state().entries.map(({ counted_at }) => counted_at)
    expect(times).toEqual([...new Set(times)].sort())
    expect([shown[0], book.state().last?.title]).toEqual([3, tea.title])
    expect(await book.undo()).toEqual({ title: tea.title, counted: 4 })
    expect(await book.undo()).toEqual({ title: coffee.title, counted: null })
  })

  it("goes on without network, outlives a reload, and counts once when the network is back", async () => {
    const server = online()
    server.isReachable = false
    const first = device(server)
    await first.book.add(tea, { kind: "scan", quantity: 1 })
    await first.book.add(tea, { kind: "scan", quantity: 1 })
    await first.book.sync()
    expect(first.book.counted("tea")).toBe(2)
    expect(first.book.state().trouble?.kind).toBe("offline")

    const second = device(server, first.kept)
    await second.book.begin()
    expect(second.book.counted("tea")).toBe(2)
    server.isReachable = true
    await second.book.sync(true)
    expect([second.book.counted("tea"), server.has.size, second.kept.size]).toEqual([2, 2, 0])
    expect(second.book.state().trouble).toBeNull()
  })

  it("sends under the same ids again when an answer is lost", async () => {
    const server = online()
    server.loses = true
    const { book } = device(server)
    await book.add(tea, { kind: "scan", quantity: 5 })
    await book.sync()
    expect(server.has.size).toBe(1)
    server.loses = false
    await book.sync(true)
    expect([book.counted("tea"), server.has.size]).toEqual([5, 1])
  })

  it("takes back what was never sent without a trace, and what may have been sent by another entry", async () => {
    const server = online()
    server.isReachable = false
    const { book, kept } = device(server)
    await book.add(tea, { kind: "typed", quantity: 9 })
    await book.sync()
    await book.add(tea, { kind: "scan", quantity: 1 })
    const unsent = [...kept.values()].filter(({ wasTried }) => !wasTried).length
    expect((await book.undo())?.counted).toBe(9)
    expect((await book.undo())?.counted).toBeNull()
    expect(await book.undo()).toBeNull()
    server.isReachable = true
    await book.sync(true)
    expect([unsent <= 1, book.counted("tea")]).toEqual([true, null])
  })
})

describe("the differences of a second count", () => {
  it.each([
    [1, 5_000, 0],
    [2, 3_999, 0],
    [2, 4_000, 1],
    [1, 15_000, 1],
  ] as const)("in round %i are read after %i ms: %i", async (round, after, expected) => {
    let now = 0
    const { book, reads } = device(online(), new Map(), { round, now: () => now })
    await book.add(tea, { kind: "scan", quantity: 1 })
    await book.sync()
    now = after
    await book.sync()
    expect(reads()).toBe(expected)
  })
})

describe("what was counted and who is signed in", () => {
  it("goes only under the name of who counted, and nobody is asked at every scan", async () => {
    let now = 0
    let asked = 0
    let person = { id: "zhang", name: "张三" }
    const asOneself = ownSession({
      person_id: "zhang",
      whoIs: async () => {
        asked += 1
        return person
      },
      now: () => now,
    })
    await asOneself()
    now = 9_999
    await asOneself()
    expect(asked).toBe(1)

    person = { id: "li", name: "李四" }
    now = 10_000
    await expect(asOneself()).rejects.toThrow(OtherPerson)
    await expect(asOneself()).rejects.toThrow("李四")

    person = { id: "zhang", name: "张三" }
    await asOneself()
  })
})
