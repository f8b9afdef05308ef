import { masked, maskedEmail, maskedNote } from "../mask"

describe("masked", () => {
  it("hides secrets wherever they stand, by the name of the field and by their shape", () => {
    expect(
      masked({
        password: "correct horse",
        nested: [{ api_key: "x", reset_token: "y" }],
        note: "use eyJhbGci.eyJzdWIi.c2ln or sk_1234567890",
      })
    ).toEqual({ password: "***", nested: [{ api_key: "***", reset_token: "***" }], note: "use *** or ***" })
  })

  it("shows of people what a list may show, and of products everything", () => {
    expect(
      masked({
        name: "石屏豆腐皮",
        first_name: "晓梅",
        email: "wang@baixian.test",
        delivery: { name: "张小花", phone: "13812345678", address: "南京东路1号", quantity: 2 },
        note: "请打13812345678，或写信给 wang@baixian.test",
        phone_number: 13812345678,
      })
    ).toEqual({
      name: "石屏豆腐皮",
      first_name: "晓**",
      email: "wa***@baixian.test",
      delivery: { name: "张**", phone: "138****5678", address: "南**", quantity: 2 },
      note: "请打138****5678，或写信给 wa***@baixian.test",
      phone_number: "***",
    })
  })

  it.each([
    ["打13812345678找老王", "打138****5678找老王"],
    ["+8613812345678", "138****5678"],
    ["008613812345678", "138****5678"],
    ["+86 138 1234 5678", "138****5678"],
    ["138 1234 5678", "138****5678"],
    ["138-1234-5678", "138****5678"],
    ["138 123 45678", "138****5678"],
    ["１３８１２３４５６７８", "138****5678"],
    ["wang＠baixian.test", "wa***@baixian.test"],
    ["电话021-61234567转8", "电话****4567转8"],
    ["(021)6123 4567", "****4567"],
    ["（０２１）６１２３４５６７", "****4567"],
    ["+86 21 61234567", "****4567"],
    ["0871-6123456", "****3456"],
    ["02161234567", "****4567"],
    ["身份证310101199001011234。", "身份证310***************。"],
    ["31010119900101123X", "310***************"],
    ["310101 19900101 123x", "310***************"],
    ["http://x/staff-link#abc-DEF_123", "http://x/staff-link#***"],
    ["口令 Zx9kQ2-_aB3dE5fG7hI9jK1lM3nO5pQ7rS9tU1vW3xY 请收", "口令 *** 请收"],
  ])("hides in %j what is of a person or opens a door", (text, hidden) => {
    expect(maskedNote(text)).toBe(hidden)
  })

  it.each([
    "BS-CTR-310112-001-20261128-003",
    "SH-CTR-310112-001",
    "530827-02-1",
    "条码 6901234567892，批号 20261128-01",
    "2026-11-28 13:05:30 收到 138 件，退 12 件",
    "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
    "91310000MA1FL0000X",
    "user_01JDRS2T7Q8Z3YV5W6X7A8B9C0",
  ])("leaves %j as it is", (text) => {
    expect(maskedNote(text)).toBe(text)
  })

  it("cuts no number into a readable piece", () => {
    expect(masked(`${"好".repeat(293)}13812345678`)).toBe(`${"好".repeat(293)}138****…`)
  })

  it("leaves codes and amounts alone", () => {
    expect(masked({ origin_code: "530827", net_fen: 1380013800138, sku: "530827-02-1" })).toEqual({
      origin_code: "530827",
      net_fen: 1380013800138,
      sku: "530827-02-1",
    })
  })

  it("cuts what is long, wide or deep", () => {
    const deep = { a: { b: { c: { d: { e: { f: { g: 1 } } } } } } }
    expect(masked(deep)).toEqual({ a: { b: { c: { d: { e: { f: "…" } } } } } })
    expect(masked("好".repeat(301))).toBe(`${"好".repeat(300)}…`)
    expect(masked(Array.from({ length: 60 }, (_, at) => at))).toHaveLength(50)
  })

  it("shows nothing of what was typed instead of an e-mail", () => {
    expect([maskedEmail("admin@baixian.test"), maskedEmail("MyPassw0rd!"), maskedEmail("a@b")]).toEqual([
      "ad***@baixian.test",
      "***",
      "***",
    ])
  })
})
