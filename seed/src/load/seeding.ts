import type { Logger, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"

/** What every loader gets: the container, one clock reading, and where to say how far it is. */
export type Seeding = { container: MedusaContainer; now: Date; say: (line: string) => void }

export function beginSeeding(container: MedusaContainer, now: Date): Seeding {
  const logger = container.resolve<Logger>(ContainerRegistrationKeys.LOGGER)
  // `npm start` shows the lines that begin like this.
  return { container, now, say: (line) => logger.info(`seed: ${line}`) }
}

/** Runs one loader and says what it did and how long it took. The loader answers a short account of its counts. */
export async function step<T>(
  { say }: Seeding,
  name: string,
  load: () => Promise<readonly [account: string, result: T]>
): Promise<T> {
  const started = performance.now()
  const [account, result] = await load()
  say(`${name}: ${account} (${((performance.now() - started) / 1_000).toFixed(1)} s)`)
  return result
}

/** The list in pieces of at most `size`. */
export function inBatches<T>(items: readonly T[], size: number): T[][] {
  const batches: T[][] = []
  for (let start = 0; start < items.length; start += size) batches.push(items.slice(start, start + size))
  return batches
}

export function requireFound<T>(value: T | null | undefined, what: string): T {
  if (value === null || value === undefined) throw new Error(`The seed expected ${what} and did not find it.`)
  return value
}
