import { createHash } from "node:crypto"
import { expect, test } from "../people"
import { fenOf } from "../people/money"

test("an officer closes last month and hands its report in, a colleague publishes it; its file is the same the second time", async ({
  officer,
  chief,
}) => {
  const { page } = officer
  const month = await officer.findsAMonthToClose()
  const [year, number] = month.split("-")
  const name = `${year}年${Number(number)}月`

  const closed = await test.step("closes the month, although something is unsettled", async () => {
    await officer.opens("/periods")
    await page.getByRole("link", { name, exact: true }).click()
    await expect(page.getByRole("heading", { name: "封账前需要处理的事项" })).toBeVisible()
    await officer.closesTheMonth("有网点当月停业，已电话核实。")
    await expect(page.getByText("账实一致")).toBeVisible()
    await expect(page.getByText("有网点当月停业，已电话核实。")).toBeVisible()
    await expect(page.getByRole("button", { name: "封账", exact: true })).toHaveCount(0)
    return fenOf(await page.getByRole("definition").first().innerText())
  })

  await test.step("the report on paper has the closed figure", async () => {
    await page.getByRole("link", { name: "预览月报" }).click()
    const paper = page.getByRole("article", { name: "消费帮扶分县销售统计表" })
    await officer.chooses("金额单位", "元")
    await expect(paper.getByText(/已封账\s预览，未送审/)).toBeVisible()
    const total = paper.getByRole("row").filter({ hasText: /^\s*合计/ })
    await expect(total).toContainText(
      new Intl.NumberFormat("en-US", { minimumFractionDigits: 2 }).format(closed / 100)
    )
    await expect(page.getByRole("article", { name: "百县百品目标进度表" })).toBeVisible()
  })

  await test.step("hands it in, and somebody else publishes it", async () => {
    await officer.confirmsTo("送审")
    await expect(page.getByRole("heading", { name: `${name}月报 v1` })).toBeVisible()
    await chief.page.goto(page.url())
    await chief.confirmsTo("发布")
    await page.reload()
    await expect(page.getByRole("link", { name: "下载" })).toBeVisible()
  })

  await test.step("everybody gets the same file at any time", async () => {
    const first = await officer.downloads()
    expect(first.name).toBe(`上海消费帮扶_分县销售月报_${year}年${number}月_v1.xlsx`)
    await officer.opens(`/periods/${month}`)
    const second = await officer.downloads()
    expect(second.bytes.equals(first.bytes)).toBe(true)
    await page.getByRole("table", { name: "月报" }).getByRole("button", { name: "显示全部" }).click()
    await expect(page.getByText(createHash("sha256").update(first.bytes).digest("hex"))).toBeVisible()
  })

  await test.step("the month is closed wherever its figures stand", async () => {
    await officer.opens("/periods")
    const row = page.getByRole("row").filter({ has: page.getByRole("link", { name, exact: true }) })
    await expect(row.getByText("已发布 v1")).toBeVisible()
    await expect(row.getByText("已办结")).toBeVisible()
    await officer.opens(`/reports/sales-by-county?month=${month}`)
    await expect(page.getByText("已封账", { exact: true })).toBeVisible()
  })
})

test("台账 finds an order by its number, and its total is of everything it lists", async ({ officer }) => {
  const { page } = officer
  await officer.opens("/ledger")
  const table = page.getByRole("table", { name: "销售明细台账" })
  const rows = table.getByRole("row")
  await expect(rows).toHaveCount(101)
  // Coming near the end brings the next hundred by itself, so a press of the button can be the one after that.
  await page.getByRole("button", { name: "加载更多" }).click()
  await expect(page.getByText(/^已显示 [23]00 行$/)).toBeVisible()
  expect([201, 301]).toContain(await rows.count())
  const number = await rows.nth(1).getByRole("cell").nth(1).innerText()

  await page.getByLabel("单号").fill(number)
  await page.getByLabel("单号").press("Enter")
  await expect(page).toHaveURL(/find=/)
  await expect(page.getByText("已全部显示")).toBeVisible()
  const amounts = await rows.locator("td:last-child").allInnerTexts()
  const sum = amounts.reduce((fen, amount) => fen + fenOf(amount), 0)
  const total = await page.getByText(/净额合计/).innerText()
  expect(fenOf(/净额合计 (\S+) 元/.exec(total)?.[1] ?? "")).toBe(sum)
  expect(Number(/共 (\S+) 行/.exec(total)?.[1])).toBe(amounts.length)
})
