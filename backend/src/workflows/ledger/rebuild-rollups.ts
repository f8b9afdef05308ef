import { createWorkflow, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { rebuildRollupsStep } from "./steps/rebuild-rollups"

/**
 * Throws the ledger's rollups away, makes them again and holds them against the ledger; answers `{ lines, differing }`, the
 * lines they hold and the cells that are wrong nevertheless (none). Never needed for figures to be right.
 */
export const rebuildRollupsWorkflow = createWorkflow("rebuild-rollups", () => {
  return new WorkflowResponse(rebuildRollupsStep())
})
