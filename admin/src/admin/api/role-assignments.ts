import type {
  RoleAssignmentAnswer,
  RoleAssignmentBody,
  RoleAssignmentsAnswer,
  RolePlacesAnswer,
  RoleScopeKind,
} from "@baixian/backend/contract"
import { keepPreviousData, queryOptions, useMutation, useQueryClient } from "@tanstack/react-query"
import { request } from "./request"

/** One person's roles, those that ended too; more than these nobody held. */
const MOST_ROLES = 100

/** `GET /admin/role-assignments?user_id`: what somebody may do where, newest first. */
export const rolesOfQuery = (user_id: string) =>
  queryOptions({
    queryKey: ["role-assignments", user_id],
    queryFn: ({ signal }) =>
      request<RoleAssignmentsAnswer>("/admin/role-assignments", {
        query: { user_id, limit: MOST_ROLES },
        signal,
      }),
  })

/** `GET /admin/role-places`: places of a kind by a part of their name or code. */
export const rolePlacesQuery = (scope_kind: Exclude<RoleScopeKind, "city">, q: string) =>
  queryOptions({
    queryKey: ["role-places", scope_kind, q],
    queryFn: ({ signal }) =>
      request<RolePlacesAnswer>("/admin/role-places", { query: { scope_kind, q }, signal }),
    placeholderData: keepPreviousData,
  })

/** `POST /admin/role-assignments`: from today on. */
export function useGrantRole() {
  const queries = useQueryClient()
  return useMutation<RoleAssignmentAnswer, Error, RoleAssignmentBody>({
    onSuccess: async () => {
      await Promise.all([
        queries.invalidateQueries({ queryKey: ["role-assignments"] }),
        queries.invalidateQueries({ queryKey: ["staff"] }),
      ])
    },
    mutationFn: (body) => request("/admin/role-assignments", { body }),
  })
}

/** `POST /admin/role-assignments/:id/revoke`: ends it now. */
export function useRevokeRole() {
  const queries = useQueryClient()
  return useMutation<RoleAssignmentAnswer, Error, string>({
    onSuccess: async () => {
      await Promise.all([
        queries.invalidateQueries({ queryKey: ["role-assignments"] }),
        queries.invalidateQueries({ queryKey: ["staff"] }),
      ])
    },
    mutationFn: (id) => request(`/admin/role-assignments/${encodeURIComponent(id)}/revoke`, { body: {} }),
  })
}
