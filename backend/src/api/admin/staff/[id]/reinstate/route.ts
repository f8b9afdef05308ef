import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { reinstateStaffWorkflow } from "../../../../../workflows/staff/keep-out"

/** `POST /admin/staff/:id/reinstate` → they may sign in again. Refused when they were not suspended. */
export const POST = async (req: AuthenticatedMedusaRequest, res: MedusaResponse<{ id: string }>) => {
  const user_id = req.params.id!
  await reinstateStaffWorkflow(req.scope).run({ input: { user_id } })
  res.json({ id: user_id })
}
