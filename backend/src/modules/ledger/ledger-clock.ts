import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { Logger } from "@medusajs/framework/types"
import { businessDay } from "../../values/business-day"
import { adoptRestoredLedger, foldSalesLines, linesAreWaiting } from "./fold-sales-lines"
import { addMonthsAhead } from "./months-ahead"

/** Reports are exact without folding; folding keeps the tail short that they add. */
const LOOK_EVERY_MS = 1_000
/** After a failure the database gets air. */
const LOOK_AGAIN_MS = 5_000

/** The process's own folder: once a second it folds what is waiting, once a day it makes room for the months ahead. */
export class LedgerClock {
  private timer: NodeJS.Timeout | null = null
  private round: Promise<void> | null = null
  private stopped = false
  private isBroken = false
  private monthsAddedOn = ""

  constructor(
    private readonly db: Knex,
    private readonly logger: Logger,
    private readonly now: () => Date = () => new Date()
  ) {}

  /** Resolves when the ledger may be written to. */
  async start(): Promise<void> {
    this.stopped = false
    if (await adoptRestoredLedger(this.db)) {
      this.logger.info("The ledger came from another database server; its rollups were made again.")
    }
    this.schedule(0)
  }

  /** Resolves when the last round has ended, so that the pool can close. */
  async stop(): Promise<void> {
    this.stopped = true
    if (this.timer) clearTimeout(this.timer)
    await this.round
  }

  private schedule(afterMs: number): void {
    if (this.stopped) return
    this.timer = setTimeout(() => (this.round = this.tick()), afterMs)
    this.timer.unref()
  }

  private async tick(): Promise<void> {
    try {
      await this.addMonths()
      while (!this.stopped && (await linesAreWaiting(this.db))) {
        const fold = await foldSalesLines(this.db)
        if (!fold?.is_more_waiting) break
      }
      if (this.isBroken) this.logger.info("The ledger's rollups are folded again.")
      this.isBroken = false
      this.schedule(LOOK_EVERY_MS)
    } catch (error) {
      // Said once; the lines stay in the tail, so nothing is lost meanwhile.
      if (!this.isBroken) this.logger.error(`The ledger cannot be folded (trying again): ${String(error)}`)
      this.isBroken = true
      this.schedule(LOOK_AGAIN_MS)
    }
  }

  private async addMonths(): Promise<void> {
    const today = businessDay(this.now())
    if (today === this.monthsAddedOn) return
    await addMonthsAhead(this.db, today)
    this.monthsAddedOn = today
  }
}
