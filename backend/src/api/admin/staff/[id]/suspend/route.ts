import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { suspendStaffWorkflow } from "../../../../../workflows/staff/keep-out"
import { personOf } from "../../../person"
import type { SuspendBody } from "../../validators"

/** `POST /admin/staff/:id/suspend` `{ why }` → they are out until reinstated. Never oneself. */
export const POST = async (req: AuthenticatedMedusaRequest, res: MedusaResponse<{ id: string }>) => {
  const user_id = req.params.id!
  const { why } = req.validatedBody as SuspendBody
  await suspendStaffWorkflow(req.scope).run({ input: { user_id, why, by: await personOf(req) } })
  res.json({ id: user_id })
}
