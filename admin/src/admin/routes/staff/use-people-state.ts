import type { StaffState } from "@baixian/backend/contract"
import type { StaffQuestion } from "../../api/staff"
import { type Change, useAddressState } from "../../ui/use-address-state"

const STATES: readonly string[] = ["active", "suspended", "invited"]

const read = (search: URLSearchParams): StaffQuestion => {
  const state = search.get("state") ?? ""
  const page = Number(search.get("page") ?? "1")
  return {
    q: search.get("q") ?? "",
    state: STATES.includes(state) ? (state as StaffState) : "",
    page: Number.isSafeInteger(page) && page > 0 ? page : 1,
  }
}

const write = ({ q, state, page }: StaffQuestion): URLSearchParams => {
  const search = new URLSearchParams()
  if (q) search.set("q", q)
  if (state) search.set("state", state)
  if (page > 1) search.set("page", String(page))
  return search
}

/** What is looked for lives in the address, so that it can be sent and gone back to. */
export const usePeopleState = (): [StaffQuestion, Change<StaffQuestion>] => useAddressState({ read, write })
