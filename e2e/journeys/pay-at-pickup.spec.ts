import { expect, test } from "../people"
import { coffee, huangpu, li, menglian } from "../people/cast"

test("an order to be paid at pick-up counts when the money is taken, not before", async ({
  shopper,
  officer,
  admin,
}) => {
  const before = await officer.asksForFigures(menglian)

  await shopper.opens(`/products/${coffee.handle}`)
  await shopper.buysNow({ size: coffee.spec })
  await shopper.choosesPickup({ district: huangpu })
  await shopper.fillsIn(li)
  await shopper.choosesPayment("取货时付款")
  await shopper.placesOrder()
  await expect(shopper.heading("下单成功")).toBeVisible()
  await expect(shopper.pickupCode).toBeVisible()
  await expect(shopper.fact("付款方式")).toContainText("未付款")
  const order_number = await shopper.readsOrderNumber()
  const code = (await shopper.pickupCode.innerText()).replace(/\D/g, "")
  const due = `取货时应收 ${(coffee.price_fen / 100).toFixed(2)} 元`

  await test.step("staff find it by the code the shopper shows, and its page says what to take", async () => {
    await admin.opens("/pickups")
    await admin.page.getByLabel("取货码、订单号或手机号后四位").fill(code)
    await admin.page.getByRole("button", { name: "查找" }).click()
    const found = admin.page.getByRole("article", { name: order_number })
    await expect(found).toContainText(due)
    await found.getByRole("link", { name: "打开订单" }).click()
    await expect(admin.page).toHaveURL(/\/orders\/order_/)
    for (const fact of [order_number, code, due, "自提"])
      await expect(admin.page.getByRole("main").getByText(fact, { exact: true }).first()).toBeVisible()
  })

  await test.step("placed is not sold", async () => {
    // The projector has seen the order when it has seen one that came after it; asking its own figures is enough here,
    // because a paid order of the same minute would show within a second.
    expect((await officer.asksForLines(order_number)).total.rows).toBe(0)
    expect(await officer.asksForFigures(menglian)).toEqual(before)
  })

  await test.step("marked as paid in the dashboard, it is sold", async () => {
    await admin.marksAsPaid(order_number)
    await expect
      .poll(async () => (await officer.asksForFigures(menglian)).county_month_fen)
      .toBe(before.county_month_fen + coffee.price_fen)
    expect(await officer.readsTheCampaign(menglian)).toEqual({
      county_campaign_fen: before.county_campaign_fen + coffee.price_fen,
      campaign_fen: before.campaign_fen + coffee.price_fen,
    })
    expect((await officer.asksForLines(order_number)).total).toEqual({
      rows: 1,
      quantity: 1,
      net_fen: coffee.price_fen,
    })
  })

  await test.step("the shopper reads that it is paid", async () => {
    await shopper.opens(`/orders/${order_number}`)
    await expect(shopper.fact("付款方式")).toContainText("已付款")
  })

  await test.step("and how to ask for it to be cancelled or taken back, because a press would not do", async () => {
    await expect(shopper.page.getByText("取消订单", { exact: true })).toHaveCount(0)
    const status = shopper.page.getByText("已付款的订单不能在这里取消")
    await status.getByRole("link", { name: "联系客服" }).click()
    await expect(shopper.heading("联系客服")).toBeVisible()
  })
})

test("an order to be paid at pick-up says how long it is held, and can be taken back without scripts", async ({
  plainShopper: shopper,
}) => {
  await shopper.opens(`/products/${coffee.handle}`)
  await shopper.buysNow({ size: coffee.spec })
  await shopper.choosesPickup({ district: huangpu })
  await shopper.fillsIn(li)
  await shopper.choosesPayment("取货时付款")
  await shopper.placesOrder()
  await expect(shopper.heading("下单成功")).toBeVisible()
  await expect(shopper.page.getByText("商品会一直留到您来取")).toBeVisible()

  await shopper.cancelsTheOrder()
  await expect(shopper.state("已取消")).toBeVisible()
  await expect(shopper.pickupCode).toHaveCount(0)
  await expect(shopper.page.getByText("取消订单", { exact: true })).toHaveCount(0)
})
