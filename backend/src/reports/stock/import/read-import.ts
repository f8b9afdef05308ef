import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { findItems, type ItemFacts } from "../../../modules/stock/documents/items"
import { cellsOfText, cellsOfWorkbook } from "./read-cells"
import { type CellFault, type ImportKind, type ImportRow, readLines } from "./read-lines"

export type ImportAsked = { kind: ImportKind; format: "paste" | "xlsx"; content: string }
export type ReadImport = { lines: (ImportRow & { goods: ItemFacts })[]; faults: CellFault[] }

const codesSql = `
  SELECT code, inventory_item_id FROM (
    SELECT unnest(ARRAY[v.sku, v.ean, v.barcode, v.upc]) AS code, link.inventory_item_id
    FROM product_variant v
    JOIN product_variant_inventory_item link ON link.variant_id = v.id AND link.deleted_at IS NULL
    WHERE v.deleted_at IS NULL
    UNION ALL
    SELECT sku, id FROM inventory_item WHERE deleted_at IS NULL
  ) known WHERE code = ANY (:codes)`

/**
 * Reads a table of goods that somebody pasted or uploaded. Stores nothing: the lines go into the form, and what was wrong is
 * named cell by cell, so that a person decides whether the rest is taken.
 */
export async function readImport(db: Knex, { kind, format, content }: ImportAsked): Promise<ReadImport> {
  const cells = format === "paste" ? cellsOfText(content) : await cellsOfWorkbook(content)
  const { rows, faults } = readLines(cells, kind)
  const { rows: known } = await db.raw<{ rows: { code: string; inventory_item_id: string }[] }>(codesSql, {
    codes: [...new Set(rows.map(({ code }) => code))],
  })
  const items = new Map(known.map(({ code, inventory_item_id }) => [code, inventory_item_id]))
  const facts = await findItems(db, [...new Set(items.values())])
  const seen = new Map<string, number>()
  const lines: ReadImport["lines"] = []
  for (const row of rows) {
    const goods = facts.get(items.get(row.code) ?? "")
    const fault = goods ? twiceFault(row, goods, { kind, seen }) : unknownFault(row)
    if (fault) faults.push(fault)
    else if (goods) lines.push({ ...row, goods })
  }
  return { lines, faults }
}

function unknownFault({ cells, row, code }: ImportRow): CellFault {
  return {
    cell: cells.code ?? `A${row}`,
    code: "unknown_code",
    said: {
      chinese: `没有编码或条码为 ${code} 的商品，请核对。`,
      english: `There are no goods with the code ${code}; check it.`,
    },
  }
}

/** A delivery may bring one item in two lots; a limit or a count has one number. */
function twiceFault(
  { cells, row }: ImportRow,
  goods: ItemFacts,
  { kind, seen }: { kind: ImportKind; seen: Map<string, number> }
): CellFault | null {
  const first = seen.get(goods.inventory_item_id)
  seen.set(goods.inventory_item_id, first ?? row)
  if (first === undefined || kind === "receipt") return null
  return {
    cell: cells.code ?? `A${row}`,
    code: "code_twice",
    said: {
      chinese: `“${goods.title}”在第 ${first} 行已经写过，请并成一行。`,
      english: `${goods.title} stands in row ${first} already; make it one row.`,
    },
  }
}
