import { expect, test } from "../people"
import { coffee, giftBox, menglian } from "../people/cast"

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

test("in English, apostrophes are as narrow as English ones and no short word is broken", async ({
  shopper,
}) => {
  await shopper.opens(`/products/${giftBox.handle}?lang=en`)
  const widths = await shopper.page.evaluate(() => {
    const widthOf = (text: string, font: string) => {
      const drawn = document.createElement("span")
      drawn.style.fontFamily = font
      drawn.textContent = text
      document.body.append(drawn)
      const { width } = drawn.getBoundingClientRect()
      drawn.remove()
      return width
    }
    return ["var(--sans)", "var(--serif)"].map((font) => widthOf("’", font) / widthOf("m", font))
  })
  for (const width of widths) expect(width).toBeLessThan(0.5)

  const lines = await shopper.page.getByRole("columnheader", { name: "Share" }).evaluate((header) => {
    const range = document.createRange()
    range.selectNodeContents(header)
    return new Set(Array.from(range.getClientRects(), ({ top }) => top)).size
  })
  expect(lines).toBe(1)
})

test("English pages call Shanghai's districts by their English names", async ({ shopper }) => {
  await shopper.opens(`/products/${coffee.handle}?lang=en`)
  await expect(shopper.page.getByLabel("Choose a district").getByRole("option")).toContainText([
    "Choose a district",
    "Huangpu District",
  ])
  await expect(shopper.page.getByText("Paired district", { exact: true }).locator("..")).toContainText(
    "District"
  )
  await shopper.page.getByRole("button", { name: "Buy now" }).click()
  const districts = shopper.page.getByLabel("District", { exact: true })
  await districts.selectOption({ label: "Huangpu District" })
  await shopper.opens(`/origins/${menglian.code}`)
  await expect(shopper.page.getByText("Paired district", { exact: true }).locator("..")).toContainText(
    "District"
  )
})

test("a pairing that is still to be confirmed says so on the place's page and on its products'", async ({
  shopper,
}) => {
  for (const path of [`/origins/${menglian.code}`, `/products/${coffee.handle}`]) {
    await shopper.opens(path)
    const paired = shopper.page.getByText("结对区", { exact: true }).locator("..")
    await expect(paired, path).toContainText("待确认")
  }
})
