import type { AuthenticatedMedusaRequest } from "@medusajs/framework/http"
import { Modules } from "@medusajs/framework/utils"
import type { Person } from "../../modules/ledger/months"

/** Who asks: the account's id, and its name as the office would write it. */
export async function personOf(req: AuthenticatedMedusaRequest): Promise<Person> {
  const id = req.auth_context.actor_id
  const [user] = await req.scope.resolve(Modules.USER).listUsers({ id }, { take: 1 })
  return { id, name: user ? nameOf(user) : id }
}

/** 姓名, or the e-mail of who has told none. */
export function nameOf(user: {
  email: string
  first_name?: string | null
  last_name?: string | null
}): string {
  return [user.last_name, user.first_name].filter(Boolean).join("") || user.email
}
