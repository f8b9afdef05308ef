import { randomInt } from "node:crypto"
import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { ContainerRegistrationKeys, generateEntityId, MedusaService } from "@medusajs/framework/utils"
import { PickupCode } from "./models/pickup-code"
import { BilingualRefusal } from "../../bilingual-refusal"

/** With a hundred thousand open orders at one point still one free code in two tries on average. */
const MAX_TRIES = 40

// Both unique indexes answer alike: nothing is returned when the code is taken or the order has one already.
const claimSql = `
  INSERT INTO pickup_code (id, sales_point_code, code, order_number)
  VALUES (:id, :sales_point_code, :code, :order_number)
  ON CONFLICT DO NOTHING
  RETURNING code`

const findSql = `
  SELECT code FROM pickup_code WHERE order_number = :order_number AND deleted_at IS NULL AND released_at IS NULL`

const dropSql = `DELETE FROM pickup_code WHERE order_number = :order_number`

const releaseSql = `
  UPDATE pickup_code SET released_at = :now, updated_at = now()
  WHERE order_number = :order_number AND released_at IS NULL`

export default class PickupModuleService extends MedusaService({ PickupCode }) {
  private readonly db: Knex

  constructor(container: Record<string, unknown>) {
    super(...arguments)
    this.db = container[ContainerRegistrationKeys.PG_CONNECTION] as Knex
  }

  /** Six digits nobody else waits with at this point; the same order gets the same digits. */
  async claimCode(input: { sales_point_code: string; order_number: string }): Promise<string> {
    for (let tries = 0; tries < MAX_TRIES; tries += 1) {
      const code = String(randomInt(1_000_000)).padStart(6, "0")
      const id = generateEntityId(undefined, "pcode")
      const { rows } = await this.db.raw<{ rows: { code: string }[] }>(claimSql, { ...input, id, code })
      if (rows[0]) return rows[0].code

      const own = await this.findCode(input.order_number)
      if (own) return own
    }
    throw new BilingualRefusal("pickup_point_full", {
      chinese: `${input.sales_point_code} 的取货码已用完，请换一个自提点。`,
      english: `No pick-up code is free at ${input.sales_point_code}; choose another point.`,
    })
  }

  /** Undoes a claim of an order that never came to be. */
  async dropCode(order_number: string): Promise<void> {
    await this.db.raw(dropSql, { order_number })
  }

  /** The order is collected or cancelled: the digits may be given out again. */
  async releaseCode(order_number: string, now: Date): Promise<void> {
    await this.db.raw(releaseSql, { order_number, now })
  }

  private async findCode(order_number: string): Promise<string | null> {
    const { rows } = await this.db.raw<{ rows: { code: string }[] }>(findSql, { order_number })
    return rows[0]?.code ?? null
  }
}
