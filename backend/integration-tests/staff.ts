import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { createUserAccountWorkflow } from "@medusajs/medusa/core-flows"
import { ACCESS_MODULE } from "../src/modules/access"
import type AccessModuleService from "../src/modules/access/service"
import type { ErrorAnswer } from "../src/contract"

export type Login = { email: string; password: string }
export type Answer<Data = unknown> = {
  status: number
  data: Data & ErrorAnswer
  headers: Record<string, string | undefined>
}
type Api = {
  get(path: string, options: object): Promise<unknown>
  post(path: string, body: unknown, options: object): Promise<unknown>
}
type Caller = { authorization: string } | { cookie: string } | Record<string, string>

/** An account as the link page makes it, of a clerk at the shop's counter. → the account's id. */
export async function makeClerk(
  container: MedusaContainer,
  { email, password }: Login,
  first_name = "李店员"
): Promise<string> {
  const { authIdentity } = await container
    .resolve(Modules.AUTH)
    .register("emailpass", { body: { email, password } })
  const { result } = await createUserAccountWorkflow(container).run({
    input: { authIdentityId: authIdentity!.id, userData: { email, first_name } },
  })
  await container.resolve<AccessModuleService>(ACCESS_MODULE).grant({
    user_id: result.id,
    role: "counter_clerk",
    scope_kind: "counter",
    scope_code: "C-001",
    valid_from: "2020-01-01",
    valid_until: null,
    granted_by: null,
  })
  return result.id
}

/** Calls as staff do; no answer is an error. */
export function caller(api: Api) {
  const any = { validateStatus: () => true }
  const calls = {
    get: async <Data>(path: string, headers: Caller = {}): Promise<Answer<Data>> =>
      (await api.get(path, { ...any, headers })) as Answer<Data>,
    post: async <Data>(path: string, body: object, headers: Caller = {}): Promise<Answer<Data>> =>
      (await api.post(path, body, { ...any, headers })) as Answer<Data>,
    signsIn: async (login: Login): Promise<Answer<{ token: string }>> =>
      await calls.post("/auth/user/emailpass", login),
    bearer: async (login: Login): Promise<{ authorization: string }> => {
      const { status, data } = await calls.signsIn(login)
      if (status !== 200) throw new Error(`${login.email} could not sign in: ${data.message}`)
      return { authorization: `Bearer ${data.token}` }
    },
    /** As the dashboard keeps it. */
    cookie: async (login: Login): Promise<{ cookie: string }> => {
      const answer = await api.post("/auth/session", {}, { headers: await calls.bearer(login) })
      const [kept] = (answer as { headers: { "set-cookie": string[] } }).headers["set-cookie"]
      return { cookie: kept!.split(";")[0]! }
    },
  }
  return calls
}
