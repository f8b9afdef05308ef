import { createWorkflow, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { addMissingPointsStep, type ImportNetworkInput } from "./steps/add-missing-points"

/** Brings in districts, venue types and sales points by code. Rows that are there already stay as they are. */
export const importNetworkWorkflow = createWorkflow("import-network", (input: ImportNetworkInput) => {
  return new WorkflowResponse(addMissingPointsStep(input))
})
