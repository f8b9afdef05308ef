import type { MiddlewareRoute } from "@medusajs/framework/http"
import { validateBody, validateQuery } from "../../validate"
import { RoleAssignmentBody, RoleAssignmentsQuery } from "./validators"

export const adminRoleAssignmentMiddlewares: MiddlewareRoute[] = [
  {
    matcher: "/admin/role-assignments",
    methods: ["GET"],
    middlewares: [validateQuery(RoleAssignmentsQuery)],
  },
  { matcher: "/admin/role-assignments", methods: ["POST"], middlewares: [validateBody(RoleAssignmentBody)] },
]
