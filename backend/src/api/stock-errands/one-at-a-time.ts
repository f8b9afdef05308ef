import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { Logger } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { inOrderTurn } from "../../workflows/stock/order-turn"
import { sayNot } from "../say-not"

/** No route needs longer; one that hangs must not keep its order for good. */
const LONGEST_MS = 60_000

/**
 * Lets a route of Medusa's work on an order in its turn. The turn ends with the answer, also when whoever asked is gone. Who
 * waits too long is refused (409 `order_busy`).
 */
export async function oneAtATime(
  req: MedusaRequest,
  res: MedusaResponse,
  order_id: string,
  step: () => void
): Promise<void> {
  let isBegun = false
  try {
    await inOrderTurn(req.scope, order_id, async () => {
      isBegun = true
      const answered = untilAnswered(res)
      step()
      await answered
    })
  } catch (error) {
    const logger: Logger = req.scope.resolve(ContainerRegistrationKeys.LOGGER)
    logger.warn(`The turn of order ${order_id} was not had, or not given back: ${String(error)}`)
    if (isBegun) return
    sayNot(req, res, {
      status: 409,
      code: "order_busy",
      chinese: "这张订单正在由别人处理，本次操作没有做，请稍候几秒再试。",
      english: "Somebody else is working on this order and nothing was done; try again in a few seconds.",
    })
  }
}

async function untilAnswered(res: MedusaResponse): Promise<void> {
  await new Promise<void>((resolve) => {
    const limit = setTimeout(resolve, LONGEST_MS)
    limit.unref()
    const end = res.end.bind(res) as (...args: unknown[]) => MedusaResponse
    res.end = ((...args: unknown[]) => {
      clearTimeout(limit)
      resolve()
      return end(...args)
    }) as typeof res.end
  })
}
