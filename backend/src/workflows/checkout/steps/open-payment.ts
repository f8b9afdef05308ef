import { Modules } from "@medusajs/framework/utils"
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { openSession, type OpenSessionInput } from "../../payment/open-session"

/** Opens the online payment of a new order. An order nobody can pay is not placed: failing here undoes the rest. */
export const openPaymentStep = createStep(
  "open-payment",
  async (input: OpenSessionInput, { container }) => {
    const opened = await openSession(container, input)
    return new StepResponse(opened?.step ?? null, opened?.id ?? null)
  },
  async (session_id, { container }) => {
    if (!session_id) return

    await container.resolve(Modules.PAYMENT).deletePaymentSession(session_id)
  }
)
