import { expect, test } from "../people"
import { coffee, menglian, zhang } from "../people/cast"

test("a parcel: the wallet refuses, the second try pays, and freight is no county's sale", async ({
  shopper,
  officer,
}) => {
  const before = await officer.asksForFigures(menglian)

  await shopper.opens(`/products/${coffee.handle}`)
  await shopper.buysNow({ size: coffee.spec })
  await shopper.choosesDelivery({
    province: "上海市",
    city: "上海市",
    area: "浦东新区",
    detail: "世纪大道100号2号楼301室",
  })
  await shopper.fillsIn(zhang)
  await shopper.choosesPayment("演示钱包")
  const total_fen = await shopper.readsTotalFen()
  expect(await shopper.readsGoodsFen()).toBe(coffee.price_fen)
  expect(total_fen, "below the free limit a parcel costs something").toBeGreaterThan(coffee.price_fen)
  await shopper.placesOrder()

  const order_number = await test.step("the wallet refuses, and the order waits", async () => {
    await shopper.isRefusedByTheWallet()
    await expect(shopper.state("待付款")).toBeVisible()
    const number = await shopper.readsOrderNumber()
    expect((await officer.asksForLines(number)).total.rows).toBe(0)
    return number
  })

  await test.step("the second try pays", async () => {
    await shopper.paysAgain()
    await shopper.paysInTheWallet()
    await expect(shopper.state("待发货")).toBeVisible()
    await expect(shopper.fact("地址")).toContainText("浦东新区")
  })

  await test.step("the county has the goods, nobody the freight", async () => {
    await expect
      .poll(async () => (await officer.asksForLines(order_number)).total)
      .toEqual({
        rows: 1,
        quantity: 1,
        net_fen: coffee.price_fen,
      })
    const after = await officer.asksForFigures(menglian)
    expect(after.city_month_fen - before.city_month_fen).toBe(coffee.price_fen)
    expect(after.county_month_fen - before.county_month_fen).toBe(coffee.price_fen)
  })
})
