import type { Locator } from "@playwright/test"

/**
 * The cell where a row and a column meet, as a reader finds it: the row by its heading, the column by its own.
 * The row's heading is the first column.
 */
export async function cellOf(table: Locator, row: string, column: RegExp): Promise<Locator> {
  const headings = table.getByRole("columnheader")
  await headings.first().waitFor()
  const at = (await headings.allInnerTexts()).findIndex((text) => column.test(text.trim()))
  if (at < 1) throw new Error(`The table has no column ${column}.`)

  const line = table.getByRole("row").filter({ has: table.page().getByRole("rowheader", { name: row }) })
  return line
    .last()
    .getByRole("cell")
    .or(line.last().getByRole("gridcell"))
    .nth(at - 1)
}
