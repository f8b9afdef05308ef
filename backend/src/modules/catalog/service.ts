import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { Logger } from "@medusajs/framework/types"
import { CatalogClock } from "./catalog-clock"
import { forgetSold, prepareCatalog, rebuildCatalog } from "./refresh-catalog"

type Dependencies = { logger: Logger; __pg_connection__: Knex }

/** Keeps the shop's read model. It owns no truth: everything in it can be thrown away and made again. */
export default class CatalogModuleService {
  private readonly db: Knex
  private readonly logger: Logger
  private readonly clock: CatalogClock

  readonly __hooks = {
    onApplicationStart: async (): Promise<void> => await this.start(),
    onApplicationPrepareShutdown: async (): Promise<void> => await this.clock.stop(),
  }

  constructor({ logger, __pg_connection__ }: Dependencies) {
    this.db = __pg_connection__
    this.logger = logger
    this.clock = new CatalogClock(__pg_connection__, logger)
  }

  /** The version answers are revalidated by, or null when it is not known for sure. */
  version(): string | null {
    return this.clock.version()
  }

  /** Returns when every change committed before the call is in the read model. */
  async catchUp(): Promise<void> {
    await this.clock.catchUp()
  }

  /** Makes the read model again from its sources; answers how many products the shop shows. */
  async rebuild(): Promise<{ products: number }> {
    return await rebuildCatalog(this.db, new Date())
  }

  private async start(): Promise<void> {
    try {
      if (!(await prepareCatalog(this.db))) {
        this.logger.warn("The catalogue is not kept: this database has not all the tables it reads.")
        return
      }
      // A fresh shop is seeded before it is opened, and would otherwise call nothing well sold for ten minutes.
      await forgetSold(this.db)
      this.clock.start()
    } catch (error) {
      // Medusa swallows what a hook throws; a shop without its read model must at least say so.
      this.logger.error(`The catalogue could not start: ${String(error)}`)
    }
  }
}
