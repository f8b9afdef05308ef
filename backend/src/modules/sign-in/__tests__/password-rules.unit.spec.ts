import { passwordFault } from "../password-rules"

const email = "wangxiaomei@baixian.test"

describe("passwordFault", () => {
  it.each([
    ["123456789", "too_short"],
    ["一二三四五六七八九", "too_short"],
    ["x".repeat(129), "too_long"],
    [email, "is_email"],
    ["WangXiaoMei", "is_email"],
    ["1234567890", "too_common"],
    ["Password123!!", "too_common"],
    ["WoAiNi1314520", "too_common"],
    ["aaaaaaaaaaab", "too_simple"],
  ])("refuses %s: %s", (password, fault) => {
    expect(passwordFault(password, email)).toBe(fault)
  })

  it.each([
    "four unrelated words",
    "孟连的咖啡石屏的豆腐皮",
    "password123 and a horse",
    "wangxiaomei-7-lichee",
  ])("takes %s", (password) => {
    expect(passwordFault(password, email)).toBeNull()
  })
})
