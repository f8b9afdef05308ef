import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { SIGN_IN_MODULE } from "../../modules/sign-in"
import type SignInModuleService from "../../modules/sign-in/service"

const turnSql = `SELECT pg_advisory_xact_lock(hashtext('baixian:platform-admins'))`

/**
 * Runs what takes somebody's role or shuts them out, one at a time in all processes, with the ids of who is suspended: two
 * administrators who do it to each other at once would otherwise both find the other still there, and nobody would be left.
 */
export async function inTurnOfAdmins<Result>(
  container: MedusaContainer,
  act: (suspended: string[]) => Promise<Result>
): Promise<Result> {
  const db: Knex = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  return await db.transaction(async (tx) => {
    await tx.raw(turnSql)
    return await act(await container.resolve<SignInModuleService>(SIGN_IN_MODULE).suspendedIds())
  })
}
