import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { StockSettingsAnswer } from "../../../../contract"
import { readSettings } from "../../../../modules/stock/documents/settings"
import { changeStockSettingsWorkflow } from "../../../../workflows/stock/safety-and-settings"
import { dbOf, signature } from "../asked-document"
import type { SettingsBody } from "../validators"

/** `GET /admin/stock/settings` → limits, stop days and thresholds as they hold now, and who changed them last. */
export const GET = async (req: AuthenticatedMedusaRequest, res: MedusaResponse<StockSettingsAnswer>) => {
  res.json(await readSettings(dbOf(req)))
}

/** `POST /admin/stock/settings` → sets what is named and leaves the rest; 400 `limits_reversed` names the limits at fault. */
export const POST = async (req: AuthenticatedMedusaRequest, res: MedusaResponse<StockSettingsAnswer>) => {
  const { person } = await signature(req)
  const { result } = await changeStockSettingsWorkflow(req.scope).run({
    input: { settings: req.validatedBody as SettingsBody, person },
  })
  res.json(result)
}
