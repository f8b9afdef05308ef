import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { EditionAnswer, EditionContent } from "../../../../contract"
import { requireEdition } from "../../../../modules/ledger/editions"
import { editionRow } from "../../../../reports/period-rows"
import { requireRowId } from "../../row-id"

/** `GET /admin/editions/:id` → the edition with what it shows, as it was frozen. 404 when there is none. */
export const GET = async (req: AuthenticatedMedusaRequest, res: MedusaResponse<EditionAnswer>) => {
  const db = req.scope.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const { content, ...edition } = await requireEdition(db, requireRowId(req.params.id, "edition"))
  res.json({ edition: editionRow(edition), content: content as EditionContent })
}
