import { createWorkflow, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { projectPendingOrdersStep, type ProjectOrdersInput } from "./steps/project-pending-orders"

/** Turns what Medusa committed about orders into sales lines. Events only nudge it; catching up makes it certain. */
export const projectOrdersWorkflow = createWorkflow("project-orders", (input: ProjectOrdersInput) => {
  return new WorkflowResponse(projectPendingOrdersStep(input))
})
