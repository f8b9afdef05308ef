import type { Locator, Page } from "@playwright/test"
import { desktop, expect, phone, test } from "../people"
import { coffee, giftBox, huangpu, menglian, zhang } from "../people/cast"
import { shanghaiMonthBefore } from "../people/officer"
import { Shopper } from "../people/shopper"
import { overflowOf, watchForTrouble } from "../people/trouble"

const folder = "test-results/screens"

const shopPages: Record<string, string> = {
  home: "/",
  categories: "/categories",
  origins: "/origins",
  province: "/origins/530000",
  prefecture: "/origins/530800",
  county: `/origins/${menglian.code}`,
  list: "/products",
  "list-search": "/products?q=%E5%92%96%E5%95%A1",
  "list-filtered": "/products?origin=530000&category=tea&label=hundred_products&sort=price_asc",
  "list-nothing": "/products?q=zzzzzz",
  product: `/products/${coffee.handle}`,
  "product-gift-box": `/products/${giftBox.handle}`,
  "cart-empty": "/cart",
  "checkout-empty": "/checkout",
  "orders-mine": "/orders/mine",
  "orders-find": "/orders/find",
  help: "/help",
  missing: "/no-such-page",
}

const officePages: Record<string, string> = {
  overview: "/overview",
  wall: "/wall",
  "sales-by-county": "/reports/sales-by-county?unit=yuan",
  "sales-by-county-provinces": "/reports/sales-by-county?level=province&columns=all",
  "sales-lines": `/reports/sales-by-county?open=county:${menglian.code}.period_net_fen`,
  "sales-lines-of-the-98": "/reports/sales-by-county?open=list:98.ytd_net_fen",
  "sales-by-county-red": "/reports/sales-by-county?only=red&sort=schedule_gap_points",
  "sales-by-county-empty": "/reports/sales-by-county?month=2024-01",
  "campaign-progress": "/reports/campaign-progress",
  "sales-by-district": "/reports/sales",
  "sales-by-point": "/reports/sales?report=sales-by-point",
  "sales-by-point-all": "/reports/sales?report=sales-by-point&level=flat&sort=-ytd_net_fen&columns=all",
  "sales-by-product-unsold": "/reports/sales?report=sales-by-product&show=unsold",
  "sales-trend": "/reports/sales?report=sales-trend",
  "sales-hours": "/reports/sales?report=sales-hours",
  "district-by-county": "/reports/sales?report=district-by-county",
  "campaign-red": "/reports/campaign-progress?only=red",
  months: "/periods",
  month: `/periods/${shanghaiMonthBefore(new Date())}`,
  "month-paper": `/periods/preview/${shanghaiMonthBefore(new Date())}`,
  days: "/periods/daily",
  "data-quality": "/data-quality",
  ledger: "/ledger",
  "ledger-nothing": "/ledger?find=none",
  products: "/products",
}

const devices = { phone, desktop }

/** The whole page for people to look at. */
const shoot = (page: Page, name: string) => page.screenshot({ path: `${folder}/${name}.png`, fullPage: true })

for (const [device, options] of Object.entries(devices)) {
  test(`the shop's pages on a ${device} are quiet, ours alone and no wider than the screen`, async ({
    browser,
    demo,
  }) => {
    const context = await browser.newContext({ ...options, baseURL: demo.storefront })
    const shopper = new Shopper(await context.newPage())
    const { page } = shopper
    const troubles = watchForTrouble(page, [demo.storefront, demo.backend])

    for (const [name, path] of Object.entries(shopPages)) {
      await test.step(name, async () => {
        await shopper.opens(path)
        await page.waitForLoadState("networkidle")
        await shoot(page, `shop-${device}-${name}`)
        expect.soft(await overflowOf(page), `${path} is too wide`).toBe(0)
      })
    }
    for (const [name, path] of Object.entries({
      "home-en": "/?lang=en",
      "product-en": shopPages.product,
      "list-en": "/products",
    })) {
      await shopper.opens(path ?? "/")
      await page.waitForLoadState("networkidle")
      await shoot(page, `shop-${device}-${name}`)
      expect.soft(await overflowOf(page), `${path} in English is too wide`).toBe(0)
    }
    await shopper.opens("/?lang=zh-CN&elder=1")
    await shoot(page, `shop-${device}-home-elder`)
    expect.soft(await overflowOf(page), "the large type is too wide").toBe(0)
    expect(troubles()).toEqual([])
    await context.close()
  })

  test(`buying on a ${device} is quiet from the cart to the order`, async ({ browser, demo }) => {
    const context = await browser.newContext({ ...options, baseURL: demo.storefront })
    const shopper = new Shopper(await context.newPage())
    const { page } = shopper
    const troubles = watchForTrouble(page, [demo.storefront, demo.backend])
    const look = async (name: string) => {
      await page.waitForLoadState("networkidle")
      await shoot(page, `buy-${device}-${name}`)
      expect.soft(await overflowOf(page), `${name} is too wide`).toBe(0)
    }

    await shopper.opens(`/products/${coffee.handle}`)
    await shopper.putsInCart({ size: coffee.spec, quantity: 2 })
    await expect(page.getByRole("status").filter({ hasText: "已加入购物车" })).toBeVisible()
    await look("1-added")
    await shopper.opens("/cart")
    await look("2-cart")
    await shopper.goesToCheckout()
    await look("3-checkout")
    await shopper.choosesDelivery({
      province: "云南省",
      city: "普洱市",
      area: "思茅区",
      detail: "茶城大道8号",
    })
    await look("4-checkout-delivery")
    await shopper.choosesPickup({ district: huangpu })
    await look("5-checkout-pickup")
    await shopper.fillsIn({ name: zhang.name, phone: "123" })
    await shopper.choosesPayment("演示钱包")
    await shopper.placesOrder()
    await expect(shopper.phoneField).toBeFocused()
    await look("6-checkout-refused")
    await shopper.fillsIn(zhang)
    await shopper.placesOrder()
    await expect(shopper.walletPayButton).toBeVisible()
    await look("7-wallet")
    await shopper.isRefusedByTheWallet()
    await look("8-order-unpaid")
    await shopper.paysAgain()
    await shopper.paysInTheWallet()
    await expect(shopper.state("待自提")).toBeVisible()
    await look("9-order-paid")
    await shopper.opens("/orders/mine")
    await look("10-orders")
    // The refused form is answered with 422, as it should be.
    expect(troubles().filter((trouble) => !trouble.startsWith("422"))).toEqual([])
    await context.close()
  })
}

test("the office's pages are quiet and ours alone", async ({ officer, demo }) => {
  test.slow()
  const { page } = officer
  const troubles = watchForTrouble(page, [demo.backend])
  for (const [name, path] of Object.entries(officePages)) {
    await test.step(name, async () => {
      await officer.opens(path)
      await whatItIsFor(page, name).waitFor()
      await page.waitForLoadState("networkidle")
      await page.screenshot({ path: `${folder}/office-${name}.png` })
      expect.soft(await overflowOf(page), `${path} is too wide`).toBe(0)
    })
  }
  await test.step("product with its origin", async () => {
    const { products } = await officer.asks<{ products: { id: string }[] }>(
      `/admin/products?handle=${coffee.handle}&fields=id`
    )
    await officer.opens(`/products/${products[0]?.id}`)
    await page.getByText("产地档案").scrollIntoViewIfNeeded()
    await page.getByText(menglian.code, { exact: true }).waitFor()
    await page.waitForLoadState("networkidle")
    await page.screenshot({ path: `${folder}/office-product.png` })
  })
  await test.step("with our own measures, which Tailwind must have seen", async () => {
    await officer.opens(officePages["sales-by-county"] ?? "")
    // No field of Medusa's is 172 pixels wide, so this class is in the style sheet only when our pages were read for it.
    await expect(page.getByRole("searchbox", { name: "查找名称或代码" })).toHaveCSS("width", "172px")
  })
  const reports = [
    "overview",
    "sales-by-county",
    "campaign-progress",
    "sales-by-district",
    "sales-by-point",
    "district-by-county",
  ]
  const pagesInEnglish = [...reports, "data-quality", "ledger"]
  await test.step("on paper", async () => {
    for (const name of reports) {
      await officer.opens(officePages[name] ?? "")
      await whatItIsFor(page, name).waitFor()
      await page.waitForLoadState("networkidle")
      await page.pdf({ path: `${folder}/paper-${name}.pdf`, preferCSSPageSize: true, printBackground: true })
    }
  })
  await test.step("in English", async () => {
    await officer.choosesLanguage("English")
    for (const name of pagesInEnglish) {
      await officer.opens(officePages[name] ?? "")
      await whatItIsFor(page, name).waitFor()
      await page.waitForLoadState("networkidle")
      await page.screenshot({ path: `${folder}/office-${name}-en.png` })
    }
  })
  expect(troubles()).toEqual([])
})

/** The last thing to arrive on a page of the office. */
function whatItIsFor(page: Page, name: string): Locator {
  if (name.startsWith("sales-lines")) return page.getByRole("dialog").getByRole("table")
  if (["products", "months", "ledger"].includes(name)) return page.getByRole("table")
  if (name === "month") return page.getByRole("heading", { name: /月报|Monthly report/ })
  if (name === "month-paper") return page.getByRole("article").first()
  if (name === "days") return page.getByText(/还没有送审过|No daily report/).first()
  if (name === "data-quality") return page.getByText(/检查时间|Checked \d/)
  if (name === "ledger-nothing") return page.getByText(/没有单号|No lines of/)
  return page.getByText(/数据截至|Data up to/).first()
}
