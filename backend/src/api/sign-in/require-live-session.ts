import type {
  AuthenticatedMedusaRequest,
  MedusaNextFunction,
  MedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { env } from "../../env"
import { SIGN_IN_MODULE } from "../../modules/sign-in"
import type SignInModuleService from "../../modules/sign-in/service"
import { type No, sayNot } from "../say-not"
import { leaveWord } from "./leave-word"
import { endedNo, idleNo, suspendedNo } from "./refusals"

const IDLE_MS = env.STAFF_SESSION_IDLE_HOURS * 60 * 60 * 1000
const MOST_MS = env.STAFF_SESSION_DAYS * 24 * 60 * 60 * 1000
/** The session is written again only when it is this much older. */
const MARK_EVERY_MS = 60_000

/** The dashboard asks these by itself while nobody sits before it. */
const BY_ITSELF = /^\/admin\/(notifications|exports)\/?$/i

/** What Medusa puts into a session is the token's content; `iat` is the second of the sign-in. */
type Context = AuthenticatedMedusaRequest["auth_context"] & { iat?: number }
type Session = {
  auth_context?: unknown
  active_at?: number
  destroy: (done: (error?: unknown) => void) => void
}

/**
 * Runs behind Medusa's authentication: a person whose sessions were ended, who was suspended, or whose session is too old or was
 * left alone too long is refused, whatever cookie or token they show. Asks the database at every request, so that all
 * processes know at once.
 */
export async function requireLiveSession(
  req: MedusaRequest,
  res: MedusaResponse,
  next: MedusaNextFunction
): Promise<void> {
  const context = (req as Partial<AuthenticatedMedusaRequest>).auth_context as Context | undefined
  if (context?.actor_type !== "user" || !context.actor_id) {
    next()
    return
  }
  const session = req.session as unknown as Session | undefined
  const isSession = session !== undefined && session.auth_context === context
  const no = await whyNot(req, context, { now: Date.now(), session: isSession ? session : null })
  if (!no) {
    next()
    return
  }
  if (isSession) {
    leaveWord(req, res, no.code)
    await new Promise<void>((resolve) => session.destroy(() => resolve()))
  }
  sayNot(req, res, no)
}

async function whyNot(
  req: MedusaRequest,
  { actor_id, iat = 0 }: Context,
  { now, session }: { now: number; session: Session | null }
): Promise<No | null> {
  const account = await req.scope.resolve<SignInModuleService>(SIGN_IN_MODULE).account(actor_id)
  if (account?.suspended_at) return { ...suspendedNo(account), status: 401 }
  const activeAt = session?.active_at ?? now
  const over = sessionOver(
    { signed_in_at: iat * 1000, active_at: activeAt, valid_from: account?.valid_from?.getTime() ?? null },
    now
  )
  if (over) return over === "idle" ? idleNo : endedNo

  const isByItself = BY_ITSELF.test(`${req.baseUrl}${req.path}`) && req.method === "GET"
  if (session && (session.active_at === undefined || (!isByItself && now - activeAt > MARK_EVERY_MS))) {
    session.active_at = now
  }
  return null
}

/** Instants in milliseconds. Ended by somebody, too long since the sign-in, or left alone too long; null: it goes on. */
function sessionOver(
  session: { signed_in_at: number; active_at: number; valid_from: number | null },
  now: number
): "ended" | "idle" | null {
  if (session.valid_from !== null && session.signed_in_at < session.valid_from) return "ended"
  if (now - session.signed_in_at > MOST_MS) return "ended"
  return now - session.active_at > IDLE_MS ? "idle" : null
}
