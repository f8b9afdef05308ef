import { randomBytes, scrypt } from "node:crypto"
import { setTimeout as wait } from "node:timers/promises"
import { promisify } from "node:util"
import type { MedusaNextFunction, MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { Logger } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { ACCESS_MODULE } from "../../modules/access"
import type AccessModuleService from "../../modules/access/service"
import { AUDIT_MODULE } from "../../modules/audit"
import type AuditModuleService from "../../modules/audit/service"
import { SIGN_IN_MODULE } from "../../modules/sign-in"
import { attemptKeys } from "../../modules/sign-in/limits"
import type SignInModuleService from "../../modules/sign-in/service"
import type { StaffAccount } from "../../modules/sign-in/service"
import { callerAddress, whereOf, whoByEmail } from "../audit/who"
import { beforeEnd } from "../before-end"
import { type No, sayNot } from "../say-not"
import { noRoleNo, suspendedNo } from "./refusals"

const EMAILPASS = "emailpass"
/** As Medusa's e-mail sign-in hashes (scrypt-kdf, logN 15). */
const HASH_COST = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 2 ** 20 }
const hash = promisify<string, Buffer, number, typeof HASH_COST, Buffer>(scrypt)
/** A sign-in of the second in which all others were ended waits for the next one (tokens carry whole seconds). */
const MOST_WAIT_MS = 1_500

/** `lacks_role`: an account of the dashboard that holds no role today. */
type Known = { user_id: string | null; account: StaffAccount | null; lacks_role: boolean }

/**
 * Counts what is tried at `/auth/:actor_type/emailpass`, by e-mail and by address, before the password is looked at: 429 with
 * the minutes left once it was too often. Of every kind of actor, because Medusa compares one and the same password for
 * all of them. An unknown e-mail gets the same answer after the same work, and is locked like a known one.
 */
export async function guardSignIn(
  req: MedusaRequest,
  res: MedusaResponse,
  next: MedusaNextFunction
): Promise<void> {
  const { email: typed, password } = (req.body ?? {}) as Record<string, unknown>
  const isAttempt =
    req.params.auth_provider === EMAILPASS && typeof typed === "string" && typeof password === "string"
  // Medusa refuses anything else before it looks at a password.
  if (!isAttempt) {
    next()
    return
  }
  const signIn = req.scope.resolve<SignInModuleService>(SIGN_IN_MODULE)
  const keys = attemptKeys({ email: typed, address: callerAddress(req) })
  const byEmail = await signIn.charge(keys.email)
  const byAddress = await signIn.charge(keys.address)
  const locks = [byEmail, byAddress].flatMap((attempt) => (attempt.is === "locked" ? [attempt.seconds] : []))
  if (byEmail.is === "locked" || byAddress.is === "locked") {
    const seconds = Math.max(...locks)
    res.set("retry-after", String(seconds))
    sayNot(req, res, lockedNo(seconds))
    return
  }

  // Links make accounts in small letters, and a phone's keyboard begins with a capital.
  const small = typed.trim().toLowerCase()
  const asTyped = await findKnown(req, typed)
  const known = asTyped ?? (small === typed ? null : await findKnown(req, small))
  const email = asTyped ? typed : small
  req.body = { ...(req.body as object), email }
  beforeEnd(res, async (status) => {
    try {
      if (status === 200) await signIn.succeeded(keys)
      const locks = [
        status === 401 && (await signIn.failed(keys.email, byEmail.failures)),
        status === 401 && (await signIn.failed(keys.address, byAddress.failures)),
      ]
      if (status === 200 && known?.user_id) await signIn.signedIn(known.user_id)
      const refused = known?.account?.suspended_at ? "sign_in_suspended" : "sign_in_no_role"
      const failed = locks.includes(true) ? "sign_in_locked" : "sign_in_failed"
      const action = status === 200 ? "sign_in" : status === 403 ? refused : failed
      await note(req, { email, status, action })
    } catch (error) {
      const logger: Logger = req.scope.resolve(ContainerRegistrationKeys.LOGGER)
      logger.error(`What became of a sign-in (${status}) was not written down: ${String(error)}`)
    }
  })
  if (!known) {
    await hash(password, randomBytes(32), 64, HASH_COST)
    sayNot(req, res, wrongNo)
  } else if (known.account?.suspended_at || known.lacks_role) {
    const isRight = await isPassword(req, { email, password })
    const no = known.account?.suspended_at ? suspendedNo(known.account) : noRoleNo
    sayNot(req, res, isRight ? no : wrongNo)
  } else {
    await waitUntil(known.account?.valid_from ?? null)
    answerWrongAlike(req, res)
    next()
  }
}

/** Medusa's own words for a wrong password are English only; whoever is unknown must not be told from whoever is not. */
function answerWrongAlike(req: MedusaRequest, res: MedusaResponse): void {
  const json = res.json.bind(res)
  res.json = (body: unknown) => {
    res.json = json
    if (res.statusCode === 401) sayNot(req, res, wrongNo)
    else json(body as never)
    return res
  }
}

async function findKnown(req: MedusaRequest, email: string): Promise<Known | null> {
  const auth = req.scope.resolve(Modules.AUTH)
  const [identity] = await auth.listProviderIdentities(
    { entity_id: email, provider: EMAILPASS },
    { take: 1, relations: ["auth_identity"] }
  )
  if (!identity) return null
  const user_id =
    (identity.auth_identity?.app_metadata as { user_id?: string } | null | undefined)?.user_id ?? null
  if (!user_id) return { user_id, account: null, lacks_role: false }
  const [account, holder] = await Promise.all([
    req.scope.resolve<SignInModuleService>(SIGN_IN_MODULE).account(user_id),
    req.scope.resolve<AccessModuleService>(ACCESS_MODULE).holderOf(user_id, new Date()),
  ])
  return { user_id, account, lacks_role: !holder || holder.grants.length === 0 }
}

async function isPassword(req: MedusaRequest, body: { email: string; password: string }): Promise<boolean> {
  const { success } = await req.scope.resolve(Modules.AUTH).authenticate(EMAILPASS, {
    url: req.url,
    headers: {},
    query: {},
    body,
    protocol: req.protocol,
  })
  return success
}

async function waitUntil(instant: Date | null): Promise<void> {
  const left = instant ? instant.getTime() - Date.now() : 0
  if (left > 0) await wait(Math.min(left, MOST_WAIT_MS))
}

async function note(
  req: MedusaRequest,
  { email, status, action }: { email: string; status: number; action: string }
): Promise<void> {
  const audit = req.scope.resolve<AuditModuleService>(AUDIT_MODULE)
  const who = await whoByEmail(req, email)
  await audit.note(
    { ...who, ...whereOf(req), action, kind: "sign_in", record_ids: [], sent: { email } },
    status
  )
}

const wrongNo: No = {
  status: 401,
  code: "wrong_login",
  chinese: "邮箱或密码不对。请再看一遍；忘了密码请联系平台管理员，由其生成重设链接。",
  english:
    "The e-mail or the password is wrong. Check both; if you forgot it, ask the platform admin for a link.",
}

function lockedNo(seconds: number): No {
  const minutes = Math.max(1, Math.ceil(seconds / 60))
  return {
    status: 429,
    code: "too_many_sign_ins",
    chinese: `登录失败次数太多，请 ${minutes} 分钟后再试。等不及请联系平台管理员，由其生成重设密码的链接。`,
    english: `Too many sign-ins failed. Try again in ${minutes} ${minutes === 1 ? "minute" : "minutes"}, or ask the platform admin for a link to set a new password.`,
  }
}
