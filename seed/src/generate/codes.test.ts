import { describe, expect, it } from "vitest"
import { readSample } from "../sample"
import { barcodeOf, checkDigit } from "./barcode"
import { sampleUscc, usccCheckCharacter } from "./uscc"

const { products, suppliers } = readSample()

describe("EAN-13", () => {
  it("computes the check digits of published examples", () => {
    expect(checkDigit("400638133393")).toBe(1)
    expect(checkDigit("690123456789")).toBe(2)
    expect(() => checkDigit("12345")).toThrow("twelve digits")
  })

  it("gives every variant its own code in the restricted range with a right check digit", () => {
    const eans = products.flatMap((product) => product.variants.map(({ ean }) => ean))
    expect(new Set(eans).size).toBe(eans.length)
    for (const ean of eans) {
      expect(ean).toMatch(/^2[0-4]\d{11}$/)
      expect(Number(ean[12])).toBe(checkDigit(ean.slice(0, 12)))
    }
  })

  it("reads back to the SKU it was made from and refuses another shape", () => {
    expect(barcodeOf("530827-02-1").slice(2, 12)).toBe("5308270201")
    expect(() => barcodeOf("coffee")).toThrow("530827-01-1")
  })
})

describe("credit codes", () => {
  it("computes the check character of the standard's example", () => {
    expect(usccCheckCharacter("91350100M000100Y4")).toBe("3")
  })

  it("gives every sample supplier a code that is wrong on purpose", () => {
    const codes = suppliers.map(({ uscc }) => uscc)
    expect(new Set(codes).size).toBe(codes.length)
    for (const code of codes) {
      expect(code).toHaveLength(18)
      expect(code[17]).not.toBe(usccCheckCharacter(code.slice(0, 17)))
    }
    expect(sampleUscc("530827", true, 1)).toMatch(/^93530827/)
  })
})
