import { createWorkflow, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { addEditionStep, type PublishEditionInput } from "./steps/add-edition"

/** Publishes an edition of the campaign's list with its entries. Entries that are there already stay as they are. */
export const publishCatalogueEditionWorkflow = createWorkflow(
  "publish-catalogue-edition",
  (input: PublishEditionInput) => {
    return new WorkflowResponse(addEditionStep(input))
  }
)
