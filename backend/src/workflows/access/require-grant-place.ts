import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MedusaError } from "@medusajs/framework/utils"
import { BilingualRefusal } from "../../bilingual-refusal"
import { type Grant, roles } from "../../modules/access/roles"
import { type GrantPlace, placeOfGrant } from "../../reports/grant-places"

/** The place of a role. 400 `wrong_scope_kind` where the role is not held at that kind, `unknown_scope` where there is none. */
export async function requireGrantPlace(container: MedusaContainer, grant: Grant): Promise<GrantPlace> {
  const { role, scope_kind, scope_code } = grant
  if (!roles[role].scope_kinds.includes(scope_kind)) {
    const kinds = roles[role].scope_kinds.join(", ")
    throw new BilingualRefusal(
      "wrong_scope_kind",
      {
        chinese: "这个角色不能落在这一级，请按角色选择市、区、枢纽、专柜、网点或县。",
        english: `The role ${role} is held at one of: ${kinds}; not at ${scope_kind}.`,
      },
      MedusaError.Types.INVALID_DATA
    )
  }
  const place = await placeOfGrant(container.resolve(ContainerRegistrationKeys.PG_CONNECTION), grant)
  if (!place) {
    throw new BilingualRefusal(
      "unknown_scope",
      {
        chinese: `没有代码为 ${scope_code} 的地方，请从列表中选择。`,
        english: `There is no ${scope_kind} ${scope_code}.`,
      },
      MedusaError.Types.INVALID_DATA
    )
  }
  return place
}
