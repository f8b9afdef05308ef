import type { MedusaNextFunction, MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { ContainerRegistrationKeys, MedusaError } from "@medusajs/framework/utils"
import { BilingualRefusal } from "../bilingual-refusal"
import { yuanOfFen } from "../values/fen"

const leftSql = `
  SELECT round(100 * (
    coalesce((SELECT sum(amount) FROM capture WHERE payment_id = :id AND deleted_at IS NULL), 0)
    - coalesce((SELECT sum(amount) FROM refund WHERE payment_id = :id AND deleted_at IS NULL), 0)))::float8 AS left_fen`

/**
 * `POST /admin/payments/:id/refund`: whole fen, and at most what was captured and not refunded yet, which is also what a refund
 * without an amount means. Medusa takes parts of a fen, and means the whole payment by no amount, whatever was refunded before.
 * 400 `refund_not_fen` or `refund_too_much`. Runs in the order's turn.
 */
export async function requireRefundable(
  req: MedusaRequest,
  _res: MedusaResponse,
  next: MedusaNextFunction
): Promise<void> {
  const body = req.validatedBody as { amount?: number }
  const db = req.scope.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const { rows } = await db.raw<{ rows: { left_fen: number }[] }>(leftSql, { id: req.params.id })
  const left_fen = rows[0]?.left_fen ?? 0
  const asked_fen = body.amount === undefined || body.amount === null ? left_fen : body.amount * 100
  const whole_fen = Math.round(asked_fen)
  if (Math.abs(asked_fen - whole_fen) > 1e-6 || (body.amount !== undefined && whole_fen < 1)) {
    next(notFen())
    return
  }
  if (whole_fen > left_fen || whole_fen < 1) {
    next(tooMuch(left_fen))
    return
  }
  req.validatedBody = { ...body, amount: whole_fen / 100 }
  next()
}

const notFen = (): BilingualRefusal =>
  new BilingualRefusal(
    "refund_not_fen",
    {
      chinese: "退款金额应大于 0，且最多两位小数；请改正后再提交。",
      english: "A refund is above 0 with two decimals at most; correct it and send it again.",
    },
    MedusaError.Types.INVALID_DATA
  )

function tooMuch(left_fen: number): BilingualRefusal {
  const left = yuanOfFen(left_fen).toFixed(2)
  return new BilingualRefusal("refund_too_much", {
    chinese: `这笔付款还可退 ${left} 元，不能退更多；请刷新订单后查看。`,
    english: `${left} yuan of this payment can still be refunded, and no more; reload the order to see.`,
  })
}
