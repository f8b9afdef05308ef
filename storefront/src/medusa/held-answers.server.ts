type Good = { answer: unknown; at: number }
type Held = { answer: Promise<unknown>; asked_at: number; good: Good | null }

const MOST_ANSWERS = 500
/** With the backend away an old page is better than none; older than this it would mislead. */
const STALE_MS = 10 * 60 * 1000

const held = new Map<string, Held>()

/**
 * One question at a time per key: shoppers who ask the same within `ttl_ms` share the answer, and when the backend does
 * not answer they get the last good one, up to ten minutes old. Only for what is the same for everybody.
 */
export async function heldAnswer<Answer>(
  key: string,
  ttl_ms: number,
  ask: () => Promise<Answer>,
  mayServeOld: (error: unknown) => boolean,
  now = Date.now()
): Promise<Answer> {
  const before = held.get(key)
  if (before && now - before.asked_at < ttl_ms) return (await before.answer) as Answer

  const good = before?.good && now - before.good.at < STALE_MS ? before.good : null
  const entry: Held = { answer: answerOrOld(ask, good, mayServeOld), asked_at: now, good }
  remember(key, entry)

  try {
    const answer = (await entry.answer) as Answer
    if (answer !== good?.answer) entry.good = { answer, at: now }
    return answer
  } catch (error) {
    // A refusal is not held: the next shopper asks again.
    if (held.get(key) === entry) held.delete(key)
    throw error
  }
}

async function answerOrOld(
  ask: () => Promise<unknown>,
  good: Good | null,
  mayServeOld: (error: unknown) => boolean
): Promise<unknown> {
  try {
    return await ask()
  } catch (error) {
    if (good && mayServeOld(error)) return good.answer
    throw error
  }
}

function remember(key: string, entry: Held): void {
  held.delete(key)
  held.set(key, entry)
  if (held.size <= MOST_ANSWERS) return

  const oldest = held.keys().next().value
  if (oldest !== undefined) held.delete(oldest)
}

/** For tests: forget everything. */
export function forgetAnswers(): void {
  held.clear()
}
