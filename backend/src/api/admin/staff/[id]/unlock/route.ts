import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { unlockStaffWorkflow } from "../../../../../workflows/staff/keep-out"

/** `POST /admin/staff/:id/unlock` → failed sign-ins no longer lock them out. */
export const POST = async (req: AuthenticatedMedusaRequest, res: MedusaResponse<{ id: string }>) => {
  const user_id = req.params.id!
  await unlockStaffWorkflow(req.scope).run({ input: { user_id } })
  res.json({ id: user_id })
}
