import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { withStockCause } from "../../../modules/stock/medusa/stock-errand"
import { orderCause } from "../../stock/order-cause"
import { missingDraws, reserveStock } from "../reserve-stock"

export type ReserveOrderStockInput = { order_id: string; location_id: string | null }

/** A checkout that cannot get its turn within this long is told to try again. */
const WAIT_SECONDS = 8

/** Reserves the order's goods at the one location named, under the same locks Medusa's own steps take. */
export const reserveOrderStockStep = createStep(
  "reserve-order-stock",
  async ({ order_id, location_id }: ReserveOrderStockInput, { container }) => {
    const db = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
    const keys = (await missingDraws(db, order_id)).map((draw) => draw.inventory_item_id)
    if (keys.length === 0 || !location_id) return new StepResponse<string[], null>([], null)

    const ids = await container
      .resolve(Modules.LOCKING)
      .execute(keys, async () => reserveStock(db, { order_id, location_id }), { timeout: WAIT_SECONDS })
    return new StepResponse(ids, { ids, keys, order_id })
  },
  async (reserved, { container }) => {
    if (!reserved?.ids.length) return

    const { ids, keys, order_id } = reserved
    const db = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
    const inventory = container.resolve(Modules.INVENTORY)
    await withStockCause(await orderCause(db, "reservation", "order", order_id), async () =>
      container
        .resolve(Modules.LOCKING)
        .execute(keys, async () => inventory.deleteReservationItems(ids), { timeout: WAIT_SECONDS })
    )
  }
)
