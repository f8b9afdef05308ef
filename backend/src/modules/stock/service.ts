import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { IInventoryService, Logger } from "@medusajs/framework/types"
import { installGuards, missingGuards } from "./guards/install"
import { countAdjustments } from "./medusa/count-adjustments"
import { tellStatements } from "./medusa/tell-statements"

/** Medusa's inventory is a dependency of the configuration, so that its adjustments can be counted; a module's test has none. */
type Dependencies = { logger: Logger; __pg_connection__: Knex; inventory?: IInventoryService }

/** Keeps stock true: the guards on Medusa's levels and reservations, and the journal of every change. */
export default class StockModuleService {
  private readonly db: Knex
  private readonly logger: Logger
  private readonly cradle: Dependencies

  readonly __hooks = {
    onApplicationStart: async (): Promise<void> => await this.start(),
  }

  constructor(cradle: Dependencies) {
    this.cradle = cradle
    this.db = cradle.__pg_connection__
    this.logger = cradle.logger
    tellStatements(this.db)
  }

  /** Triggers and constraints that do not stand; stock must not be sold while there is one. */
  async missingGuards(): Promise<string[]> {
    return await missingGuards(this.db)
  }

  /** Puts them back, and opens the journal of what was written while they were away. Safe at any time. */
  async installGuards(): Promise<void> {
    await installGuards(this.db)
  }

  private async start(): Promise<void> {
    try {
      // The cradle lists its keys but cannot be asked for one that is not there.
      const inventory = Object.keys(this.cradle).includes("inventory") ? this.cradle.inventory : undefined
      if (inventory) countAdjustments(inventory, this.db)
      if (!(await installGuards(this.db)))
        this.logger.warn("Stock is not guarded: this database has no stock levels.")
    } catch (error) {
      // Medusa swallows what a hook throws; readiness asks for the guards again.
      this.logger.error(`Stock could not be guarded: ${String(error)}`)
    }
  }
}
