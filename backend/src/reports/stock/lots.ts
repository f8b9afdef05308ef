import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { StockLotRow } from "../../contract"
import { findItems } from "../../modules/stock/documents/items"
import { lotsOnHand, standingOf, stopsOn } from "../../modules/stock/documents/lot-rules"
import { type LotAt, lotsAt } from "../../modules/stock/documents/lots"
import { stockSettings, stopRule } from "../../modules/stock/documents/settings"

/** Lots that lie at a place, first expired first: the order in which to take them. */
export async function lotRows(
  db: Knex,
  asked: { location_id: string; inventory_item_id: string | null; today: string }
): Promise<StockLotRow[]> {
  const { location_id, inventory_item_id, today } = asked
  const lots = await lotsAt(db, {
    locations: [location_id],
    items: inventory_item_id ? [inventory_item_id] : null,
  })
  const byItem = new Map<string, LotAt[]>()
  for (const lot of lots)
    byItem.set(lot.inventory_item_id, [...(byItem.get(lot.inventory_item_id) ?? []), lot])
  const facts = await findItems(db, [...byItem.keys()])
  const rule = stopRule(await stockSettings(db))
  const known = new Map(lots.map((lot) => [lot.lot_id, lot]))
  const rows = [...byItem.values()].flatMap((ofItem) =>
    lotsOnHand(ofItem, ofItem[0]!.stocked).lots.flatMap((lot) => {
      const { lot_code, trace_code, is_expiry_computed, inventory_item_id: item } = known.get(lot.lot_id)!
      const goods = facts.get(item)
      if (!goods || lot.on_hand === 0) return []
      const row: StockLotRow = {
        lot_id: lot.lot_id,
        lot_code,
        trace_code,
        inventory_item_id: item,
        variant_id: goods.variant_id,
        sku: goods.sku,
        title: goods.title,
        production_date: lot.production_date,
        expiry_date: lot.expiry_date,
        is_expiry_computed,
        stops_on: stopsOn(lot, rule),
        standing: standingOf(lot, today, rule),
        on_hand: lot.on_hand,
      }
      return [row]
    })
  )
  return rows.sort((a, b) => ((a.expiry_date ?? "9999") < (b.expiry_date ?? "9999") ? -1 : 1))
}
