import {
  authenticate,
  type AuthenticatedMedusaRequest,
  type MedusaNextFunction,
  type MedusaRequest,
  type MedusaResponse,
  type MiddlewareRoute,
} from "@medusajs/framework/http"
import { AUDIT_MODULE } from "../../modules/audit"
import type AuditModuleService from "../../modules/audit/service"
import { whereOf, whoOf } from "../audit/who"
import { sayNot } from "../say-not"
import { guardSignIn } from "./guard-sign-in"
import { askAdminNo, noRefreshNo } from "./refusals"
import { requireLiveSession } from "./require-live-session"

const STAFF = "user"

const whoeverIsSignedIn = authenticate("*", ["session", "bearer"], {
  allowUnregistered: true,
  allowUnauthenticated: true,
  requireMfa: false,
})

/**
 * Staff get accounts and passwords by a link of the platform admin's, and the shop has no accounts. Medusa's answers would tell
 * who has one, for any kind of actor: they share one list of e-mails.
 */
function refuseOffer(req: MedusaRequest, res: MedusaResponse): void {
  sayNot(req, res, askAdminNo)
}

/** A token made anew would outlive what ended the old one, and the longest session. */
function refuseStaff(req: MedusaRequest, res: MedusaResponse, next: MedusaNextFunction): void {
  const { auth_context } = req as Partial<AuthenticatedMedusaRequest>
  if (auth_context?.actor_type === STAFF && auth_context.actor_id) sayNot(req, res, noRefreshNo)
  else next()
}

/** A new sign-in in an old browser does not inherit how long that was left alone. */
function startClock(req: MedusaRequest, _res: MedusaResponse, next: MedusaNextFunction): void {
  const session = req.session as unknown as { active_at?: number }
  session.active_at = Date.now()
  next()
}

async function noteSignOut(
  req: MedusaRequest,
  _res: MedusaResponse,
  next: MedusaNextFunction
): Promise<void> {
  const { auth_context } = req as Partial<AuthenticatedMedusaRequest>
  if (auth_context?.actor_type === STAFF && auth_context.actor_id) {
    const who = await whoOf(req, Date.now())
    const audit = req.scope.resolve<AuditModuleService>(AUDIT_MODULE)
    await audit.note(
      { ...who, ...whereOf(req), action: "sign_out", kind: "sign_in", record_ids: [], sent: {} },
      200
    )
  }
  next()
}

/**
 * Stands before `access` and `audit`: who is out is told so before anything else. The addresses are Medusa's patterns, so
 * that no spelling of one slips by.
 */
// Entries without methods run before all of Medusa's that have some.
export const signInMiddlewares: MiddlewareRoute[] = [
  { matcher: "/admin/*", middlewares: [requireLiveSession] },
  { matcher: "/till/*", middlewares: [authenticate(STAFF, ["session", "bearer"]), requireLiveSession] },
  { matcher: "/auth/:actor_type/:auth_provider", methods: ["GET", "POST"], middlewares: [guardSignIn] },
  { matcher: "/auth/:actor_type/:auth_provider/register", middlewares: [refuseOffer] },
  {
    matcher: "/auth/:actor_type/:auth_provider/reset-password",
    middlewares: [refuseOffer],
  },
  { matcher: "/auth/:actor_type/:auth_provider/update", middlewares: [refuseOffer] },
  { matcher: "/auth/:auth_provider/user", middlewares: [refuseOffer] },
  { matcher: "/auth/session", methods: ["POST"], middlewares: [requireLiveSession, startClock] },
  { matcher: "/auth/session", methods: ["DELETE"], middlewares: [noteSignOut] },
  { matcher: "/auth/token/refresh", methods: ["POST"], middlewares: [refuseStaff] },
  { matcher: "/auth/mfa/*", middlewares: [whoeverIsSignedIn, requireLiveSession] },
]
