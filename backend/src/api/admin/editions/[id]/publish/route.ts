import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { EditionRow } from "../../../../../contract"
import { editionRow } from "../../../../../reports/period-rows"
import { decideEditionWorkflow } from "../../../../../workflows/period/decide-edition"
import { personOf } from "../../../person"
import { requireRowId } from "../../../row-id"

/** `POST /admin/editions/:id/publish` → publishes it and makes its file (发布). 409 when it was decided already, or handed in by the asker. */
export const POST = async (req: AuthenticatedMedusaRequest, res: MedusaResponse<{ edition: EditionRow }>) => {
  const { result } = await decideEditionWorkflow(req.scope).run({
    input: {
      id: requireRowId(req.params.id, "edition"),
      person: personOf(req),
      now: new Date(),
      return_reason: null,
    },
  })
  res.json({ edition: editionRow(result) })
}
