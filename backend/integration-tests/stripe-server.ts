import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http"
import { createRequire } from "node:module"

export type Intent = {
  id: string
  object: "payment_intent"
  amount: number
  amount_received: number
  currency: string
  status: "requires_payment_method" | "processing" | "succeeded" | "canceled"
  client_secret: string
  capture_method: string | undefined
  automatic: boolean
  metadata: Record<string, string>
  last_payment_error: { message: string } | null
}
type Call = { method: string; path: string; idempotency_key: string | undefined }

// The provider's own SDK signs, so that its scheme is the one that is tested.
const Stripe = createRequire(require.resolve("@medusajs/payment-stripe/package.json"))("stripe") as {
  webhooks: {
    generateTestHeaderString(input: { payload: string; secret: string; timestamp?: number }): string
  }
}

/** Speaks the part of Stripe's HTTP that the provider uses, with Stripe's rules: idempotency keys, one final status. */
export class StripeServer {
  readonly intents = new Map<string, Intent>()
  readonly refunds: { payment_intent: string; amount: number }[] = []
  readonly calls: Call[] = []
  /** While set, every call is answered with this status. */
  broken: number | null = null

  private readonly answered = new Map<string, unknown>()
  private readonly server: Server = createServer((req, res) => {
    this.answer(req, res).catch((error: Error) => res.writeHead(500).end(error.message))
  })

  async start(port: number): Promise<void> {
    await new Promise<void>((resolve) => this.server.listen(port, "127.0.0.1", resolve))
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections()
    await new Promise((resolve) => this.server.close(resolve))
  }

  reset(): void {
    for (const book of [this.intents, this.answered]) book.clear()
    this.refunds.length = 0
    this.calls.length = 0
    this.broken = null
  }

  /** What a card or a wallet does at Stripe. */
  pays(id: string): Intent {
    const intent = this.intents.get(id)!
    if (intent.status !== "canceled")
      Object.assign(intent, { status: "succeeded", amount_received: intent.amount })
    return intent
  }

  /** An event as Stripe sends it: body and signature header. */
  event(
    type: string,
    intent: Intent,
    { id, secret, at = new Date() }: { id: string; secret: string; at?: Date }
  ) {
    const payload = JSON.stringify({ id, object: "event", type, data: { object: intent } })
    const timestamp = Math.floor(at.getTime() / 1000)
    return { payload, header: Stripe.webhooks.generateTestHeaderString({ payload, secret, timestamp }) }
  }

  private async answer(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const chunks: Buffer[] = []
    for await (const chunk of req) chunks.push(chunk as Buffer)
    const form = new URLSearchParams(Buffer.concat(chunks).toString())
    const path = (req.url ?? "").split("?")[0]!
    const key = req.headers["idempotency-key"] as string | undefined
    this.calls.push({ method: req.method ?? "", path, idempotency_key: key })
    if (this.broken)
      return send(res, this.broken, { error: { type: "api_error", message: "Broken for this test." } })

    const known = req.method === "POST" && key ? this.answered.get(`${path}/${key}`) : undefined
    if (known) return send(res, 200, known)
    const result = this.act(req.method ?? "", path, form)
    if (req.method === "POST" && key && result.status === 200)
      this.answered.set(`${path}/${key}`, result.body)
    send(res, result.status, result.body)
  }

  private act(method: string, path: string, form: URLSearchParams): { status: number; body: unknown } {
    if (method === "POST" && path === "/v1/payment_intents") return { status: 200, body: this.open(form) }
    if (method === "POST" && path === "/v1/refunds") {
      this.refunds.push({ payment_intent: form.get("payment_intent")!, amount: Number(form.get("amount")) })
      return { status: 200, body: { id: `re_${this.refunds.length}`, object: "refund" } }
    }
    const [, id, verb] = /^\/v1\/payment_intents\/([^/]+)(?:\/(cancel))?$/.exec(path) ?? []
    const intent = id ? this.intents.get(id) : undefined
    if (!intent)
      return { status: 404, body: { error: { type: "invalid_request_error", message: `No such ${path}` } } }
    if (verb !== "cancel") return { status: 200, body: intent }
    if (intent.status === "succeeded" || intent.status === "processing" || intent.status === "canceled") {
      const message = `You cannot cancel this PaymentIntent because it has a status of ${intent.status}.`
      const code = "payment_intent_unexpected_state"
      return {
        status: 400,
        body: { error: { type: "invalid_request_error", code, message, payment_intent: intent } },
      }
    }
    intent.status = "canceled"
    return { status: 200, body: intent }
  }

  private open(form: URLSearchParams): Intent {
    const id = `pi_${this.intents.size + 1}`
    const intent: Intent = {
      id,
      object: "payment_intent",
      amount: Number(form.get("amount")),
      amount_received: 0,
      currency: form.get("currency") ?? "",
      status: "requires_payment_method",
      client_secret: `${id}_secret_of_this_test`,
      capture_method: form.get("capture_method") ?? undefined,
      automatic: form.get("automatic_payment_methods[enabled]") === "true",
      metadata: { session_id: form.get("metadata[session_id]") ?? "" },
      last_payment_error: null,
    }
    this.intents.set(id, intent)
    return intent
  }
}

function send(res: ServerResponse, status: number, body: unknown): void {
  res.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body))
}
