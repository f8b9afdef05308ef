import type { AuthenticatedMedusaRequest, MedusaNextFunction, MedusaResponse } from "@medusajs/framework/http"
import type { HttpTypes } from "@medusajs/framework/types"
import { MedusaError, Modules } from "@medusajs/framework/utils"
import { BilingualRefusal } from "../../bilingual-refusal"
import { staffOf } from "./staff"

/** Documents and journals carry the name on every line; with signs outside the basic plane counted once. */
const MOST_LETTERS = 80
const NAMES = ["first_name", "last_name"] as const

/**
 * A name stands under documents, so the platform admin gives it: everybody else is refused a change (403 `own_name`). The
 * same name passes, because Medusa's profile form sends it along with a change of language. 400 `name_too_long` for all.
 */
export async function givenNames(
  req: AuthenticatedMedusaRequest<HttpTypes.AdminUpdateUser>,
  _res: MedusaResponse,
  next: MedusaNextFunction
): Promise<void> {
  const user = await req.scope.resolve(Modules.USER).retrieveUser(req.params.id!)
  const changed = NAMES.filter(
    (name) => req.validatedBody[name] !== undefined && (req.validatedBody[name] ?? "") !== (user[name] ?? "")
  )
  if (changed.length > 0 && !staffOf(req).grants.some(({ role }) => role === "platform_admin")) {
    throw new BilingualRefusal(
      "own_name",
      {
        chinese:
          "姓名会写在单据上，只能由平台管理员修改；请联系平台管理员。只换语言时，请把姓名改回原样再保存。",
        english:
          "Your name stands on documents, so only the platform admin changes it; ask them. To change the language only, put the name back and save again.",
      },
      MedusaError.Types.FORBIDDEN
    )
  }
  if (changed.some((name) => [...(req.validatedBody[name] ?? "")].length > MOST_LETTERS)) {
    throw new BilingualRefusal(
      "name_too_long",
      {
        chinese: `姓和名各最多 ${MOST_LETTERS} 个字，请缩短。`,
        english: `First and last name have ${MOST_LETTERS} letters each at most; shorten it.`,
      },
      MedusaError.Types.INVALID_DATA
    )
  }
  next()
}
