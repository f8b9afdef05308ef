import { masked, maskedEmail } from "../mask"

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
