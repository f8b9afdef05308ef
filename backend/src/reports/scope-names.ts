import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { LineParams, Report } from "../contract"
import type { BusinessDay } from "../values/business-day"
import { placeOfGrant } from "./grant-places"
import { placesAt } from "./places"
import type { Scope } from "./scope"
import { asksPaired } from "./scoped-query"

/** What a report says in its head of whose sales it shows; null for the whole city's. */
export async function scopeNames(
  container: MedusaContainer,
  query: LineParams,
  scope: Scope,
  until: BusinessDay
): Promise<Report["about"]["scope"]> {
  if (scope === "all") return null
  if (asksPaired(query, scope, await placesAt(container, until))) {
    return [{ name: "结对县的全市销售", name_en: "Paired counties, sold anywhere in the city" }]
  }
  const db = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const names = await Promise.all(
    scope.places.map(
      async (place) =>
        (await placeOfGrant(db, place)) ?? { name: place.scope_code, name_en: place.scope_code }
    )
  )
  return names.map(({ name, name_en }) => ({ name, name_en }))
}
