import { expect, test } from "vitest"
import { secure, share } from "./page-headers.server"

const shared = (init: { cookie?: string; setCookie?: string; status?: number; personal?: boolean }) => {
  const headers = new Headers(init.setCookie ? { "Set-Cookie": init.setCookie } : {})
  const request = new Request("http://shop.test/", { headers: init.cookie ? { cookie: init.cookie } : {} })
  share(headers, request, { status: init.status ?? 200, personal: init.personal ?? false })
  return headers.get("Cache-Control")
}

test("only a page that carries nobody's cookies may be shared", () => {
  expect(shared({})).toContain("s-maxage=30")
  expect(shared({ cookie: "cart=variant_a:1" })).toBe("private, no-cache")
  expect(shared({ setCookie: "lang=en" })).toBe("private, no-cache")
  expect(shared({ personal: true })).toBe("private, no-store")
  expect(shared({ status: 503 })).toBe("private, no-store")
})

test("names no foreign origin, except Stripe's on Stripe's page", () => {
  const policy = (stripe: boolean) => {
    const headers = new Headers()
    secure(headers, { nonce: "abc", stripe, image_origins: [] })
    return headers.get("Content-Security-Policy") ?? ""
  }
  expect(policy(false)).not.toContain("http")
  expect(policy(false)).not.toContain("unsafe")
  expect(
    policy(true)
      .match(/https:\/\/[^ ;]+/g)
      ?.every((origin) => origin.endsWith(".stripe.com"))
  ).toBe(true)
})
