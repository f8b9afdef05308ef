import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { REQUEST } from "../guards/cause-settings"
import { causeText } from "../stock-cause"
import { stockErrand } from "./stock-errand"

/** The two doors of a knex client that every statement goes through, inside and outside of a transaction. */
type Statement = { sql?: string; bindings?: unknown[] }
type Client = { _query(connection: unknown, statement: Statement): Promise<unknown> }
type ClientClass = (new () => Client) & { prototype: Client }

// MikroORM quotes every name; statements of ours do not, and give their cause and their limit themselves.
const MEDUSAS_STOCK_WRITE =
  /^\s*(?:insert into|update|delete from) (?:"\w+"\.)?"(?:inventory_level|reservation_item)"/i

// Until the transaction ends nobody waits longer than this for a level; outside of one the limit does nothing.
const tellSql = `SELECT set_config('${REQUEST}', $1, false), set_config('lock_timeout', '3s', true)`

const told = new WeakSet<object>()

/** Whether a statement is Medusa's and changes a level or a reservation. Pure. */
export function writesStock(sql: string): boolean {
  return MEDUSAS_STOCK_WRITE.test(sql)
}

/**
 * Has Medusa's statements on stock say whose errand they are on, through this knex and every transaction of it. The setting
 * is written before each of them, also when it is empty: a pooled connection must not keep the last one's name.
 *
 * knex makes the client of a transaction from the class of its own, so the class is replaced and not the method.
 */
export function tellStatements(db: Knex): void {
  const { client } = db as unknown as { client: Client & { constructor: ClientClass } }
  if (told.has(client)) return

  const KnexClient = client.constructor
  class TellingClient extends KnexClient {
    override async _query(connection: unknown, statement: Statement): Promise<unknown> {
      if (writesStock(statement.sql ?? "")) {
        const errand = stockErrand()
        await super._query(connection, { sql: tellSql, bindings: [errand ? causeText(errand) : ""] })
      }
      return await super._query(connection, statement)
    }
  }
  Object.setPrototypeOf(client, TellingClient.prototype)
  told.add(client)
}
