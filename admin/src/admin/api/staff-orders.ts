import type { PickupsAnswer, StaffOrderAnswer } from "@baixian/backend/contract"
import { queryOptions } from "@tanstack/react-query"
import type { PickupSearch } from "../ui/staff-order/pickup-search"
import { request } from "./request"

/** `GET /admin/orders/:id/placed`; money may be taken elsewhere meanwhile, so it is always asked anew. */
export const staffOrderQuery = (orderId: string) =>
  queryOptions({
    queryKey: ["staff-orders", orderId],
    queryFn: ({ signal }) =>
      request<StaffOrderAnswer>(`/admin/orders/${encodeURIComponent(orderId)}/placed`, { signal }),
    staleTime: 0,
  })

/** `GET /admin/pickups`, the first page: who finds more than that has to ask for something else. */
export const pickupsQuery = (search: PickupSearch) =>
  queryOptions({
    queryKey: ["pickups", search],
    queryFn: ({ signal }) =>
      request<PickupsAnswer>("/admin/pickups", { query: { [search.by]: search.digits }, signal }),
    staleTime: 0,
  })
