import { expect, test } from "vitest"
import { yuan, yuanParts } from "./fen"

test("writes whole fen as yuan with two decimals and grouped thousands", () => {
  expect(yuan(0)).toBe("¥0.00")
  expect(yuan(5)).toBe("¥0.05")
  expect(yuan(99)).toBe("¥0.99")
  expect(yuan(100)).toBe("¥1.00")
  expect(yuan(99_999)).toBe("¥999.99")
  expect(yuan(100_000)).toBe("¥1,000.00")
  expect(yuan(123_456_789_01)).toBe("¥123,456,789.01")
})

test("keeps every fen where a float would lose one", () => {
  expect(yuan(9_007_199_254_740_991)).toBe("¥90,071,992,547,409.91")
})

test("writes a refund with its sign before the currency", () => {
  expect(yuan(-1950)).toBe("−¥19.50")
})

test("refuses what is not whole fen", () => {
  expect(() => yuan(12.5)).toThrow(RangeError)
  expect(() => yuanParts(Number.NaN)).toThrow(RangeError)
})
