import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { ContainerRegistrationKeys, MedusaError } from "@medusajs/framework/utils"
import { BilingualRefusal } from "../../../../bilingual-refusal"
import type { LotTraceAnswer } from "../../../../contract"
import { lotTrace } from "../../../../reports/lot-trace"
import { businessDay } from "../../../../values/business-day"

/** As they are given out: sixteen signs, read from a pack in any case. */
const TRACE_CODE = /^[0-9A-F]{16}$/

/** `GET /store/trace/:code` → the public record of a lot. 404 for a code that nobody gave out. */
export const GET = async (req: MedusaRequest, res: MedusaResponse<LotTraceAnswer>) => {
  const code = (req.params.code ?? "").toUpperCase()
  const db = req.scope.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const trace = TRACE_CODE.test(code) ? await lotTrace(db, code, businessDay(new Date())) : null
  if (!trace)
    throw new BilingualRefusal(
      "no_lot",
      {
        chinese: "没有这个追溯码，请核对包装上的 16 位字符。",
        english: "No lot has this trace code; check the sixteen signs on the pack.",
      },
      MedusaError.Types.NOT_FOUND
    )

  res.json({ trace })
}
