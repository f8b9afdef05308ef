import { importStockLevelsWorkflow } from "../../../backend/src/workflows/stock/import-stock-levels"
import { businessDay } from "../../../backend/src/values/business-day"
import { openingLevels } from "../generate/assortment"
import type { Sample } from "../sample"
import type { Locations } from "./network"
import type { LoadedProducts } from "./products"
import { requireFound, type Seeding } from "./seeding"

/** Opening balances of hubs and counters; a level that is there keeps its figure. */
export async function loadStockLevels(
  { container, now }: Seeding,
  { points, products }: Sample,
  locations: Locations,
  loaded: LoadedProducts
): Promise<string> {
  const month = Number(businessDay(now).slice(5, 7))
  const levels = points.flatMap((point) =>
    openingLevels(point, products, month).map(({ sku, quantity }) => ({
      inventory_item_id: requireFound(loaded.inventory_item_id.get(sku), `the inventory item of ${sku}`),
      location_id: requireFound(locations.get(point.code), `the stock location of ${point.code}`),
      stocked_quantity: quantity,
    }))
  )
  const { result } = await importStockLevelsWorkflow(container).run({ input: { levels } })
  return `${levels.length} levels, ${result} of them new`
}
