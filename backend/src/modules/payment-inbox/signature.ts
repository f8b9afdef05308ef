import { createHmac, timingSafeEqual } from "node:crypto"

/** Older (or younger) notices than this are refused, so that a recorded one cannot be played again later. */
export const SIGNATURE_TOLERANCE_SECONDS = 300

const MAX_HEADER_LENGTH = 2_000

/** `t=<unix seconds>,v1=<hex>`: HMAC-SHA256 over `<t>.<body>`. Stripe's scheme, and our demo wallet's. */
export function signatureHeader(body: string, secret: string, at: Date): string {
  const seconds = Math.floor(at.getTime() / 1000)
  return `t=${seconds},v1=${digest(`${seconds}.${body}`, secret).toString("hex")}`
}

/** True when one of the header's v1 signatures is the body's and its time is within the tolerance of `now`. */
export function isSigned(
  body: Buffer,
  header: string | undefined,
  { secret, now }: { secret: string; now: Date }
): boolean {
  if (!header || header.length > MAX_HEADER_LENGTH) return false
  const parts = header.split(",").map((part) => part.trim().split("=", 2) as [string, string | undefined])
  const time = parts.find(([name]) => name === "t")?.[1]
  if (!time || !/^\d{1,12}$/.test(time)) return false
  if (Math.abs(now.getTime() / 1000 - Number(time)) > SIGNATURE_TOLERANCE_SECONDS) return false

  const expected = digest(Buffer.concat([Buffer.from(`${time}.`), body]), secret)
  return parts
    .filter(([name]) => name === "v1")
    .some(([, value]) => {
      const given = Buffer.from(value ?? "", "hex")
      return given.length === expected.length && timingSafeEqual(given, expected)
    })
}

function digest(payload: string | Buffer, secret: string): Buffer {
  return createHmac("sha256", secret).update(payload).digest()
}
