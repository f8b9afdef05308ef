import type { MedusaContainer } from "@medusajs/framework/types"
import { runExports } from "../workflows/export/run-exports"

/** Once a minute: exports whose process ended, and files nobody needs any more. */
export default async function runWaitingExports(container: MedusaContainer): Promise<void> {
  await runExports(container)
}

export const config = { name: "run-exports", schedule: "* * * * *" }
