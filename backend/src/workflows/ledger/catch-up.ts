import type { MedusaContainer } from "@medusajs/framework/types"
import { projectOrdersWorkflow } from "./project-orders"

/** How far back the minute's comparison looks; the first run of a process looks at everything. */
const WINDOW_HOURS = 72

type CatchUp = (container: MedusaContainer) => Promise<void>

/** The catch-ups of one process, which remember whether its first one is done. */
export function catchUpsOfProcess(): { atBoot: CatchUp; lately: CatchUp } {
  let first: Promise<void> | null = null
  const atBoot: CatchUp = async (container) => {
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
  const lately: CatchUp = async (container) => {
    await atBoot(container)
    await catchUpSince(container, new Date(Date.now() - WINDOW_HOURS * 3_600_000))
  }
  return { atBoot, lately }
}

const own = catchUpsOfProcess()

/**
 * This process's first, complete catch-up: starts it once, and again while it failed or left an order behind that could not
 * be read, because the minute's window would forget that order.
 */
export const catchUpAtBoot = own.atBoot

/** The minute's catch-up: finds what an event lost. */
export const catchUpLately = own.lately

/** Looks at everything since an instant. Runs until nothing is pending; false when some orders could not be projected. Stops when a run gets nowhere. */
export async function catchUpSince(container: MedusaContainer, since: Date): Promise<boolean> {
  for (;;) {
    const { result } = await projectOrdersWorkflow(container).run({ input: { catch_up_since: since } })
    if (!result.is_more_pending || result.orders === 0) return result.failed.length === 0
  }
}
