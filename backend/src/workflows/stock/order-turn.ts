import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"

const WAIT_SECONDS = 15

/**
 * Runs a step that moves an order's goods when no other is under way. Medusa looks first (is it fulfilled? was it returned?) and
 * writes later: of two that look at once both write, and goods leave, or come back, twice. Who waits too long is refused
 * (CONFLICT). Taken before an order's payment lock, never after it.
 */
export async function inOrderTurn<T>(
  container: Pick<MedusaContainer, "resolve">,
  order_id: string,
  step: () => Promise<T>
): Promise<T> {
  return await container
    .resolve(Modules.LOCKING)
    .execute([`order-goods:${order_id}`], step, { timeout: WAIT_SECONDS })
}
