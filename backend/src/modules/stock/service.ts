import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { Logger } from "@medusajs/framework/types"
import { installGuards, missingGuards } from "./guards/install"

type Dependencies = { logger: Logger; __pg_connection__: Knex }

/** Keeps stock true: the guards on Medusa's levels and reservations, and the journal of every change. */
export default class StockModuleService {
  private readonly db: Knex
  private readonly logger: Logger

  readonly __hooks = {
    onApplicationStart: async (): Promise<void> => await this.start(),
  }

  constructor({ logger, __pg_connection__ }: Dependencies) {
    this.db = __pg_connection__
    this.logger = logger
  }

  /** Triggers and constraints that do not stand; stock must not be sold while there is one. */
  async missingGuards(): Promise<string[]> {
    return await missingGuards(this.db)
  }

  private async start(): Promise<void> {
    try {
      if (!(await installGuards(this.db)))
        this.logger.warn("Stock is not guarded: this database has no stock levels.")
    } catch (error) {
      // Medusa swallows what a hook throws; readiness asks for the guards again.
      this.logger.error(`Stock could not be guarded: ${String(error)}`)
    }
  }
}
