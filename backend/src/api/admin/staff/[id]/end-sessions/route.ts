import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { endSessionsWorkflow } from "../../../../../workflows/staff/keep-out"

/** `POST /admin/staff/:id/end-sessions` → every session and token of theirs ends. */
export const POST = async (req: AuthenticatedMedusaRequest, res: MedusaResponse<{ id: string }>) => {
  const user_id = req.params.id!
  await endSessionsWorkflow(req.scope).run({ input: { user_id } })
  res.json({ id: user_id })
}
