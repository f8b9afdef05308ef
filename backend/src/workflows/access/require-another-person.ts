import { MedusaError } from "@medusajs/framework/utils"
import { BilingualRefusal } from "../../bilingual-refusal"

/** 409 `own_work`: who did the work does not also decide about it (domain.md §10.1). Both are account ids. */
export function requireAnotherPerson({ did, decides }: { did: string; decides: string }): void {
  if (did !== decides) return
  throw new BilingualRefusal(
    "own_work",
    {
      chinese: "这是您自己提交的，不能由您本人审核；请另一位同事处理。",
      english: "You handed this in yourself, so somebody else has to decide about it; ask a colleague.",
    },
    MedusaError.Types.CONFLICT
  )
}
