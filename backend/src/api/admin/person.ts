import type { MedusaRequest } from "@medusajs/framework/http"
import type { Person } from "../../modules/ledger/months"
import { staffOf } from "../access/staff"

/** Who asks: the account's id, and its name as the office would write it. */
export function personOf(req: MedusaRequest): Person {
  const { user_id, name } = staffOf(req)
  return { id: user_id, name }
}
