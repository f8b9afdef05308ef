import type { CreateOrderDTO, MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { unexpected } from "../refusal"
import { PICKUP_MODULE } from "../../../modules/pickup"
import type PickupModuleService from "../../../modules/pickup/service"

/** The order to be, under its number. `custom_display_id` is not in Medusa's types, but its generator gets to see it. */
export type OrderDraft = CreateOrderDTO & { custom_display_id: string }
export type ClaimOrderInput = { draft: OrderDraft; pickup_point_code: string | null }

/**
 * Writes the order under its number. The number is made of the idempotency key and unique in the database: whoever
 * comes second fails here, before anything is reserved.
 */
export const claimOrderStep = createStep(
  "claim-order",
  async ({ draft, pickup_point_code }: ClaimOrderInput, { container }) => {
    const order_number = draft.custom_display_id
    const pickup_code = pickup_point_code
      ? await pickups(container).claimCode({ sales_point_code: pickup_point_code, order_number })
      : null
    const [order] = await container
      .resolve(Modules.ORDER)
      .createOrders([{ ...draft, metadata: { ...draft.metadata, pickup_code } }])
    if (!order) throw unexpected("Medusa made no order of the draft.")

    return new StepResponse({ id: order.id }, { id: order.id, order_number })
  },
  async (claimed, { container }) => {
    if (!claimed) return

    await container.resolve(Modules.ORDER).deleteOrders([claimed.id])
    await pickups(container).dropCode(claimed.order_number)
  }
)

function pickups(container: MedusaContainer): PickupModuleService {
  return container.resolve<PickupModuleService>(PICKUP_MODULE)
}
