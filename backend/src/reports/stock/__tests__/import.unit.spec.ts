import ExcelJS from "exceljs"
import { cellsOfText, cellsOfWorkbook } from "../import/read-cells"
import { cellName, readLines } from "../import/read-lines"

describe("a pasted table", () => {
  it("is read by its heading, in any order of columns, and blank is not zero", () => {
    const cells = cellsOfText(
      "商品编码\t批号\t实收（袋）\t到期日\r\nT-1\tL1\t1,200\t2026/12/1\r\n\t\t\t\r\nT-2\t\t0\t20261231\r\n"
    )
    const { rows, faults } = readLines(cells, "receipt")
    expect(faults).toEqual([])
    expect(rows.map(({ row, code, values }) => [row, code, values])).toEqual([
      [2, "T-1", { lot_code: "L1", received: 1_200, expiry_date: "2026-12-01" }],
      [4, "T-2", { received: 0, expiry_date: "2026-12-31" }],
    ])
    const counts = readLines(cellsOfText("编码\t实盘\nT-1\t\nT-2\t0"), "counts")
    expect(counts.rows.map(({ code }) => code)).toEqual(["T-2"])
  })

  it("needs no heading for code and quantity", () => {
    expect(readLines(cellsOfText("T-1\t5"), "safety_stock").rows).toMatchObject([
      { row: 1, code: "T-1", values: { quantity: 5 }, cells: { quantity: "B1" } },
    ])
  })

  it("names the cell of everything that is wrong", () => {
    const text = "编码\t数量\t到期日\nT-1\t-1\t2026-02-30\n6.9E+12\t1.5\t\n\t4\t\nT-2\t1000001\t"
    const { rows, faults } = readLines(cellsOfText(text), "counts")
    expect(rows).toEqual([])
    expect(faults.map(({ cell }) => cell)).toEqual(["B2", "C2", "A3", "B3", "A4", "B5"])
  })

  it("names cells as a spreadsheet does", () => {
    expect([cellName(0, 0), cellName(6, 1), cellName(9, 25), cellName(9, 26)]).toEqual([
      "A1",
      "B7",
      "Z10",
      "AA10",
    ])
  })
})

describe("a workbook", () => {
  it("keeps codes, dates and results of formulas", async () => {
    const workbook = new ExcelJS.Workbook()
    const sheet = workbook.addWorksheet("收货")
    sheet.addRow(["条码", "实收", "到期日"])
    sheet.addRow([6_901_234_567_892, { formula: "2+3", result: 5 }, new Date("2026-12-31T00:00:00Z")])
    const base64 = Buffer.from(await workbook.xlsx.writeBuffer()).toString("base64")
    const { rows } = readLines(await cellsOfWorkbook(base64), "receipt")
    expect(rows).toMatchObject([
      { code: "6901234567892", values: { received: 5, expiry_date: "2026-12-31" } },
    ])
  })

  it("that is none is refused with a way out", async () => {
    await expect(cellsOfWorkbook(Buffer.from("<html>").toString("base64"))).rejects.toMatchObject({
      code: "import_unreadable",
    })
  })
})
