import type { MedusaRequest } from "@medusajs/framework/http"
import { runningRoute } from "../access/running-route"

/** An action that is written down: the route, what kind of record it is about, and which. */
export type Action = { action: string; kind: string; record_ids: string[]; is_write: boolean }

/** The first part of a path after /admin, where the kind's name is not the part itself. */
const KINDS: Record<string, string> = {
  products: "product",
  "product-variants": "product",
  users: "staff",
  staff: "staff",
  "sign-out-everywhere": "sign_in",
  invites: "staff",
  "role-assignments": "role_assignment",
  suppliers: "supplier",
  periods: "period",
  editions: "edition",
  exports: "export",
  reports: "report",
  "sales-lines": "report",
  orders: "order",
  "draft-orders": "order",
  returns: "order",
  exchanges: "order",
  claims: "order",
  pickups: "pickup",
  customers: "customer",
  "customer-groups": "customer",
}
/** What stands under a record and is one of its own, by the end of the path. */
const PARTS: Record<string, string> = { "/admin/products/:id/origin": "product_origin" }

const STOCK_DOCUMENTS = /^\/admin\/stock\/(receipts|transfers|stocktakes|write-offs)(\/|$)/

/** Reading these shows who bought what, and where they live. */
const PERSONAL_KINDS: readonly string[] = ["order", "pickup", "customer"]
/** Fetching one of these takes figures out of the house. */
const FILES: readonly string[] = ["GET /admin/exports/:id/file", "GET /admin/editions/:id/file"]

/** What the request does, when it is written down; null for an ordinary read, and for what leads nowhere. */
export function actionOf(req: MedusaRequest): Action | null {
  const isWrite = !["GET", "HEAD", "OPTIONS"].includes(req.method)
  const path = `${req.baseUrl}${req.path}`
  // Nearly every read ends here, without a look at the routes.
  if (!isWrite && !isLoggedRead(req, path)) return null
  const action = runningRoute(req)
  if (!action) return null
  const pattern = action.slice(action.indexOf(" ") + 1)
  const kind = PARTS[pattern] ?? (STOCK_DOCUMENTS.test(pattern) ? "stock_document" : kindOf(path))
  return { action, kind, record_ids: idsOf(pattern, path), is_write: isWrite }
}

function kindOf(path: string): string {
  const [, area = "", part = area] = path.toLowerCase().split("/")
  return KINDS[part] ?? part.replaceAll("-", "_")
}

function isLoggedRead(req: MedusaRequest, path: string): boolean {
  const kind = kindOf(path)
  if (PERSONAL_KINDS.includes(kind)) return true
  if (kind === "report") return req.query.format !== undefined && req.query.format !== "json"
  return /\/file\/?$/i.test(path) && FILES.includes(runningRoute(req) ?? "")
}

/** The parts of the path that the pattern leaves open. */
function idsOf(pattern: string, path: string): string[] {
  const parts = path.split("/")
  return pattern.split("/").flatMap((name, at) => (name.startsWith(":") && parts[at] ? [parts[at]] : []))
}
