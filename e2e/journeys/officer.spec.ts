import { expect, test } from "../people"
import { menglian } from "../people/cast"
import { shanghaiMonth } from "../people/officer"
import { cellOf } from "../people/table"

test("signing in leads to the overview of this month", async ({ newcomer, demo }) => {
  await newcomer.opens("/login")
  await expect(newcomer.page.getByRole("heading", { name: "百县集" })).toBeVisible()
  await expect(newcomer.page.getByText("消费帮扶工作平台。请用工作账号登录。")).toBeVisible()
  await newcomer.signsInThroughTheForm(demo.logins.officer)
  await expect(newcomer.page).toHaveURL(/\/app\/overview$/)
  await expect(newcomer.page.getByRole("heading", { name: "总览" })).toBeVisible()
  const [year, month] = shanghaiMonth(new Date()).split("-")
  await expect(newcomer.page.getByText(`${year}年${Number(month)}月消费帮扶销售`)).toBeVisible()
})

test("a product is published with an origin and not without", async ({ admin, shopper }) => {
  const draft = await admin.drafts({ title: "孟连无产地样品", price_fen: 990 })

  await admin.triesToPublish(draft.product_id)
  await expect(admin.messages.getByText(/请先填写产地再上架：孟连无产地样品/)).toBeVisible()

  await admin.setsOriginInTheWidget(draft.product_id, "孟连")
  await expect(admin.page.getByText("云南省 / 普洱市 / 孟连傣族拉祜族佤族自治县")).toBeVisible()

  await admin.triesToPublish(draft.product_id)
  await expect(admin.page).toHaveURL(new RegExp(`/products/${draft.product_id}$`))
  await shopper.waitsForProduct(draft.title)
  await expect(shopper.page.getByRole("main").getByRole("link", { name: /孟连/ }).first()).toBeVisible()
})

test("an unsaved change of 退换与上架 is not lost without a question", async ({ admin }) => {
  const draft = await admin.drafts({ title: "孟连未保存样品", price_fen: 990 })
  const { page } = admin
  const warnings: string[] = []
  page.on("console", (message) => warnings.push(message.text()))
  const question = page.getByRole("alertdialog", { name: "放弃未保存的修改？" })
  // By a link, so that "back" stays inside the dashboard.
  await admin.opens("/products?order=-created_at")
  await page.getByRole("row").filter({ hasText: draft.title }).first().click()
  await page.getByLabel("上架日").fill("2026-11-01")

  await test.step("staying keeps what was typed", async () => {
    await page.getByRole("link", { name: "分县销售" }).click()
    await question.getByRole("button", { name: "继续编辑" }).click()
    await expect(page.getByLabel("上架日")).toHaveValue("2026-11-01")
  })

  await test.step("two changed forms ask once", async () => {
    await page.getByRole("button", { name: "填写产地" }).click()
    const form = page.getByRole("dialog", { name: "填写产地" })
    await form.getByRole("button", { name: /^产地: / }).click()
    await form.getByRole("combobox", { name: /^产地: / }).fill("孟连")
    await form.getByRole("option").first().click()
    await page.goBack()
    await question.getByRole("button", { name: "继续编辑" }).click()
    await expect(question).toHaveCount(0)
    await form.getByRole("button", { name: "取消" }).click()
    await question.getByRole("button", { name: "放弃修改" }).click()
    await expect(form).toHaveCount(0)
    await expect(page.getByLabel("上架日")).toHaveValue("2026-11-01")
  })

  await test.step("saved, nothing is asked", async () => {
    await page
      .getByLabel("上架日")
      .locator("xpath=ancestor::form")
      .getByRole("button", { name: "保存" })
      .click()
    await expect(admin.messages.getByText("退换与上架已保存。")).toBeVisible()
    await page.getByRole("link", { name: "分县销售" }).click()
    await expect(page).toHaveURL(/\/reports\/sales-by-county/)
  })
  expect(warnings.filter((text) => text.includes("one blocker"))).toEqual([])
})

test("分县销售 shows another month, a span of days, other units and fewer levels, and its address keeps them", async ({
  officer,
}) => {
  const { page } = officer
  await officer.opensSalesByCounty()
  const now = await (await officer.countyCell(menglian)).innerText()

  await test.step("the month before", async () => {
    await page.getByRole("button", { name: "上一月" }).click()
    await expect(page).toHaveURL(/month=\d{4}-\d{2}/)
    await expect.poll(async () => (await officer.countyCell(menglian)).innerText()).not.toBe(now)
  })

  await test.step("万元", async () => {
    const yuan = await (await officer.countyCell(menglian)).innerText()
    await officer.chooses("金额单位", "万元")
    const wan = await (await officer.countyCell(menglian)).innerText()
    expect(Math.abs(amount(wan) * 10_000 - amount(yuan))).toBeLessThanOrEqual(50)
    await expect(await officer.countyCell(menglian)).toHaveAttribute("title", `¥${yuan}`)
  })

  await test.step("provinces only, then one of them open", async () => {
    const counties = officer.salesTable.getByRole("row").filter({ hasText: /\d{6}/ })
    expect(await counties.count()).toBeGreaterThanOrEqual(101)
    await officer.chooses("展开到", "省")
    await expect(counties).toHaveCount(0)
    await page.getByRole("button", { name: "展开 云南省" }).click()
    await expect(page.getByRole("button", { name: "收起 云南省" })).toBeVisible()
  })

  await test.step("one day", async () => {
    await officer.chooses("期间", "自定日期")
    await page.getByLabel("起始日").fill("2026-10-01")
    await page.getByLabel("截止日（含当日）").fill("2026-10-01")
    await page.getByLabel("截止日（含当日）").press("Enter")
    await expect(page).toHaveURL(/from=2026-10-01&until=2026-10-02/)
  })

  await test.step("days apply while they are typed, and what is no period stays with what to do about it", async () => {
    const [from, to] = [page.getByLabel("起始日"), page.getByLabel("截止日（含当日）")]
    await to.fill("2026-10-15")
    await expect(page).toHaveURL(/from=2026-10-01&until=2026-10-16/)
    await expect(to).toBeFocused()
    await from.fill("2026-10-20")
    await expect(page.getByRole("alert").getByText(/截止日早于起始日.*请把起始日改早/)).toBeVisible()
    await officer.salesTable.getByRole("row").nth(1).focus()
    await expect(from).toHaveValue("2026-10-20")
    await expect(page).toHaveURL(/from=2026-10-01&until=2026-10-16/)
    // A whole month typed as days stays two days, where one can go on typing.
    await from.fill("2026-10-01")
    await to.fill("2026-10-31")
    await expect(page).toHaveURL(/month=2026-10/)
    await expect(to).toHaveValue("2026-10-31")
    await to.fill("2026-10-01")
    await expect(page).toHaveURL(/from=2026-10-01&until=2026-10-02/)
  })

  await test.step("whoever gets the address sees the same", async () => {
    await page.reload()
    await expect(page.getByLabel("起始日")).toHaveValue("2026-10-01")
    await expect(page.getByRole("button", { name: "收起 云南省" })).toBeVisible()
  })
})

test("every kind of row of 分县销售 opens to lines that add up to its amount", async ({ officer }) => {
  const { page } = officer
  await officer.opensSalesByCounty()
  for (const row of ["普洱市小计", "云南省小计", "98县小计", "其他帮扶地区小计", "产地未细化到县", "合计"]) {
    await test.step(row, async () => {
      const cell = await officer.salesCell(row)
      const figure = await cell.innerText()
      await cell.getByRole("button").click()
      await expect(officer.lines.getByText(`净额 ${figure} 元`)).toBeVisible()
      await expect(officer.lines.getByText("✓ 与报表数字一致")).toBeVisible()
      await page.keyboard.press("Escape")
      await expect(officer.lines).toHaveCount(0)
    })
  }
})

test("a period without sales ranks nobody, and its zeros open to the reason", async ({ officer }) => {
  const { page } = officer
  await officer.opens("/reports/sales-by-county?month=2024-01")
  await expect(await cellOf(officer.salesTable, menglian.code, /^排名$/)).toHaveText("—")
  const zero = await officer.salesCell(menglian.code)
  await expect(zero).toHaveText("0.00")
  await zero.getByRole("button").click()
  await expect(officer.lines.getByText("这个范围内没有销售明细。")).toBeVisible()
  await expect(officer.lines.getByText(/所以报表里这个数字是 0/)).toBeVisible()
  await page.keyboard.press("Escape")
  await expect(officer.lines).toHaveCount(0)
})

test("an address without a period that exists says so, and a month the ledger has not leads back", async ({
  officer,
}) => {
  const { page } = officer
  const notice = page.getByRole("alert").filter({ hasText: "地址中的统计期无效，已显示本月" })
  for (const path of ["/reports/sales-by-county?month=2026-13", "/ledger?from=2026-10-09&until=2026-10-01"]) {
    await officer.opens(path)
    await expect(notice).toBeVisible()
  }
  await page.getByRole("button", { name: "上一月" }).click()
  await expect(notice).toHaveCount(0)

  let asked = 0
  page.on("request", (request) => (asked += Number(request.url().endsWith("/admin/periods/2030-01"))))
  await officer.opens("/periods/2030-01")
  await expect(page.getByText("总账里没有这个月份。")).toBeVisible()
  expect(asked).toBe(1)
  await page.getByRole("link", { name: "查看全部月份" }).click()
  await expect(page).toHaveURL(/\/periods$/)
})

test("销售分析 leads from a district to its points and from a point to its goods, and every figure opens to its lines", async ({
  officer,
}) => {
  const { page } = officer
  const table = (name: string) => page.getByRole("treegrid", { name })
  const opens = async (name: string, row: string, column: RegExp) => {
    const cell = await cellOf(table(name), row, column)
    const figure = await cell.innerText()
    await cell.getByRole("button").click()
    await expect(officer.lines.getByText(`净额 ${figure} 元`)).toBeVisible()
    await expect(officer.lines.getByText("✓ 与报表数字一致")).toBeVisible()
    await page.keyboard.press("Escape")
    await expect(officer.lines).toHaveCount(0)
  }
  await officer.opens("/reports/sales?month=2026-10")
  await officer.chooses("金额单位", "元")

  await test.step("a district, and only what was filed of it", async () => {
    await opens("分区销售", "黄浦区", /^本月销售额$/)
    const all = await (await cellOf(table("分区销售"), "黄浦区", /^本年累计$/)).innerText()
    await page.getByRole("combobox", { name: "来源" }).click()
    await page.getByRole("option", { name: "网点填报" }).click()
    await expect(page).toHaveURL(/source=filing/)
    // Until the answer is there the table shows what was asked before.
    await expect(await cellOf(table("分区销售"), "黄浦区", /^本年累计$/)).not.toHaveText(all)
    await opens("分区销售", "黄浦区", /^本年累计$/)
  })

  await test.step("its points, without those of other districts", async () => {
    await page.getByRole("link", { name: "黄浦区：分点" }).click()
    await expect(page).toHaveURL(/report=sales-by-point.*district=310101/)
    const points = table("分点销售").getByRole("rowheader", { name: /网点0001/ })
    await expect(points).toHaveCount(1)
    await points.getByRole("link").click()
  })

  await test.step("what the point sold; the filters that came along can be taken away", async () => {
    await expect(page).toHaveURL(/report=sales-by-product.*point=/)
    await opens("分商品销售", "合计", /^本年累计$/)
    await page.getByRole("button", { name: /去掉筛选“销售点：/ }).click()
    await expect(page).not.toHaveURL(/point=/)
    await page.getByRole("button", { name: "清除筛选" }).click()
    await expect(page).toHaveURL(/\/reports\/sales\?report=sales-by-product&month=2026-10&unit=yuan$/)
  })

  await test.step("a month that the Spring Festival distorts, compared with it in one click", async () => {
    await officer.opens("/reports/sales?report=sales-by-line&month=2026-02")
    await page.getByRole("button", { name: "按春节对齐" }).click()
    await expect(page.getByText(/与 2025-01-13 至 2025-02-09/)).toBeVisible()
  })
})

test("总览 counts red counties by the plan it names, and the page behind each count shows as many", async ({
  officer,
}) => {
  const { page } = officer
  const month = "2026-03"
  const rows = page.getByRole("row").filter({ hasText: /\d{6}/ })
  await officer.opens(`/overview?month=${month}`)
  const bySales = await page.getByRole("heading", { name: /^销售目标红色预警/ }).innerText()
  const byCampaign = await page.getByRole("link", { name: /^百县百品目标红色预警/ }).innerText()

  await page.getByRole("link", { name: /在分县销售中查看/ }).click()
  await expect(page.getByText("目标按 2026 年销售目标任务（第 1 版）")).toBeVisible()
  await expect(page.getByText(`销售目标红色预警 ${numberIn(bySales)} 个县`)).toBeVisible()
  await expect(rows).toHaveCount(numberIn(bySales))

  await officer.opens(`/overview?month=${month}`)
  await page.getByRole("link", { name: /在百县百品中查看/ }).click()
  await expect(page.getByText(`百县百品目标红色预警 ${numberIn(byCampaign)} 个县`)).toBeVisible()
  await expect(rows).toHaveCount(numberIn(byCampaign))
})

test("分县销售 prints as the office's sheet, without the dashboard around it", async ({ officer }) => {
  const { page } = officer
  await officer.opensSalesByCounty()
  await page.emulateMedia({ media: "print" })
  await expect(page.getByRole("heading", { name: "消费帮扶分县销售统计表" })).toBeVisible()
  await expect(page.getByText("单位：元", { exact: true })).toBeVisible()
  await expect(page.getByText("制表：")).toBeVisible()
  await expect(officer.salesTable).toBeHidden()
  await expect(page.getByRole("row").filter({ hasText: menglian.name })).toBeVisible()
  await expect(page.getByRole("link", { name: "订单" })).toHaveCount(0)
})

test("dashboard and shop change their language and keep it", async ({ officer, shopper }) => {
  await officer.choosesLanguage("English")
  await officer.opens("/reports/sales-by-county")
  await expect(officer.page.getByRole("heading", { name: "Sales by county" })).toBeVisible()
  await expect(officer.page.getByRole("rowheader", { name: /Menglian/ }).last()).toBeVisible()
  expect(await chineseIn(officer.page.getByRole("main").last())).toEqual([])

  await shopper.opens("/origins")
  await shopper.page.getByRole("link", { name: "English" }).click()
  await expect(shopper.heading("Origins")).toBeVisible()
  await shopper.opens("/cart")
  await expect(shopper.heading("Your cart is empty")).toBeVisible()
  await shopper.page.getByRole("link", { name: "中文" }).click()
  await expect(shopper.heading("购物车还是空的")).toBeVisible()
})

const numberIn = (text: string): number => Number(/\d+/.exec(text)?.[0])

const amount = (text: string): number => Number(text.replaceAll(",", "").replace("−", "-"))

/** The Chinese that an English page still shows, for the report of a failure. */
async function chineseIn(part: { innerText(): Promise<string> }): Promise<string[]> {
  return [...(await part.innerText()).matchAll(/[\u4e00-\u9fff][^\n]*/g)].map(([text]) => text)
}
