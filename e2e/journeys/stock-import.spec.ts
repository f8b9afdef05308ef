import type { StockLevelsAnswer, StockReceipt } from "@baixian/backend/contract"
import { expect, test } from "../people"
import { hub } from "../people/cast"

test("a delivery's sheet is pasted into a receipt: wrong cells are named, what is right is taken and saved", async ({
  manager,
}) => {
  const { page } = manager
  const { items } = await manager.asks<StockLevelsAnswer>(`/admin/stock/levels?point=${hub.code}&limit=4`)
  const codes = items.map(({ sku }) => sku ?? "")
  const head = ["编码", "商品", "应收", "实收", "批号"]
  const right = [
    [codes[0], "对的", "12", "12", "L-1"],
    [codes[1], "对的", "6", "6", ""],
    [codes[2], "对的", "3", "3", ""],
  ]
  const pastes = async (rows: (string | undefined)[][]): Promise<void> =>
    await manager.pastes([head, ...rows].map((row) => row.join("\t")).join("\r\n"))
  const faults = page.getByRole("list", { name: "要改的单元格" })
  await manager.opens(`/stock/receipts/new?point=${hub.code}`)
  await manager.scanBox.focus()
  await pastes([
    ...right.slice(0, 2),
    ["没有这个", "编码抄错了", "5", "5", ""],
    ...right.slice(2),
    [codes[3], "数量写了字", "4", "四", ""],
  ])

  await test.step("both cells are named, and the rest can be taken", async () => {
    await expect(page.getByText("3 行可以加入，2 处要改。")).toBeVisible()
    await expect(faults.getByRole("listitem")).toHaveText([/^A4：/, /^D6：/])
    await expect(page.getByRole("table", { name: "可以加入的行" }).getByRole("rowheader")).toHaveCount(3)
    await manager.button("加入 3 行").click()
  })

  await test.step("the lines are in the form, and what is left to do stays beside it through the save", async () => {
    await expect(page.getByText("表格里还有 2 处没有加入")).toBeVisible()
    await expect(faults.getByRole("listitem")).toHaveCount(2)
    await expect(manager.pieces("实收")).toHaveCount(3)
    await expect(manager.pieces("实收").first()).toHaveValue("12")
    await manager.button("保存").click()
    await expect(manager.state("草稿")).toBeVisible()
  })

  await test.step("the sheet put right and taken once more adds what was missing and doubles nothing", async () => {
    await pastes([...right, [codes[3], "数量改好了", "4", "4", ""]])
    await expect(page.getByText("其中 3 行的商品已经填过：")).toBeVisible()
    await expect(page.getByRole("radio", { name: "以表格为准" })).toBeChecked()
    await manager.button("加入 4 行").click()
    await expect(manager.pieces("实收")).toHaveCount(4)
    await manager.button("保存").click()
    await expect(page.getByText("已保存到服务器。")).toBeVisible()
  })

  const id = new URL(page.url()).pathname.split("/").at(-1)
  const { receipt } = await manager.asks<{ receipt: StockReceipt }>(`/admin/stock/receipts/${id}`)
  expect(
    receipt.lines.map(({ sku, expected, received, lot_code }) => [sku, expected, received, lot_code])
  ).toEqual([
    [codes[0], 12, 12, "L-1"],
    [codes[1], 6, 6, null],
    [codes[2], 3, 3, null],
    [codes[3], 4, 4, null],
  ])
})
