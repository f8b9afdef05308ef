import type { AuthenticatedMedusaRequest } from "@medusajs/framework/http"
import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { StockDocumentHead, StockDocumentKind, StockDocumentsAnswer } from "../../../contract"
import { noDocument, type Person, requireDocument } from "../../../modules/stock/documents/frame"
import { listDocuments } from "../../../modules/stock/documents/list-documents"
import { type BusinessDay, businessDay } from "../../../values/business-day"
import { personOf } from "../person"
import { pointsInScope, requirePoint } from "../../access/staff"
import type { DocumentsQuery } from "./validators"

/** Whose document it is to the asker: the point it belongs to, the one that sends, or either. */
type Side = "own" | "source" | "either"

export const dbOf = (req: AuthenticatedMedusaRequest): Knex =>
  req.scope.resolve(ContainerRegistrationKeys.PG_CONNECTION)

/** Who does it, and on which business day. */
export async function signature(
  req: AuthenticatedMedusaRequest
): Promise<{ person: Person; business_day: BusinessDay }> {
  return { person: await personOf(req), business_day: businessDay(new Date()) }
}

/** The document of the address, when the asker's places are on that side of it; else 404 as if there were none. */
export async function requireOwnDocument(
  req: AuthenticatedMedusaRequest,
  kind: StockDocumentKind,
  side: Side = "own"
): Promise<StockDocumentHead> {
  const id = req.params.id!
  const head = await requireDocument(dbOf(req), kind, id)
  const points = await pointsInScope(req)
  if (points === "all") return head
  const sides = {
    own: [head.point_code],
    source: [head.from_point_code],
    either: [head.point_code, head.from_point_code],
  }
  if (sides[side].some((code) => code !== null && points.includes(code))) return head
  throw noDocument(id)
}

/** A page of documents of the asker's places. */
export async function documentsOf(
  req: AuthenticatedMedusaRequest,
  kind: StockDocumentKind
): Promise<StockDocumentsAnswer> {
  const { point, state, from, until, q, limit, offset, ...rest } = req.validatedQuery as DocumentsQuery
  if (point) await requirePoint(req, point)
  const page = await listDocuments(dbOf(req), {
    kind,
    points: point ? [point] : await pointsInScope(req),
    state: state ?? null,
    side: "side" in rest ? (rest.side ?? null) : null,
    from: from ?? null,
    until: until ?? null,
    q: q ?? null,
    limit,
    offset,
  })
  return { ...page, limit, offset }
}
