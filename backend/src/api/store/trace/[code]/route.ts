import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { ContainerRegistrationKeys, MedusaError } from "@medusajs/framework/utils"
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
    throw new MedusaError(
      MedusaError.Types.NOT_FOUND,
      "No lot has this trace code; check the sixteen signs on the pack."
    )

  res.json({ trace })
}
