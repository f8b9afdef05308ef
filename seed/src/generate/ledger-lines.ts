import type { NewSalesLine } from "../../../backend/src/modules/ledger/sales-line"
import { splitByOrigin } from "../../../backend/src/modules/ledger/sales-line"
import { isListedOn } from "./edition"
import type { SampleSale } from "./sales"

/** What the database calls the records a sale belongs to. */
export type SaleRecords = {
  product_id: string
  variant_id: string
  sales_point_id: string
  supplier_id: string | null
  supplier_name: string | null
}

/** The ledger's rows of one sample sale: one per place of origin, in the shape every other inflow has. */
export function ledgerLines(sale: SampleSale, records: SaleRecords): NewSalesLine[] {
  const { product, variant, point } = sale
  return splitByOrigin(sharesOf(sale), sale).map((part) => ({
    kind: sale.kind,
    source: sale.source,
    source_key: `${sale.source_key}/${part.origin_code}`,
    corrects_key: sale.corrects_key === null ? null : `${sale.corrects_key}/${part.origin_code}`,
    source_document: sale.source_document,
    document_label: sale.document_label,
    occurred_at: sale.occurred_at,
    business_day: sale.business_day,
    product_id: records.product_id,
    variant_id: records.variant_id,
    sku: variant.sku,
    product_title: product.title_zh,
    lot_code: null,
    origin_code: part.origin_code,
    supplier_id: records.supplier_id,
    supplier_name: records.supplier_name,
    sales_point_id: records.sales_point_id,
    sales_point_code: point.code,
    point_kind: point.kind,
    district_code: point.district_code,
    line: sale.line,
    venue_type: point.venue_type,
    counting_type: sale.counting_type,
    is_recognised: false,
    in_catalogue: isListedOn(product, sale.business_day),
    is_sample: true,
    quantity: part.quantity,
    gross_fen: part.gross_fen,
    discount_fen: part.discount_fen,
    net_fen: part.net_fen,
  }))
}

/** Net fen of a sale per place of origin, for sums that need no rows. */
export function netByOrigin(sale: SampleSale): { origin_code: string; net_fen: number }[] {
  return splitByOrigin(sharesOf(sale), sale)
}

function sharesOf({ product }: SampleSale): { origin_code: string; share_bp: number }[] {
  return product.components.length > 0
    ? product.components
    : [{ origin_code: product.origin_code, share_bp: 10_000 }]
}
