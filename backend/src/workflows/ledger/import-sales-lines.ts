import { createWorkflow, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { appendSalesLinesStep, type ImportSalesLinesInput } from "./steps/append-sales-lines"

/** Appends lines somebody else made (samples, later imports) through the ledger's own door. A repeat adds nothing. */
export const importSalesLinesWorkflow = createWorkflow(
  "import-sales-lines",
  (input: ImportSalesLinesInput) => {
    return new WorkflowResponse(appendSalesLinesStep(input))
  }
)
