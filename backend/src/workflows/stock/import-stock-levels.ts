import { createWorkflow, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { addMissingLevelsStep, type ImportStockLevelsInput } from "./steps/add-missing-levels"

/** Opens stock levels in bulk: opening balances of many items at many places. A level that exists is left alone. */
export const importStockLevelsWorkflow = createWorkflow(
  "import-stock-levels",
  (input: ImportStockLevelsInput) => {
    return new WorkflowResponse(addMissingLevelsStep(input))
  }
)
