import type { MedusaContainer } from "@medusajs/framework/types"
import { catchUpLately } from "../workflows/ledger/catch-up"

/** Finds what an event lost. An exact comparison, so a day without nudges is only a longer run. */
export default async function catchUpLedger(container: MedusaContainer): Promise<void> {
  await catchUpLately(container)
}

export const config = { name: "catch-up-ledger", schedule: "* * * * *" }
