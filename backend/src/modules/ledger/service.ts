import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { Logger } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MedusaService } from "@medusajs/framework/utils"
import { checkRollups, type DifferingCell } from "./check-rollups"
import { rebuildRollups } from "./fold-sales-lines"
import { LedgerClock } from "./ledger-clock"
import { CountingRule } from "./models/counting-rule"

/** The sales ledger: what it counts by, and the sums it keeps. Lines are appended and read by statements, not through here. */
export default class LedgerModuleService extends MedusaService({ CountingRule }) {
  private readonly db: Knex
  private readonly logger: Logger
  private readonly clock: LedgerClock

  readonly __hooks = {
    onApplicationStart: async (): Promise<void> => await this.start(),
    onApplicationPrepareShutdown: async (): Promise<void> => await this.clock.stop(),
  }

  constructor(container: Record<string, unknown>) {
    super(...arguments)
    this.db = container[ContainerRegistrationKeys.PG_CONNECTION] as Knex
    this.logger = container[ContainerRegistrationKeys.LOGGER] as Logger
    this.clock = new LedgerClock(this.db, this.logger)
  }

  /** Makes the rollups again from the ledger; answers how many lines they hold. Minutes for millions of lines. */
  async rebuildRollups(): Promise<{ lines: number }> {
    return await rebuildRollups(this.db)
  }

  /** Every kept cell that is not what its lines make it, at most a hundred a rollup; none is as it must be. */
  async checkRollups(): Promise<DifferingCell[]> {
    return await checkRollups(this.db)
  }

  private async start(): Promise<void> {
    try {
      await this.clock.start()
    } catch (error) {
      // Medusa swallows what a hook throws; reports that only get slower must at least say why.
      this.logger.error(`The ledger's rollups could not start: ${String(error)}`)
    }
  }
}
