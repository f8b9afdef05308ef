import type { MedusaNextFunction, MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { env } from "../../env"
import { DEMO_WALLET_MODULE } from "../../modules/demo-wallet"
import type DemoWalletModuleService from "../../modules/demo-wallet/service"
import type { Charge } from "../../modules/demo-wallet/service"
import { chargePage } from "../../providers/demo-wallet/page"
import type { WalletLanguage } from "../../providers/demo-wallet/words"

export function requireDemoWallet(_req: MedusaRequest, res: MedusaResponse, next: MedusaNextFunction): void {
  if (env.demoWallet) next()
  else res.status(404).json({ type: "not_found", message: "There is no demo wallet here." })
}

export function wallet(req: MedusaRequest): DemoWalletModuleService {
  return req.scope.resolve<DemoWalletModuleService>(DEMO_WALLET_MODULE)
}

/** Chinese unless the reader asks for English, by the link on the page or by the browser's first language. */
export function languageOf(req: MedusaRequest): WalletLanguage {
  if (req.query.lang === "en" || req.query.lang === "zh") return req.query.lang
  return req.get("accept-language")?.toLowerCase().startsWith("en") ? "en" : "zh"
}

export function sendPage(req: MedusaRequest, res: MedusaResponse, charge: Charge | null): void {
  res
    .status(charge ? 200 : 404)
    .set({
      "cache-control": "no-store",
      "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
      "referrer-policy": "no-referrer",
    })
    .type("html")
    .send(chargePage(charge, { language: languageOf(req), now: new Date() }))
}

/** After a button the page is fetched anew, so that reloading it never presses the button again. */
export function showAgain(req: MedusaRequest, res: MedusaResponse, charge: Charge | null): void {
  if (charge) res.redirect(303, `/demo-wallet/${encodeURIComponent(charge.id)}?lang=${languageOf(req)}`)
  else sendPage(req, res, null)
}

/**
 * Where the wallet sends its notices: the process that serves this page serves the hook too, so the address is always
 * right, whatever the public one is.
 */
export function noticeUrl(req: MedusaRequest): string {
  return `http://127.0.0.1:${req.socket.localPort}/hooks/demo-wallet`
}
