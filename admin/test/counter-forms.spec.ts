import { describe, expect, it } from "vitest"
import { keepDraft, readDraft } from "../src/admin/ui/counter/kept-draft"
import { createSightings, meantCode } from "../src/admin/ui/counter/camera/camera-codes"
import { scanned, withPieces } from "../src/admin/ui/counter/scanned"

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
    ["https://shop.example/trace/0a1b2c3d4e5f6071", { code: "0A1B2C3D4E5F6071", quantity: 1 }],
    ["2*https://shop.example/trace/0A1B2C3D4E5F6071/?from=pack", { code: "0A1B2C3D4E5F6071", quantity: 2 }],
    ["https://shop.example/products/tea", { code: "https://shop.example/products/tea", quantity: 1 }],
    ["", null],
    ["  ", null],
  ])("%j is %j", (text, read) => {
    expect(scanned(text)).toEqual(read)
  })
})

describe("what the camera reads", () => {
  const frame = { width: 1_000, height: 600 }

  it("is the code nearest to the middle, and no address of the shop", () => {
    const symbols = [
      { text: "6901234567892", x: 900, y: 300 },
      { text: "https://shop.example/products/tea", x: 500, y: 300 },
      { text: "6909876543210", x: 400, y: 350 },
    ]
    expect(meantCode(symbols, frame)).toBe("6909876543210")
    const pack = { text: "https://shop.example/trace/0A1B2C3D4E5F6071", x: 510, y: 300 }
    expect(meantCode([...symbols, pack], frame)).toBe("0A1B2C3D4E5F6071")
    expect(meantCode(symbols.slice(1, 2), frame)).toBeNull()
    expect(meantCode([], frame)).toBeNull()
  })

  it("counts once while it is held still, and again after it was away", () => {
    const { isNews } = createSightings(1_000)
    expect([0, 500, 1_400, 2_399].map((at) => isNews("690", at))).toEqual([true, false, false, false])
    expect([isNews("690", 3_399), isNews("691", 3_400), isNews("690", 3_500)]).toEqual([true, true, true])
  })

  it("stands behind the pieces that were typed for it", () => {
    expect([withPieces("5*", "690"), withPieces(" ５＊ ", "690")].map(scanned)).toEqual([
      { code: "690", quantity: 5 },
      { code: "690", quantity: 5 },
    ])
    expect([withPieces("", "690"), withPieces("tea", "690"), withPieces("5", "690")]).toEqual([
      "690",
      "690",
      "690",
    ])
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
