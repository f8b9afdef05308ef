import type { NewSalesLine } from "../sales-line"

/** A sale of ¥10.00 of 孟连 coffee at the online shop, at noon of 1 March 2026 in Shanghai. */
export function line(source_key: string, changes: Partial<NewSalesLine> = {}): NewSalesLine {
  return {
    kind: "sale",
    source: "order",
    source_key,
    corrects_key: null,
    source_document: "order_1",
    document_label: "1001",
    occurred_at: "2026-03-01T04:00:00.000Z",
    business_day: "2026-03-01",
    product_id: "prod_coffee",
    variant_id: null,
    sku: "COFFEE",
    product_title: "咖啡",
    lot_code: null,
    origin_code: "530827",
    supplier_id: null,
    supplier_name: null,
    sales_point_id: "sp_online",
    sales_point_code: "ONLINE",
    point_kind: "online",
    district_code: null,
    line: "online",
    venue_type: null,
    counting_type: "assisted_sale",
    is_recognised: false,
    in_catalogue: false,
    is_sample: false,
    quantity: 1,
    gross_fen: 1_000,
    discount_fen: 0,
    net_fen: 1_000,
    ...changes,
  }
}

/** A line of `net_fen` on a day, of a document of its own. */
export function on(
  key: string,
  day: string,
  net_fen: number,
  changes: Partial<NewSalesLine> = {}
): NewSalesLine {
  return line(key, {
    occurred_at: `${day}T00:00:00+08:00`,
    business_day: day,
    gross_fen: net_fen,
    net_fen,
    source_document: key,
    ...changes,
  })
}
