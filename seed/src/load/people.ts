import { randomBytes } from "node:crypto"
import type { IAuthModuleService } from "@medusajs/framework/types"
import { MedusaError, Modules } from "@medusajs/framework/utils"
import { createUserAccountWorkflow } from "@medusajs/medusa/core-flows"
import { ACCESS_MODULE } from "../../../backend/src/modules/access"
import { type Grant, roles } from "../../../backend/src/modules/access/roles"
import type AccessModuleService from "../../../backend/src/modules/access/service"
import { businessDay } from "../../../backend/src/values/business-day"
import { grantRoleWorkflow } from "../../../backend/src/workflows/access/grant-role"
import { people, type Person } from "../cast"
import { requireFound, type Seeding } from "./seeding"

export type Login = { email: string; password: string }
export type Logins = Record<Person, Login>

const EMAILPASS = "emailpass"

/**
 * The demo's staff. In a demo the passwords are fixed and public; elsewhere each is made up once and kept in
 * `seed.json`, or set anew when that file is lost.
 */
export async function loadPeople(
  seeding: Seeding,
  { isDemo, kept }: { isDemo: boolean; kept: Partial<Logins> }
): Promise<Logins> {
  const logins: [Person, Login][] = []
  for (const person of Object.keys(people) as Person[]) {
    const { email, demo_password, name, role, scope_code } = people[person]
    const keptPassword = kept[person]?.email === email ? kept[person]?.password : undefined
    const password = isDemo ? demo_password : (keptPassword ?? randomBytes(12).toString("base64url"))
    const user_id = await ensureStaff(seeding, {
      email,
      password,
      name,
      isNewPassword: !isDemo && !keptPassword,
    })
    await ensureRole(seeding, { user_id, role, scope_kind: roles[role].scope_kinds[0]!, scope_code })
    logins.push([person, { email, password }])
  }
  return Object.fromEntries(logins) as Logins
}

async function ensureStaff(
  { container }: Seeding,
  { email, password, name, isNewPassword }: Login & { name: string; isNewPassword: boolean }
): Promise<string> {
  const auth = container.resolve(Modules.AUTH)
  const [user] = await container.resolve(Modules.USER).listUsers({ email }, { take: 1 })
  const identity = await findIdentity(auth, email)
  if (identity && isNewPassword) await auth.updateProvider(EMAILPASS, { entity_id: email, password })
  if (user && identity) return user.id

  const authIdentityId = identity ?? (await register(auth, { email, password }))
  const { result } = await createUserAccountWorkflow(container).run({
    input: { authIdentityId, userData: { email, first_name: name } },
  })
  return result.id
}

/** A role somebody took away stays taken away. */
async function ensureRole(
  { container, now }: Seeding,
  { user_id, ...grant }: Grant & { user_id: string }
): Promise<void> {
  const access = container.resolve<AccessModuleService>(ACCESS_MODULE)
  const asked = { q: null, role: grant.role, scope_code: grant.scope_code, user_id, state: null }
  const { total } = await access.list({ ...asked, limit: 1, offset: 0 }, now)
  if (total > 0) return

  await grantRoleWorkflow(container).run({
    input: {
      user_id,
      ...grant,
      valid_from: businessDay(now),
      valid_until: null,
      granted_by: null,
    },
  })
}

async function findIdentity(auth: IAuthModuleService, email: string): Promise<string | null> {
  const [found] = await auth.listProviderIdentities(
    { entity_id: email, provider: EMAILPASS },
    { take: 1, select: ["auth_identity_id"] }
  )
  return found?.auth_identity_id ?? null
}

async function register(auth: IAuthModuleService, { email, password }: Login): Promise<string> {
  const { authIdentity, error } = await auth.register(EMAILPASS, { body: { email, password } })
  if (error)
    throw new MedusaError(MedusaError.Types.UNEXPECTED_STATE, `Could not register ${email}: ${error}`)
  return requireFound(authIdentity, `the login of ${email}`).id
}
