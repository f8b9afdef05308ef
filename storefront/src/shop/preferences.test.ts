import { expect, test } from "vitest"
import { asked, Jar } from "../../test/route"
import { preferenceCookies, readPreferences } from "./preferences.server"

const request = (path: string, jar?: Jar) => asked<{ request: Request }>(path, jar ? { jar } : {}).request

test("Chinese in standard type unless asked otherwise; the address wins over the cookie", () => {
  expect(readPreferences(request("/"))).toEqual({ lang: "zh-CN", elder: false })
  const jar = new Jar().set("lang", "en").set("elder", "1")
  expect(readPreferences(request("/", jar))).toEqual({ lang: "en", elder: true })
  expect(readPreferences(request("/?lang=zh-CN&elder=0", jar))).toEqual({ lang: "zh-CN", elder: false })
})

test("remembers what was asked for in the address, and nothing else", () => {
  expect(preferenceCookies(request("/"))).toEqual([])
  expect(preferenceCookies(request("/?lang=en"))[0]).toMatch(/^lang=en; Path=\/; Max-Age=31536000/)
  expect(preferenceCookies(request("/?lang=<script>"))[0]).toMatch(/^lang=zh-CN;/)
})
