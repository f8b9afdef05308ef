import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { Logger } from "@medusajs/framework/types"
import { businessDay } from "../../values/business-day"
import { MARKS_PER_ROUND } from "./statements/drain-marks"
import { readState, refreshCatalog } from "./refresh-catalog"

/** How often every process looks: the most a change waits, and the most a browser's copy is believed too long. */
const LOOK_EVERY_MS = 250
/** After a failure the database gets air. */
const LOOK_AGAIN_MS = 2_000
/** A version not confirmed for so long is no longer believed: answers then carry no ETag. */
const BELIEVED_MS = 2_000

/**
 * The process's own watch on the read model: drains marks when there are any, and knows the version from memory so that
 * `If-None-Match` costs no query. Polling, not NOTIFY: a notifying transaction takes a database-wide lock at commit, which
 * would queue the tills behind each other (docs/decisions/011).
 */
export class CatalogClock {
  private timer: NodeJS.Timeout | null = null
  private round: Promise<void> | null = null
  private stopped = false
  private refreshFrom = 0
  private readonly broken = new Set<string>()
  private known: { lineage: string; version: number; seenAt: number } | null = null

  constructor(
    private readonly db: Knex,
    private readonly logger: Logger,
    private readonly clock: () => number = Date.now
  ) {}

  start(): void {
    this.stopped = false
    this.schedule(0)
  }

  /** Resolves when the last round has ended, so that the pool can close. */
  async stop(): Promise<void> {
    this.stopped = true
    if (this.timer) clearTimeout(this.timer)
    await this.round
  }

  /** The read model's version with today's date, or null when it has not been confirmed lately. */
  version(): string | null {
    const now = this.clock()
    if (!this.known || now - this.known.seenAt > BELIEVED_MS) return null
    return `${this.known.lineage.slice(0, 8)}-${this.known.version}-${businessDay(new Date(now))}`
  }

  /** Refreshes until nothing is left to do; waits for a round of another process. */
  async catchUp(): Promise<void> {
    for (;;) {
      const refreshed = await refreshCatalog(this.db, new Date(this.clock()), { wait: true })
      if (refreshed && refreshed.marks < MARKS_PER_ROUND) break
    }
    await this.look()
  }

  private async look(): Promise<boolean> {
    const { due, ...state } = await readState(this.db, new Date(this.clock()))
    this.known = { ...state, seenAt: this.clock() }
    return due
  }

  private schedule(afterMs: number): void {
    if (this.stopped) return
    this.timer = setTimeout(() => void this.tick(), afterMs)
    this.timer.unref()
  }

  /** Looks, and starts a round when there is something to do; looking goes on while a long round is at work. */
  private async tick(): Promise<void> {
    try {
      const due = await this.look()
      this.settle("watched", null)
      if (due && !this.round && !this.stopped && this.clock() >= this.refreshFrom) this.round = this.refresh()
      this.schedule(LOOK_EVERY_MS)
    } catch (error) {
      this.settle("watched", error)
      this.schedule(LOOK_AGAIN_MS)
    }
  }

  private async refresh(): Promise<void> {
    try {
      await refreshCatalog(this.db, new Date(this.clock()), { wait: false })
      await this.look()
      this.settle("refreshed", null)
    } catch (error) {
      this.refreshFrom = this.clock() + LOOK_AGAIN_MS
      this.settle("refreshed", error)
    } finally {
      this.round = null
    }
  }

  /** Says once that something broke and once that it works again; the marks stay, so nothing is lost meanwhile. */
  private settle(what: "watched" | "refreshed", error: unknown): void {
    if (error && !this.broken.has(what)) {
      this.broken.add(what)
      this.logger.error(`The catalogue cannot be ${what} (trying again): ${String(error)}`)
    } else if (!error && this.broken.delete(what)) {
      this.logger.info(`The catalogue is ${what} again.`)
    }
  }
}
