import type { MedusaContainer } from "@medusajs/framework/types"
import type { SalesReport, SalesReportName } from "../contract"
import { districtByCounty } from "./definitions/district-by-county"
import { salesByCategory, salesByProduct, salesBySupplier } from "./definitions/goods"
import { salesByDistrict, salesByHub, salesByPoint, salesByVenue } from "./definitions/places"
import { salesHours } from "./definitions/sales-hours"
import { salesTrend } from "./definitions/sales-trend"
import {
  salesByCatalogue,
  salesByChannel,
  salesByCountingType,
  salesByLine,
  salesBySource,
} from "./definitions/ways"
import { salesRows, type SalesRowsDefinition, type SalesRowsQuery } from "./sales-rows"
import type { Scope } from "./scope"

type MakeReport = (
  container: MedusaContainer,
  query: SalesRowsQuery,
  scope: Scope,
  now: Date
) => Promise<SalesReport>

const ofRows =
  (definition: SalesRowsDefinition): MakeReport =>
  (container, query, scope, now) =>
    salesRows(container, definition, query, scope, now)

/** Every report that answers `GET /admin/reports/:report` with the same questions, by its name. */
export const salesReports: Readonly<Record<SalesReportName, MakeReport>> = {
  "sales-by-district": ofRows(salesByDistrict),
  "sales-by-hub": ofRows(salesByHub),
  "sales-by-point": ofRows(salesByPoint),
  "sales-by-product": ofRows(salesByProduct),
  "sales-by-category": ofRows(salesByCategory),
  "sales-by-supplier": ofRows(salesBySupplier),
  "sales-by-channel": ofRows(salesByChannel),
  "sales-by-venue": ofRows(salesByVenue),
  "sales-by-line": ofRows(salesByLine),
  "sales-by-source": ofRows(salesBySource),
  "sales-by-counting-type": ofRows(salesByCountingType),
  "sales-by-catalogue": ofRows(salesByCatalogue),
  "sales-trend": salesTrend,
  "district-by-county": districtByCounty,
  "sales-hours": salesHours,
}

export const isSalesReport = (name: string): name is SalesReportName =>
  Object.keys(salesReports).includes(name)
