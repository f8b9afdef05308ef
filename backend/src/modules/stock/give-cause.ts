import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { CAUSE } from "./guards/cause-settings"
import { causeText, type StockCause } from "./stock-cause"

const giveCauseSql = `SELECT set_config('${CAUSE}', :cause, true)`

/** Until the transaction ends, every change of stock in it is the cause's, whatever request it is part of. */
export async function giveCause(tx: Knex, cause: StockCause): Promise<void> {
  await tx.raw(giveCauseSql, { cause: causeText(cause) })
}
