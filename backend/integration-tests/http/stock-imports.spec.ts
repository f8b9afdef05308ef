import { medusaIntegrationTestRunner } from "@medusajs/test-utils"
import ExcelJS from "exceljs"
import type { StockImportAnswer, StockImportKind } from "../../src/contract"
import { asker, openStockOffice, type StockOffice } from "../stock-office"

jest.setTimeout(180_000)

medusaIntegrationTestRunner({
  inApp: true,
  moduleName: "stock-imports",
  testSuite: ({ api, getContainer }) => {
    const ask = asker(api)
    let office: StockOffice

    beforeAll(async () => {
      office = await openStockOffice(getContainer())
    })

    const teaCode = (): string => `SKU-${office.tea.handle}`
    const download = async (kind: StockImportKind): Promise<ExcelJS.Workbook> => {
      const { status, data } = await api.get(
        `/admin/stock/imports?point=${office.points.counter.code}&kind=${kind}`,
        { headers: office.people.clerk.headers, responseType: "arraybuffer" }
      )
      expect(status).toBe(200)
      const workbook = new ExcelJS.Workbook()
      await workbook.xlsx.load(new Uint8Array(data as Buffer).buffer)
      return workbook
    }
    const upload = async (kind: StockImportKind, workbook: ExcelJS.Workbook): Promise<StockImportAnswer> => {
      const { status, data } = await ask(office.people.clerk, "POST", "/imports", {
        point: office.points.counter.code,
        kind,
        format: "xlsx",
        content: Buffer.from(await workbook.xlsx.writeBuffer()).toString("base64"),
      })
      expect(status).toBe(200)
      return data as unknown as StockImportAnswer
    }

    it.each(["transfer", "write_off", "safety_stock", "counts"] as const)(
      "the sheet of %s has the place's goods, says nothing as it is and is read when it is filled in",
      async (kind) => {
        const workbook = await download(kind)
        expect(await upload(kind, workbook)).toEqual({ lines: [], errors: [] })

        const sheet = workbook.worksheets[0]!
        const row = sheet.findRow(sheet.getColumn(1).values.findIndex((code) => code === teaCode()))
        row!.getCell(3).value = 7
        expect(await upload(kind, workbook)).toMatchObject({
          lines: [
            {
              row: row!.number,
              inventory_item_id: office.tea.inventory_item_id,
              title: row!.getCell(2).value,
              stocked: expect.any(Number),
              values: { quantity: 7 },
            },
          ],
          errors: [],
        })
      }
    )

    it("the sheet of a delivery has an example that nobody takes for goods, and all its columns are read", async () => {
      const workbook = await download("receipt")
      const { lines, errors } = await upload("receipt", workbook)
      expect([lines, errors.map(({ cell, code }) => [cell, code])]).toEqual([[], [["A2", "unknown_code"]]])

      workbook.worksheets[0]!.getCell("A2").value = teaCode()
      expect(await upload("receipt", workbook)).toMatchObject({
        lines: [
          {
            inventory_item_id: office.tea.inventory_item_id,
            values: {
              expected: 12,
              received: 12,
              lot_code: "20261101",
              production_date: "2026-11-01",
              expiry_date: "2027-10-31",
              proof_number: "GH-0001",
            },
          },
        ],
        errors: [],
      })
    })

    it("a request or a write-off of none is no line; a count or a limit of none is one", async () => {
      const of = async (kind: StockImportKind): Promise<number> => {
        const content = `编码\t数量\n${teaCode()}\t0`
        const body = { point: office.points.counter.code, kind, format: "paste", content }
        const { data } = await ask(office.people.clerk, "POST", "/imports", body)
        return (data as unknown as StockImportAnswer).lines.length
      }
      expect([
        await of("transfer"),
        await of("write_off"),
        await of("counts"),
        await of("safety_stock"),
      ]).toEqual([0, 0, 1, 1])
    })
  },
})
