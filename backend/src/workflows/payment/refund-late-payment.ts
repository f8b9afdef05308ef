import { createWorkflow, transform, type WorkflowData } from "@medusajs/framework/workflows-sdk"
import { emitEventStep, refundPaymentsWorkflow } from "@medusajs/medusa/core-flows"

export type LatePayment = { payment_id: string; amount: number }

/** Gives money back that came for a cancelled order, and tells so: Medusa's own workflow for several payments is silent. */
export const refundLatePaymentWorkflow = createWorkflow(
  "refund-late-payment",
  (input: WorkflowData<LatePayment[]>) => {
    const refunds = transform({ input }, ({ input }) =>
      input.map((payment) => ({ ...payment, note: "Paid after the order was cancelled." }))
    )
    refundPaymentsWorkflow.runAsStep({ input: refunds })
    const told = transform({ input }, ({ input }) => input.map(({ payment_id }) => ({ id: payment_id })))
    emitEventStep({ eventName: "payment.refunded", data: told })
  }
)
