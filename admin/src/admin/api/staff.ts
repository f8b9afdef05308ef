import type { StaffAnswer, StaffLinkAnswer, StaffState } from "@baixian/backend/contract"
import { keepPreviousData, queryOptions, useMutation, useQueryClient } from "@tanstack/react-query"
import { request } from "./request"

export const STAFF_PAGE_ROWS = 20

export type StaffQuestion = { q: string; state: StaffState | ""; page: number }

/** `GET /admin/staff`: one page of people by name. */
export const staffQuery = ({ q, state, page }: StaffQuestion) =>
  queryOptions({
    queryKey: ["staff", q, state, page],
    queryFn: ({ signal }) =>
      request<StaffAnswer>("/admin/staff", {
        query: { q, state, limit: STAFF_PAGE_ROWS, offset: (page - 1) * STAFF_PAGE_ROWS },
        signal,
      }),
    placeholderData: keepPreviousData,
  })

export type StaffStep = "suspend" | "reinstate" | "end-sessions" | "unlock" | "reset-link" | "withdraw"

const stepPath = (step: StaffStep, id: string): string =>
  step === "withdraw"
    ? `/admin/staff/invites/${encodeURIComponent(id)}/withdraw`
    : `/admin/staff/${encodeURIComponent(id)}/${step}`

/** `POST /admin/staff/:id/…`: one step with one person. `reset-link` answers the link, all others the id. */
export function useStaffStep() {
  const queries = useQueryClient()

  return useMutation<Partial<StaffLinkAnswer>, Error, { step: StaffStep; id: string; why?: string }>({
    onSettled: async () => {
      await queries.invalidateQueries({ queryKey: ["staff"] })
    },
    mutationFn: ({ step, id, why }) =>
      request(stepPath(step, id), { body: why === undefined ? {} : { why } }),
  })
}

/** `POST /admin/staff/invites`. The link is in this answer and nowhere else. */
export function useInviteStaff() {
  const queries = useQueryClient()

  return useMutation<StaffLinkAnswer, Error, { email: string; name: string }>({
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ["staff"] })
    },
    mutationFn: (body) => request("/admin/staff/invites", { body }),
  })
}

/** `POST /admin/sign-out-everywhere`: this session ends with all the others. */
export function useSignOutEverywhere() {
  return useMutation<unknown, Error, void>({
    mutationFn: () => request("/admin/sign-out-everywhere", { body: {} }),
  })
}
