import { z } from "@medusajs/framework/zod"

const STATES = ["active", "suspended", "invited"] as const

export const StaffQuery = z.strictObject({
  q: z.string().trim().min(1).max(80).optional(),
  state: z.enum(STATES).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
  offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
})
export type StaffQuery = z.infer<typeof StaffQuery>

export const InviteBody = z.strictObject({
  email: z
    .email()
    .max(200)
    .transform((text) => text.toLowerCase()),
  name: z.string().trim().min(1).max(60),
})
export type InviteBody = z.infer<typeof InviteBody>

export const SuspendBody = z.strictObject({ why: z.string().trim().min(1).max(200) })
export type SuspendBody = z.infer<typeof SuspendBody>
