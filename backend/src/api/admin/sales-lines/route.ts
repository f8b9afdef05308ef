import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { SalesLinesAnswer } from "../../../contract"
import { listSalesLines, totalSalesLines } from "../../../modules/ledger/list-sales-lines"
import { NETWORK_MODULE } from "../../../modules/network"
import type NetworkModuleService from "../../../modules/network/service"
import { UNKNOWN_PLACE } from "../../../reports/county-tree"
import { filterNames } from "../../../reports/filter-names"
import { lastDayOf, ledgerFile } from "../../../reports/files/ledger-file"
import type { FileFormat } from "../../../reports/files/report-format"
import { ledgerFilter, type LedgerQuery } from "../../../reports/ledger-query"
import { namesOfNetwork } from "../../../reports/network-names"
import { placesAt } from "../../../reports/places"
import { scopeOf } from "../../access/staff"
import { sendFile, takenBy } from "../reports/send-file"

const oneInstantSql = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY"

/**
 * `GET /admin/sales-lines` → the ledger's rows behind any figure, newest first, keyset-paged: `next` goes into `after`.
 * `total` is of everything the filter matches, so that it can be held against the figure it explains. With `format=xlsx|csv`
 * the file of all these rows, whatever `after` and `limit` say. 400 names the parameter at fault, 404 a place that is not the
 * asker's.
 */
export const GET = async (req: AuthenticatedMedusaRequest, res: MedusaResponse<SalesLinesAnswer>) => {
  const query = req.validatedQuery as LedgerQuery
  const db = req.scope.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const network = req.scope.resolve<NetworkModuleService>(NETWORK_MODULE)
  if (query.format !== "json") {
    await sendLines(req, res, query, query.format)
    return
  }
  const tree = await placesAt(req.scope, lastDayOf(query, new Date()))
  const filter = await ledgerFilter(req.scope, query, tree, await scopeOf(req))
  const [lines, total, names] = await Promise.all([
    listSalesLines(db, filter, { after: query.after ?? null, limit: query.limit }),
    totalSalesLines(db, filter),
    filterNames(req.scope, query),
  ])
  const [points, networkNames] = await Promise.all([
    network.listSalesPoints(
      { code: [...new Set(lines.map((line) => line.sales_point_code))] },
      { take: null, select: ["code", "name"] }
    ),
    namesOfNetwork(network),
  ])
  const placeOf = new Map(tree.places.map((place) => [place.code, place]))
  const pointOf = new Map(points.map((point) => [point.code, point.name]))
  const last = lines.length === query.limit ? lines.at(-1) : undefined

  res.json({
    items: lines.map(({ cursor_at: _, ...line }) => {
      const place = placeOf.get(line.origin_code) ?? UNKNOWN_PLACE
      return {
        ...line,
        occurred_at: line.occurred_at.toISOString(),
        origin_name: place.name,
        origin_name_en: place.name_en,
        sales_point_name: pointOf.get(line.sales_point_code) ?? line.sales_point_code,
        ...networkNames.district(line.district_code),
        ...networkNames.venue(line.venue_type),
      }
    }),
    limit: query.limit,
    next: last ? `${last.cursor_at}_${last.id}` : null,
    total,
    names,
  })
}

async function sendLines(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<SalesLinesAnswer>,
  query: LedgerQuery,
  format: FileFormat
): Promise<void> {
  const db = req.scope.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const taken = takenBy(req, new Date())
  const scope = await scopeOf(req)
  await db.transaction(async (tx: Knex) => {
    await tx.raw(oneInstantSql)
    const { file } = await ledgerFile(req.scope, tx, { query, scope }, taken)
    await sendFile(res, file, { format, taken })
  })
}
