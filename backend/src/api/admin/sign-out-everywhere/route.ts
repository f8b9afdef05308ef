import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { endSessionsWorkflow } from "../../../workflows/staff/keep-out"

/** `POST /admin/sign-out-everywhere` → every session and token of the asker ends, this one too. */
export const POST = async (req: AuthenticatedMedusaRequest, res: MedusaResponse<{ success: true }>) => {
  await endSessionsWorkflow(req.scope).run({ input: { user_id: req.auth_context.actor_id } })
  res.json({ success: true })
}
