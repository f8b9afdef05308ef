import type {
  AuthorizePaymentInput,
  AuthorizePaymentOutput,
  BigNumberInput,
  CancelPaymentInput,
  CancelPaymentOutput,
  CapturePaymentInput,
  CapturePaymentOutput,
  DeletePaymentInput,
  DeletePaymentOutput,
  GetPaymentStatusInput,
  GetPaymentStatusOutput,
  InitiatePaymentInput,
  InitiatePaymentOutput,
  RefundPaymentInput,
  RefundPaymentOutput,
  RetrievePaymentInput,
  RetrievePaymentOutput,
  UpdatePaymentInput,
  UpdatePaymentOutput,
  WebhookActionResult,
} from "@medusajs/framework/types"
import {
  AbstractPaymentProvider,
  BigNumber,
  MedusaError,
  PaymentActions,
  PaymentSessionStatus,
} from "@medusajs/framework/utils"
import type { Charge, ChargeStatus, NewCharge } from "../../modules/demo-wallet/service"
import { fenOfYuan } from "../../values/fen"

/** The wallet's own API, as far as a merchant may use it. */
type Wallet = {
  openCharge(input: NewCharge): Promise<Charge>
  findCharge(id: string): Promise<Charge | null>
  closeCharge(id: string): Promise<Charge>
  refundCharge(id: string, input: { out_refund_no: string; amount_fen: number }): Promise<Charge>
}
/** `page_url` is where the wallet's payment pages live, `return_url` where a buyer without an order is sent back to. */
type Options = { page_url: string; return_url: string }
type Data = Record<string, unknown> | undefined

const MINUTES_TO_PAY = 30

const statusOf: Record<ChargeStatus, PaymentSessionStatus> = {
  open: PaymentSessionStatus.PENDING,
  failed: PaymentSessionStatus.ERROR,
  paid: PaymentSessionStatus.CAPTURED,
  closed: PaymentSessionStatus.CANCELED,
}

/**
 * A wallet with play money (演示) behind the interface a WeChat Pay or Alipay provider would have: redirect, pay or fail
 * there, signed notice, query, close, refund. Captured at once, as wallets do. Registered only where it is allowed.
 */
export class DemoWalletProvider extends AbstractPaymentProvider<Options> {
  static identifier = "demo_wallet"

  private readonly cradle: { demo_wallet: Wallet }
  private readonly options: Options

  constructor(cradle: { demo_wallet: Wallet }, options: Options) {
    super(cradle, options)
    this.cradle = cradle
    this.options = options
  }

  /** `data` may name `out_trade_no`, `title`, `return_url` and `expires_at`; the session id comes from Medusa. */
  async initiatePayment({
    amount,
    currency_code,
    data,
  }: InitiatePaymentInput): Promise<InitiatePaymentOutput> {
    if (currency_code.toLowerCase() !== "cny") {
      throw new MedusaError(MedusaError.Types.INVALID_DATA, "The demo wallet only knows yuan.")
    }
    const charge = await this.wallet.openCharge({
      out_trade_no: text(data, "out_trade_no") ?? required(data, "session_id"),
      amount_fen: fenOf(amount),
      title: text(data, "title") ?? "百县集",
      attach: required(data, "session_id"),
      return_url: text(data, "return_url") ?? this.options.return_url,
      expires_at: new Date(text(data, "expires_at") ?? Date.now() + MINUTES_TO_PAY * 60_000),
    })
    return {
      id: charge.id,
      status: PaymentSessionStatus.PENDING,
      data: { ...data, charge_id: charge.id, url: `${this.options.page_url}/${charge.id}` },
    }
  }

  async getPaymentStatus({ data }: GetPaymentStatusInput): Promise<GetPaymentStatusOutput> {
    const charge = await this.requireCharge(data)
    return { status: statusOf[charge.status], data }
  }

  async authorizePayment(input: AuthorizePaymentInput): Promise<AuthorizePaymentOutput> {
    return await this.getPaymentStatus(input)
  }

  /** The wallet has the money already; this only refuses to record what was never paid. */
  async capturePayment({ data }: CapturePaymentInput): Promise<CapturePaymentOutput> {
    const charge = await this.requireCharge(data)
    if (charge.status === "paid") return { data }
    throw new MedusaError(MedusaError.Types.NOT_ALLOWED, "The charge is not paid.", "charge_not_paid")
  }

  /** Closes the charge, so that it can never be paid; refused when it is paid already. */
  async cancelPayment({ data }: CancelPaymentInput): Promise<CancelPaymentOutput> {
    const charge_id = text(data, "charge_id")
    if (charge_id) await this.wallet.closeCharge(charge_id)
    return { data }
  }

  async deletePayment(input: DeletePaymentInput): Promise<DeletePaymentOutput> {
    return await this.cancelPayment(input)
  }

  async refundPayment({ amount, data, context }: RefundPaymentInput): Promise<RefundPaymentOutput> {
    const out_refund_no = context?.idempotency_key
    if (!out_refund_no) {
      throw new MedusaError(MedusaError.Types.INVALID_ARGUMENT, "A refund needs a number of its own.")
    }
    await this.wallet.refundCharge(required(data, "charge_id"), { out_refund_no, amount_fen: fenOf(amount) })
    return { data }
  }

  async retrievePayment({ data }: RetrievePaymentInput): Promise<RetrievePaymentOutput> {
    const charge = await this.requireCharge(data)
    return { data: { ...data, charge_status: charge.status, refunded_fen: charge.refunded_fen } }
  }

  /** A charge never changes its amount; a cart that did gets a new one. */
  async updatePayment(input: UpdatePaymentInput): Promise<UpdatePaymentOutput> {
    const charge = await this.requireCharge(input.data)
    if (charge.amount_fen === fenOf(input.amount))
      return { status: statusOf[charge.status], data: input.data }

    await this.wallet.closeCharge(charge.id)
    const out_trade_no = `${charge.out_trade_no.slice(0, 20)}-${fenOf(input.amount)}`
    const { status, data } = await this.initiatePayment({ ...input, data: { ...input.data, out_trade_no } })
    return { status, data }
  }

  /** Notices go to our own inbox (`/hooks/demo-wallet`), never through Medusa's in-memory webhook. */
  async getWebhookActionAndData(): Promise<WebhookActionResult> {
    return { action: PaymentActions.NOT_SUPPORTED }
  }

  private get wallet(): Wallet {
    return this.cradle.demo_wallet
  }

  private async requireCharge(data: Data): Promise<Charge> {
    const charge = await this.wallet.findCharge(required(data, "charge_id"))
    if (charge) return charge
    throw new MedusaError(MedusaError.Types.NOT_FOUND, "The wallet does not know this charge.")
  }
}

function fenOf(amount: BigNumberInput): number {
  return fenOfYuan(new BigNumber(amount).numeric)
}

function text(data: Data, key: string): string | undefined {
  const value = data?.[key]
  return typeof value === "string" && value.length > 0 ? value : undefined
}

function required(data: Data, key: string): string {
  const value = text(data, key)
  if (value) return value
  throw new MedusaError(MedusaError.Types.INVALID_ARGUMENT, `The payment session carries no ${key}.`)
}
