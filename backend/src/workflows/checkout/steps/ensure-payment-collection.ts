import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { yuanOfFen } from "../../../values/fen"
import { findOrderRecord } from "../order-record"
import { unexpected } from "../refusal"

export type EnsurePaymentCollectionInput = { order_id: string; total_fen: number }

/** What Medusa's dashboard shows as outstanding and marks as paid. One per order; a second run finds the first one's. */
export const ensurePaymentCollectionStep = createStep(
  "ensure-payment-collection",
  async ({ order_id, total_fen }: EnsurePaymentCollectionInput, { container }) => {
    const db = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
    const present = (await findOrderRecord(db, { id: order_id }))?.payment_collection_id
    if (present) return new StepResponse<string, null>(present, null)

    const [collection] = await container
      .resolve(Modules.PAYMENT)
      .createPaymentCollections([{ currency_code: "cny", amount: yuanOfFen(total_fen) }])
    if (!collection) throw unexpected("Medusa made no payment collection.")
    await container.resolve(ContainerRegistrationKeys.LINK).create({
      [Modules.ORDER]: { order_id },
      [Modules.PAYMENT]: { payment_collection_id: collection.id },
    })
    return new StepResponse(collection.id, { order_id, payment_collection_id: collection.id })
  },
  async (created, { container }) => {
    if (!created) return

    const { order_id, payment_collection_id } = created
    await container.resolve(ContainerRegistrationKeys.LINK).dismiss({
      [Modules.ORDER]: { order_id },
      [Modules.PAYMENT]: { payment_collection_id },
    })
    await container.resolve(Modules.PAYMENT).deletePaymentCollections([payment_collection_id])
  }
)
