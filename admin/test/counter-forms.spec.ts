import { describe, expect, it } from "vitest"
import { keepDraft, readDraft } from "../src/admin/ui/counter/kept-draft"
import { scanned } from "../src/admin/ui/counter/scanned"

describe("what the scan box is given", () => {
  it.each([
    ["6901234567892", { code: "6901234567892", quantity: 1 }],
    ["5*6901234567892", { code: "6901234567892", quantity: 5 }],
    [" ５＊６９０１２３４５６７８９２ ", { code: "6901234567892", quantity: 5 }],
    ["12 × 530827-02-1", { code: "530827-02-1", quantity: 12 }],
    ["3x690", { code: "690", quantity: 3 }],
    ["0*690", { code: "0*690", quantity: 1 }],
    ["12345*690", { code: "12345*690", quantity: 1 }],
    ["*690", { code: "*690", quantity: 1 }],
    ["", null],
    ["  ", null],
  ])("%j is %j", (text, read) => {
    expect(scanned(text)).toEqual(read)
  })
})

describe("a kept draft", () => {
  type Draft = { lines: number[] }
  const isDraft = (value: unknown): value is Draft =>
    typeof value === "object" && value !== null && Array.isArray((value as Draft).lines)
  const store = () => {
    const held = new Map<string, string>()
    return {
      held,
      getItem: (key: string) => held.get(key) ?? null,
      setItem: (key: string, value: string) => void held.set(key, value),
      removeItem: (key: string) => void held.delete(key),
    }
  }

  it("comes back as it was, on the same device", () => {
    const device = store()
    expect(keepDraft(device, "receipt", { lines: [1, 2] }, 0)).toBe(true)
    expect(readDraft(device, "receipt", 1_000, isDraft)).toEqual({ lines: [1, 2] })
    expect(readDraft(device, "another", 1_000, isDraft)).toBeNull()
  })

  it("that is two weeks old, torn or of another form is thrown away", () => {
    const device = store()
    keepDraft(device, "old", { lines: [] }, 0)
    device.setItem("baixian:draft:torn", "{")
    keepDraft(device, "other", { rows: [] }, 0)
    expect(readDraft(device, "old", 14 * 86_400_000, isDraft)).toBeNull()
    expect(readDraft(device, "torn", 1, isDraft)).toBeNull()
    expect(readDraft(device, "other", 1, isDraft)).toBeNull()
    expect(device.held.size).toBe(0)
  })

  it("that finds no room says so and breaks nothing", () => {
    const full = {
      ...store(),
      setItem: () => {
        throw new DOMException("full", "QuotaExceededError")
      },
    }
    expect(keepDraft(full, "receipt", { lines: [] }, 0)).toBe(false)
  })
})
