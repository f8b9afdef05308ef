import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { StocktakeEntriesAnswer } from "../../../../../../contract"
import { addEntriesWorkflow } from "../../../../../../workflows/stock/stocktakes"
import { languageOf } from "../../../../../reads-english"
import { requireOwnDocument, signature } from "../../../asked-document"
import type { EntriesBody } from "../../../validators"

/**
 * `POST /admin/stock/stocktakes/:id/entries` `{ entries, sent_at? }` → which entries were kept and what was wrong with the
 * others. Each is kept once, however often a device without network sends it. 409 when the count is over.
 */
export const POST = async (req: AuthenticatedMedusaRequest, res: MedusaResponse<StocktakeEntriesAnswer>) => {
  const { id } = await requireOwnDocument(req, "stocktake")
  const { person } = await signature(req)
  const { result } = await addEntriesWorkflow(req.scope).run({
    input: { ...(req.validatedBody as EntriesBody), id, person },
  })
  const language = languageOf(req)
  res.json({
    accepted: result.accepted,
    refused: result.refused.map(({ id: entry, code, said }) => ({
      id: entry,
      code,
      message: said[language],
    })),
  })
}
