import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { SalesLinesAnswer } from "../../../contract"
import {
  listSalesLines,
  type SalesLineFilter,
  totalSalesLines,
} from "../../../modules/ledger/list-sales-lines"
import { ORIGIN_MODULE } from "../../../modules/origin"
import type OriginModuleService from "../../../modules/origin/service"
import { salesLinesFile } from "../../../reports/files/sales-lines-file"
import type { FileFormat } from "../../../reports/files/report-format"
import { sendFile, takenBy } from "../reports/send-file"
import type { AdminSalesLinesQuery } from "./validators"

const oneInstantSql = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY"

/**
 * `GET /admin/sales-lines` → the ledger's rows behind any figure, newest first, keyset-paged: `next` goes into `after`.
 * `total` is of everything the filter matches, so that it can be held against the figure it explains. With `format=xlsx|csv`
 * the file of all these rows, whatever `after` and `limit` say.
 */
export const GET = async (req: AuthenticatedMedusaRequest, res: MedusaResponse<SalesLinesAnswer>) => {
  const query = req.validatedQuery as AdminSalesLinesQuery
  const db = req.scope.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const origins = req.scope.resolve<OriginModuleService>(ORIGIN_MODULE)
  const filter = {
    from: query.from ?? null,
    until: query.until ?? null,
    origin: query.origin ?? null,
    source: query.source ?? null,
    line: query.line ?? null,
    catalogue_only: query.catalogue_only === "true",
    document: query.order_id ?? null,
  }
  if (query.format !== "json") {
    await sendLines(req, res, filter, query.format)
    return
  }
  const [rows, total] = await Promise.all([
    listSalesLines(db, filter, { after: query.after ?? null, limit: query.limit }),
    totalSalesLines(db, filter),
  ])
  const codes = [...new Set(rows.map((row) => row.origin_code))]
  const places = await origins.listOriginPlaces({ code: codes }, { take: null, select: ["code", "name_zh"] })
  const names = new Map(places.map((place) => [place.code, place.name_zh]))
  const last = rows.length === query.limit ? rows.at(-1) : undefined

  res.json({
    items: rows.map(({ cursor_at: _, ...row }) => ({
      ...row,
      occurred_at: row.occurred_at.toISOString(),
      origin_name: names.get(row.origin_code) ?? row.origin_code,
    })),
    limit: query.limit,
    next: last ? `${last.cursor_at}_${last.id}` : null,
    total,
  })
}

async function sendLines(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<SalesLinesAnswer>,
  filter: SalesLineFilter,
  format: FileFormat
): Promise<void> {
  const { after: _, limit: __, format: ___, ...params } = req.validatedQuery as AdminSalesLinesQuery
  const db = req.scope.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const origins = req.scope.resolve<OriginModuleService>(ORIGIN_MODULE)
  const places = await origins.listOriginPlaces({}, { take: null, select: ["code", "name_zh"] })
  const names = new Map(places.map((place) => [place.code, place.name_zh]))
  const taken = await takenBy(req, new Date())
  await db.transaction(async (tx: Knex) => {
    await tx.raw(oneInstantSql)
    await sendFile(res, await salesLinesFile(tx, filter, { names, params, taken }), { format, taken })
  })
}
