import type { MiddlewareRoute } from "@medusajs/framework/http"
import { validateBody, validateQuery } from "../../validate"
import { InviteBody, InvitedRoleBody, StaffQuery, SuspendBody } from "./validators"

export const adminStaffMiddlewares: MiddlewareRoute[] = [
  { matcher: "/admin/staff", methods: ["GET"], middlewares: [validateQuery(StaffQuery)] },
  { matcher: "/admin/staff/invites", methods: ["POST"], middlewares: [validateBody(InviteBody)] },
  {
    matcher: "/admin/staff/invites/:id/role",
    methods: ["POST"],
    middlewares: [validateBody(InvitedRoleBody)],
  },
  { matcher: "/admin/staff/:id/suspend", methods: ["POST"], middlewares: [validateBody(SuspendBody)] },
]
