import { isSigned, signatureHeader, SIGNATURE_TOLERANCE_SECONDS } from "../signature"

const secret = "a-secret-of-this-test"
const now = new Date("2026-08-31T10:00:00Z")
const body = Buffer.from('{"id":"evt_1"}')
const later = (seconds: number): Date => new Date(now.getTime() + seconds * 1000)

describe("signed notices", () => {
  const header = signatureHeader(body.toString(), secret, now)

  it("accepts what was signed, until the tolerance has passed", () => {
    expect(isSigned(body, header, { secret, now })).toBe(true)
    expect(isSigned(body, header, { secret, now: later(SIGNATURE_TOLERANCE_SECONDS) })).toBe(true)
    expect(isSigned(body, header, { secret, now: later(SIGNATURE_TOLERANCE_SECONDS + 1) })).toBe(false)
    expect(isSigned(body, header, { secret, now: later(-SIGNATURE_TOLERANCE_SECONDS - 1) })).toBe(false)
  })

  it("accepts a header with several signatures when one of them fits, as during a change of secrets", () => {
    expect(isSigned(body, `${header},v1=${"0".repeat(64)}`, { secret, now })).toBe(true)
  })

  it.each([
    ["another body", Buffer.from('{"id":"evt_2"}'), header, secret],
    ["another secret", body, header, "another-secret"],
    ["no header", body, undefined, secret],
    ["no time", body, header.replace(/t=\d+,/, ""), secret],
    ["a changed time", body, header.replace(/t=(\d)/, "t=9"), secret],
    ["a signature that is no hex", body, header.replace(/v1=.*/, "v1=zz"), secret],
    ["a signature under another name", body, header.replace("v1=", "v0="), secret],
    ["a header without end", body, `${header},${"v1=00,".repeat(2_000)}`, secret],
  ])("refuses %s", (_, given, value, key) => {
    expect(isSigned(given, value, { secret: key, now })).toBe(false)
  })
})
