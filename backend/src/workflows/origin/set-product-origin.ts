import { createWorkflow, transform, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import type { BusinessDay } from "../../values/business-day"
import { setProductLabelsStep, type LabelInput } from "./steps/set-product-labels"
import { setProductOriginsStep } from "./steps/set-product-origins"
import { validateProductOriginStep, type ProductOriginInput } from "./steps/validate-product-origin"

export type SetProductOriginInput = ProductOriginInput & {
  labels?: LabelInput[]
  set_by: string | null
  now: Date
  today: BusinessDay
}

/** Says where a product comes from, from now on. Sales made before keep the origin of their moment. */
export const setProductOriginWorkflow = createWorkflow(
  "set-product-origin",
  (input: SetProductOriginInput) => {
    const origins = transform({ input }, ({ input }) => [input])
    validateProductOriginStep({ origins })
    const set = setProductOriginsStep({ origins, set_by: input.set_by, now: input.now })
    setProductLabelsStep({
      product_id: input.product_id,
      origin_code: input.origin_code,
      labels: input.labels,
      today: input.today,
    })
    return new WorkflowResponse(set)
  }
)
