import type { ExecArgs } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { rebuildRollupsWorkflow } from "../workflows/ledger/rebuild-rollups"

/** `npx medusa exec ./src/scripts/rebuild-rollups.ts`: see docs/runbook.md, "A figure looks wrong". */
export default async function rebuildRollups({ container }: ExecArgs): Promise<void> {
  const logger = container.resolve(ContainerRegistrationKeys.LOGGER)
  const { result } = await rebuildRollupsWorkflow(container).run()
  logger.info(
    `The rollups hold ${result.lines} lines; ${result.differing.length} cells differ from the ledger.`
  )
  for (const cell of result.differing) logger.error(JSON.stringify(cell))
}
