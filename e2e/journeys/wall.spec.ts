import { expect, test } from "../people"
import { coffee, huangpu, menglian, zhang } from "../people/cast"

test("the wall shows a sale by itself, and keeps its figures and says so when nobody answers", async ({
  officer,
  shopper,
}) => {
  const { page } = officer
  await officer.opensTheWall()
  const figures = ["今日销售额", "本月累计", "本年累计"]
  const read = () => Promise.all(figures.map((title) => officer.readsTheWall(title)))
  const before = await read()
  await expect(officer.wallStatus).toContainText("数据截至")
  await page.evaluate(() => document.body.setAttribute("data-journey", "same page"))

  await test.step("a shopper pays, and it is on the wall", async () => {
    await shopper.browsesTo({ province: menglian.province, county: menglian.name })
    await shopper.opensProduct(coffee.title)
    await shopper.putsInCart({ size: coffee.spec })
    await shopper.goesToCheckout()
    await shopper.choosesPickup({ district: huangpu })
    await shopper.fillsIn(zhang)
    await shopper.choosesPayment("演示钱包")
    await shopper.placesOrder()
    await shopper.paysInTheWallet()

    await expect.poll(read).toEqual(before.map((fen) => fen + coffee.price_fen))
    const newest = page.getByRole("list", { name: "今日最新销售" }).getByRole("listitem").first()
    await expect(newest).toContainText(menglian.name)
    await expect(newest).toContainText(coffee.title)
    await expect(newest).not.toContainText(zhang.name)
    await expect(page.locator("body")).toHaveAttribute("data-journey", "same page")
  })

  const sold = await read()
  await test.step("the server does not answer: the figures stay, and say of when they are", async () => {
    const trouble = await officer.wallMeets("no server")
    await expect(officer.wallStatus).toContainText(/连不上服务器。下面是 \d\d:\d\d:\d\d 的数字，\d+ 秒后再试/)
    expect(await read()).toEqual(sold)
    await trouble.isOver()
    await expect(officer.wallStatus).toContainText("数据截至")
  })

  await test.step("signed out: the figures stay, and the way in is shown", async () => {
    const trouble = await officer.wallMeets("a restarted server")
    await expect(officer.wallStatus).toContainText("登录已过期")
    await expect(officer.wallStatus.getByRole("link", { name: "去登录" })).toBeVisible()
    expect(await read()).toEqual(sold)
    await trouble.isOver()
    await expect(officer.wallStatus).toContainText("数据截至")
  })

  await test.step("full screen and back, then off the wall", async () => {
    await page.getByRole("button", { name: "全屏" }).click()
    await expect(page.getByRole("button", { name: "退出全屏" })).toBeVisible()
    await page.keyboard.press("Escape")
    await expect(page.getByRole("button", { name: "全屏", exact: true })).toBeVisible()
    await page.keyboard.press("Escape")
    await expect(page).toHaveURL(/\/app\/overview$/)
  })
  await expect(page.getByRole("heading", { name: "总览" })).toBeVisible()
  await page.getByRole("link", { name: "分县销售", exact: true }).click()
  await expect(page).toHaveURL(/\/reports\/sales-by-county/)
})

test("every chart of the overview is a table too, and a county leads to its row", async ({ officer }) => {
  const { page } = officer
  await officer.opens("/overview")
  const map = page.getByRole("figure").filter({ hasText: "本年累计销售额按产地县" })
  const switches = page.getByRole("figure").getByRole("button", { name: "看表格" })
  await expect(switches).toHaveCount(4)

  await map.getByRole("button", { name: "看表格" }).press("Enter")
  await expect(map.getByRole("columnheader")).toHaveText(["产地", "本年累计", "完成率", "进度差（百分点）"])
  await map.getByRole("link", { name: menglian.name }).press("Enter")
  await expect(officer.salesTable.getByRole("row").filter({ hasText: menglian.code })).toHaveCount(1)

  await page.goBack()
  await map.locator("svg text").filter({ hasText: "莎车县" }).click()
  await expect(page).toHaveURL(/sales-by-county\?.*find=653125/)
})
