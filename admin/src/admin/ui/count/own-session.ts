/** Somebody else is signed in here now. */
export class OtherPerson extends Error {
  /** `name`: theirs, as it is shown. */
  constructor(readonly personName: string) {
    super(`${personName} is signed in.`)
    this.name = "OtherPerson"
  }
}

/** Nobody signs out and another in faster. */
const SURE_FOR_MS = 10_000

/**
 * Makes sure, before something is sent, that the session is still the person's who counted: a page may have slept in a
 * background tab, or have been opened without a network, while somebody else signed in. Rejects with `OtherPerson`, or as
 * `whoIs` does.
 */
export function ownSession(input: {
  person_id: string
  whoIs: () => Promise<{ id: string; name: string }>
  now: () => number
}): () => Promise<void> {
  let sureAt = -Infinity

  return async () => {
    if (input.now() - sureAt < SURE_FOR_MS) return
    const person = await input.whoIs()
    if (person.id !== input.person_id) throw new OtherPerson(person.name)
    sureAt = input.now()
  }
}
