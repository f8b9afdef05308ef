import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { LEDGER_MODULE } from "../../../modules/ledger"
import type LedgerModuleService from "../../../modules/ledger/service"

/** Nothing to undo: the rollups are what the ledger says, before and after. */
export const rebuildRollupsStep = createStep("rebuild-rollups", async (_: void, { container }) => {
  const ledger = container.resolve<LedgerModuleService>(LEDGER_MODULE)
  const { lines } = await ledger.rebuildRollups()
  return new StepResponse({ lines, differing: await ledger.checkRollups() })
})
