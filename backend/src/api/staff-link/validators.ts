import { z } from "@medusajs/framework/zod"

const Token = z.string().min(1).max(200)

export const LookBody = z.strictObject({ token: Token })
export type LookBody = z.infer<typeof LookBody>

export const UseBody = z.strictObject({ token: Token, password: z.string().max(1_000) })
export type UseBody = z.infer<typeof UseBody>
