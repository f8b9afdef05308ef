import { MedusaError } from "@medusajs/framework/utils"

/**
 * A refusal that Medusa's own screens show as it comes, because they know no code of ours: Chinese, and English for who asks
 * for it. A workflow hands out a copy of what its steps throw, so it is recognised by its shape, never by its class.
 */
export class BilingualRefusal extends MedusaError {
  readonly english: string

  /** `type` decides the status: 400 unless it is FORBIDDEN (403) or CONFLICT (409). */
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
