import { MedusaError } from "@medusajs/framework/utils"
import { BilingualRefusal } from "../../../bilingual-refusal"

/** One sentence in both languages. */
export type Said = { chinese: string; english: string }
/** Sentences by JSON path, such as `lines.3.received`. */
export type SaidFields = Record<string, Said>

type Kind = "refused" | "conflict" | "missing"

const types: Readonly<Record<Kind, string>> = {
  refused: MedusaError.Types.NOT_ALLOWED,
  conflict: MedusaError.Types.CONFLICT,
  missing: MedusaError.Types.NOT_FOUND,
}

/**
 * A refusal that a form shows: what to do next in both languages, and the inputs at fault. Answered 400, 409 or 404. A
 * workflow hands out a copy of what its steps throw, so it is recognised by `said_fields` (api/said-refusals.ts).
 */
export class DocumentRefusal extends BilingualRefusal {
  readonly chinese: string
  readonly said_fields: SaidFields

  constructor(code: string, sentence: Said, fields: SaidFields = {}, kind: Kind = "refused") {
    super(code, sentence, types[kind])
    this.chinese = sentence.chinese
    this.said_fields = fields
  }
}

/** Throws one refusal for everything that is wrong with the lines; does nothing when nothing is. */
export function refuseFields(code: string, fields: SaidFields): void {
  const found = Object.values(fields)
  if (found.length === 0) return
  throw new DocumentRefusal(
    code,
    {
      chinese: `有 ${found.length} 处需要改：${found[0]!.chinese}`,
      english: `${found.length} entries need a change: ${found[0]!.english}`,
    },
    fields
  )
}
