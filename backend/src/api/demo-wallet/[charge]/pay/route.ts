import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { payDemoCharge } from "../../../../workflows/payment/play-wallet"
import { noticeUrl, showAgain } from "../../wallet-page"

/** `POST …/pay`: play money moves in the wallet's book and the shop is told by a signed notice, not by the browser. */
export const POST = async (req: MedusaRequest, res: MedusaResponse) => {
  const charge = await payDemoCharge(req.scope, { id: req.params.charge ?? "", notify_url: noticeUrl(req) })
  showAgain(req, res, charge)
}
