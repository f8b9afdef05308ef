import { MedusaError } from "@medusajs/framework/utils"

export type Fields = Record<string, string>

/**
 * A refusal a form can show: `fields` names the inputs at fault by their JSON path. Answered as 400 with them.
 * A workflow hands out a copy of what its steps throw, so a refusal is recognised by its shape, never by its class.
 */
export class Refusal extends MedusaError {
  readonly fields: Fields

  constructor(code: string, message: string, fields: Fields = {}) {
    super(MedusaError.Types.NOT_ALLOWED, message, code)
    this.fields = fields
  }
}

export function isRefusal(error: unknown): error is Refusal {
  return (
    typeof error === "object" && error !== null && "code" in error && "fields" in error && "message" in error
  )
}

/** What must not happen: answered 500 and logged, with a sentence for the operator. */
export function unexpected(message: string): MedusaError {
  return new MedusaError(MedusaError.Types.UNEXPECTED_STATE, message)
}
