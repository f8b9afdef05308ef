import type { Query } from "../../api/request"
import { type Change, useAddressState } from "../../ui/use-address-state"

export type AuditState = {
  q: string
  kind: string
  record: string
  person: string
  /** A sales point's code. */
  place: string
  /** What the page that led here calls the person. */
  name: string
  /** Business days; `to` is included. */
  from: string
  to: string
}

export const NO_FILTER: AuditState = {
  q: "",
  kind: "",
  record: "",
  person: "",
  place: "",
  name: "",
  from: "",
  to: "",
}
const NAMES = Object.keys(NO_FILTER) as (keyof AuditState)[]
const DAY = /^20\d\d-\d\d-\d\d$/

const read = (search: URLSearchParams): AuditState => {
  const state = { ...NO_FILTER }
  for (const name of NAMES) state[name] = search.get(name) ?? ""
  if (!DAY.test(state.from)) state.from = ""
  if (!DAY.test(state.to)) state.to = ""
  return state
}

const write = (state: AuditState): URLSearchParams =>
  new URLSearchParams(NAMES.filter((name) => state[name] !== "").map((name) => [name, state[name]]))

export const useAuditState = (): [AuditState, Change<AuditState>] => useAddressState({ read, write })

/** As `GET /admin/audit` asks it: the last day is the first that is not in it. */
export function auditQuestion({ q, kind, record, person, place, from, to }: AuditState): Query {
  const until = to && new Date(Date.parse(`${to}T00:00:00Z`) + 24 * 60 * 60 * 1000).toISOString().slice(0, 10)
  return { q: q.trim(), kind, record, person, place, from, until }
}
