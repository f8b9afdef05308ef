import { expect, test } from "../people"

const languages = ["zh-CN", "en"]

/** Every product's handle, as the list's pages link to them. */
async function handlesOnSale(shop: string): Promise<string[]> {
  const handles = new Set<string>()
  for (let page = 1; ; page += 1) {
    const before = handles.size
    const html = await (await fetch(`${shop}/products?page=${page}`)).text()
    for (const [, handle] of html.matchAll(/href="\/products\/([a-z0-9-]+)"/g)) handles.add(handle ?? "")
    // Behind the last page stands the last page once more.
    if (handles.size === before) return [...handles]
  }
}

/** Bytes that no page means: zero bytes, and what is not UTF-8 or has been decoded wrongly before. */
function faultsIn(page: Uint8Array): string[] {
  const text = new TextDecoder().decode(page)
  return [...(page.includes(0) ? ["zero byte"] : []), ...(text.includes("\uFFFD") ? ["U+FFFD"] : [])]
}

test("the text of every product's page arrives whole, in both languages", async ({ demo }) => {
  const handles = await handlesOnSale(demo.storefront)
  expect(handles.length).toBeGreaterThan(300)

  const faults: string[] = []
  for (const handle of handles) {
    for (const lang of languages) {
      const path = `/products/${handle}?lang=${lang}`
      const answer = await fetch(`${demo.storefront}${path}`)
      expect([path, answer.status]).toEqual([path, 200])
      const found = faultsIn(new Uint8Array(await answer.arrayBuffer()))
      faults.push(...found.map((fault) => `${path}: ${fault}`))
    }
  }
  expect(faults).toEqual([])
})
