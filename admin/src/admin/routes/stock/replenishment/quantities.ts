import type { ImportedLine } from "../../../ui/stock/import/take-over"

/** What is typed into the boxes of a list of goods, by item; text, because half a number is on its way to one. */
export type Quantities = Record<string, string>

const MOST_PIECES = 1_000_000

/** Full-width digits as plain ones, and without the commas of thousands; a comma anywhere else is a decimal one, and stays. */
function plainPieces(text: string): string {
  const plain = text.normalize("NFKC").trim()
  return /^\d{1,3}(,\d{3})+$/.test(plain) ? plain.replaceAll(",", "") : plain
}

/** A whole number of pieces; null for blank, `fault` for anything else. Full-width digits and group commas are as good. Pure. */
export function piecesOf(text: string): number | null | "fault" {
  const plain = plainPieces(text)
  if (plain === "") return null
  if (!/^\d+$/.test(plain) || Number(plain) > MOST_PIECES) return "fault"
  return Number(plain)
}

/** Whether something kept on the device is still such a list. */
export const isQuantities = (value: unknown): value is Quantities =>
  typeof value === "object" &&
  value !== null &&
  !Array.isArray(value) &&
  Object.values(value).every((text) => typeof text === "string")

export type Coded = { inventory_item_id: string; sku: string | null; barcode: string | null; title: string }
export type Pasted = {
  quantities: Quantities
  /** Rows of what was pasted that were not taken, counted from 1, with why. */
  faults: { row: number; code: string; why: "unknown" | "number" }[]
}

/**
 * What was copied from a spreadsheet, over the list from row `at` on: one column is filled downwards as it stands, in two or
 * more the first names the goods (SKU, bar code or name) and the last is the number. Pure.
 */
export function pasted(goods: readonly Coded[], at: number, text: string): Pasted {
  const rows = text
    .replace(/\r\n?/g, "\n")
    .replace(/\n+$/, "")
    .split("\n")
    .map((row) => row.split("\t").map((cell) => cell.trim()))
  const isColumn = rows.every((cells) => cells.length === 1)
  const result: Pasted = { quantities: {}, faults: [] }
  rows.forEach((cells, row) => {
    const code = cells[0] ?? ""
    const number = cells.at(-1) ?? ""
    if (cells.every((cell) => cell === "")) return
    const found = isColumn
      ? goods[at + row]
      : goods.find(({ sku, barcode, title }) => [sku, barcode, title].includes(code))
    // A heading stands over numbers and is none.
    if (row === 0 && rows.length > 1 && !found && piecesOf(number) === "fault") return
    if (!found) result.faults.push({ row: row + 1, code, why: "unknown" })
    else if (piecesOf(number) === "fault") result.faults.push({ row: row + 1, code, why: "number" })
    else result.quantities[found.inventory_item_id] = plainPieces(number)
  })
  return result
}

/** A sheet's rows as if they had been typed. Pure. */
export const quantitiesOf = (rows: readonly ImportedLine[]): Quantities =>
  Object.fromEntries(
    rows.map(({ inventory_item_id, values }) => [inventory_item_id, String(values.quantity ?? "")])
  )
