import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { SafetyStockAnswer } from "../../../../contract"
import { setSafetyWorkflow } from "../../../../workflows/stock/safety-and-settings"
import { signature } from "../asked-document"
import { requirePoint } from "../../../access/staff"
import type { SafetyBody } from "../validators"

/** `POST /admin/stock/safety-stock` `{ point, lines }` → sets from how many pieces on goods are short; zero takes it away. */
export const POST = async (req: AuthenticatedMedusaRequest, res: MedusaResponse<SafetyStockAnswer>) => {
  const body = req.validatedBody as SafetyBody
  await requirePoint(req, body.point)
  const { person } = await signature(req)
  const { result } = await setSafetyWorkflow(req.scope).run({ input: { ...body, person } })
  res.json(result)
}
