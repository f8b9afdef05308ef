import { MedusaError } from "@medusajs/framework/utils"

/**
 * A refusal in the words of its reader: Chinese, and English for who asks for it (api/refusals.ts). Medusa's own screens show
 * it as it comes, because they know no code of ours. It stands outside workflows, because modules refuse too. A workflow
 * hands out a copy of what its steps throw, so it is recognised by its shape, never by its class.
 */
export class BilingualRefusal extends MedusaError {
  readonly english: string

  /** `type` decides the status: 400 unless it is FORBIDDEN (403), NOT_FOUND (404) or CONFLICT (409). */
  constructor(
    code: string,
    { chinese, english }: { chinese: string; english: string },
    type: string = MedusaError.Types.NOT_ALLOWED
  ) {
    super(type, chinese, code)
    this.english = english
  }
}

export function isBilingual(error: unknown): error is BilingualRefusal {
  return (
    typeof error === "object" &&
    error !== null &&
    "english" in error &&
    typeof error.english === "string" &&
    "code" in error
  )
}
