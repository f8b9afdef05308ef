import type {
  InviteBody,
  InvitedRoleBody,
  StaffAnswer,
  StaffLinkAnswer,
  StaffState,
} from "@baixian/backend/contract"
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

export type StaffStep =
  "suspend" | "reinstate" | "end-sessions" | "unlock" | "reset-link" | "renew" | "withdraw"

const invitePath = (id: string, step: string): string =>
  `/admin/staff/invites/${encodeURIComponent(id)}/${step}`

function stepPath(step: StaffStep, id: string): string {
  if (step === "withdraw") return invitePath(id, "withdraw")
  if (step === "renew") return invitePath(id, "link")
  return `/admin/staff/${encodeURIComponent(id)}/${step}`
}

/** `POST /admin/staff/:id/…`: one step with one person. `reset-link` and `renew` answer the link, all others the id. */
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

  return useMutation<StaffLinkAnswer, Error, InviteBody>({
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ["staff"] })
    },
    mutationFn: (body) => request("/admin/staff/invites", { body }),
  })
}

/** `POST /admin/staff/invites/:id/role`: what the account will begin with. */
export function useChangeInvitedRole() {
  const queries = useQueryClient()

  return useMutation<unknown, Error, { id: string; role: InvitedRoleBody }>({
    onSettled: async () => {
      await queries.invalidateQueries({ queryKey: ["staff"] })
    },
    mutationFn: ({ id, role }) => request(invitePath(id, "role"), { body: role }),
  })
}

/** `POST /admin/sign-out-everywhere`: this session ends with all the others. */
export function useSignOutEverywhere() {
  return useMutation<unknown, Error, void>({
    mutationFn: () => request("/admin/sign-out-everywhere", { body: {} }),
  })
}
