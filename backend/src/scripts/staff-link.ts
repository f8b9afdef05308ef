import type { ExecArgs } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MedusaError, Modules } from "@medusajs/framework/utils"
import { env } from "../env"
import { reinstateStaffWorkflow, unlockStaffWorkflow } from "../workflows/staff/keep-out"
import { makeResetLinkWorkflow } from "../workflows/staff/make-links"

/**
 * `npx medusa exec ./src/scripts/staff-link.ts -- <email>`: the way back in when no platform admin can sign in. Reinstates the
 * account, lifts its lock and prints a link to set a new password.
 */
export default async function staffLink({ container, args }: ExecArgs): Promise<void> {
  const [email] = args
  if (!email) {
    throw new MedusaError(
      MedusaError.Types.INVALID_DATA,
      "Usage: medusa exec ./src/scripts/staff-link.ts -- <email>."
    )
  }
  const [user] = await container.resolve(Modules.USER).listUsers({ email }, { take: 1 })
  if (!user) throw new MedusaError(MedusaError.Types.NOT_FOUND, `There is no account ${email}.`)

  // Who is not suspended needs no reinstating; that refusal is no trouble.
  await reinstateStaffWorkflow(container).run({ input: { user_id: user.id }, throwOnError: false })
  await unlockStaffWorkflow(container).run({ input: { user_id: user.id } })
  const { result } = await makeResetLinkWorkflow(container).run({
    input: { user_id: user.id, by: { id: "command", name: "command line" } },
  })
  container
    .resolve(ContainerRegistrationKeys.LOGGER)
    .info(`${env.BACKEND_URL}/staff-link#${result.token} sets a new password once, within half an hour.`)
}
