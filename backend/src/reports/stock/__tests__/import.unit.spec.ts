import ExcelJS from "exceljs"
import JSZip from "jszip"
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

  it.each(["2026-11", "2026.11", "202611", "2026111", "2026-11/27", "2026-02-30", "45000"])(
    "takes %s for no day",
    (text) => {
      const { rows, faults } = readLines(
        [
          ["编码", "实收", "到期日"],
          ["T-1", "1", text],
        ],
        "receipt"
      )
      expect([rows, faults.map(({ cell }) => cell)]).toEqual([[], ["C2"]])
    }
  )

  it.each([
    ["1,234", 1234],
    ["１２", 12],
    ["1,5", null],
    ["1,2,3", null],
    ["12,34", null],
  ])("takes %s for %s pieces", (text, pieces) => {
    const { rows } = readLines(
      [
        ["编码", "数量"],
        ["T-1", text],
      ],
      "counts"
    )
    expect(rows[0]?.values.quantity ?? null).toBe(pieces)
  })

  it("says which column is missing, or there twice, instead of reading nothing or the last", () => {
    const faultOf = (cells: string[][], kind: "counts" | "receipt" = "counts") =>
      readLines(cells, kind).faults.map(({ cell, code }) => [cell, code])
    expect(
      faultOf([
        ["编码", "品名"],
        ["T-1", "茶"],
      ])
    ).toEqual([["A1", "column_missing"]])
    expect(faultOf(cellsOfText("编码,数量\nT-1,3"))).toEqual([["A1", "column_missing"]])
    expect(
      faultOf(
        [
          ["编码", "批号"],
          ["T-1", "L"],
        ],
        "receipt"
      )
    ).toEqual([["A1", "column_missing"]])
    expect(
      faultOf([
        ["编码", "数量", "实盘"],
        ["T-1", "3", "4"],
      ])
    ).toEqual([["C1", "column_twice"]])
    expect(faultOf([])).toEqual([])
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

it("refuses a pasted table of more than a thousand rows", () => {
  expect(cellsOfText("T\t1\n".repeat(1_000))).toHaveLength(1_000)
  expect(() => cellsOfText("T\t1\n".repeat(1_001))).toThrow(/1000/)
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

  const withRows = async (rows: number): Promise<string> => {
    const workbook = new ExcelJS.Workbook()
    const sheet = workbook.addWorksheet("盘点")
    sheet.addRow(["编码", "数量"])
    for (let row = 1; row < rows; row += 1) sheet.addRow([`T-${row}`, row])
    return Buffer.from(await workbook.xlsx.writeBuffer()).toString("base64")
  }
  /** How long `work` took, and the longest that nobody else had a turn meanwhile; milliseconds. */
  const timed = async (work: Promise<unknown>): Promise<{ took: number; longest: number }> => {
    const begun = performance.now()
    let [last, longest, isOver] = [begun, 0, false]
    const done = work.finally(() => {
      isOver = true
    })
    while (!isOver) {
      await new Promise((resolve) => setImmediate(resolve))
      longest = Math.max(longest, performance.now() - last)
      last = performance.now()
    }
    await done
    return { took: performance.now() - begun, longest }
  }

  it("takes a thousand rows, and refuses twenty thousand at once while others get their turn", async () => {
    expect(await cellsOfWorkbook(await withRows(1_000))).toHaveLength(1_000)
    const long = await withRows(20_000)
    const refused = expect(cellsOfWorkbook(long)).rejects.toMatchObject({ code: "import_too_long" })
    const { took, longest } = await timed(refused)
    expect(took).toBeLessThan(2_000)
    expect(longest).toBeLessThan(500)
  })

  it("unpacks no more than a sheet may be, whatever the file says of itself", async () => {
    const zip = await JSZip.loadAsync(Buffer.from(await withRows(3), "base64"))
    zip.file("xl/sharedStrings.xml", `<sst><si><t>${"百".repeat(20_000_000)}</t></si></sst>`)
    const bomb = await zip.generateAsync({ type: "base64", compression: "DEFLATE" })
    expect(bomb.length).toBeLessThan(200_000)
    const refused = expect(cellsOfWorkbook(bomb)).rejects.toMatchObject({ code: "import_too_long" })
    const { took, longest } = await timed(refused)
    expect(took).toBeLessThan(2_000)
    expect(longest).toBeLessThan(500)
  })

  it("reads the first sheet, by the numbers of its rows, and passes over rows that are only coloured", async () => {
    const workbook = new ExcelJS.Workbook()
    const sheet = workbook.addWorksheet("一")
    workbook.addWorksheet("二").addRow(["别的", "表"])
    sheet.getCell("B3").value = { richText: [{ text: "T" }, { text: "-1" }] }
    sheet.getRow(5_000).fill = { type: "pattern", pattern: "solid", fgColor: { argb: "FFFFEE00" } }
    sheet.getCell("A5000").style = { font: { bold: true } }
    const base64 = Buffer.from(await workbook.xlsx.writeBuffer()).toString("base64")
    expect(await cellsOfWorkbook(base64)).toEqual([[], [], ["", "T-1"]])
  })

  it("names formulas without a result, and results that are errors", async () => {
    const workbook = new ExcelJS.Workbook()
    const sheet = workbook.addWorksheet("盘点")
    sheet.addRow(["编码", "数量"])
    sheet.addRow(["T-1", { formula: "1+2" }])
    sheet.addRow(["T-2", { formula: "1/0", result: { error: "#DIV/0!" } }])
    sheet.addRow(["T-3", { error: "#N/A" }])
    const base64 = Buffer.from(await workbook.xlsx.writeBuffer()).toString("base64")
    const { rows, faults } = readLines(await cellsOfWorkbook(base64), "counts")
    expect([rows, faults.map(({ cell }) => cell)]).toEqual([[], ["B2", "B3", "B4"]])
  })

  it("reads the first tab that is shown, whatever its file is called", async () => {
    const workbook = new ExcelJS.Workbook()
    workbook.addWorksheet("藏", { state: "hidden" }).addRow(["藏"])
    workbook.addWorksheet("二").addRow(["二"])
    workbook.addWorksheet("三").addRow(["三"])
    const zip = await JSZip.loadAsync(Buffer.from(await workbook.xlsx.writeBuffer()))
    const read = async () => await cellsOfWorkbook(await zip.generateAsync({ type: "base64" }))
    expect(await read()).toEqual([["二"]])
    const xml = await zip.file("xl/workbook.xml")!.async("string")
    const [hidden = "", second = "", third = ""] = xml.match(/<sheet [^>]*>/g) ?? []
    zip.file("xl/workbook.xml", xml.replace(hidden + second + third, hidden + third + second))
    expect(await read()).toEqual([["三"]])
  })

  it("that is none is refused with a way out", async () => {
    await expect(cellsOfWorkbook(Buffer.from("<html>").toString("base64"))).rejects.toMatchObject({
      code: "import_unreadable",
    })
  })
})
