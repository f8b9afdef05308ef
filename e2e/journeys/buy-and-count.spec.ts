import { expect, test } from "../people"
import { coffee, huangpu, menglian, zhang } from "../people/cast"
import { shanghaiDay } from "../people/officer"

test("a shopper finds 孟连 coffee by county, by Chinese words, by pinyin and by initials", async ({
  shopper,
}) => {
  await shopper.browsesTo({ province: menglian.province, county: menglian.name })
  await expect(shopper.product(coffee.title)).toBeVisible()

  for (const words of ["孟连咖啡", "咖啡豆", "menglian", "kafeidou", "mlkfd"]) {
    await shopper.searches(words)
    await expect(shopper.product(coffee.title), words).toBeVisible()
  }
})

test("an order paid with the wallet lifts its county and the campaign by exactly its goods; cancelled, by nothing", async ({
  shopper,
  officer,
  admin,
}) => {
  const before = { pages: await officer.readsThePages(menglian), api: await officer.asksForFigures(menglian) }
  expect(before.pages, "the pages say what the API says").toEqual(before.api)

  const quantity = 2
  const goods_fen = coffee.price_fen * quantity
  const order_number = await test.step("the shopper buys two bags and pays", async () => {
    await shopper.browsesTo({ province: menglian.province, county: menglian.name })
    await shopper.opensProduct(coffee.title)
    await shopper.putsInCart({ size: coffee.spec, quantity })
    await shopper.goesToCheckout()
    await shopper.choosesPickup({ district: huangpu })
    await shopper.fillsIn(zhang)
    await shopper.choosesPayment("演示钱包")
    expect(await shopper.readsTotalFen()).toBe(goods_fen)
    await shopper.placesOrder()
    await shopper.paysInTheWallet()
    await expect(shopper.state("待自提")).toBeVisible()
    await expect(shopper.pickupCode).toBeVisible()
    return await shopper.readsOrderNumber()
  })

  await test.step("county, campaign and city are up by the goods, on the pages and in the API", async () => {
    const raised = (figures: typeof before.api) => ({
      city_month_fen: figures.city_month_fen + goods_fen,
      county_month_fen: figures.county_month_fen + goods_fen,
      county_campaign_fen: figures.county_campaign_fen + goods_fen,
      campaign_fen: figures.campaign_fen + goods_fen,
    })
    await expect.poll(() => officer.asksForFigures(menglian)).toEqual(raised(before.api))
    expect(await officer.readsThePages(menglian)).toEqual(raised(before.pages))
  })

  await test.step("the lines behind the county's figure show the order, on Shanghai's day", async () => {
    const lines = await officer.opensTheLinesOf(menglian)
    const line = lines.getByRole("row").filter({ hasText: order_number })
    await expect(line).toHaveCount(1)
    await expect(line).toContainText(shanghaiDay(new Date()))
    await expect(line).toContainText("销售")
    await expect(lines.getByText("与报表数字一致")).toBeVisible()
  })

  await test.step("cancelled in the dashboard, it is zero net and two lines", async () => {
    await admin.cancelsOrder(order_number)
    await expect.poll(() => officer.asksForFigures(menglian)).toEqual(before.api)
    expect(await officer.readsThePages(menglian)).toEqual(before.pages)

    const { items, total } = await officer.asksForLines(order_number)
    expect(items.map(({ kind, net_fen }) => ({ kind, net_fen })).toReversed()).toEqual([
      { kind: "sale", net_fen: goods_fen },
      { kind: "cancellation", net_fen: -goods_fen },
    ])
    expect(total).toEqual({ rows: 2, quantity: 0, net_fen: 0 })

    const lines = await officer.opensTheLinesOf(menglian)
    await expect(lines.getByRole("row").filter({ hasText: order_number })).toHaveCount(2)
  })

  await test.step("the shopper reads that it is cancelled and the money goes back", async () => {
    await shopper.opens(`/orders/${order_number}`)
    await expect(shopper.state("已取消")).toBeVisible()
    await expect(shopper.fact("已退款")).toContainText("¥84.00")
  })
})
