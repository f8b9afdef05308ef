import { createWorkflow, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { setProductOriginsStep, type SetProductOriginsInput } from "./steps/set-product-origins"
import { validateProductOriginStep } from "./steps/validate-product-origin"

/** The same for many products at once: what an import and the product hooks use. */
export const setProductOriginsWorkflow = createWorkflow(
  "set-product-origins",
  (input: SetProductOriginsInput) => {
    validateProductOriginStep({ origins: input.origins })
    return new WorkflowResponse(setProductOriginsStep(input))
  }
)
