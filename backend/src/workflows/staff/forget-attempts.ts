import type { MedusaContainer } from "@medusajs/framework/types"
import { SIGN_IN_MODULE } from "../../modules/sign-in"
import type SignInModuleService from "../../modules/sign-in/service"

const MOST_ROWS = 10_000

/** Drops failed sign-ins that count no more. Bounded: what is left over is for the next run. */
export async function forgetAttempts(container: MedusaContainer): Promise<void> {
  await container.resolve<SignInModuleService>(SIGN_IN_MODULE).forgetAttempts(MOST_ROWS)
}
