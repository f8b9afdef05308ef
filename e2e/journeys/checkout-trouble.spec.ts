import { expect, test } from "../people"
import { coffee, huangpu, li, menglian, zhang } from "../people/cast"
import type { Shopper } from "../people/shopper"

/** The one script that most pages have; checkout has others besides. */
const smallScript = /\/enhance-/

/** How often the page was sent away with what is in its form. */
function countsFormsSent({ page }: Shopper): () => number {
  let sent = 0
  page.on("request", (request) => {
    if (request.isNavigationRequest() && request.method() === "POST") sent += 1
  })
  return () => sent
}

test("a double press places one order, and going back after it offers nothing to pay twice", async ({
  shopper,
  admin,
}) => {
  const phone = "13611112222"
  const before = await admin.countsOrdersOf(phone)
  await shopper.opens(`/products/${coffee.handle}`)
  await shopper.putsInCart({ size: coffee.spec })
  await shopper.goesToCheckout()
  await shopper.choosesPickup({ district: huangpu })
  await shopper.fillsIn({ name: "赵双喜", phone })
  await shopper.choosesPayment("取货时付款")
  await shopper.placeButton.dblclick()
  await expect(shopper.heading("下单成功")).toBeVisible()
  const order_number = await shopper.readsOrderNumber()

  await shopper.page.reload()
  expect(await shopper.readsOrderNumber()).toBe(order_number)

  await shopper.page.goBack()
  await shopper.opens("/checkout")
  await expect(shopper.heading("没有可以结算的商品")).toBeVisible()

  await shopper.opens("/orders/mine")
  await expect(shopper.page.getByRole("link", { name: /^订单号/ })).toHaveCount(1)
  expect((await admin.countsOrdersOf(phone)) - before).toBe(1)
})

test("a refused form keeps everything that was typed and says what is wrong beside it", async ({
  shopper,
}) => {
  await shopper.opens(`/products/${coffee.handle}`)
  await shopper.buysNow({ size: coffee.spec })
  await shopper.choosesPickup({ district: huangpu })
  await shopper.fillsIn({ name: "王小明", phone: "12345" })
  await shopper.page.getByLabel("备注（选填）").fill("下午四点后来取")
  await shopper.choosesPayment("取货时付款")
  await shopper.placesOrder()

  await expect(shopper.alerts.filter({ hasText: "您填的内容都还在" })).toBeVisible()
  await expect(shopper.page.getByText("请填写 11 位手机号")).toBeVisible()
  await expect(shopper.phoneField).toBeFocused()
  await expect(shopper.phoneField).toHaveValue("12345")
  await expect(shopper.nameField).toHaveValue("王小明")
  await expect(shopper.page.getByLabel("备注（选填）")).toHaveValue("下午四点后来取")
  await expect(shopper.page.getByRole("radio", { name: /^取货时付款/ })).toBeChecked()

  await shopper.phoneField.fill("+86 136-2222-3333")
  await shopper.placesOrder()
  await expect(shopper.heading("下单成功")).toBeVisible()
})

test("what is chosen before the scripts arrive is taken in when they do", async ({ shopper }) => {
  await shopper.opens(`/products/${coffee.handle}`)
  await shopper.putsInCart({ size: coffee.spec })
  const scripts = await shopper.waitsLongForScripts()
  await shopper.opensWithoutWaiting("/checkout")
  await shopper.choosesDistrict(huangpu)
  await scripts.arrive()
  await expect(shopper.points.first()).toBeVisible()
})

test("choices made while the large scripts are on their way stay on the page and are taken in one after the other", async ({
  shopper,
}) => {
  await shopper.opens(`/products/${coffee.handle}`)
  await shopper.putsInCart({ size: coffee.spec })
  const scripts = await shopper.waitsLongForScripts({ but: smallScript })
  await shopper.opensWithoutWaiting("/checkout")
  const sent = countsFormsSent(shopper)
  await shopper.choosesDelivery({ province: "上海市" })
  expect(sent(), "sending the page away would lose what is chosen meanwhile").toBe(0)

  await scripts.arrive()
  await shopper.choosesDelivery({
    province: "上海市",
    city: "上海市",
    area: "浦东新区",
    detail: "世纪大道100号2号楼301室",
  })
  await expect(shopper.page.getByLabel("区（县）")).toHaveValue("310115")
})

test("when the large scripts never come, a choice still leads on", async ({ shopper }) => {
  await shopper.opens(`/products/${coffee.handle}`)
  await shopper.putsInCart({ size: coffee.spec })
  await shopper.waitsLongForScripts({ but: smallScript })
  await shopper.opensWithoutWaiting("/checkout")
  const sent = countsFormsSent(shopper)
  await shopper.choosesDistrict(huangpu)
  await expect(shopper.points.first()).toBeVisible()
  expect(sent()).toBe(1)
})

test("a press in the very moment the page wakes up counts, and the page lives on", async ({ shopper }) => {
  await shopper.pressesAsThePageWakes("label[for=way-pickup]")
  await shopper.opens(`/products/${coffee.handle}`)
  await shopper.buysNow({ size: coffee.spec })
  await expect(shopper.page.getByLabel("到点自提")).toBeChecked()
  await shopper.choosesDistrict(huangpu)
  await expect(shopper.points.first()).toBeVisible()
})

test("the last one goes to one shopper; the other keeps the form and reads why", async ({
  shopper,
  neighbour,
  admin,
}) => {
  const point = await admin.findsPickupPoint(huangpu)
  const jam = await admin.offers({
    title: "孟连最后一罐果酱",
    county: menglian,
    price_fen: 1990,
    stock: { point: point.name, quantity: 1 },
  })

  for (const person of [shopper, neighbour]) {
    await person.waitsForProduct(jam.title)
    await person.buysNow({ size: jam.size })
    await person.choosesPickup({ district: huangpu, point: point.name })
    await person.choosesPayment("取货时付款")
  }
  await shopper.fillsIn(zhang)
  await neighbour.fillsIn(li)
  await shopper.placesOrder()
  await expect(shopper.heading("下单成功")).toBeVisible()

  await neighbour.placesOrder()
  await expect(neighbour.alerts.filter({ hasText: /库存不够/ })).toBeVisible()
  await expect(neighbour.nameField).toHaveValue(li.name)
  await expect(neighbour.phoneField).toHaveValue(li.phone)

  await test.step("the shop shows it as sold out", async () => {
    await neighbour.waitsForProduct(jam.title)
    // Pages may be a few seconds old, on purpose.
    await expect
      .poll(async () => {
        await neighbour.page.reload()
        return await neighbour.page.getByText("暂时无货").isVisible()
      })
      .toBe(true)
  })
})

test("nobody pays a price they did not see", async ({ shopper, admin }) => {
  const point = await admin.findsPickupPoint(huangpu)
  const honey = await admin.offers({
    title: "孟连涨价蜂蜜",
    county: menglian,
    price_fen: 3000,
    stock: { point: point.name, quantity: 5 },
  })
  await shopper.waitsForProduct(honey.title)
  await shopper.buysNow({ size: honey.size })
  await shopper.choosesPickup({ district: huangpu, point: point.name })
  await shopper.fillsIn(zhang)
  await shopper.choosesPayment("取货时付款")
  expect(await shopper.readsTotalFen()).toBe(3000)

  await admin.changesPrice(honey, 3650)
  await shopper.placesOrder()
  await expect(shopper.alerts.filter({ hasText: "价格刚刚有变化" })).toBeVisible()
  expect(await shopper.readsTotalFen()).toBe(3650)
  await expect(shopper.nameField).toHaveValue(zhang.name)

  await shopper.placesOrder()
  await expect(shopper.heading("下单成功")).toBeVisible()
  await expect(shopper.fact("合计")).toContainText("¥36.50")
})

test("an order opens on another device with its number and phone, and with no other phone", async ({
  shopper,
  neighbour,
}) => {
  await shopper.opens(`/products/${coffee.handle}`)
  await shopper.buysNow({ size: coffee.spec })
  await shopper.choosesPickup({ district: huangpu })
  await shopper.fillsIn(zhang)
  await shopper.choosesPayment("取货时付款")
  await shopper.placesOrder()
  await expect(shopper.heading("下单成功")).toBeVisible()
  const number = await shopper.readsOrderNumber()

  await neighbour.looksUp({ number, phone: li.phone })
  await expect(neighbour.alerts.filter({ hasText: "没有找到" })).toBeVisible()
  await expect(neighbour.page.getByLabel("订单号")).toHaveValue(number)

  await neighbour.looksUp({ number, phone: zhang.phone })
  await expect(neighbour.pickupCode).toBeVisible()
  await expect(neighbour.fact("手机号")).toHaveText("138****5678")
  await expect(neighbour.page.getByText(zhang.name)).toHaveCount(0)
})

test("without script a shopper finds, puts in the cart and orders", async ({ plainShopper: shopper }) => {
  await shopper.opens("/")
  await shopper.searches("孟连咖啡")
  await shopper.opensProduct(coffee.title)
  await shopper.putsInCart({ size: coffee.spec })
  await shopper.goesToCheckout()
  await shopper.choosesPickup({ district: huangpu })
  await shopper.fillsIn(li)
  await shopper.choosesPayment("取货时付款")
  await shopper.placesOrder()
  await expect(shopper.heading("下单成功")).toBeVisible()
  await expect(shopper.pickupCode).toBeVisible()
})
