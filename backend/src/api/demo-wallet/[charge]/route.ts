import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { sendPage, wallet } from "../wallet-page"

/** `GET /demo-wallet/:charge`: the wallet's page (演示) in Chinese or English. Looking at it changes nothing. */
export const GET = async (req: MedusaRequest, res: MedusaResponse) => {
  sendPage(req, res, await wallet(req).findCharge(req.params.charge ?? ""))
}
