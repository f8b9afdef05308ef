import { MedusaError } from "@medusajs/framework/utils"

/** A refusal a form can show: `fields` names the inputs at fault by their JSON path. Answered as 400 with them. */
export class Refusal extends MedusaError {
  readonly fields?: Record<string, string>

  constructor(code: string, message: string, fields?: Record<string, string>) {
    super(MedusaError.Types.NOT_ALLOWED, message, code)
    this.fields = fields
  }
}
