import type { StaffOrderAnswer, StocktakeAnswer } from "@baixian/backend/contract"
import { expect, test } from "../people"
import { coffee, counter, hub, minhang, zhang } from "../people/cast"

test("a delivery that comes short is received with its reason, and only what came is in stock", async ({
  clerk,
}) => {
  const before = await clerk.booksOf(coffee.sku, counter.code)
  await clerk.opens("/stock/receipts/new")
  await clerk.scans(coffee.sku)
  await expect(clerk.pieces("实收")).toHaveValue("1")
  await clerk.pieces("应收").fill("5")
  await clerk.pieces("实收").fill("3")
  await clerk.pieces("实收").press("Enter")
  await expect(clerk.scanBox).toBeFocused()

  await test.step("a reload loses nothing that was typed", async () => {
    await clerk.page.reload()
    await expect(clerk.pieces("应收")).toHaveValue("5")
    await expect(clerk.pieces("实收")).toHaveValue("3")
    await expect(clerk.page.getByText("已恢复上次在本机填写")).toBeVisible()
  })

  await test.step("posting asks for the reason and the papers at their line", async () => {
    await clerk.button("过账").click()
    await expect(clerk.question).toContainText("短少件数2")
    await clerk.question.getByRole("button", { name: "过账，入库 3 件" }).click()
    await expect(clerk.question).toBeHidden()
    await expect(clerk.page.getByText(/少到 2 件，请选择短少原因/).first()).toBeVisible()
    expect(await clerk.booksOf(coffee.sku, counter.code)).toBe(before)
  })

  const photo = clerk.page.getByRole("img", { name: /照片 1$/ }).filter({ visible: true })
  const isDrawn = async (): Promise<boolean> =>
    await photo.evaluate((image) => image instanceof HTMLImageElement && image.naturalWidth > 0)
  await test.step("a photo that the network swallowed is sent again", async () => {
    // Asked once more by itself, and then by the clerk.
    await clerk.page.route("**/admin/stock/photos", async (route) => await route.abort(), { times: 2 })
    await clerk.page.getByLabel(/添加照片/).setInputFiles({
      name: "box.png",
      mimeType: "image/png",
      buffer: await clerk.page.screenshot(),
    })
    await clerk.button("重试").click()
    await expect.poll(isDrawn).toBe(true)
  })

  await clerk.field("少到 2 件，原因").selectOption({ label: "对方未发" })
  await clerk.field("进货凭证").selectOption({ label: "购货凭证" })
  await clerk.field("凭证编号").fill("GH-2026-1127")
  await clerk.field("生产日期").fill(lastMonth())
  await clerk.button("过账").click()
  await clerk.answers("过账，入库 3 件")
  await expect(clerk.state("已过账")).toBeVisible()
  await expect(clerk.button("打印入库单")).toBeVisible()
  await expect.poll(isDrawn).toBe(true)
  expect(await clerk.booksOf(coffee.sku, counter.code)).toBe(before + 3)
})

/** The day four weeks ago, as a date field takes it. */
const lastMonth = (): string => new Date(Date.now() - 28 * 86_400_000).toISOString().slice(0, 10)

test("a transfer that arrives short is given up as lost, and found again", async ({ clerk, manager }) => {
  const [atHub, atCounter] = [
    await manager.booksOf(coffee.sku, hub.code),
    await clerk.booksOf(coffee.sku, counter.code),
  ]
  await clerk.opens("/stock/transfers/new")
  await clerk.scans(`4*${coffee.sku}`)
  await expect(clerk.pieces("申请")).toHaveValue("4")
  await clerk.button("发出申请").click()
  await expect(clerk.state("已申请")).toBeVisible()

  await test.step("the hub sends from its phone", async () => {
    await manager.opens("/stock/transfers?view=to_send")
    await manager.page.getByRole("main").getByRole("link", { name: /^DB-/ }).first().click()
    await expect(manager.pieces("本次发出")).toHaveValue("4")
    await manager.button("确认发货").click()
    await manager.answers("发货 4 件")
    await expect(manager.state("在途")).toBeVisible()
    expect(await manager.booksOf(coffee.sku, hub.code)).toBe(atHub - 4)
  })

  await test.step("the counter asks for a reason only because it differs", async () => {
    await clerk.page.reload()
    await expect(clerk.field("差异原因")).toHaveCount(0)
    await clerk.pieces("实收").fill("3")
    await clerk.page.getByRole("radio", { name: "确认丢失，核销" }).click()
    await clerk.field("差异原因").selectOption({ label: "缺件" })
    await clerk.button("确认收货").click()
    await clerk.answers("收货 3 件")
    await expect(clerk.state("已收货")).toBeVisible()
    await expect(clerk.page.getByRole("region", { name: "经过" })).toContainText("核销丢失 1 件")
    expect(await clerk.booksOf(coffee.sku, counter.code)).toBe(atCounter + 3)
  })

  await clerk.button("丢失的找到了").click()
  await clerk.pieces("丢失的找到了").fill("1")
  await clerk.answers("登记找到 1 件")
  await expect(clerk.page.getByRole("region", { name: "经过" })).toContainText("找回 1 件")
  expect(await clerk.booksOf(coffee.sku, counter.code)).toBe(atCounter + 4)
})

test("a count on a phone goes on while a piece is sold and the network is away", async ({
  shopper,
  admin,
  manager,
  deputy,
}) => {
  await shopper.opens(`/products/${coffee.handle}`)
  await shopper.buysNow({ size: coffee.spec })
  await shopper.choosesPickup({ district: minhang })
  await shopper.fillsIn(zhang)
  await shopper.choosesPayment("演示钱包")
  await shopper.placesOrder()
  await shopper.paysInTheWallet()
  await expect(shopper.state("待自提")).toBeVisible()
  const order_id = await admin.findsOrder(await shopper.readsOrderNumber())
  const { order } = await admin.asks<StaffOrderAnswer>(`/admin/orders/${order_id}/placed`)
  if (order?.delivery.kind !== "pickup" || !order.delivery.sales_point)
    throw new Error("The order is not picked up.")
  const { code: point, name: pointName } = order.delivery.sales_point
  const before = await manager.booksOf(coffee.sku, point)

  await test.step("the shelf is counted, one piece fewer than the books say", async () => {
    await manager.opens(`/stock/stocktakes/new?point=${point}`)
    await manager.page.getByRole("radio", { name: "一个货架" }).click()
    await manager.field("货架名称").fill("咖啡架")
    await manager.scans(coffee.sku)
    await expect(manager.page.getByText(/已加入，共 1 种/)).toBeVisible()
    await manager.button("开始盘点").click()
    await expect(manager.state("盘点中")).toBeVisible()
    await expect(manager.page.getByText("还没有盘。")).toBeVisible()

    await manager.page.context().setOffline(true)
    await manager.scans(`${before - 1}*${coffee.sku}`)
    await expect(manager.page.getByTestId("counted-now")).toContainText(String(before - 1))
    await expect(manager.page.getByText(/1 条(未同步|留在本机)/).first()).toBeVisible()
    await manager.page.context().setOffline(false)
    await expect(manager.page.getByText("已全部同步")).toBeVisible()
  })

  await test.step("the order is handed over: the books go down by one", async () => {
    await admin.handsOver(order_id, pointName)
    expect(await manager.booksOf(coffee.sku, point)).toBe(before - 1)
  })

  await test.step("what differs is counted again; the sale is in the figures", async () => {
    await manager.button("提交盘点").click()
    await manager.answers("提交")
    await expect(manager.state("待复盘")).toBeVisible()
    await manager.scans(`${before - 2}*${coffee.sku}`)
    await expect(manager.page.getByText("已全部同步")).toBeVisible()
    await manager.page.reload()
    await manager.field("原因").first().selectOption({ label: "损耗" })
    await manager.button("提交盘点").click()
    await manager.answers("提交")
    await expect(manager.state("待审批")).toBeVisible()
    await expect(manager.page.getByText("您参与了这次盘点，不能审批。")).toBeVisible()
  })

  await deputy.opensNewest("stocktakes")
  await deputy.button("批准并过账").click()
  await deputy.answers("批准")
  await expect(deputy.state("已过账")).toBeVisible()
  expect(await deputy.booksOf(coffee.sku, point)).toBe(before - 2)
})

test("a count on a phone that throws its page away without a network opens again, and counts once", async ({
  demo,
  manager,
}) => {
  const { page } = manager
  const network = async (is: "there" | "gone") => await page.context().setOffline(is === "gone")
  const counted = page.getByTestId("counted-now")
  const goOn = page.getByRole("link", { name: /^接着盘 PD-/ })
  await manager.opens(`/stock/stocktakes/new?point=${hub.code}`)
  await page.getByRole("radio", { name: "一个货架" }).click()
  await manager.field("货架名称").fill("冷柜")
  await manager.scans(coffee.sku)
  await manager.button("开始盘点").click()
  await expect(manager.state("盘点中")).toBeVisible()
  const path = new URL(page.url()).pathname.replace("/app", "")
  // The browser has what it keeps: from here on the network may go at any moment.
  await page.evaluate(async () => void (await navigator.serviceWorker.ready))

  await test.step("twice thrown away, twice counted on", async () => {
    await network("gone")
    await manager.scans(`2*${coffee.sku}`)
    await expect(counted).toContainText("2")
    await page.reload()
    await expect(page.getByText(/^没有网络。请接着盘/)).toBeVisible()
    await expect(page.getByText("没有网络，1 条留在本机，联网后自动上传")).toBeVisible()
    await manager.scans(`3*${coffee.sku}`)
    await expect(counted).toContainText("5")
    await page.reload()
    await manager.scans(coffee.sku)
    await expect(counted).toContainText("6")
  })

  await test.step("any other page says so, and leads back to the count", async () => {
    await manager.opens("/start")
    await expect(page.getByRole("heading", { name: "没有网络，这一页打不开" })).toBeVisible()
    await expect(page.getByText("There is no network, so this page cannot open")).toBeVisible()
    await goOn.click()
    await expect(page.getByText("没有网络，3 条留在本机，联网后自动上传")).toBeVisible()
  })

  await test.step("what was counted arrives once, and the whole page is back", async () => {
    await network("there")
    await expect(page.getByText("已全部同步")).toBeVisible()
    await manager.button("回到完整页面").click()
    await expect(page.getByRole("group", { name: "我的点位" })).toBeVisible()
    await expect(page.getByText("已全部同步")).toBeVisible()
    const { stocktake } = await manager.asks<StocktakeAnswer>(`/admin${path}`)
    expect(stocktake.lines.map(({ first_counted }) => first_counted)).toEqual([6])
  })

  await test.step("who signed out leaves nothing to be seen", async () => {
    await manager.signsOut()
    await expect(page.getByRole("button", { name: "登录", exact: true })).toBeVisible()
    await expect.poll(async () => await manager.keepsCounts()).toBe(0)
    await network("gone")
    await manager.opens(path)
    await expect(page.getByRole("heading", { name: "没有网络，这一页打不开" })).toBeVisible()
    await expect(goOn).toHaveCount(0)
    await network("there")
  })

  await test.step("a count that is over is not kept", async () => {
    await manager.signsIn(demo.logins.manager)
    await manager.opens(path)
    await expect.poll(async () => await manager.keepsCounts()).toBe(1)
    await manager.button("取消单据").click()
    await manager.question.getByLabel("原因").fill("试盘")
    await manager.answers("取消单据")
    await expect(manager.state("已取消")).toBeVisible()
    await expect.poll(async () => await manager.keepsCounts()).toBe(0)
  })
})
