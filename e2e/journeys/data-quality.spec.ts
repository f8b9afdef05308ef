import { expect, test } from "../people"
import { menglian } from "../people/cast"
import { shanghaiDay } from "../people/officer"

const inDays = (days: number): string => shanghaiDay(new Date(Date.now() + days * 86_400_000))

test("数据质量 names a certificate that runs out, leads to the product, and has it no more once it is renewed", async ({
  admin,
}) => {
  const { page } = admin
  const offer = await admin.offers({ title: "孟连到期样品", county: menglian, price_fen: 990 })
  await admin.certifies(offer.product_id, menglian, inDays(10))
  const named = page
    .getByRole("list", { name: /在售商品的证书 30 天内到期/ })
    .getByRole("link", { name: offer.title })

  await test.step("what to do next stands beside it", async () => {
    await admin.opens("/data-quality")
    await expect(named).toBeVisible()
    await expect(page.getByText(/下一步：请供应商尽快续证/)).toBeVisible()
    await expect(page.getByText(/检查时间 \d{4}-\d\d-\d\d/)).toBeVisible()
  })

  await test.step("the link leads to where it is mended", async () => {
    await named.press("Enter")
    await expect(page).toHaveURL(new RegExp(`/products/${offer.product_id}$`))
    await admin.renewsTheCertificate(inDays(400))
  })

  await test.step("mended, it is gone", async () => {
    await page.getByRole("link", { name: "数据质量" }).click()
    await expect(page.getByRole("heading", { name: "数据质量" })).toBeVisible()
    await expect(named).toHaveCount(0)
  })
})

test("数据质量 stands by urgency, shows what was looked for in vain, and leads an open month to its page", async ({
  officer,
}) => {
  const { page } = officer
  await officer.opens("/data-quality")
  const sections = page.getByRole("heading", { level: 2 })
  await expect(sections.last()).toHaveText("已检查，没有问题")
  const order = ["需要更正", "需要核对", "需要留意", "已检查，没有问题"]
  const shown = await sections.allInnerTexts()
  expect(shown).toEqual(order.filter((urgency) => shown.includes(urgency)))
  await expect(page.getByRole("listitem").filter({ hasText: "在售商品都有产地" })).toBeVisible()

  const kind = page
    .getByRole("listitem")
    .filter({ has: page.getByRole("heading", { name: "已经结束的月份没有封账" }) })
  await expect(kind.getByText(/涉及销售额 ¥[\d,]+\.\d\d/)).toBeVisible()
  await kind.getByRole("link").first().click()
  await expect(page).toHaveURL(/\/periods\/\d{4}-\d\d$/)
  await expect(page.getByRole("button", { name: "封账", exact: true })).toBeVisible()
})

test("数据质量 says what to do when it cannot be read, and is read on the next try", async ({ officer }) => {
  const { page } = officer
  await page.route("**/admin/data-quality", async (route) => {
    await route.fulfill({ status: 500, contentType: "application/json", body: "{}" })
  })
  await officer.opens("/data-quality")
  await expect(page.getByRole("alert").getByText(/服务器出错（500）/)).toBeVisible()
  await page.unroute("**/admin/data-quality")
  await page.getByRole("button", { name: "重试" }).click()
  await expect(page.getByText(/检查时间/)).toBeVisible()
})
