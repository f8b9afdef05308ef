import type { MedusaContainer } from "@medusajs/framework/types"
import { forgetAttempts } from "../workflows/staff/forget-attempts"

/** Every ten minutes: failed sign-ins of days ago. */
export default async function forgetSignIns(container: MedusaContainer): Promise<void> {
  await forgetAttempts(container)
}

export const config = { name: "forget-sign-ins", schedule: "*/10 * * * *" }
