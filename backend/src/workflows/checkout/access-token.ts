import { createHmac, timingSafeEqual } from "node:crypto"
import { env } from "../../env"

/** Signed proof of being the buyer of one order; worth nothing for any other. */
export function accessTokenOf(order_id: string): string {
  return createHmac("sha256", env.JWT_SECRET).update(`placed-order:v1:${order_id}`).digest("base64url")
}

export function opensOrder(token: string | undefined, order_id: string): boolean {
  const given = Buffer.from(token ?? "", "base64url")
  const expected = Buffer.from(accessTokenOf(order_id), "base64url")
  return given.length === expected.length && timingSafeEqual(given, expected)
}
