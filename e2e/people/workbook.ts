import exceljs from "exceljs"

/** The lines of a 台账 workbook: each row below the headings that has a number of its own. */
export async function ledgerRowsOf(bytes: Buffer): Promise<{ net_fen: number }[]> {
  const workbook = new exceljs.Workbook()
  await workbook.xlsx.load(new Uint8Array(bytes).buffer)
  const lines: { net_fen: number }[] = []
  for (const sheet of workbook.worksheets) {
    let columns: string[] = []
    sheet.eachRow((row) => {
      const texts = (row.values as exceljs.CellValue[]).map(String)
      if (texts.includes("流水号")) columns = texts
      else if (/^\d+$/.test(texts[columns.indexOf("流水号")] ?? "")) {
        // The workbook shows yuan, as a receipt does.
        lines.push({ net_fen: Math.round(Number(texts[columns.indexOf("净额")]) * 100) })
      }
    })
  }
  return lines
}
