import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { failDemoCharge } from "../../../../workflows/payment/play-wallet"
import { noticeUrl, showAgain } from "../../wallet-page"

/** `POST …/fail`: plays a payment that does not go through; it can be tried again. */
export const POST = async (req: MedusaRequest, res: MedusaResponse) => {
  const charge = await failDemoCharge(req.scope, { id: req.params.charge ?? "", notify_url: noticeUrl(req) })
  showAgain(req, res, charge)
}
