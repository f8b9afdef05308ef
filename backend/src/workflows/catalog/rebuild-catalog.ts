import { createWorkflow, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { rebuildCatalogStep } from "./steps/rebuild-catalog"

/**
 * Throws the shop's read model away and makes it again from its sources; answers `{ products }`, how many the shop shows.
 * Never needed for freshness: for a person who doubts the read model, and for the test that proves there is no reason to.
 */
export const rebuildCatalogWorkflow = createWorkflow("rebuild-catalog", () => {
  return new WorkflowResponse(rebuildCatalogStep())
})
