import { expect, test } from "../people"
import { fenOf } from "../people/money"
import { ledgerRowsOf } from "../people/workbook"

/** Long enough to be seen growing and to go on while one turns to another page: some ninety thousand rows of the sample. */
const LONG = "/ledger?from=2026-01-01&until=2026-09-01"
const DAYS = "2026-01-01 至 2026-08-31"

test("a long ledger is made in the background while one works on, and its file has every row", async ({
  officer,
}) => {
  test.slow()
  const { page } = officer
  await officer.opens(LONG)
  const total = await page.getByText(/净额合计/).innerText()
  const rows = fenOf(`${/共 (\S+) 行/.exec(total)?.[1]}.00`) / 100
  const net_fen = fenOf(/净额合计 (\S+) 元/.exec(total)?.[1] ?? "")
  const before = (await officer.asksForExports()).total

  await test.step("it is the suggested way for so many rows, and is begun once however often it is asked for", async () => {
    await officer.exportsInTheBackground(/建议用这种方式/)
    await expect(officer.messages.getByText("已开始后台生成")).toBeVisible()
    await officer.exportsInTheBackground(/建议用这种方式/)
    await expect.poll(async () => (await officer.asksForExports()).total).toBe(before + 1)
  })

  await test.step("one sees it grow", async () => {
    const progress = page.getByRole("progressbar", { name: new RegExp(DAYS) })
    await officer.opensTheExports()
    await expect.poll(async () => Number(await progress.getAttribute("aria-valuenow"))).toBeGreaterThan(0)
    await page.keyboard.press("Escape")
    await expect(page.getByRole("button", { name: /^导出记录/ })).toBeFocused()
  })

  const file = await test.step("on another page a message says that it is there and saves it", async () => {
    await page.getByRole("link", { name: "分县销售" }).click()
    await expect(page.getByRole("heading", { name: "分县销售" })).toBeVisible()
    await expect(officer.messages.getByText("文件已生成")).toBeVisible({ timeout: 180_000 })
    return await officer.saves(officer.messages.getByRole("button", { name: "下载" }))
  })

  await test.step("the file has every row and the total of the screen", async () => {
    expect(file.name).toBe(`上海消费帮扶_台账_${DAYS}.xlsx`)
    const lines = await ledgerRowsOf(file.bytes)
    expect(lines.length).toBe(rows)
    expect(lines.reduce((sum, line) => sum + line.net_fen, 0)).toBe(net_fen)
  })

  await test.step("it stays in the list of exports after the page was loaded anew, with the day it goes", async () => {
    await officer.opens("/ledger")
    await officer.opensTheExports()
    const newest = officer.exports.first()
    await expect(newest.getByText("已完成")).toBeVisible()
    await expect(newest.getByText(/保留至 \d{4}-\d\d-\d\d/)).toBeVisible()
    const again = await officer.saves(newest.getByRole("link", { name: /^下载/ }))
    expect(again.bytes.equals(file.bytes)).toBe(true)
  })
})

test("an export that is not wanted any more is stopped, and made again when it is", async ({ officer }) => {
  await officer.opens("/ledger?from=2025-01-01&until=2026-06-01")
  await officer.exportsInTheBackground(/建议用这种方式/)
  await officer.opensTheExports()
  const newest = officer.exports.first()
  await newest.getByRole("button", { name: /^取消生成/ }).click()
  await expect(newest.getByText("已取消")).toBeVisible()
  await expect(newest.getByText("没有留下文件")).toBeVisible()

  await newest.getByRole("button", { name: /^重新生成/ }).click()
  await expect(newest.getByText(/排队中|生成中/)).toBeVisible()
  await newest.getByRole("button", { name: /^取消生成/ }).click()
  await expect(newest.getByText("已取消")).toBeVisible()
})

test("a figure's lines can be made into a file in the background as well", async ({ officer }) => {
  const { page } = officer
  await officer.opens("/reports/sales-by-county?month=2026-10&open=county:530827.ytd_net_fen")
  await expect(officer.lines.getByRole("table")).toBeVisible()
  await officer.exportsInTheBackground(/完成后通知下载/)
  await expect(officer.messages.getByText("文件已生成")).toBeVisible({ timeout: 60_000 })
  const rows = /共 (\S+) 行/.exec(await officer.lines.getByText(/净额/).last().innerText())?.[1]
  await page.keyboard.press("Escape")
  const file = await officer.saves(officer.messages.getByRole("button", { name: "下载" }))
  expect((await ledgerRowsOf(file.bytes)).length).toBe(Number(rows?.replaceAll(",", "")))
})
