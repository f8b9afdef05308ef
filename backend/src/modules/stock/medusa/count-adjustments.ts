import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { Context, IInventoryService, InventoryLevelDTO } from "@medusajs/framework/types"
import { moveStock, type StockMove } from "../move-stock"
import { stockErrand } from "./stock-errand"

type Adjustment = { inventoryItemId: string; locationId: string; adjustment: number }
type Adjusts = (
  item: string | Adjustment[],
  location_id?: string,
  adjustment?: number,
  context?: Context
) => Promise<InventoryLevelDTO | InventoryLevelDTO[]>
type MedusaInventory = Pick<IInventoryService, "listInventoryLevels"> & { adjustInventory: Adjusts }
/** What MikroORM's entity manager gives away of the transaction it is in. */
type Manager = { getTransactionContext?: () => Knex | undefined }

/**
 * Medusa reads a level, adds in JavaScript and writes the sum, item by item: of two adjustments at once one is lost, and a
 * refused third leaves the first two standing. From here on an adjustment of its fulfilments, returns and cancellations is
 * a difference, all items of it or none, with the errand's cause in the journal.
 */
export function countAdjustments(service: IInventoryService, db: Knex): void {
  const inventory = service as unknown as MedusaInventory

  inventory.adjustInventory = async (item, location_id, adjustment, context = {}) => {
    const moves = Array.isArray(item)
      ? item.map(moveOf)
      : [{ inventory_item_id: item, location_id: location_id!, quantity: Number(adjustment) }]
    const move = async (tx: Knex): Promise<void> =>
      await moveStock(tx, moves, stockErrand() ?? { reason: "unattributed" })

    const open = (context.transactionManager as Manager | undefined)?.getTransactionContext?.()
    if (open) await move(open)
    else {
      await db.transaction(async (tx) => {
        await tx.raw("SET LOCAL lock_timeout = '3s'")
        await move(tx)
      })
    }

    const levels = await inventory.listInventoryLevels(
      {
        inventory_item_id: [...new Set(moves.map((move) => move.inventory_item_id))],
        location_id: [...new Set(moves.map((move) => move.location_id))],
      },
      { take: null as unknown as number },
      context
    )
    const adjusted = moves.map((move) => levels.find((level) => isAt(level, move))!)
    return Array.isArray(item) ? adjusted : adjusted[0]!
  }
}

const moveOf = ({ inventoryItemId, locationId, adjustment }: Adjustment): StockMove => ({
  inventory_item_id: inventoryItemId,
  location_id: locationId,
  quantity: Number(adjustment),
})

const isAt = (level: InventoryLevelDTO, move: StockMove): boolean =>
  level.inventory_item_id === move.inventory_item_id && level.location_id === move.location_id
