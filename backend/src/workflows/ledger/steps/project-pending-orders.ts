import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { orderOfPayment, pendingOrders } from "../order-facts"
import { projectOrder } from "../project-order"

export type ProjectOrdersInput = {
  /** Orders somebody heard of; looked at without waiting. */
  order_ids?: string[]
  /** Payments somebody heard of; their orders likewise. */
  payment_ids?: string[]
  /** Also catch up on all facts not looked at since this instant. */
  catch_up_since?: Date
}
export type ProjectOrdersResult = {
  orders: number
  lines: number
  failed: { order_id: string; reason: string }[]
  /** The run's bound was reached: another run finds more. */
  is_more_pending: boolean
}

/** A refund waits this long for the cancellation it may belong to. */
const FRESH_SECONDS = 5
/** One run's bound; the next run goes on. */
const MAX_ORDERS_PER_RUN = 2_000

/**
 * Projects orders one after the other. No undo: the lines are history, and running it again adds nothing. One order that
 * cannot be read does not keep the others waiting: it is logged, answered as failed and tried again at the next run.
 */
export const projectPendingOrdersStep = createStep(
  "project-pending-orders",
  async (input: ProjectOrdersInput, { container }) => {
    const db = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
    const logger = container.resolve(ContainerRegistrationKeys.LOGGER)

    const ids = new Set(input.order_ids ?? [])
    for (const payment_id of input.payment_ids ?? []) {
      const order_id = await orderOfPayment(db, payment_id)
      if (order_id) ids.add(order_id)
    }
    let is_more_pending = false
    if (input.catch_up_since) {
      const since = new Date(input.catch_up_since)
      const pending = await pendingOrders(db, {
        since,
        fresh_seconds: FRESH_SECONDS,
        limit: MAX_ORDERS_PER_RUN,
      })
      for (const order_id of pending) ids.add(order_id)
      is_more_pending = pending.length === MAX_ORDERS_PER_RUN
    }

    const result: ProjectOrdersResult = { orders: 0, lines: 0, failed: [], is_more_pending }
    for (const order_id of ids) {
      try {
        result.lines += await projectOrder(container, order_id)
        result.orders += 1
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error)
        logger.error(`The ledger could not project order ${order_id}: ${reason}`)
        result.failed.push({ order_id, reason })
      }
    }
    return new StepResponse(result)
  }
)
