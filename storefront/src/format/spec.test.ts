import { expect, test } from "vitest"
import { specInLang } from "./spec"

test.each([
  ["500g/袋", "500g / bag"],
  ["80g×10袋/箱", "80g × 10 bags / case"],
  ["6个/盒", "6 pieces / box"],
  ["1件/件", "1 piece"],
  ["3袋/礼盒", "3 bags / gift box"],
  ["60×90cm/块", "60 × 90cm / piece"],
  ["银杯/只", "银杯 / piece"],
  ["454g", "454g"],
  ["", ""],
])("says %s in English as %s", (text, english) => {
  expect(specInLang("en", text)).toBe(english)
})

test("leaves it as written in Chinese", () => {
  expect(specInLang("zh-CN", "80g×10袋/箱")).toBe("80g×10袋/箱")
})
