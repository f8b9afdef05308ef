import type { ExecArgs } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MedusaError, Modules } from "@medusajs/framework/utils"
import { CITY, type Role, roles } from "../modules/access/roles"
import { businessDay } from "../values/business-day"
import { grantRoleWorkflow } from "../workflows/access/grant-role"

/**
 * `npx medusa exec ./src/scripts/grant-role.ts -- <email> <role> [<scope>]`: the first platform admin of an installation, or
 * the way back in when nobody has that role. `scope` is a district's, sales point's or county's code.
 */
export default async function grantRole({ container, args }: ExecArgs): Promise<void> {
  // The command line of Medusa hands on the two dashes that end its own options.
  const [email, role, scope_code = CITY] = args.filter((arg) => arg !== "--")
  if (!email || !role || !isRole(role)) {
    throw new MedusaError(
      MedusaError.Types.INVALID_DATA,
      `Usage: medusa exec ./src/scripts/grant-role.ts -- <email> <role> [<scope>]; roles: ${Object.keys(roles).join(", ")}.`
    )
  }
  const [user] = await container.resolve(Modules.USER).listUsers({ email }, { take: 1 })
  if (!user) throw new MedusaError(MedusaError.Types.NOT_FOUND, `There is no account ${email}.`)

  const [scope_kind] = roles[role].scope_kinds
  await grantRoleWorkflow(container).run({
    input: {
      user_id: user.id,
      role,
      scope_kind: scope_kind!,
      scope_code,
      valid_from: businessDay(new Date()),
      valid_until: null,
      granted_by: null,
    },
  })
  container
    .resolve(ContainerRegistrationKeys.LOGGER)
    .info(`${email} is ${roles[role].name_en} at ${scope_code} from today on.`)
}

const isRole = (text: string): text is Role => Object.keys(roles).includes(text)
