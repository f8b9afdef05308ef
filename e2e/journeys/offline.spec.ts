import { expect, test } from "../people"
import { coffee, huangpu } from "../people/cast"
import type { Shopper } from "../people/shopper"

const phone = "13622223333"
const note = "下午四点后来取"

/** The checkout, filled in up to its last button. */
async function fillsInEverything(shopper: Shopper): Promise<void> {
  await shopper.opens(`/products/${coffee.handle}`)
  await shopper.putsInCart({ size: coffee.spec })
  await shopper.goesToCheckout()
  await shopper.choosesPickup({ district: huangpu })
  await shopper.fillsIn({ name: "钱断网", phone })
  await shopper.page.getByLabel("备注（选填）").fill(note)
  await shopper.choosesPayment("取货时付款")
}

async function seesEverythingStillThere(shopper: Shopper): Promise<void> {
  await expect(shopper.nameField).toHaveValue("钱断网")
  await expect(shopper.phoneField).toHaveValue(phone)
  await expect(shopper.page.getByLabel("备注（选填）")).toHaveValue(note)
  await expect(shopper.page.getByLabel("所在区").locator("option:checked")).toHaveText(huangpu)
  await expect(shopper.page.getByRole("group", { name: "自提点" }).locator("input:checked")).toHaveCount(1)
  await expect(shopper.page.getByRole("radio", { name: /^取货时付款/ })).toBeChecked()
}

const saysOffline = (shopper: Shopper) =>
  expect(shopper.alerts.filter({ hasText: "网络断开了，请连上后再试" })).toBeInViewport()

test("a network lost at the last button keeps the form, and the next press places one order", async ({
  shopper,
  admin,
}) => {
  const before = await admin.countsOrdersOf(phone)
  await fillsInEverything(shopper)

  await shopper.losesTheNetwork()
  await shopper.placesOrder()
  await saysOffline(shopper)
  await seesEverythingStillThere(shopper)
  await shopper.placesOrder()
  await saysOffline(shopper)

  await shopper.findsTheNetworkAgain()
  await shopper.placesOrder()
  await expect(shopper.heading("下单成功")).toBeVisible()
  expect((await admin.countsOrdersOf(phone)) - before).toBe(1)
})

test("an answer lost on its way back keeps the form, and pressing again finds the same order", async ({
  shopper,
  admin,
}) => {
  const before = await admin.countsOrdersOf(phone)
  await fillsInEverything(shopper)

  await shopper.losesTheNextAnswer(/\/checkout\.data/)
  await shopper.placesOrder()
  await saysOffline(shopper)
  await seesEverythingStillThere(shopper)

  await shopper.placesOrder()
  await expect(shopper.heading("下单成功")).toBeVisible()
  expect((await admin.countsOrdersOf(phone)) - before).toBe(1)
})

test("a choice made without a network keeps the form, and is taken in when there is one again", async ({
  shopper,
}) => {
  await fillsInEverything(shopper)

  await shopper.losesTheNetwork()
  await shopper.page.getByText("快递到家", { exact: true }).click()
  await saysOffline(shopper)
  await shopper.page.getByText("到点自提", { exact: true }).click()
  await seesEverythingStillThere(shopper)
  await shopper.page.getByText("快递到家", { exact: true }).click()

  await shopper.findsTheNetworkAgain()
  await expect(shopper.alerts).toHaveCount(0)
  await shopper.choosesDelivery({
    province: "云南省",
    city: "普洱市",
    area: "思茅区",
    detail: "茶城大道8号",
  })
  await expect(shopper.nameField).toHaveValue("钱断网")
  await expect(shopper.phoneField).toHaveValue(phone)
})

test("in the cart and on the order, a press without a network changes nothing and says so", async ({
  shopper,
}) => {
  const toast = shopper.page.locator("#toast")
  const more = shopper.page.getByRole("button", { name: /加一件$/ })
  await shopper.opens(`/products/${coffee.handle}`)
  await shopper.putsInCart({ size: coffee.spec })
  await shopper.opens("/cart")

  await test.step("one more", async () => {
    await shopper.losesTheNetwork()
    await more.click()
    await expect(toast).toHaveText("网络断开了，这一步没有成功。连上后请再试一次")
    await shopper.findsTheNetworkAgain()
    await more.click()
    await expect(shopper.page.getByRole("spinbutton")).toHaveValue("2")
  })

  await test.step("an answer that is lost", async () => {
    await shopper.losesTheNextAnswer(/\/cart\/lines/)
    await more.click()
    await expect(toast).toHaveText("网络不稳，不知道购物车改了没有，请再试一次")
  })

  await test.step("cancelling the order", async () => {
    await fillsInEverything(shopper)
    await shopper.choosesPayment("演示钱包")
    await shopper.placesOrder()
    await shopper.isRefusedByTheWallet()
    await shopper.page.waitForLoadState()
    await shopper.page.getByText("取消订单", { exact: true }).click()
    await shopper.losesTheNetwork()
    await shopper.page.getByRole("button", { name: "确定取消" }).click()
    await expect(toast).toHaveText("网络断开了，这一步没有成功。连上后请再试一次")
    await shopper.findsTheNetworkAgain()
    await shopper.page.getByRole("button", { name: "确定取消" }).click()
    await expect(shopper.state("已取消")).toBeVisible()
  })
})
