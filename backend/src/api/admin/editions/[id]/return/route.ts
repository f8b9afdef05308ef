import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { EditionRow } from "../../../../../contract"
import { editionRow } from "../../../../../reports/period-rows"
import { decideEditionWorkflow } from "../../../../../workflows/period/decide-edition"
import { personOf } from "../../../person"
import type { ReturnEditionBody } from "../../../periods/validators"
import { requireRowId } from "../../../row-id"

/** `POST /admin/editions/:id/return` `{ reason }` → sends it back (退回). 409 when it was decided already, or handed in by the asker. */
export const POST = async (req: AuthenticatedMedusaRequest, res: MedusaResponse<{ edition: EditionRow }>) => {
  const { reason } = req.validatedBody as ReturnEditionBody
  const { result } = await decideEditionWorkflow(req.scope).run({
    input: {
      id: requireRowId(req.params.id, "edition"),
      person: personOf(req),
      now: new Date(),
      return_reason: reason,
    },
  })
  res.json({ edition: editionRow(result) })
}
