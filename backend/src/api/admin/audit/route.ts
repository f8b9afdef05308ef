import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { AuditAnswer } from "../../../contract"
import { AUDIT_MODULE } from "../../../modules/audit"
import type AuditModuleService from "../../../modules/audit/service"
import {
  documentsNumbered,
  documentsOfPlace,
  namesInside,
  namesOfRecords,
} from "../../../reports/audit-names"
import { addDays, businessDay } from "../../../values/business-day"
import type { AuditQuery } from "./validators"

/** No index finds a piece of a text or a place, so without a day it is looked for in so many days. */
const TEXT_DAYS = 92

/**
 * `GET /admin/audit` → 操作记录, newest first, keyset-paged: `next` goes into `after`. `from` and `until` are business days,
 * half-open; `record` is a whole id; `place` a sales point's code, of its stock documents and of what names it; `q` a piece of a name, an action, an address, an id or a stock document's number.
 */
export const GET = async (req: AuthenticatedMedusaRequest, res: MedusaResponse<AuditAnswer>) => {
  const query = req.validatedQuery as AuditQuery
  const { limit, after = null } = query
  const from = query.from ?? (query.q || query.place ? addDays(businessDay(new Date()), -TEXT_DAYS) : null)
  const audit = req.scope.resolve<AuditModuleService>(AUDIT_MODULE)
  const rows = await audit.list(
    {
      person: query.person ?? null,
      kind: query.kind ?? null,
      action: query.action ?? null,
      record: query.record ?? null,
      from,
      until: query.until ?? null,
      place: query.place ?? null,
      place_records: query.place ? await documentsOfPlace(req.scope, query.place) : [],
      piece: query.q ?? null,
      piece_records: query.q ? await documentsNumbered(req.scope, query.q) : [],
    },
    { after, limit }
  )
  const last = rows.length === limit ? rows.at(-1) : undefined
  const names = await namesOfRecords(req.scope, rows)
  res.json({
    items: rows.map((row) => ({ ...row, at: row.at.toISOString(), record_name: names(row) })),
    limit,
    next: last?.id ?? null,
    names: await namesInside(req.scope, rows),
    from: query.from ? null : from,
  })
}
