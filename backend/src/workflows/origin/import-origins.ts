import { createWorkflow, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { addMissingOriginsStep, type ImportOriginsInput } from "./steps/add-missing-origins"

/** Brings in places, memberships, pairings, suppliers and recognitions. Rows that are there already stay as they are. */
export const importOriginsWorkflow = createWorkflow("import-origins", (input: ImportOriginsInput) => {
  return new WorkflowResponse(addMissingOriginsStep(input))
})
