import { randomBytes } from "node:crypto"
import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { readsEnglish } from "../reads-english"
import { linkPage } from "./page"
import { linkWords } from "./words"

/** `GET /staff-link`: the page on which an invited person, or one who forgot it, sets a password. It knows no token. */
export const GET = (req: MedusaRequest, res: MedusaResponse) => {
  const nonce = randomBytes(16).toString("base64")
  res
    .set({
      "cache-control": "no-store",
      "content-security-policy": `default-src 'none'; style-src 'unsafe-inline'; script-src 'nonce-${nonce}'; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'`,
      "referrer-policy": "no-referrer",
    })
    .type("html")
    .send(linkPage(readsEnglish(req) ? linkWords.en : linkWords.zh, nonce))
}
