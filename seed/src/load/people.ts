import { randomBytes } from "node:crypto"
import type { IAuthModuleService } from "@medusajs/framework/types"
import { MedusaError, Modules } from "@medusajs/framework/utils"
import { createUserAccountWorkflow } from "@medusajs/medusa/core-flows"
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
    const { email, demo_password, name } = people[person]
    const keptPassword = kept[person]?.email === email ? kept[person]?.password : undefined
    const password = isDemo ? demo_password : (keptPassword ?? randomBytes(12).toString("base64url"))
    await ensureStaff(seeding, { email, password, name, isNewPassword: !isDemo && !keptPassword })
    logins.push([person, { email, password }])
  }
  return Object.fromEntries(logins) as Logins
}

async function ensureStaff(
  { container }: Seeding,
  { email, password, name, isNewPassword }: Login & { name: string; isNewPassword: boolean }
): Promise<void> {
  const auth = container.resolve(Modules.AUTH)
  const [user] = await container.resolve(Modules.USER).listUsers({ email }, { take: 1 })
  const identity = await findIdentity(auth, email)
  if (identity && isNewPassword) await auth.updateProvider(EMAILPASS, { entity_id: email, password })
  if (user && identity) return

  const authIdentityId = identity ?? (await register(auth, { email, password }))
  await createUserAccountWorkflow(container).run({
    input: { authIdentityId, userData: { email, first_name: name } },
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
