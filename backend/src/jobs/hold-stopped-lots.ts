import type { MedusaContainer } from "@medusajs/framework/types"
import { holdStoppedLots } from "../workflows/stock/hold-stopped-lots"

/** Every ten minutes: lots whose day has come are not sold any more (临期停售). */
export default async function holdStoppedLotsInTime(container: MedusaContainer): Promise<void> {
  await holdStoppedLots(container, new Date())
}

export const config = { name: "hold-stopped-lots", schedule: "*/10 * * * *" }
