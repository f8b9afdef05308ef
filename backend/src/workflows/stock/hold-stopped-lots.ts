import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { holdStoppedLotsEverywhere } from "../../modules/stock/documents/lot-holds"
import { stockSettings, stopRule } from "../../modules/stock/documents/settings"
import { businessDay } from "../../values/business-day"

/** Takes lots off sale whose day has come, and gives free what was held too long. Running it twice changes nothing. */
export async function holdStoppedLots(container: MedusaContainer, now: Date): Promise<{ changed: number }> {
  const db = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const rule = stopRule(await stockSettings(db))
  return await holdStoppedLotsEverywhere(db, { today: businessDay(now), rule })
}
