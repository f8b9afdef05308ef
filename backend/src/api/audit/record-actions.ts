import type {
  AuthenticatedMedusaRequest,
  MedusaNextFunction,
  MedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import type { Logger } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { AUDIT_MODULE } from "../../modules/audit"
import type { AuditRecord } from "../../modules/audit/changes"
import type AuditModuleService from "../../modules/audit/service"
import { beforeEnd } from "../before-end"
import { sayNot } from "../say-not"
import { type Action, actionOf } from "./actions"
import { readRecord } from "../../reports/audit-records"
import { whereOf, whoOf } from "./who"

/**
 * Writes every write, and every look at personal data, into 操作记录: before the route runs, and what became of it before
 * the answer leaves. What cannot be written down is not done (503). An outcome that cannot be written is told to the log, and
 * the entry stands without one.
 */
export async function recordActions(
  req: MedusaRequest,
  res: MedusaResponse,
  next: MedusaNextFunction
): Promise<void> {
  // Strangers do nothing here (Medusa, or the guard, refuses them), and must not be able to fill the table.
  const action = isSignedIn(req) ? actionOf(req) : null
  if (!action) {
    next()
    return
  }
  const audit = req.scope.resolve<AuditModuleService>(AUDIT_MODULE)
  const logger: Logger = req.scope.resolve(ContainerRegistrationKeys.LOGGER)
  const begun = await begin(req, action).catch((error: unknown) => {
    logger.error(`${action.action} was refused because it could not be written down: ${String(error)}`)
    return null
  })
  if (!begun) {
    sayNot(req, res, {
      status: 503,
      code: "not_recorded",
      chinese: "这一步没有做：操作记录暂时写不进去。请稍后再试；一直如此请联系平台管理员。",
      english:
        "This was not done: it could not be written into the audit trail. Try again soon; tell the platform admin if it stays so.",
    })
    return
  }

  const made = madeRecords(res, action)
  beforeEnd(res, async (status) => {
    try {
      const record_ids = made()
      const id = action.record_ids[0] ?? record_ids[0]
      const after = action.is_write && status < 400 ? await readRecord(req.scope, action.kind, id) : null
      const before = status < 400 ? begun.before : null
      await audit.end(begun.id, { status, record_ids, before, after })
    } catch (error) {
      logger.error(`The outcome (${status}) of audit entry ${begun.id} was not written: ${String(error)}`)
    }
  })
  next()
}

const isSignedIn = (req: MedusaRequest): boolean =>
  Boolean((req as Partial<AuthenticatedMedusaRequest>).auth_context?.actor_id)

async function begin(
  req: MedusaRequest,
  { action, kind, record_ids, is_write }: Action
): Promise<{ id: string; before: AuditRecord | null }> {
  const audit = req.scope.resolve<AuditModuleService>(AUDIT_MODULE)
  const who = await whoOf(req, Date.now())
  const sent = { ...(is_write && hasContent(req.body) ? { body: req.body } : {}), ...asked(req) }
  const [id, before] = await Promise.all([
    audit.begin({ ...who, ...whereOf(req), action, kind, record_ids, sent }),
    is_write ? readRecord(req.scope, kind, record_ids[0]) : null,
  ])
  return { id, before }
}

/** What was asked, without what only says how the answer should look. */
function asked({ query }: MedusaRequest): { query?: Record<string, unknown> } {
  const { fields: _fields, ...rest } = query
  return hasContent(rest) ? { query: rest } : {}
}

const hasContent = (value: unknown): boolean =>
  typeof value === "object" && value !== null && Object.keys(value).length > 0

/** The ids of what a route made, as its answer names them: `{ product: { id } }`. */
function madeRecords(res: MedusaResponse, action: Action): () => string[] {
  const found: string[] = []
  if (!action.is_write || action.record_ids.length > 0) return () => found
  const json = res.json.bind(res)
  res.json = (body: unknown) => {
    for (const each of Object.values((body ?? {}) as Record<string, unknown>)) {
      const id = typeof each === "object" && each !== null && "id" in each ? each.id : null
      if (typeof id === "string") found.push(id)
    }
    return json(body as never)
  }
  return () => found
}
