import type { AuthenticatedMedusaRequest } from "@medusajs/framework/http"
import { Modules } from "@medusajs/framework/utils"
import type { Person } from "../../modules/ledger/months"

/** Who asks: the account's id, and its name as the office would write it. */
export async function personOf(req: AuthenticatedMedusaRequest): Promise<Person> {
  const id = req.auth_context.actor_id
  const [user] = await req.scope.resolve(Modules.USER).listUsers({ id }, { take: 1 })
  const name = [user?.last_name, user?.first_name].filter(Boolean).join("")
  return { id, name: name || user?.email || id }
}
