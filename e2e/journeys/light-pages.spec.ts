import type { Page, Response } from "@playwright/test"
import { gzipSync } from "node:zlib"
import { expect, test } from "../people"
import { coffee, menglian } from "../people/cast"

const toLookAt = [
  "/",
  `/origins/${menglian.code}`,
  "/products",
  `/products/${coffee.handle}`,
  "/cart",
  "/help",
]

/** Bytes of `ui/enhance.ts`, compressed; it has room to grow, a framework has none. */
const MOST_BYTES = 4_096

/** Opens a page and says which scripts it loaded and how many bytes they are when compressed. */
async function scriptsOf(page: Page, path: string): Promise<{ files: number; bytes: number }> {
  const bodies: Promise<Buffer>[] = []
  const note = (response: Response) => {
    if (response.request().resourceType() === "script") bodies.push(response.body())
  }
  page.on("response", note)
  await page.goto(path, { waitUntil: "networkidle" })
  page.off("response", note)
  const sizes = (await Promise.all(bodies)).map((body) => gzipSync(body).length)
  return { files: sizes.length, bytes: sizes.reduce((all, size) => all + size, 0) }
}

test("a page to look at brings one small script, a page to fill in its framework", async ({ shopper }) => {
  // So that cart and checkout have something to show.
  await shopper.opens(`/products/${coffee.handle}`)
  await shopper.putsInCart({ size: coffee.spec })

  for (const path of toLookAt) {
    const { files, bytes } = await scriptsOf(shopper.page, path)
    expect([path, files]).toEqual([path, 1])
    expect(bytes, path).toBeLessThan(MOST_BYTES)
  }
  expect((await scriptsOf(shopper.page, "/checkout")).files).toBeGreaterThan(1)
})
