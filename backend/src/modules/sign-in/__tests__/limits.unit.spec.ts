import { attemptKeys } from "../limits"

const addressKey = (address: string): string => attemptKeys({ email: "a@b.test", address }).address.key
const emailKeyOf = (email: string): string => attemptKeys({ email, address: "10.0.0.1" }).email.key

describe("attemptKeys", () => {
  it("takes every spelling of an e-mail for the same one", () => {
    expect(new Set(["a@b.test", " A@B.test ", "ａ@b.test"].map(emailKeyOf)).size).toBe(1)
    expect(emailKeyOf("c@b.test")).not.toBe(emailKeyOf("a@b.test"))
  })

  it("takes an IPv6 network of one customer for one address, and IPv4 addresses one by one", () => {
    expect(addressKey("2001:db8::1")).toBe(addressKey("2001:db8:0:0:ffff::2"))
    expect(addressKey("2001:db8:0:1::1")).not.toBe(addressKey("2001:db8::1"))
    expect(addressKey("10.0.0.1")).not.toBe(addressKey("10.0.0.2"))
  })

  it("keeps no text that somebody typed", () => {
    expect(emailKeyOf("secret")).toMatch(/^[0-9a-f]{64}$/)
  })
})
