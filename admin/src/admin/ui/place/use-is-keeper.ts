import { useQuery } from "@tanstack/react-query"
import { meQuery } from "../../api/me"

/** Whether this person writes stock documents; who only reads stock is not offered what the server would refuse. */
export function useIsKeeper(): boolean {
  const { data: me } = useQuery(meQuery())

  return me?.grants.some(({ role }) => role === "counter_clerk" || role === "hub_manager") ?? false
}
