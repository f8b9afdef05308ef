import { randomBytes } from "node:crypto"
import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import {
  ContainerRegistrationKeys,
  generateEntityId,
  MedusaError,
  MedusaService,
} from "@medusajs/framework/utils"
import { DemoWalletCharge } from "./models/charge"
import { DemoWalletNotice } from "./models/notice"
import { DemoWalletRefund } from "./models/refund"

export type ChargeStatus = "open" | "failed" | "paid" | "closed"
export type Charge = {
  id: string
  out_trade_no: string
  amount_fen: number
  title: string
  attach: string
  return_url: string
  status: ChargeStatus
  refunded_fen: number
  expires_at: Date
}
export type NewCharge = Pick<
  Charge,
  "out_trade_no" | "amount_fen" | "title" | "attach" | "return_url" | "expires_at"
>

/** What the wallet tells the merchant. `id` is the event's own and stays the same over repeats. */
export type WalletNotice = {
  id: string
  type: "charge.paid" | "charge.failed"
  created_at: string
  charge: Pick<Charge, "id" | "out_trade_no" | "amount_fen" | "attach" | "status">
}
export type DueNotice = { id: string; url: string; body: string; attempts: number }

export const MAX_NOTICE_ATTEMPTS = 8

const columns = "id, out_trade_no, amount_fen, title, attach, return_url, status, refunded_fen, expires_at"

const createSql = `
  INSERT INTO demo_wallet_charge (id, out_trade_no, amount_fen, title, attach, return_url, expires_at)
  VALUES (:id, :out_trade_no, :amount_fen, :title, :attach, :return_url, :expires_at)
  ON CONFLICT (out_trade_no) WHERE deleted_at IS NULL DO NOTHING
  RETURNING ${columns}`

// Who pays and who closes meet in these two statements: whichever comes first decides, the other changes nothing.
const paySql = `
  UPDATE demo_wallet_charge SET status = 'paid', paid_at = :now, updated_at = now()
  WHERE id = :id AND status IN ('open', 'failed') AND expires_at > :now
  RETURNING ${columns}`

const closeSql = `
  UPDATE demo_wallet_charge SET status = 'closed', updated_at = now()
  WHERE id = :id AND status IN ('open', 'failed')
  RETURNING ${columns}`

const failSql = `
  UPDATE demo_wallet_charge SET status = 'failed', updated_at = now()
  WHERE id = :id AND status = 'open' AND expires_at > :now
  RETURNING ${columns}`

const refundSql = `
  UPDATE demo_wallet_charge SET refunded_fen = refunded_fen + :amount_fen, updated_at = now()
  WHERE id = :id AND status = 'paid' AND refunded_fen + :amount_fen <= amount_fen
  RETURNING ${columns}`

const claimRefundSql = `
  INSERT INTO demo_wallet_refund (id, charge_id, out_refund_no, amount_fen)
  VALUES (:refund_id, :id, :out_refund_no, :amount_fen)
  ON CONFLICT (out_refund_no) WHERE deleted_at IS NULL DO NOTHING
  RETURNING id`

const noticeSql = `
  INSERT INTO demo_wallet_notice (id, charge_id, url, body, next_attempt_at)
  VALUES (:id, :charge_id, :url, :body, :now)`

const claimNoticesSql = `
  UPDATE demo_wallet_notice
  SET attempts = attempts + 1, updated_at = now(),
    next_attempt_at = :now::timestamptz + make_interval(secs => LEAST(5 * power(3, attempts), 3600))
  WHERE id IN (
    SELECT id FROM demo_wallet_notice
    WHERE delivered_at IS NULL AND deleted_at IS NULL AND next_attempt_at <= :now AND attempts < ${MAX_NOTICE_ATTEMPTS}
    ORDER BY next_attempt_at
    LIMIT :limit
    FOR UPDATE SKIP LOCKED
  )
  RETURNING id, url, body, attempts`

type Row = { rows: Charge[] }

/** The demo wallet: play money, a book of its own, signed notices. Stands where WeChat Pay or Alipay would stand. */
export default class DemoWalletModuleService extends MedusaService({
  DemoWalletCharge,
  DemoWalletRefund,
  DemoWalletNotice,
}) {
  private readonly db: Knex

  constructor(container: Record<string, unknown>) {
    super(...arguments)
    this.db = container[ContainerRegistrationKeys.PG_CONNECTION] as Knex
  }

  /** Opens a charge. The same `out_trade_no` gives the same charge; with another amount it is refused. */
  async openCharge(input: NewCharge): Promise<Charge> {
    // Unguessable: whoever knows the id may open the payment page.
    const id = `dwc_${randomBytes(16).toString("hex")}`
    const { rows } = await this.db.raw<Row>(createSql, { ...input, id })
    const charge = rows[0] ?? (await this.chargeOf({ out_trade_no: input.out_trade_no }))
    if (charge?.amount_fen !== input.amount_fen) {
      throw refused("out_trade_no_reused", `Charge ${input.out_trade_no} exists with another amount.`)
    }
    return charge
  }

  async findCharge(id: string): Promise<Charge | null> {
    return await this.chargeOf({ id })
  }

  /** Play money changes hands, once. Refused when the charge is closed or its time is over. Owes the merchant a notice. */
  async payCharge(id: string, { notify_url, now }: { notify_url: string; now: Date }): Promise<Charge> {
    return await this.db.transaction(async (tx) => {
      const { rows } = await tx.raw<Row>(paySql, { id, now })
      const paid = rows[0]
      if (paid) {
        await this.owe(tx, "charge.paid", paid, { notify_url, now })
        return paid
      }
      const charge = await this.requireCharge(id)
      if (charge.status === "paid") return charge
      throw refused("charge_closed", "This charge was closed or its time is over; order again in the shop.")
    })
  }

  /** What a refused card or an empty wallet looks like; the charge can still be paid until it expires. */
  async failCharge(id: string, { notify_url, now }: { notify_url: string; now: Date }): Promise<Charge> {
    return await this.db.transaction(async (tx) => {
      const { rows } = await tx.raw<Row>(failSql, { id, now })
      const failed = rows[0]
      if (!failed) return await this.requireCharge(id)
      await this.owe(tx, "charge.failed", failed, { notify_url, now })
      return failed
    })
  }

  /** After this it can never be paid. Refused (`charge_paid`) when it was paid first. */
  async closeCharge(id: string): Promise<Charge> {
    const { rows } = await this.db.raw<Row>(closeSql, { id })
    const charge = rows[0] ?? (await this.requireCharge(id))
    if (charge.status === "paid") throw refused("charge_paid", "The charge is paid; refund it instead.")
    return charge
  }

  /** Gives play money back; the same `out_refund_no` twice gives it back once. */
  async refundCharge(
    id: string,
    { out_refund_no, amount_fen }: { out_refund_no: string; amount_fen: number }
  ): Promise<Charge> {
    return await this.db.transaction(async (tx) => {
      const refund_id = generateEntityId(undefined, "dwr")
      const claim = await tx.raw<{ rows: { id: string }[] }>(claimRefundSql, {
        refund_id,
        id,
        out_refund_no,
        amount_fen,
      })
      if (!claim.rows[0]) return await this.requireCharge(id)

      const { rows } = await tx.raw<Row>(refundSql, { id, amount_fen })
      if (rows[0]) return rows[0]
      throw refused("refund_too_large", "The refund is larger than what is left of the payment.")
    })
  }

  async claimDueNotices(input: { now: Date; limit: number }): Promise<DueNotice[]> {
    const { rows } = await this.db.raw<{ rows: DueNotice[] }>(claimNoticesSql, input)
    return rows
  }

  async noticeDelivered(id: string, now: Date): Promise<void> {
    await this.db("demo_wallet_notice").where({ id }).update({ delivered_at: now, last_error: null })
  }

  async noticeFailed(id: string, error: string): Promise<void> {
    await this.db("demo_wallet_notice")
      .where({ id })
      .update({ last_error: error.slice(0, 500) })
  }

  private async owe(
    tx: Knex,
    type: WalletNotice["type"],
    charge: Charge,
    { notify_url, now }: { notify_url: string; now: Date }
  ): Promise<void> {
    const id = generateEntityId(undefined, "dwn")
    const { out_trade_no, amount_fen, attach, status } = charge
    const notice: WalletNotice = {
      id,
      type,
      created_at: now.toISOString(),
      charge: { id: charge.id, out_trade_no, amount_fen, attach, status },
    }
    await tx.raw(noticeSql, { id, charge_id: charge.id, url: notify_url, body: JSON.stringify(notice), now })
  }

  private async requireCharge(id: string): Promise<Charge> {
    const charge = await this.chargeOf({ id })
    if (!charge) throw new MedusaError(MedusaError.Types.NOT_FOUND, `The wallet knows no charge ${id}.`)
    return charge
  }

  private async chargeOf(by: { id: string } | { out_trade_no: string }): Promise<Charge | null> {
    const row = await this.db("demo_wallet_charge")
      .select(this.db.raw(columns))
      .where(by)
      .whereNull("deleted_at")
      .first<Charge | undefined>()
    return row ?? null
  }
}

function refused(code: string, message: string): MedusaError {
  return new MedusaError(MedusaError.Types.NOT_ALLOWED, message, code)
}
