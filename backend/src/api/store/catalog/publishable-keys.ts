import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { queryRows, statement } from "../../../modules/catalog/statements/query-rows"

/** A revoked key opens nothing after this long at the latest (bars.md P3 allows 30 s). */
const BELIEVED_MS = 10_000
/** A key that opens nothing is asked for again soon: it may just have been made. */
const REFUSED_MS = 3_000
/** Bound on what strangers can make us remember. */
const MOST_KEYS = 1_000
/** Longer than any key Medusa makes. */
const LONGEST_KEY = 128

// The same rule as Medusa's own check: publishable, not deleted, not revoked. The channels are those linked to the key.
const keyByToken = statement(`
  SELECT least(key.revoked_at, now() + interval '1 day') AS open_until,
    coalesce(array_agg(link.sales_channel_id ORDER BY link.sales_channel_id)
      FILTER (WHERE link.sales_channel_id IS NOT NULL), '{}') AS channels
  FROM api_key key
  LEFT JOIN publishable_api_key_sales_channel link ON link.publishable_key_id = key.id AND link.deleted_at IS NULL
  WHERE key.token = $1 AND key.type = 'publishable' AND key.deleted_at IS NULL
    AND (key.revoked_at IS NULL OR key.revoked_at > now())
  GROUP BY key.id`)

type Known = { channels: Promise<readonly string[] | null>; until: number }

/**
 * Which sales channels a publishable key opens, remembered for seconds so that reading the shop does not ask for the key
 * each time. Null for a key that opens nothing. Requests that come while a key is being asked for share one query.
 */
export class PublishableKeys {
  private readonly known = new Map<string, Known>()

  constructor(
    private readonly db: Knex,
    private readonly clock: () => number = Date.now
  ) {}

  async channels(token: string): Promise<readonly string[] | null> {
    if (token.length > LONGEST_KEY) return null

    const remembered = this.known.get(token)
    if (remembered && remembered.until > this.clock()) return await remembered.channels

    const entry: Known = { channels: this.ask(token), until: this.clock() + REFUSED_MS }
    this.known.delete(token)
    this.known.set(token, entry)
    if (this.known.size > MOST_KEYS) this.known.delete(this.known.keys().next().value!) // the map is not empty
    return await entry.channels
  }

  private async ask(token: string): Promise<readonly string[] | null> {
    try {
      const [row] = await queryRows<{ open_until: Date; channels: string[] }>(this.db, keyByToken, [token])
      if (!row) return null

      const entry = this.known.get(token)
      if (entry) entry.until = Math.min(this.clock() + BELIEVED_MS, row.open_until.getTime())
      return row.channels
    } catch (error) {
      this.known.delete(token) // a database hiccup is no answer to remember
      throw error
    }
  }
}
