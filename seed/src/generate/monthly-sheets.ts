import {
  addDays,
  addMonths,
  firstDayOf,
  monthOf,
  type BusinessDay,
} from "../../../backend/src/values/business-day"
import { sampleSales, type SalesModel, type SampleSale } from "./sales"
import type { SeedPoint } from "./points"
import type { Scale } from "./profile"

/** The months before the daily sample, so that "this year against last year" has a base. */
export function historyPeriod(
  sample_from: BusinessDay,
  { months_by_sheet }: Pick<Scale, "months_by_sheet">
): { from: BusinessDay; until: BusinessDay } {
  return { from: firstDayOf(addMonths(monthOf(sample_from), -months_by_sheet)), until: sample_from }
}

/**
 * The same sales as the daily sample, but as the monthly sheets a district's hub files: one line per article and month.
 * A tenth of the rows, and the sums of every county and month stay what they would be.
 */
export function monthlySheets(
  model: SalesModel,
  period: { from: BusinessDay; until: BusinessDay }
): SampleSale[] {
  const hubs = new Map(
    model.points.flatMap((point) =>
      point.kind === "hub" && point.level === "district" && point.district_code
        ? [[point.district_code, point] as const]
        : []
    )
  )
  const online = model.points.find((point) => point.kind === "online")
  const sheets = new Map<string, SampleSale>()

  for (const sale of sampleSales(model, period)) {
    const filer = sale.point.district_code ? hubs.get(sale.point.district_code) : online
    if (!filer) throw new Error(`Nobody files for ${sale.point.code}.`)

    const key = `${monthOf(sale.business_day)}/${filer.code}/${sale.variant.sku}`
    const line = sheets.get(key) ?? emptyLine(sale, filer)
    line.quantity += sale.quantity
    line.gross_fen += sale.gross_fen
    line.discount_fen += sale.discount_fen
    sheets.set(key, line)
  }
  // A month in which more came back than was sold has nothing to file.
  return [...sheets.values()].filter(
    (line) => line.quantity > 0 && line.gross_fen - line.discount_fen >= 0 && line.discount_fen >= 0
  )
}

function emptyLine(sale: SampleSale, filer: SeedPoint): SampleSale {
  const month = monthOf(sale.business_day)
  const document = `sample/sheet/${filer.code}/${month}`
  const day = lastDayOf(sale.business_day)
  return {
    ...sale,
    kind: "sale",
    source: "filing",
    source_key: `${document}/${sale.variant.sku}`,
    corrects_key: null,
    source_document: document,
    document_label: `样例月报${month.replace("-", "")}-${filer.code.replace("SH-", "")}`,
    occurred_at: `${day}T18:00:00+08:00`,
    business_day: day,
    point: filer,
    counting_type: "assisted_sale",
    quantity: 0,
    gross_fen: 0,
    discount_fen: 0,
  }
}

const lastDayOf = (day: BusinessDay): BusinessDay => addDays(firstDayOf(addMonths(monthOf(day), 1)), -1)
