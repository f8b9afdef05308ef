/** What taking one lock after the other needs of a provider. */
export type LockSteps = {
  /** Takes the key. False when the owner held it already, so that a failure leaves it alone. */
  take(key: string): Promise<boolean>
  giveBack(key: string): Promise<void>
}

/** One order for everybody, each key once: two baskets never wait for each other in a ring. */
export function inLockOrder(keys: string | string[]): string[] {
  return [...new Set(Array.isArray(keys) ? keys : [keys])].sort()
}

/**
 * Takes the keys in order, one by one. When one cannot be had, those taken here are given back before the refusal goes
 * on: Medusa's own providers keep them, and the SKU stays locked (#16285).
 */
export async function takeInOrder(keys: string | string[], steps: LockSteps): Promise<void> {
  const taken: string[] = []
  try {
    for (const key of inLockOrder(keys)) {
      if (await steps.take(key)) taken.push(key)
    }
  } catch (error) {
    await Promise.all(taken.map((key) => steps.giveBack(key)))
    throw error
  }
}
