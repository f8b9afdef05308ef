import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { findItems } from "../../../modules/stock/documents/items"
import type { ReportFile } from "../../files/report-file"
import type { Sheet, SheetColumn, SheetRow } from "../../files/sheet"
import type { ImportColumn, ImportKind } from "./read-lines"

/** Files are the office's, and the office writes Chinese. */
const names: Readonly<Record<ImportKind, string>> = {
  receipt: "收货导入表",
  transfer: "申请调拨导入表",
  write_off: "报损导入表",
  safety_stock: "安全库存导入表",
  counts: "盘点导入表",
}
/** The headings are those that `readLines` knows; `goods` it passes over: it is there for whoever fills the sheet in. */
const CODE = { key: "code", kind: "code", label: "编码", width: 24 } satisfies SheetColumn
const GOODS = { key: "goods", kind: "text", label: "商品", width: 44 } satisfies SheetColumn
const pieces = (key: ImportColumn, label: string): SheetColumn => ({ key, kind: "integer", label, blank: "" })
const columns: Readonly<Record<ImportKind, readonly SheetColumn[]>> = {
  receipt: [
    pieces("expected", "应收"),
    pieces("received", "实收"),
    pieces("rejected", "拒收"),
    { key: "lot_code", kind: "code", label: "批号", width: 16 },
    { key: "production_date", kind: "day", label: "生产日期", blank: "" },
    { key: "expiry_date", kind: "day", label: "到期日", blank: "" },
    { key: "proof_number", kind: "code", label: "凭证编号", width: 20 },
  ],
  transfer: [pieces("quantity", "数量")],
  write_off: [pieces("quantity", "数量")],
  safety_stock: [pieces("quantity", "安全库存")],
  counts: [pieces("quantity", "实盘")],
}
/** A delivery has goods that were never here: a row to see how it is done, and empty ones whose codes stay text. */
const EXAMPLE: SheetRow = {
  cells: {
    code: "示例，请删除本行",
    goods: "编码填商品编码或条码",
    expected: 12,
    received: 12,
    lot_code: "20261101",
    production_date: "2026-11-01",
    expiry_date: "2027-10-31",
    proof_number: "GH-0001",
  },
}
const EMPTY_ROWS = 100

const hereSql = `SELECT inventory_item_id FROM inventory_level WHERE location_id = :location_id AND deleted_at IS NULL`

/**
 * The sheet that `readImport` reads, to be filled in: for a delivery an example and empty rows, for anything else all goods
 * of the place with their quantity left blank, which says nothing until somebody fills it in.
 */
export async function sheetToFill(
  db: Knex,
  { kind, location_id }: { kind: ImportKind; location_id: string }
): Promise<ReportFile> {
  const sheet: Sheet = {
    name: names[kind],
    title: names[kind],
    head: null,
    columns: [CODE, GOODS, ...columns[kind]],
    rows: kind === "receipt" ? [EXAMPLE, ...emptyRows()] : await goodsOf(db, location_id),
    style: "data",
    banner: null,
    foot: () => [],
    signatures: [],
  }
  return { name: sheet.name, sheets: [sheet], flat: sheet }
}

const emptyRows = (): SheetRow[] => Array.from({ length: EMPTY_ROWS }, () => ({ cells: {} }))

async function goodsOf(db: Knex, location_id: string): Promise<SheetRow[]> {
  const { rows } = await db.raw<{ rows: { inventory_item_id: string }[] }>(hereSql, { location_id })
  const facts = await findItems(
    db,
    rows.map(({ inventory_item_id }) => inventory_item_id)
  )
  return [...facts.values()]
    .map(({ sku, barcode, title }) => ({ cells: { code: sku ?? barcode, goods: title } }))
    .filter(({ cells }) => cells.code !== null)
    .sort((a, b) => a.cells.goods.localeCompare(b.cells.goods, "zh"))
}
