import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { MedusaContainer } from "@medusajs/framework/types"
import { addDays, businessDay, type BusinessDay } from "../../values/business-day"
import { LedgerQuery, ledgerFilter } from "../ledger-query"
import { UNKNOWN_PLACE } from "../county-tree"
import { filterNames } from "../filter-names"
import { NETWORK_MODULE } from "../../modules/network"
import type NetworkModuleService from "../../modules/network/service"
import { namesOfNetwork } from "../network-names"
import { reportedPoints } from "../points"
import { placesAt } from "../places"
import type { Scope } from "../scope"
import { scopeNames } from "../scope-names"
import type { ReportFile } from "./report-file"
import { type LineNames, salesLinesFile } from "./sales-lines-file"
import type { Taken } from "./sheet"

/** A stored question to the ledger; throws what zod finds wrong with it. */
export const ledgerQuery = (stored: Readonly<Record<string, string>>): LedgerQuery =>
  LedgerQuery.parse(stored)

/** `until` of a question, which without one ends with today. */
export const lastDayOf = ({ until }: LedgerQuery, now: Date): BusinessDay =>
  until ?? addDays(businessDay(now), 1)

/** 台账 of a question as a file, and how many rows it will have. `tx` must see one instant. */
export async function ledgerFile(
  container: MedusaContainer,
  tx: Knex,
  { query, scope }: { query: LedgerQuery; scope: Scope },
  taken: Taken
): Promise<{ file: ReportFile; total: number }> {
  const tree = await placesAt(container, lastDayOf(query, taken.at))
  const filter = await ledgerFilter(container, query, tree, scope)
  const places = new Map([...tree.places, UNKNOWN_PLACE].map((place) => [place.code, place.name]))
  const network = await namesOfNetwork(container.resolve<NetworkModuleService>(NETWORK_MODULE))
  const points = new Map((await reportedPoints(tx)).map(({ code, name }) => [code, name]))
  const names: LineNames = {
    origin: (code) => places.get(code) ?? code,
    point: (code) => points.get(code) ?? code,
    district: (code) => network.district(code).district_name,
    venue: (code) => network.venue(code).venue_name,
  }
  const { after: _, limit: __, format: ___, ...params } = query
  const filters = await filterNames(container, params)
  const shown = await scopeNames(container, params, scope, lastDayOf(query, taken.at))
  return await salesLinesFile(tx, filter, { names, filters, params, scope: shown, taken })
}
