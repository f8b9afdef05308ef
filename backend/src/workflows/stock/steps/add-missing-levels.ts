import { Modules } from "@medusajs/framework/utils"
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"

export type NewStockLevel = { inventory_item_id: string; location_id: string; stocked_quantity: number }
export type ImportStockLevelsInput = { levels: NewStockLevel[] }

/** One call of the inventory module takes this many; more only holds the transaction longer. */
const LEVELS_PER_CALL = 2_000

export const addMissingLevelsStep = createStep(
  "add-missing-levels",
  async ({ levels }: ImportStockLevelsInput, { container }) => {
    const inventory = container.resolve(Modules.INVENTORY)
    const location_id = [...new Set(levels.map((level) => level.location_id))]
    const present = await inventory.listInventoryLevels(
      { location_id },
      { take: null as unknown as number, select: ["inventory_item_id", "location_id"] }
    )
    const known = new Set(present.map((level) => `${level.inventory_item_id}/${level.location_id}`))
    const wanted = levels.filter((level) => !known.has(`${level.inventory_item_id}/${level.location_id}`))

    const ids: string[] = []
    for (let start = 0; start < wanted.length; start += LEVELS_PER_CALL) {
      const created = await inventory.createInventoryLevels(wanted.slice(start, start + LEVELS_PER_CALL))
      ids.push(...created.map(({ id }) => id))
    }
    return new StepResponse(ids.length, ids)
  },
  async (ids, { container }) => {
    if (!ids?.length) return

    await container.resolve(Modules.INVENTORY).deleteInventoryLevels(ids)
  }
)
