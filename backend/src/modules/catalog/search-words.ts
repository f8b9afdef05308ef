import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { type KnownWords, knownWords } from "./known-words"
import { listSources } from "./statements/list-sources"

/** New goods and places may be split and suggested this much later; they are found at once. */
const KEPT_MS = 60_000
/** Bound on what is kept for different keys. */
const MOST_SHELVES = 20

type Kept = { words: Promise<KnownWords>; until: number }

/** The words of each shelf (the channels a key opens), put together when a search first needs them and kept for a minute. */
export class SearchWords {
  private readonly kept = new Map<string, Kept>()

  constructor(
    private readonly db: Knex,
    private readonly clock: () => number = Date.now
  ) {}

  async of(channels: readonly string[]): Promise<KnownWords> {
    const key = channels.join(",")
    const known = this.kept.get(key)
    if (known && known.until > this.clock()) return await known.words

    const words = listSources(this.db, channels).then(knownWords)
    this.kept.delete(key)
    this.kept.set(key, { words, until: this.clock() + KEPT_MS })
    if (this.kept.size > MOST_SHELVES) this.kept.delete(this.kept.keys().next().value!) // the map is not empty
    try {
      return await words
    } catch (error) {
      this.kept.delete(key) // a database hiccup is nothing to keep
      throw error
    }
  }
}
