import { expect, test } from "../people"
import { menglian } from "../people/cast"
import { cellOf } from "../people/table"

test("分县销售 is sorted, unfolded and read down to its lines without a mouse", async ({ officer }) => {
  const { page } = officer
  const table = officer.salesTable
  const row = (name: RegExp) => table.getByRole("row").filter({ has: page.getByRole("rowheader", { name }) })
  const figure = async (column: RegExp) => (await cellOf(table, menglian.code, column)).getByRole("button")
  await officer.opens("/reports/sales-by-county?month=2026-10&unit=yuan")

  await test.step("Enter and the space bar sort by the heading they are pressed on, and open nothing", async () => {
    const heading = table.getByRole("columnheader", { name: "本月销售额" })
    await heading.getByRole("button").focus()
    await page.keyboard.press("Enter")
    await expect(heading).toHaveAttribute("aria-sort", "descending")
    await expect(officer.lines).toHaveCount(0)
    await page.keyboard.press("Space")
    await expect(heading).toHaveAttribute("aria-sort", "ascending")
    await page.keyboard.press("Enter")
    await expect(heading).toHaveAttribute("aria-sort", "none")
  })

  await test.step("→ leads from a row into its figures, Enter opens one, Escape leads back to it", async () => {
    await row(/孟连/).last().focus()
    await page.keyboard.press("ArrowRight")
    await page.keyboard.press("End")
    await page.keyboard.press("Home")
    const year = await figure(/^本年累计$/)
    for (let at = 0; at < 25 && !(await isFocused(year)); at++) await page.keyboard.press("ArrowRight")
    await expect(year).toBeFocused()
    await expect(year).toBeInViewport({ ratio: 1 })
    const shown = await year.innerText()
    await page.keyboard.press("Enter")
    await expect(officer.lines.getByText(`净额 ${shown} 元`)).toBeVisible()
    await page.keyboard.press("Escape")
    await expect(officer.lines).toHaveCount(0)
    await expect(year).toBeFocused()
  })

  await test.step("← leads back to the row, and Enter there opens its first figure", async () => {
    await page.keyboard.press("Home")
    await page.keyboard.press("ArrowLeft")
    await expect(row(/孟连/).last()).toBeFocused()
    await page.keyboard.press("Enter")
    await expect(officer.lines).toBeVisible()
    await page.keyboard.press("Escape")
    await expect(row(/孟连/).last()).toBeFocused()
  })

  await test.step("← goes up to the group and closes it, → opens it, and the keyboard stays there", async () => {
    await page.keyboard.press("ArrowLeft")
    const heading = row(/普洱市/).first()
    await expect(heading).toBeFocused()
    await page.keyboard.press("ArrowLeft")
    await expect(heading).toHaveAttribute("aria-expanded", "false")
    await expect(heading).toBeFocused()
    await page.keyboard.press("ArrowRight")
    await expect(heading).toHaveAttribute("aria-expanded", "true")
    await expect(heading).toBeFocused()
  })

  await test.step("closed from its subtotal, the group keeps the keyboard", async () => {
    await row(/普洱市小计/).focus()
    await page.keyboard.press("ArrowLeft")
    await expect(row(/普洱市小计/)).toHaveAttribute("aria-expanded", "false")
    await expect(row(/普洱市小计/)).toBeFocused()
  })
})

test("the question before 封账 takes the keyboard, keeps it, and gives it back", async ({ officer }) => {
  const { page } = officer
  await officer.opens("/periods")
  await page.getByRole("link", { name: "封账", exact: true }).first().press("Enter")
  await expect(page.getByRole("heading", { level: 1 })).toBeFocused()
  const button = page.getByRole("button", { name: "封账", exact: true })
  const dialog = page.getByRole("alertdialog")
  await button.press("Enter")
  await expect(dialog.locator(":focus")).toHaveCount(1)
  for (let at = 0; at < 12; at++) {
    await page.keyboard.press("Tab")
    await expect(dialog.locator(":focus")).toHaveCount(1)
  }
  await page.keyboard.press("Escape")
  await expect(dialog).toHaveCount(0)
  await expect(button).toBeFocused()
})

test("大屏 has the keyboard while it stands there, and the link to it afterwards", async ({ officer }) => {
  const { page } = officer
  await officer.opens("/overview")
  const link = page.getByRole("link", { name: "大屏", exact: true })
  await link.press("Enter")
  await expect(page.getByRole("main", { name: /消费帮扶/ })).toBeFocused()
  await page.keyboard.press("Escape")
  await expect(page).toHaveURL(/\/overview$/)
  await expect(link).toBeFocused()
})

test("the first Tab of a page leads past the menu to its heading", async ({ officer }) => {
  const { page } = officer
  await officer.opens("/reports/sales-by-county?month=2026-10")
  await expect(officer.salesTable).toBeVisible()
  await page.keyboard.press("Tab")
  await expect(page.getByRole("button", { name: "跳到内容" })).toBeFocused()
  await page.keyboard.press("Enter")
  await expect(page.getByRole("heading", { name: "分县销售", level: 1 })).toBeFocused()
})

const isFocused = async (element: { evaluate: (look: (node: Element) => boolean) => Promise<boolean> }) =>
  await element.evaluate((node) => node === document.activeElement)
