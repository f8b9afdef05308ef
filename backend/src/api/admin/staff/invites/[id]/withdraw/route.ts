import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { withdrawInviteWorkflow } from "../../../../../../workflows/staff/make-links"
import { requireRowId } from "../../../../row-id"

/** `POST /admin/staff/invites/:id/withdraw` → its link stops working. */
export const POST = async (req: AuthenticatedMedusaRequest, res: MedusaResponse<{ id: string }>) => {
  const id = requireRowId(req.params.id, "invite")
  await withdrawInviteWorkflow(req.scope).run({ input: { id } })
  res.json({ id })
}
