import type { RoleGrant } from "@baixian/backend/contract"
import { useQuery } from "@tanstack/react-query"
import { useMemo } from "react"
import { meQuery } from "../api/me"
import type { MoneyUnit } from "./money"
import type { ReportState } from "./report-state"
import { useAddressState, type Address, type Change } from "./use-address-state"

const OF_A_PLACE: readonly RoleGrant["role"][] = ["hub_manager", "counter_clerk", "outlet_reporter"]

/** A counter's day is a few hundred yuan, which is 0.03 万元; the offices report in 万元. Pure. */
export const ownUnit = (grants: readonly Pick<RoleGrant, "role">[]): MoneyUnit =>
  grants.length > 0 && grants.every(({ role }) => OF_A_PLACE.includes(role)) ? "yuan" : "wan"

/** The address of a report for somebody whose unit is `own`: it says the unit only where it is the other. Pure. */
export const withOwnUnit = <State extends Pick<ReportState, "unit">>(
  { read, write }: Address<State>,
  own: MoneyUnit
): Address<State> => ({
  read: (search, currentMonth) => {
    const state = read(search, currentMonth)
    return search.has("unit") ? state : { ...state, unit: own }
  },
  write: (state, currentMonth) => {
    const address = write(state, currentMonth)
    if (state.unit === own) address.delete("unit")
    else address.set("unit", state.unit)
    return address
  },
})

/** As `useAddressState`, for a report of sales: it opens in the unit that its reader counts in. */
export function useReportAddress<State extends ReportState>(address: Address<State>): [State, Change<State>] {
  const { data: me } = useQuery(meQuery())
  const unit = ownUnit(me?.grants ?? [])
  return useAddressState(useMemo(() => withOwnUnit(address, unit), [address, unit]))
}
