import { createRequire } from "node:module"
import { describe, expect, it } from "vitest"
import { forgetOthers, openable, type KeptCount } from "../src/admin/ui/count/kept-counts"

const { filesOf } = createRequire(import.meta.url)("../vite-kept-count.cjs") as {
  filesOf: (bundle: object, from: string) => string[]
}

const NOW = Date.parse("2026-11-28T08:00:00Z")
const HOUR = 60 * 60_000
const kept = (id: string, person_id: string, hours_ago: number, shape = 1): KeptCount =>
  ({ id, person_id, read_at: NOW - hours_ago * HOUR, shape }) as KeptCount
const ids = (counts: readonly KeptCount[]) => counts.map(({ id }) => id)

describe("counts that are kept on a device", () => {
  it("are shown newest first, of one person, and not after the longest session has ended", () => {
    const counts = [kept("old", "zhang", 7 * 24), kept("first", "zhang", 5), kept("last", "zhang", 1)]
    expect(ids(openable(counts, NOW))).toEqual(["last", "first"])
    expect(ids(openable([...counts, kept("other", "li", 0)], NOW))).toEqual(["other"])
    expect(ids(openable([kept("of another build", "zhang", 0, 2)], NOW))).toEqual([])
  })

  const device = (counts: KeptCount[]) => {
    let here = counts
    return {
      here: () => ids(here),
      all: async () => here,
      drop: async (isGone: (count: KeptCount) => boolean) =>
        void (here = here.filter((count) => !isGone(count))),
    }
  }

  it.each([
    ["stay with their own person", "zhang", ["a"]],
    ["go when somebody else signs in", "li", ["b"]],
    ["all go when nobody is signed in", null, []],
    ["all stay while the server does not answer", undefined, ["a", "b", "stale"]],
  ])("%s", async (_what, person, left) => {
    const counts = device([kept("a", "zhang", 1), kept("b", "li", 1), kept("stale", "zhang", 200)])
    await forgetOthers(counts, async () => person, NOW)
    expect(counts.here()).toEqual(left)
  })

  it("ask nobody who is signed in where there are none", async () => {
    let wasAsked = false
    await forgetOthers(
      device([]),
      async () => {
        wasAsked = true
        return null
      },
      NOW
    )
    expect(wasAsked).toBe(false)
  })
})

describe("the files of the kept page", () => {
  it("are all it may ever ask for: what it imports, what it loads later, and what those bring along", () => {
    const chunk = (imports: string[], dynamicImports: string[] = [], importedAssets: string[] = []) => ({
      type: "chunk",
      imports,
      dynamicImports,
      viteMetadata: { importedAssets: new Set(importedAssets) },
    })
    const bundle = {
      "index.js": chunk(["shared.js"], ["orders.js"]),
      "orders.js": chunk([]),
      "kept-count.js": chunk(["shared.js"], ["camera.js"]),
      "shared.js": chunk(["react.js"]),
      "react.js": chunk([]),
      "camera.js": chunk(["shared.js"], [], ["reader.wasm"]),
    }
    expect(filesOf(bundle, "kept-count.js").sort()).toEqual([
      "camera.js",
      "kept-count.js",
      "react.js",
      "reader.wasm",
      "shared.js",
    ])
  })
})
