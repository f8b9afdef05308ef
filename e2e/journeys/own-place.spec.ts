import type { Page } from "@playwright/test"
import { expect, phone, test } from "../people"
import { Staff } from "../people/staff"

const OWN = "SH-CTR-310112-001"
const OTHER = "SH-CTR-310112-002"
const HUB = "SH-HUB-310112-01"

const sidebar = (page: Page) => page.getByRole("complementary").getByRole("navigation")

test("a clerk lands on their counter and sees what is theirs and nothing else", async ({
  newcomer,
  demo,
}) => {
  const { page } = newcomer
  await newcomer.opens("/login")
  await newcomer.signsInThroughTheForm(demo.logins.clerk)
  await expect(page).toHaveURL(/\/app\/counter$/)
  await expect(page.getByRole("group", { name: "我的点位" })).toBeVisible()
  await expect(
    page.getByRole("navigation", { name: "常用操作" }).getByRole("link", { name: "收货" })
  ).toBeVisible()

  await test.step("the menu has their pages only, and no search over orders", async () => {
    for (const name of ["我的专柜", "库存", "自提查询"])
      await expect(sidebar(page).getByRole("link", { name, exact: true })).toBeVisible()
    for (const name of ["枢纽", "总览", "订单", "商品", "人员与权限", "待审批"])
      await expect(sidebar(page).getByRole("link", { name, exact: true })).toHaveCount(0)
    await expect(page.getByRole("link", { name: "设置", exact: true })).toBeHidden()
    await page.keyboard.press("Control+k")
    await expect(page.getByRole("dialog")).toHaveCount(0)
  })

  await test.step("an address that is not theirs leads home with a sentence", async () => {
    for (const path of ["/orders", "/settings/users", "/hub"]) {
      await newcomer.opens(path)
      await expect(page).toHaveURL(/\/app\/counter$/)
      await expect(newcomer.messages.getByText("这个页面不在您的菜单里")).toBeVisible()
    }
  })

  await test.step("another counter's address shows a sentence and none of its data", async () => {
    const asked: string[] = []
    page.on("request", (request) => asked.push(request.url()))
    await newcomer.opens(`/stock?point=${OTHER}`)
    await expect(page.getByText("这不是您的点位")).toBeVisible()
    expect(asked.filter((url) => url.includes("/admin/stock/levels"))).toEqual([])
    await page.getByRole("button", { name: /^去/ }).click()
    await expect(page).toHaveURL(new RegExp(`point=${OWN}`))
    await expect(page.getByRole("heading", { name: /库存$/ })).toBeVisible()
  })
})

test("the server keeps another counter's stock and documents from a clerk, whatever is typed", async ({
  newcomer,
  demo,
  browser,
}) => {
  const context = await browser.newContext()
  const neighbour = new Staff(await context.newPage(), demo)
  await neighbour.signsIn(demo.logins.neighbour)
  await newcomer.signsIn(demo.logins.clerk)
  const [goods] = (
    await neighbour.asks<{ items: { inventory_item_id: string }[] }>(
      `/admin/stock/levels?point=${OTHER}&limit=1`
    )
  ).items
  const { write_off } = await neighbour.sends<{ write_off: { id: string } }>("/admin/stock/write-offs", {
    id: crypto.randomUUID(),
    point: OTHER,
    lines: [{ inventory_item_id: goods?.inventory_item_id, quantity: 1, reason: "damaged" }],
  })
  await context.close()

  const { request } = newcomer.page.context()
  for (const path of [
    `/admin/stock/levels?point=${OTHER}`,
    `/admin/stock/board?point=${OTHER}`,
    `/admin/stock/write-offs/${write_off.id}`,
  ]) {
    expect([path, (await request.get(`${demo.backend}${path}`)).status()]).toEqual([path, 404])
  }
  const hub = await request.get(`${demo.backend}/admin/stock/hub?point=${HUB}`)
  expect(hub.status()).toBe(403)
})

test("a clerk finds goods by pinyin, and their history tells every change", async ({ newcomer, demo }) => {
  const { page } = newcomer
  await newcomer.signsIn(demo.logins.clerk)
  await newcomer.opens("/stock")
  const box = page.getByRole("searchbox", { name: /扫码打开商品/ })
  await box.fill("kafei")
  await box.press("Enter")
  const goods = page.getByRole("row").getByRole("link", { name: /咖啡/ }).first()
  await goods.click()
  await expect(page).toHaveURL(/\/stock\/item\?/)
  const history = page.getByRole("list", { name: "库存流水" })
  await expect(history.getByText("期初")).toBeVisible()
  await page.getByRole("combobox", { name: "变动原因" }).click()
  await page.getByRole("option", { name: "报损" }).click()
  await expect(page).toHaveURL(/reason=write_off/)
})

test("a manager lands on the hub, compares its counters and goes into one, also on a phone", async ({
  browser,
  demo,
}) => {
  const context = await browser.newContext(phone)
  const manager = new Staff(await context.newPage(), demo)
  const { page } = manager
  await manager.signsIn(demo.logins.manager)
  await manager.opens("")
  await expect(page).toHaveURL(/\/app\/hub$/)
  await expect(page.getByRole("heading", { name: "各点对比" })).toBeVisible()
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true)

  await page.getByRole("combobox", { name: "切换点位" }).selectOption(OWN)
  await manager.opens("/counter")
  await expect(page.getByRole("navigation", { name: "常用操作" })).toBeVisible()
  await expect(page.getByRole("combobox", { name: "切换点位" })).toHaveValue(OWN)
  await context.close()
})
