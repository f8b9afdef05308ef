import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError, Modules } from "@medusajs/framework/utils"
import { BilingualRefusal } from "../../bilingual-refusal"

type StaffPerson = { id: string; email: string; name: string }

/** The person with that account; 404 when there is none. */
export async function requireStaff(container: MedusaContainer, user_id: string): Promise<StaffPerson> {
  const [user] = await container.resolve(Modules.USER).listUsers({ id: user_id }, { take: 1 })
  if (!user) {
    throw new BilingualRefusal(
      "no_staff",
      {
        chinese: `没有账号 ${user_id}，请刷新人员列表后再试。`,
        english: `There is nobody with the account ${user_id}.`,
      },
      MedusaError.Types.NOT_FOUND
    )
  }
  return { id: user.id, email: user.email, name: nameOf(user) }
}

/** 姓名, or the e-mail of who has told none. */
export function nameOf(user: {
  email: string
  first_name?: string | null
  last_name?: string | null
}): string {
  return [user.last_name, user.first_name].filter(Boolean).join("") || user.email
}
