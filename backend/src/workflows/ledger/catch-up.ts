import type { MedusaContainer } from "@medusajs/framework/types"
import { projectOrdersWorkflow } from "./project-orders"

/** How far back the minute's comparison looks; the first run of a process looks at everything. */
const WINDOW_HOURS = 72

let first: Promise<void> | null = null

/**
 * This process's first, complete catch-up: starts it once, and again while it failed or left an order behind that could not
 * be read, because the minute's window would forget that order.
 */
export async function catchUpAtBoot(container: MedusaContainer): Promise<void> {
  first ??= catchUpSince(container, new Date(0))
    .then((isClean) => {
      if (!isClean) first = null
    })
    .catch((error: unknown) => {
      first = null
      throw error
    })
  await first
}

/** The minute's catch-up: finds what an event lost. */
export async function catchUpLately(container: MedusaContainer): Promise<void> {
  await catchUpAtBoot(container)
  await catchUpSince(container, new Date(Date.now() - WINDOW_HOURS * 3_600_000))
}

/** Looks at everything since an instant. Runs until nothing is pending; false when some orders could not be projected. Stops when a run gets nowhere. */
export async function catchUpSince(container: MedusaContainer, since: Date): Promise<boolean> {
  for (;;) {
    const { result } = await projectOrdersWorkflow(container).run({ input: { catch_up_since: since } })
    if (!result.is_more_pending || result.orders === 0) return result.failed.length === 0
  }
}
