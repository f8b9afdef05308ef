import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { EditionRow, EditionsAnswer } from "../../../contract"
import { listEditions } from "../../../modules/ledger/editions"
import { editionRow } from "../../../reports/period-rows"
import { submitEditionWorkflow } from "../../../workflows/period/submit-edition"
import type { EditionsQuery, SubmitEditionBody } from "../periods/validators"
import { personOf } from "../person"

/** `GET /admin/editions?kind&period&limit&offset` → 日报 and 月报 that were handed in, newest period first. */
export const GET = async (req: AuthenticatedMedusaRequest, res: MedusaResponse<EditionsAnswer>) => {
  const { kind, period, limit, offset } = req.validatedQuery as EditionsQuery
  const db = req.scope.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const from = period ? (period.length === 7 ? `${period}-01` : period) : null
  const { items, total } = await listEditions(db, { kind: kind ?? null, from, limit, offset })
  res.json({ items: items.map(editionRow), total, limit, offset })
}

/** `POST /admin/editions` `{ kind, period, reason? }` → hands in (送审), the content frozen. 400 and 409 as the workflow says. */
export const POST = async (req: AuthenticatedMedusaRequest, res: MedusaResponse<{ edition: EditionRow }>) => {
  const { kind, period, reason } = req.validatedBody as SubmitEditionBody
  const { result } = await submitEditionWorkflow(req.scope).run({
    input: { kind, period, reason: reason ?? null, person: personOf(req), now: new Date() },
  })
  res.json({ edition: editionRow(result) })
}
