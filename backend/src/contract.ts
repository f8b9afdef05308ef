/**
 * Everything the admin plugin, the storefront, tests and benchmarks may know about the backend: request and response
 * shapes. Types only, no imports, so that no client can pull backend code in by accident.
 *
 * Money is whole fen (`_fen`, integer). Days are Asia/Shanghai dates `YYYY-MM-DD`; periods are half-open (`from ≤ day < until`).
 * Codes are text: six digits of GB/T 2260.
 */

// ─── shared ──────────────────────────────────────────────────────────────────────────────────────────────────────────

/** A list answer: `total` counts all rows that match, not those returned. */
export type Page<T> = { items: T[]; total: number; limit: number; offset: number }

/** What every refusal looks like. `fields` names the inputs at fault by their JSON path; `code` is for the screen's words. */
export type ErrorAnswer = { type: string; message: string; code?: string; fields?: Record<string, string> }

export type OriginLevel = "province" | "prefecture" | "county"

/** Public quality labels of a product. Each is a dated recognition, never a free text. */
export type ProductLabel =
  "geographical_indication" | "green_food" | "organic" | "recognised" | "hundred_products"

/** Statutory seven-day return, or why not (domain.md 9.2). Only `excluded_with_consent` has an `ExclusionReason`. */
export type ReturnPolicy = "seven_day" | "excluded_by_law" | "excluded_with_consent"
/** What the law accepts as a reason when the buyer says yes to it for that purchase. */
export type ExclusionReason = "quality_after_opening" | "value_after_use" | "near_expiry" | "flawed"

export type SalesPointKind = "hub" | "counter" | "outlet" | "fair" | "online"
export type StockBand = "plenty" | "few" | "none"

// ─── shop: origins ───────────────────────────────────────────────────────────────────────────────────────────────────

/** `GET /store/origins` → `{ items: OriginNode[] }`: provinces, each with prefectures, each with counties. */
export type OriginNode = {
  code: string
  level: OriginLevel
  name: string
  name_en: string
  /** Published products of this place and everything below it. */
  product_count: number
  children: OriginNode[]
}
export type OriginsAnswer = { items: OriginNode[] }

/** `GET /store/origins/:code` → `{ origin: OriginDetail }`; 404 for a code that is not in the programme. */
export type OriginDetail = {
  code: string
  level: OriginLevel
  name: string
  name_en: string
  /** From the top down, without the place itself. */
  parents: { code: string; level: OriginLevel; name: string; name_en: string }[]
  children: { code: string; name: string; name_en: string; product_count: number }[]
  story_zh: string | null
  story_en: string | null
  flagship_zh: string | null
  flagship_en: string | null
  /** The Shanghai district paired with the place today, if known. `is_sample` pairings are to be confirmed. */
  pairings: {
    district_code: string
    district: string
    district_en: string | null
    kind: string
    since: string | null
    is_sample: boolean
  }[]
  suppliers: { id: string; name: string; kind: string; is_sample: boolean }[]
  product_count: number
}
export type OriginAnswer = { origin: OriginDetail }

// ─── shop: catalogue ─────────────────────────────────────────────────────────────────────────────────────────────────

/** `newest` goes by the day the goods came on sale: the product's `listed_on` where the office notes one. */
export type CatalogSort = "relevance" | "newest" | "price_asc" | "price_desc" | "sales"

/** Query of `GET /store/catalog`. Repeatable filters are comma-separated. `limit` 1–100 (24), `offset` ≥ 0. */
export type CatalogQuery = {
  q?: string
  /** County, prefecture or province code. */
  origin?: string
  /** Category handle. */
  category?: string
  /** Sales point code: only what that point has in its assortment; `available` then speaks of that point. */
  sales_point?: string
  label?: ProductLabel
  /** Comma-separated product handles (recently viewed, favourites), at most 100. */
  handles?: string
  /** "true": only what can be bought now. */
  in_stock?: string
  sort?: CatalogSort
  limit?: number
  offset?: number
}

/** The origin a shopper sees on a card. For goods known only to a prefecture `county` is null and `code` the prefecture's. */
export type ItemOrigin = {
  code: string
  county: string | null
  county_en: string | null
  prefecture: string
  prefecture_en: string
  province: string
  province_en: string
}

export type CatalogItem = {
  product_id: string
  handle: string
  title: string
  title_en: string | null
  subtitle: string | null
  thumbnail: string | null
  category: string | null
  category_name: string | null
  category_name_en: string | null
  /** The cheapest variant's price. */
  price_fen: number
  /** More than one price among the variants: the screen says 起 ("from"). */
  price_varies: boolean
  /** What one buys, e.g. `500g/袋`, of the cheapest variant. */
  spec: string | null
  /** The cheapest variant: what the card's "add to cart" adds. */
  variant_id: string
  /** More than one variant: the card leads to the product page instead of adding. */
  has_options: boolean
  origin: ItemOrigin
  labels: ProductLabel[]
  available: boolean
  stock_band: StockBand
  /** Units sold in the last 90 days. */
  sold_quantity: number
  is_sample: boolean
}
/** Words near to those that found nothing, and the same for readers of English (`q_en`); both find something. */
export type SearchSuggestion = { q: string; q_en: string }

/** `suggestion` only where a search found nothing and something near it would. */
export type CatalogAnswer = Page<CatalogItem> & { suggestion?: SearchSuggestion }

export type CatalogVariant = {
  id: string
  sku: string
  ean: string | null
  title: string
  price_fen: number
  unit: string | null
  available: boolean
  stock_band: StockBand
}

/** `GET /store/catalog/:handle` → `{ product: CatalogProduct }`; 404 when unknown or unpublished. */
export type CatalogProduct = Omit<CatalogItem, "variant_id" | "has_options" | "spec"> & {
  description: string | null
  description_en: string | null
  images: string[]
  variants: CatalogVariant[]
  shelf_life_days: number | null
  needs_cold_chain: boolean
  storage_zh: string | null
  return_policy: ReturnPolicy
  exclusion_reason: ExclusionReason | null
  /** 产地档案: where it was grown, who supplies it, what it is recognised for, and the paired district. */
  origin_profile: {
    grown_in: ItemOrigin
    processed_in: { code: string; name: string; name_en: string } | null
    main_ingredient_from: { code: string; name: string; name_en: string } | null
    supplier: { id: string; name: string; kind: string; is_sample: boolean } | null
    recognitions: {
      scheme: string
      label: ProductLabel
      certificate_no: string | null
      valid_from: string
      valid_until: string | null
      issuer: string | null
      is_sample: boolean
    }[]
    /** `is_sample`: every pairing with the district is still to be confirmed. */
    paired_districts: {
      district_code: string
      district: string
      district_en: string | null
      is_sample: boolean
    }[]
    /** Gift boxes: one row per county; shares in basis points sum to 10 000. Empty for goods of one origin. */
    components: { code: string; name: string; name_en: string; share_bp: number }[]
    story_zh: string | null
    story_en: string | null
  }
  /** Trace lots; empty until lots are recorded. */
  lots: { code: string; production_date: string | null; expiry_date: string | null }[]
}
export type CatalogProductAnswer = { product: CatalogProduct }

/** `GET /store/categories-overview` is Medusa's `/store/product-categories`; the catalogue counts come with this. */
export type CatalogCategory = { handle: string; name: string; name_en: string; product_count: number }
/** `GET /store/catalog-categories` → the nine classes in their order. */
export type CatalogCategoriesAnswer = { items: CatalogCategory[] }

// ─── shop: the trace record of a lot ─────────────────────────────────────────────────────────────────────────────────

/**
 * `GET /store/trace/:code` → `{ trace: LotTrace }`: what anybody who scans a pack may know of its lot; 404 for a code nobody
 * gave out. No person is named in it (domain.md §8).
 */
export type LotTrace = {
  trace_code: string
  lot_code: string
  product: { title: string; title_en: string | null; spec: string | null; handle: string | null }
  /** Of the day the lot was first received; null for goods without a recorded origin. */
  origin: ItemOrigin | null
  supplier: { name: string; kind: string } | null
  /** Business days. `is_expiry_computed`: from the shelf life, not printed on the pack. */
  production_date: string | null
  expiry_date: string | null
  is_expiry_computed: boolean
  is_expired: boolean
  /** The proofs shown when it was received. */
  proofs: {
    kind: "compliance_certificate" | "purchase_voucher" | "inspection_report" | "quarantine_certificate"
    number: string | null
    on: string
  }[]
  /** Where it came to in the city, first to last. */
  journey: { on: string; point: string }[]
  is_sample: boolean
}
export type LotTraceAnswer = { trace: LotTrace }

// ─── shop: sales points ──────────────────────────────────────────────────────────────────────────────────────────────

/** Query of `GET /store/sales-points`. `near` is a district code (six digits) or `lat,lng` once points have positions. */
export type SalesPointsQuery = {
  district?: string
  kind?: SalesPointKind
  /** Only points that stock this variant; each then carries `stock_band`. Comma-separated: all of them. */
  variant_id?: string
  near?: string
  /** "true": only points where an order can be picked up. */
  pickup?: string
  /** "true", with `variant_id`: only points that have some of each left; none without one. */
  in_stock?: string
  q?: string
  limit?: number
  offset?: number
}
export type SalesPointItem = {
  code: string
  name: string
  kind: SalesPointKind
  type: string | null
  district_code: string
  district: string
  district_en: string | null
  subdistrict: string | null
  opening_hours: string | null
  pickup: boolean
  stock_band: StockBand | null
  is_sample: boolean
}
export type SalesPointsAnswer = Page<SalesPointItem> & {
  /** How many of all that match lie in which district, in the order of the codes. */
  districts: { code: string; name: string; name_en: string | null; total: number }[]
}

// ─── shop: campaign on the home page ─────────────────────────────────────────────────────────────────────────────────

/** `GET /store/campaign`: public head figures of 百县百品, no money. */
export type CampaignAnswer = {
  campaign: {
    name_zh: string
    name_en: string
    edition_year: number
    county_count: number
    prefecture_count: number
    province_count: number
    listed_product_count: number
    sales_point_count: number
    hub_count: number
    counter_count: number
    outlet_count: number
    has_sample_data: boolean
  }
}

// ─── shop: checkout ──────────────────────────────────────────────────────────────────────────────────────────────────

export type PaymentMethod = "demo_wallet" | "pay_at_pickup" | "stripe"
export type CheckoutLine = { variant_id: string; quantity: number }
export type OrderedLine = CheckoutLine & {
  /**
   * The shopper's own yes, for this purchase, to goods that lose the seven-day return with consent. Such a line without it
   * is refused; on other lines it says nothing.
   */
  no_return_accepted?: boolean
}

export type CheckoutDelivery =
  | { kind: "pickup"; sales_point_code: string; name: string; phone: string }
  | { kind: "delivery"; name: string; phone: string; address: ChineseAddress }

/** GB/T 2260 codes with their names; the cascade's data is the storefront's. */
export type ChineseAddress = {
  province_code: string
  province: string
  city_code: string
  city: string
  district_code: string
  district: string
  /** Street, number, building. */
  detail: string
}

/** `POST /store/checkout/quote`: what the cart costs now and what stands in the way. Never reserves, safe to repeat. */
export type QuoteRequest = {
  lines: CheckoutLine[]
  delivery?: { kind: "pickup"; sales_point_code?: string } | { kind: "delivery" }
}
export type QuoteLine = {
  variant_id: string
  quantity: number
  handle: string | null
  title: string | null
  title_en: string | null
  variant_title: string | null
  thumbnail: string | null
  origin: ItemOrigin | null
  /** Null for what is unknown. */
  return_policy: ReturnPolicy | null
  exclusion_reason: ExclusionReason | null
  unit_price_fen: number
  amount_fen: number
  /** How many could be sold to this shopper now, capped at 999; for `pickup_only` at a pick-up point. */
  available_quantity: number
  problem: QuoteProblem | null
}
/**
 * What stands in the way of a line. `insufficient`: nowhere are that many left. `pickup_only`: it cannot be sent, a
 * pick-up point has it; for a quote that names no delivery that is a hint, no hindrance. `not_together`: it is to be had,
 * but not where the rest of the cart is, and an order leaves from one place.
 */
export type QuoteProblem = "unknown" | "unpublished" | "insufficient" | "pickup_only" | "not_together"
export type QuoteAnswer = {
  quote: {
    lines: QuoteLine[]
    goods_fen: number
    freight_fen: number
    total_fen: number
    /** Goods amount from which delivery is free, for "再买 ¥x 免运费". */
    free_freight_from_fen: number | null
    payment_methods: PaymentMethod[]
    /** Publishable Stripe key when `stripe` is offered. */
    stripe_publishable_key: string | null
  }
}

/**
 * `POST /store/checkout` with header `Idempotency-Key` (8–64 of `[A-Za-z0-9_-]`). 201 the first time, 200 with the same
 * order on a repeat, 400 `idempotency_key_reused` for the same key with another body, 400 `insufficient_inventory` with
 * `fields["lines.0.quantity"]`, 400 `price_changed` when `expected_total_fen` is not what the goods cost now, 400
 * `consent_required` with `fields["lines.0.no_return_accepted"]` for goods that may only be excluded with consent.
 */
export type CheckoutRequest = {
  lines: OrderedLine[]
  delivery: CheckoutDelivery
  payment_method: PaymentMethod
  /** What the shopper saw; a different total is refused, so nobody pays a price they did not see. */
  expected_total_fen: number
  note?: string
}

export type OrderState =
  | "awaiting_payment" // 待付款
  | "awaiting_pickup" // 待自提 (paid, or pay at pick-up)
  | "awaiting_dispatch" // 待发货
  | "in_transit" // 待收货
  | "completed" // 已完成
  | "cancelled" // 已取消

/** The order as its buyer may see it; name and phone masked (`张**`, `138****5678`). */
export type PlacedOrder = {
  id: string
  /** 16 digits. */
  order_number: string
  state: OrderState
  payment_method: PaymentMethod
  paid: boolean
  placed_at: string
  /** Unpaid online orders are cancelled at this instant. */
  pay_before: string | null
  lines: {
    title: string
    title_en: string | null
    variant_title: string | null
    thumbnail: string | null
    handle: string | null
    quantity: number
    unit_price_fen: number
    amount_fen: number
    origin: ItemOrigin | null
    /** The terms the goods were sold on; null for orders older than the record of it. */
    return_policy: ReturnPolicy | null
    exclusion_reason: ExclusionReason | null
    /** When the buyer said yes to the exclusion (ISO); null where none was needed. */
    consent_at: string | null
  }[]
  goods_fen: number
  freight_fen: number
  total_fen: number
  refunded_fen: number
  delivery:
    | { kind: "pickup"; sales_point: SalesPointItem | null; name: string; phone: string }
    | { kind: "delivery"; name: string; phone: string; address: string }
  /** Six digits, for pick-up orders. */
  pickup_code: string | null
  note: string | null
}

/** What the browser does to pay. `none`: nothing now (pay at pick-up). */
export type PaymentStep =
  | { kind: "none" }
  | { kind: "redirect"; url: string; is_demo: boolean }
  | { kind: "stripe"; client_secret: string; publishable_key: string }

/**
 * `access_token`: signed proof of being the buyer, for the order page and the payment retry; the storefront keeps it in
 * an http-only cookie. Look-up by order number and phone gives one too.
 */
export type CheckoutAnswer = { order: PlacedOrder; payment: PaymentStep; access_token: string }

/** `GET /store/placed-orders/:order_number` with header `x-order-token` → `{ order }`; 404 without the right token. */
export type PlacedOrderAnswer = { order: PlacedOrder }
/** `POST /store/placed-orders/lookup` `{ order_number, phone }` → as checkout; 404 when they do not belong together. */
export type OrderLookupRequest = { order_number: string; phone: string }
export type OrderLookupAnswer = { order: PlacedOrder; access_token: string }
/** `POST /store/placed-orders/:order_number/payment` `{ payment_method }` with `x-order-token`: pay again, or otherwise. */
export type PaymentRetryRequest = { payment_method: PaymentMethod }
export type PaymentRetryAnswer = { order: PlacedOrder; payment: PaymentStep }
/** `POST /store/placed-orders/:order_number/cancel` with `x-order-token`: only before payment. */
export type OrderCancelAnswer = { order: PlacedOrder }

// ─── counter: what staff check before they hand goods over ───────────────────────────────────────────────────────────

/**
 * An order of the online shop as staff see it: number, way of delivery, point with its hours, pick-up code and what is still
 * to be paid. Name and phone masked. `pickup_code` is null for what is sent.
 */
export type StaffOrder = Pick<
  PlacedOrder,
  | "id"
  | "order_number"
  | "state"
  | "payment_method"
  | "paid"
  | "placed_at"
  | "pay_before"
  | "total_fen"
  | "delivery"
  | "pickup_code"
  | "note"
> & {
  /** Still to be paid; 0 once paid or cancelled. Taken at the counter only where `payment_method` is `pay_at_pickup`. */
  due_fen: number
  /** Pieces in all lines. */
  quantity: number
}
/** `GET /admin/orders/:id/placed` → null for an order that the online shop did not take; 404 for none at all. */
export type StaffOrderAnswer = { order: StaffOrder | null }

/**
 * Query of `GET /admin/pickups`, by exactly one of `code`, `order_number` and `phone_end`. Open orders stand before those
 * whose code was given back (collected, cancelled); newest first.
 */
export type PickupsQuery = {
  /** Six digits; unique among the open orders of one point, so two points may each have one. */
  code?: string
  /** 16 digits; finds an order that is sent, too. */
  order_number?: string
  /** The last four digits of the phone; only orders that still wait for their pick-up. */
  phone_end?: string
  /** Sales point code: only orders to be collected there. */
  point?: string
  /** 1–50 (20). */
  limit?: number
  offset?: number
}
export type PickupsAnswer = Page<StaffOrder>

/** What a price tag says of one variant: name, price and unit, origin, EAN-13, and where its page is. */
export type GoodsLabel = {
  variant_id: string
  title: string
  title_en: string | null
  spec: string
  unit: string | null
  sku: string
  ean: string | null
  price_fen: number
  origin: ItemOrigin
  labels: ProductLabel[]
  /** The page that tells where it comes from; what the QR code leads to. */
  url: string
  is_sample: boolean
}
/** `GET /admin/labels?variants=a,b`, at most 300, in the order asked for. */
export type GoodsLabelsAnswer = { items: GoodsLabel[] }

// ─── officer: reports ────────────────────────────────────────────────────────────────────────────────────────────────

/** How a cell is shown and written: screen, xlsx, csv and print all follow it. */
export type ColumnKind = "text" | "code" | "integer" | "fen" | "ratio" | "points" | "flag" | "rank"
export type ReportColumn = {
  key: string
  kind: ColumnKind
  /** i18n key under `report.columns`. */
  label_key: string
  /** Chinese heading for files, as the office prints it. */
  label_zh: string
  /** English heading of a column that no i18n key can know, such as a district. */
  label_en?: string
}

export type ReportRowLevel =
  | "county"
  | "prefecture"
  | "province"
  | "list"
  | "outside"
  | "unrefined"
  | "unknown"
  | "total"
  /** A row of the reports that have no places: a point, a product, a month; and the subtotal of some of them. */
  | "item"
  | "group"

/** One row; measures stand under their column's key. `null` is "—" (undefined), never zero. */
export type ReportRow = {
  level: ReportRowLevel
  code: string
  name: string
  name_en: string
  parent_code: string | null
} & Record<string, string | number | boolean | null>

/**
 * The issued 目标任务 that targets, rates and red counties of a report are measured by. A year has one for all sales and
 * one for catalogue sales (百县百品); their amounts are never added, and a county may be red by the one and not the other.
 */
export type ReportPlan = { measure: "sales" | "catalogue_sales"; year: number; version: number }

export type ReportStatus = "provisional" | "closed" | "published"
export type Report<Params = Record<string, unknown>> = {
  report: string
  params: Params
  columns: ReportColumn[]
  /** In print order; subtotals after their children; the grand total last. */
  rows: ReportRow[]
  about: {
    /** Dated counting rule in force at `until`, printed on every report. */
    counting_rule: { id: string; version: string; text_zh: string; text_en: string }
    /** Last instant included. */
    cut_off: string
    /** `closed`: no day of the period can change any more; `published`: as it was signed and sent out. */
    status: ReportStatus
    contains_sample: boolean
    row_count: number
    /** Whose sales these are: the places of the asker's roles; null for the whole city. */
    scope: { name: string; name_en: string }[] | null
    generated_at: string
  }
}

/**
 * What reports and the ledger may be narrowed to; all that are given hold at once. `none` stands for what has none: the
 * online shop's district, a product without category, supplier or venue type.
 */
export type LineParams = {
  line?: "online" | "offline"
  source?: "order" | "till" | "filing" | "fair" | "group"
  counting_type?: "procurement" | "assisted_sale"
  /** Listed in 百县百品 on the day of sale, or not. */
  catalogue?: "listed" | "other"
  /** Group orders are a channel of their own, whichever point takes them. */
  channel?: "online" | "hub" | "counter" | "outlet" | "fair" | "group"
  /** A county, or a prefecture or province with its counties. */
  origin?: string
  district?: string
  /** Sold by points that stand in this district now, wherever they stood then. */
  stands_in?: string
  /** A hub with the points it supplies. */
  hub?: string
  point?: string
  product?: string
  category?: string
  supplier?: string
  venue?: string
}

/** What the codes of a report's `LineParams` are called; a code that nobody knows is not named. */
export type FilterNames = Partial<Record<keyof LineParams, { name: string; name_en: string }>>

/** The days that 环比 and 同比 hold a report's period against, half-open. */
export type ComparedDays = Record<"before" | "last_year", { from: string; until: string }>

/**
 * `GET /admin/reports/sales-by-county?from&until[&order=code|rank][&line=online|offline][&source=…]`.
 * The report's period is [from, until); "month" measures speak of that period, year-to-date of [1 January of the year of
 * the period's last day, until).
 */
export type SalesByCountyParams = LineParams & {
  from: string
  until: string
  order?: "code" | "rank"
  /** What last year is: the same days, or those as far from the Spring Festival (春节同期). */
  compare?: "calendar" | "festival"
}
/**
 * How figures are opened down to the ledger's lines: the parameters of `GET /admin/sales-lines` whose total is the figure
 * are those of the report (days, `LineParams`), of the figure's column, and of its row. A row's code goes into the
 * parameter named for its level; `row` takes the level itself; the days of a `days` row are its own `from` and `until`. Rows
 * and columns that are not named cannot be opened. Where two of the three name different values for a parameter the figure is zero and
 * there is nothing to open, except that of two places of origin of which one lies in the other the smaller is asked for.
 */
export type ReportOpens = {
  rows: Partial<Record<ReportRowLevel, keyof LineParams | "row" | "days" | "all">>
  columns: Record<
    string,
    { span: "period" | "year"; measure?: "net_fen" | "quantity"; narrowed?: LineParams }
  >
}
/**
 * `plan`: the sales plan of the period's year; null while none is issued. A part of the sales cannot be held against the
 * targets of all: a report that is narrowed has no plan and no columns of targets.
 */
export type SalesByCountyReport = Report<SalesByCountyParams> & {
  plan: ReportPlan | null
  opens: ReportOpens
  names: FilterNames
  compared: ComparedDays
}

/** Reports with one row for each thing that sold or could have. */
export type SalesRowsReportName =
  | "sales-by-district"
  | "sales-by-hub"
  | "sales-by-point"
  | "sales-by-product"
  | "sales-by-category"
  | "sales-by-supplier"
  | "sales-by-channel"
  | "sales-by-venue"
  | "sales-by-line"
  | "sales-by-source"
  | "sales-by-counting-type"
  | "sales-by-catalogue"
/** Reports whose columns are periods, places or hours instead. */
export type SalesTableReportName = "sales-trend" | "district-by-county" | "sales-hours"
export type SalesReportName = SalesRowsReportName | SalesTableReportName

/**
 * `GET /admin/reports/:report` for the reports above. `show`: rows sold in the period, not sold, or all; subtotals and total
 * hold every row whatever is shown. `order` is the report's own where it is left out.
 */
export type SalesReportParams = LineParams & {
  from: string
  until: string
  order?: "code" | "rank"
  compare?: "calendar" | "festival"
  show?: "all" | "sold" | "unsold"
}

export type SalesReport = Report<SalesReportParams> & {
  opens: ReportOpens
  names: FilterNames
  /** Null for a report that compares nothing with earlier days, or each month with its own. */
  compared: ComparedDays | null
}

/** `GET /admin/reports/campaign-progress?year&month`: 百县百品 by county. `month` is `YYYY-MM`; progress to its end or today. */
export type CampaignProgressParams = { month: string }
export type CampaignProgressReport = Report<CampaignProgressParams> & {
  /** The plan of catalogue sales; null while none is issued. */
  plan: ReportPlan | null
  /** The period is the month. */
  opens: ReportOpens
  summary: {
    campaign: string
    edition_year: number
    listed_products: number
    listed_on_sale: number
    counties_in_list: number
    counties_with_sales: number
    target_fen: number | null
    done_fen: number
    completion_rate: number | null
    schedule_rate: number | null
    schedule_gap_points: number | null
    gap_fen: number | null
  }
}

/** A place on 总览: amounts in whole fen, rates as fractions, the gap in percentage points, ranks among counties by the year. */
export type OverviewPlace = {
  level: "province" | "prefecture" | "county"
  code: string
  /** The place it lies in; null for provinces. */
  parent_code: string | null
  name: string
  name_en: string
  net_fen: number
  ytd_net_fen: number
  ytd_yoy: number | null
  completion_rate: number | null
  schedule_gap_points: number | null
  /** Null above counties. */
  rank: number | null
  /** Places gained since the month began; null in January. */
  rank_change: number | null
}

/** `GET /admin/reports/overview?month=YYYY-MM`: the officer's first page. */
export type OverviewAnswer = {
  month: string
  from: string
  until: string
  year_from: string
  net_fen: number
  orders: number
  mom: number | null
  yoy: number | null
  ytd_net_fen: number
  ytd_yoy: number | null
  counties_with_sales: number
  counties_in_programme: number
  counties_with_sales_in_98: number
  counties_in_98: number
  points_with_sales: number
  points_total: number
  /** By the sales plan, as in 分县销售. */
  target: {
    plan: ReportPlan | null
    annual_fen: number | null
    completion_rate: number | null
    schedule_rate: number | null
    schedule_gap_points: number | null
  }
  /** Thirteen months up to and including `month`, oldest first. */
  trend: { month: string; net_fen: number; previous_year_fen: number | null }[]
  /** Days of the month. */
  days: { day: string; net_fen: number }[]
  /** Provinces, prefectures and counties of the programme, as their rows in 分县销售, children before their parents. */
  places: OverviewPlace[]
  /** Where the sales came from, largest of the year first; sources without sales in the year are absent. */
  sources: {
    source: NonNullable<LineParams["source"]>
    net_fen: number
    ytd_net_fen: number
    /** Of the year to date. */
    share: number | null
  }[]
  /** January to December of the year: what was sold, what the year before, what the sales plan promises. */
  season: {
    months: {
      month: string
      /** Null for months that have not begun. */
      net_fen: number | null
      /** Null before the ledger's first month. */
      previous_year_fen: number | null
      /** Null without an issued plan. */
      target_fen: number | null
    }[]
    /** First day of the lunar year, in this year and in the one before. */
    festivals: { this_year: string; previous_year: string }
  }
  /** 春节同期: January and February against as many days as far from the festival a year earlier; null in other months. */
  festival: { yoy: number | null; from: string; until: string } | null
  /**
   * The running month up to and including today against the same days of last month and last year, and the year so far;
   * null for a month that is over. The month's own `mom` and `yoy` compare with whole months.
   */
  to_date: { day: string; mom: number | null; yoy: number | null; ytd_yoy: number | null } | null
  /** 百县百品 by its own plan, as its page counts it; `red_counties` is null while no plan is issued. */
  campaign: { plan: ReportPlan | null; red_counties: number | null }
  /** Counties whose schedule gap is below −10 points by the sales plan (`target.plan`), worst first. */
  red_list: {
    code: string
    name: string
    name_en: string
    completion_rate: number
    schedule_gap_points: number
    gap_fen: number
  }[]
  about: Report["about"]
}

/**
 * `GET /admin/reports/wall`: what the office's wall screen (大屏) shows, as of now, made to be asked every few seconds.
 * Money is net and in whole fen. No personal data.
 */
export type WallAnswer = {
  /** The instant it was read. */
  cut_off: string
  /** Today in Shanghai; every span ends with it. */
  day: string
  today: { net_fen: number; orders: number; yesterday_fen: number }
  /** This month so far; `yoy` against the same days a year earlier. */
  month: { net_fen: number; yoy: number | null }
  /** This year so far; `yoy` against the same days a year earlier. */
  year: { net_fen: number; yoy: number | null }
  target: OverviewAnswer["target"]
  /** Of the 98 counties, those with net sales above zero this month. */
  counties_with_sales_in_98: number
  counties_in_98: number
  /** By the sales plan; null while none is issued. */
  red_counties: number | null
  /** Counties of the programme and the places they lie in, parents before children. */
  places: WallPlace[]
  /** Twenty-four months up to and including this one, oldest first; null before the ledger's first. */
  trend: { month: string; net_fen: number | null }[]
  /** Today's newest sales, newest first, at most twelve. Filings are left out: they come late and by the sheet. */
  latest: {
    id: string
    occurred_at: string
    origin_name: string
    origin_name_en: string
    product_title: string
    channel: NonNullable<LineParams["channel"]>
    quantity: number
    net_fen: number
  }[]
  contains_sample: boolean
}
export type WallPlace = Pick<
  OverviewPlace,
  "level" | "code" | "parent_code" | "name" | "name_en" | "completion_rate" | "schedule_gap_points"
> & { today_fen: number; month_fen: number; year_fen: number }

/**
 * Query of `GET /admin/sales-lines`: the ledger's lines behind a figure, newest first. A place of the reports by county is
 * asked for by `origin` (a prefecture or province stands for its counties), one of their closing rows by `row`: its members
 * are those of the last day before `until`, which it therefore needs. Both: what lies in both. Without either: every line.
 */
export type SalesLinesQuery = LineParams & {
  from?: string
  until?: string
  row?: "list" | "outside" | "unrefined" | "unknown"
  /** An order's id or number. */
  order_id?: string
  /** A month `YYYY-MM` that was closed: only what came too late for it. */
  late_for?: string
  /** The `next` of the answer before. */
  after?: string
  /** 1–200 (50). */
  limit?: number
}
export type SalesLineRow = {
  id: string
  kind: "sale" | "refund" | "cancellation" | "correction"
  source: "order" | "till" | "filing" | "fair" | "group"
  source_document: string
  document_label: string
  occurred_at: string
  business_day: string
  /** The day of a closed month that the line came too late for; null for all others. */
  late_for: string | null
  origin_code: string
  /** "产地不明" for a code the tree of places does not know. */
  origin_name: string
  origin_name_en: string
  product_title: string
  sku: string | null
  supplier_name: string | null
  sales_point_code: string
  /** The point's name today; its code where no such point is known. */
  sales_point_name: string
  /** District and venue type of the point as they were; null where it had none. */
  district_code: string | null
  district_name: string | null
  district_name_en: string | null
  venue_type: string | null
  venue_name: string | null
  venue_name_en: string | null
  channel: NonNullable<LineParams["channel"]>
  counting_type: NonNullable<LineParams["counting_type"]>
  line: "online" | "offline"
  quantity: number
  gross_fen: number
  discount_fen: number
  net_fen: number
  in_catalogue: boolean
  is_recognised: boolean
  is_sample: boolean
}
/** `next` is the cursor, null at the end; `total` is of everything the query matches; `names` is what its codes are called. */
export type SalesLinesAnswer = {
  names: FilterNames
  items: SalesLineRow[]
  limit: number
  next: string | null
  total: { rows: number; quantity: number; net_fen: number }
}

// ─── officer: data quality ───────────────────────────────────────────────────────────────────────────────────────────

/**
 * One kind of trouble of `GET /admin/data-quality`. `wrong`: a figure is or may be false; `doubtful`: somebody should look;
 * `soon`: nothing is wrong yet. `net_fen`: how much of the sales it touches, where that can be said. `examples`: the first
 * of them by name: products by id (by title where the platform does not know the product), months as `YYYY-MM`, counties as
 * `530827 2026-10`, orders by id.
 */
export type QualityItem = {
  kind:
    | "closed_months_differ"
    | "orders_pending"
    | "products_without_origin"
    | "sales_of_unknown_origin"
    | "negative_counties"
    | "recognitions_expired"
    | "recognitions_expiring"
    | "months_open"
    | "lines_unfolded"
    // A gap in the journal is closed by a row nobody signed, and that is on the board.
    | Exclude<StockDriftKind, "stock_journal_differs">
  severity: "wrong" | "doubtful" | "soon"
  count: number
  net_fen: number | null
  examples: { id: string; label: string }[]
}
/**
 * Ways in which stock can come apart: a trigger that keeps it true is gone; a reservation whose order needs nothing any more; a
 * level that reserves another number than its open reservations, or holds another than its journal; less than what is
 * promised, or than nothing; an order whose goods are not reserved, or left without a movement; a change nobody signed.
 */
export type StockDriftKind =
  | "stock_guards_missing"
  | "stock_orphan_reservations"
  | "stock_reserved_differs"
  | "stock_journal_differs"
  | "stock_below_reserved"
  | "stock_below_zero"
  | "stock_orders_unreserved"
  | "stock_fulfilled_unmoved"
  | "stock_unattributed"
/** How many there are, and the first of them: levels, reservations and movements by id, orders by id, guards by name. */
export type StockDrift = { kind: StockDriftKind; count: number; examples: { id: string; label: string }[] }
/** `GET /admin/stock/drift`: every kind, those with 0 too. */
export type StockDriftAnswer = { items: StockDrift[]; checked_at: string }
/** `POST /admin/stock/reconcile`: what was found, and how many of each kind were mended; what is left is the difference. */
export type StockReconciliation = {
  found: StockDrift[]
  mended: { kind: StockDriftKind; count: number }[]
  checked_at: string
}

/**
 * One change of an item at a place: what came or went (`stocked_delta`, pieces), what is promised (`reserved_delta`), and how
 * much of both there was then. `document` is an order (`order`), a sale or a stock document by its kind; null where nobody named
 * one. `title` and `variant_title` are of the goods as they are called today.
 */
export type StockMovementRow = {
  id: string
  occurred_at: string
  reason:
    | "opening"
    | "receipt"
    | "transfer_out"
    | "transfer_in"
    | "stocktake"
    | "write_off"
    | "sale"
    | "sale_return"
    | "fulfilment"
    | "fulfilment_cancelled"
    | "order_return"
    | "reservation"
    | "adjustment"
    | "level_removed"
    | "repair"
    | "unattributed"
  inventory_item_id: string
  variant_id: string | null
  title: string
  variant_title: string | null
  sku: string | null
  stocked_delta: number
  stocked_after: number
  reserved_delta: number
  reserved_after: number
  document: { kind: string; id: string; number: string | null } | null
  person: { id: string; name: string } | null
}
/** `GET /admin/stock/movements`: newest first; `next` goes into `after`, null at the end. */
export type StockMovementsAnswer = { items: StockMovementRow[]; limit: number; next: string | null }

/** `since`: the first day of what is summed over days (a year back); older lines are not looked at. */
export type QualityAnswer = { items: QualityItem[]; since: string; generated_at: string }

// ─── officer: files made in the background ───────────────────────────────────────────────────────────────────────────

/**
 * `POST /admin/exports` asks for 台账 as a file made in the background; `query` is one of `GET /admin/sales-lines`. Asked
 * again while it is being made, it answers the one that is being made. Its own asker follows it by `GET /admin/exports`
 * (newest first, `limit`, `offset`) or `GET /admin/exports/:id`, stops it by `POST /admin/exports/:id/cancel`, and fetches it
 * for seven days by `GET /admin/exports/:id/file`; everybody else gets 404.
 */
export type ExportRequest = { format: "xlsx" | "csv"; query: SalesLinesQuery }
export type ExportRow = {
  id: string
  format: "xlsx" | "csv"
  query: Record<string, string>
  /** What the codes of the query are called. */
  names: FilterNames
  /** `failed`: the file could not be made, and asking again may help. */
  status: "waiting" | "running" | "done" | "failed" | "cancelled"
  /**
   * `interrupted`: the server ended in the middle, each time it was tried; `fault`: an error; `no_access`: the asker lost the
   * role it was asked with. Null unless failed.
   */
  failure: "interrupted" | "fault" | "no_access" | null
  asked_at: string
  finished_at: string | null
  /** Until when a finished file can be fetched; null without one. */
  expires_at: string | null
  rows_done: number
  /** Null until the work has begun. */
  rows_total: number | null
  file_name: string | null
  bytes: number | null
}
export type ExportAnswer = { export: ExportRow }
export type ExportsAnswer = Page<ExportRow>

// ─── officer: months and what is published of them ───────────────────────────────────────────────────────────────────

/**
 * What is not settled in a month. `orders_pending`: paid or refunded and not in the ledger yet; `outlets_unfiled`: open
 * outlets without one line; `unknown_origin`: lines of no known county, with their fen; `negative_counties`;
 * `earlier_months_open`.
 */
export type UnresolvedItem = { kind: string; count: number; net_fen: number | null }
export type PeriodStatus = "open" | "closed" | "published"

/** A month as `GET /admin/periods` lists it, newest first, down to the ledger's first one. */
export type PeriodRow = {
  month: string
  status: PeriodStatus
  /** The month has ended in Shanghai, so it may be closed. */
  is_over: boolean
  net_fen: number
  closed_at: string | null
  closed_by: string | null
  /** The newest version that was published, and whether one waits for a decision. */
  published_version: number | null
  is_waiting: boolean
  /** What came too late for the closed month, and is counted in later ones. */
  late_fen: number
}
export type PeriodsAnswer = { items: PeriodRow[] }

/** `GET /admin/periods/:month` */
export type PeriodAnswer = PeriodRow & {
  /** What is open now; for a closed month what was open when it was closed. */
  unresolved: UnresolvedItem[]
  answer: string | null
  /** Whether the ledger still has the very figures the month was closed with; null while it is open. */
  holds: boolean | null
  figures_hash: string | null
  editions: EditionRow[]
}
/** `POST /admin/periods/:month/close`. 409 `unresolved` with the items in `unresolved` while there are some and no answer. */
export type ClosePeriodRequest = { answer?: string }

/** A day's or month's report that was handed in (送审), sent back (退回) or published (发布). */
export type EditionRow = {
  id: string
  kind: "day" | "month"
  /** `YYYY-MM-DD` of a day, `YYYY-MM` of a month. */
  period: string
  version: number
  status: "submitted" | "returned" | "published"
  reason: string | null
  submitted_at: string
  submitted_by: string
  decided_at: string | null
  decided_by: string | null
  decision: string | null
  net_fen: number
  /** sha256 of the published file, which everybody gets byte for byte. */
  file_hash: string | null
}
/** `GET /admin/editions?kind&period&limit&offset`, newest period first. */
export type EditionsAnswer = Page<EditionRow>
/** `POST /admin/editions`: hands in. A month must be closed; a second version needs a reason. 409 while one waits. */
export type SubmitEditionRequest = { kind: "day" | "month"; period: string; reason?: string }
/** `GET /admin/editions/:id`, and of `GET /admin/editions/preview?kind&period`, which hands nothing in. */
export type EditionAnswer = { edition: EditionRow; content: EditionContent }
/**
 * What an edition holds, frozen when it was handed in: its reports, and for a later version of a month what was corrected
 * since, a row for each origin. `POST /admin/editions/:id/publish` makes its file, `…/return` needs `{ reason }`,
 * `GET /admin/editions/:id/file` gives the published one.
 */
export type EditionContent = { reports: Report[]; corrections: Report | null }

// ─── officer: origins, suppliers, product origin ─────────────────────────────────────────────────────────────────────

/** `GET /admin/districts` → the city's districts by code, for pickers. */
export type AdminDistrictsAnswer = { items: { code: string; name: string; name_en: string }[] }
/** `GET /admin/origins` → the whole tree, for pickers. */
export type AdminOriginsAnswer = { items: Omit<OriginNode, "product_count">[] }
/** `GET /admin/suppliers?q&origin&limit&offset`. */
export type AdminSupplier = {
  id: string
  name: string
  kind: string
  origin_code: string
  uscc: string | null
  is_sample: boolean
}
export type AdminSuppliersAnswer = Page<AdminSupplier>

/** `GET /admin/products/:id/origin` → `{ origin: ProductOrigin | null }`. */
export type ProductOrigin = {
  product_id: string
  origin_code: string
  origin_level: "county" | "prefecture"
  origin_name: string
  /** 云南省 / 普洱市 / 孟连… */
  origin_path: string
  processed_in_code: string | null
  main_ingredient_code: string | null
  supplier_id: string | null
  supplier_name: string | null
  components: { origin_code: string; name: string; share_bp: number }[]
  labels: ProductRecognition[]
  /** Since when this origin holds; earlier sales keep the earlier one. */
  valid_from: string
}
export type ProductRecognition = {
  id: string
  scheme: string
  label: Exclude<ProductLabel, "hundred_products">
  certificate_no: string | null
  issuer: string | null
  /** Business days, half-open. */
  valid_from: string
  valid_until: string | null
  is_sample: boolean
}
/** `POST /admin/products/:id/origin`: sets the origin from now on. 400 with `fields` for an unknown code or supplier. */
export type SetProductOriginRequest = {
  origin_code: string
  supplier_id: string
  processed_in_code?: string | null
  main_ingredient_code?: string | null
  /** Two or more, sum 10 000; omitted or empty for goods of one origin. */
  components?: { origin_code: string; share_bp: number }[]
  /** The complete list of labels; a label missing here ends today. Omitted: unchanged. */
  labels?: {
    label: ProductRecognition["label"]
    certificate_no?: string | null
    valid_until?: string | null
  }[]
}
export type ProductOriginAnswer = { origin: ProductOrigin | null }

// ─── counter and hub: stock documents ────────────────────────────────────────────────────────────────────────────────

export type StockDocumentKind = "receipt" | "transfer" | "stocktake" | "write_off"
export type StockDocumentState =
  | "draft"
  | "requested"
  | "dispatched"
  | "received"
  | "counting"
  | "recount"
  | "submitted"
  | "posted"
  | "refused"
  | "cancelled"

/**
 * The head of every stock document. It belongs to `point_code` (a transfer to the point that asked; `from_point_code` sends).
 * Every command on it carries `{ command_id, version }`: a uuid of its own, so that a repeat does nothing twice, and the
 * version its sender saw. 409 `document_changed` when somebody changed it since, `document_state` when it is too late.
 */
export type StockDocumentHead = {
  id: string
  kind: StockDocumentKind
  /** Kind, place, day and count: `SH-CTR-310112-001-20261127-001`. */
  number: string
  business_day: string
  point_code: string
  location_id: string
  from_point_code: string | null
  from_location_id: string | null
  state: StockDocumentState
  version: number
  note: string | null
  /** Why it was cancelled, refused or sent back. */
  decision: string | null
  delivery_no: string | null
  supplier_id: string | null
  scope_kind: "place" | "category" | "shelf" | null
  scope_label: string | null
  is_blind: boolean | null
  round: 1 | 2 | null
  is_sample: boolean
  created_at: string
  created_by: string
  created_by_name: string
  changed_at: string
  changed_by_name: string
  posted_at: string | null
  posted_by_name: string | null
}
/**
 * `GET /admin/stock/{receipts,transfers,stocktakes,write-offs}?point&state&from&until&q&limit&offset`, newest first; of transfers
 * also `side=from|to`: those one sends, those one asked for.
 */
export type StockDocumentRow = StockDocumentHead & {
  point_name: string
  from_point_name: string | null
  lines: number
  /** Received or written off; of a transfer what was asked for until it is sent, then what was sent; of a stocktake the lines counted. */
  pieces: number
  /** Of a write-off: what it gives up, at the shop's prices. */
  value_fen: number | null
  /** The reasons named in its lines, each once; of write-offs and stocktakes. */
  reasons: string[]
}
export type StockDocumentsAnswer = Page<StockDocumentRow>
/** What every command on an existing document carries. */
export type StockCommandRequest = { command_id: string; version: number }

/** A place that keeps stock. */
export type StockPlace = {
  code: string
  name: string
  kind: "hub" | "counter" | "outlet" | "fair" | "online"
  hub_code: string | null
  /** The asker's own; the others supply them. */
  is_own: boolean
  /** Somebody works there; a closed place keeps its documents and what is left of its stock. */
  is_open: boolean
  /** How the name is read in pinyin, whole and by initials: `mhqwjzg minhangquwujingzhuangui`. */
  reads: string
}
/** Up to `fen` and `pieces`, both included, somebody writes off alone at a place in a business day; `used` of it today. */
export type WriteOffAllowance = {
  fen: number
  pieces: number
  used: { pieces: number; value_fen: number }
}
/** `GET /admin/stock/desk`: what the pages of stock documents begin with. */
export type StockDesk = {
  person: { id: string; name: string }
  places: (StockPlace & {
    /** Null at places that are not the asker's. */
    write_off: WriteOffAllowance | null
  })[]
  /** In which goods are filed, in them or below them, in the shop's order. */
  categories: { handle: string; name: string; name_en: string | null }[]
  may: { keep: boolean; approve: boolean }
}
export type StockDeskAnswer = { desk: StockDesk }

/** Goods of a line, named as they were when it was written. */
export type StockLineGoods = {
  inventory_item_id: string
  variant_id: string | null
  sku: string | null
  title: string
}

/** One line of a goods receipt as it is written. Null is blank, which is not zero. */
export type StockReceiptEntry = {
  inventory_item_id: string
  expected: number | null
  received: number | null
  rejected: number
  reject_reason:
    "damaged" | "expired" | "spoiled" | "wrong_goods" | "no_proof" | "temperature" | "other" | null
  shortage_reason: "not_sent" | "lost_on_the_way" | "packed_short" | "other" | null
  lot_code: string | null
  production_date: string | null
  /** Left out: computed from production date and shelf life. */
  expiry_date: string | null
  /** Food needs one whatever is said; of other goods null is no. */
  needs_proof: boolean | null
  proof_kind:
    "compliance_certificate" | "purchase_voucher" | "inspection_report" | "quarantine_certificate" | null
  proof_number: string | null
  /** Degrees Celsius. */
  temperature: number | null
  /** Why goods outside their band are taken in all the same. */
  temperature_decision: string | null
  photo_file_ids: string[]
}
export type StockReceiptLine = Omit<StockReceiptEntry, "needs_proof"> &
  StockLineGoods & {
    line: number
    is_expiry_computed: boolean
    needs_proof: boolean
    /** Food: a proof is needed, and a date where its shelf life is known. */
    is_edible: boolean
    temperature_zone: "ambient" | "cool" | "chilled" | "frozen"
    temperature_decided_by: string | null
    lot_id: string | null
  }
export type StockReceipt = StockDocumentHead & { supplier_name: string | null; lines: StockReceiptLine[] }
/**
 * `POST /admin/stock/photos`: a JPEG in base64, at most 1.5 MB, under the sender's uuid, of the place whose document will name
 * it. `GET /admin/stock/photos/:id` answers the picture.
 */
export type StockPhotoBody = { id: string; point: string; content: string }
export type StockPhoto = {
  id: string
  point_code: string
  bytes: number
  created_at: string
  created_by_name: string
}
export type StockPhotoAnswer = { photo: StockPhoto }
/** `POST /admin/stock/receipts` begins a draft under the sender's uuid `id`; `POST …/:id` replaces it. */
export type StockReceiptBody = {
  note?: string | null
  delivery_no?: string | null
  supplier_id?: string | null
  lines: (Pick<StockReceiptEntry, "inventory_item_id"> & Partial<StockReceiptEntry>)[]
}
/** `GET /admin/stock/receipts/:id`, and of every command: `…/post`, `…/cancel { reason }`. */
export type StockReceiptAnswer = { receipt: StockReceipt }

export type StockDifferenceReason = "missing" | "damaged" | "wrong_goods" | "other"
export type StockTransferLine = StockLineGoods & {
  line: number
  requested: number
  dispatched: number
  received: number
  lost: number
  /** dispatched − received − lost. */
  in_transit: number
  /** Today's shop price of a piece, which says what a loss is worth; 0 when it has none. */
  unit_fen: number
  lots: {
    lot_id: string
    lot_code: string
    expiry_date: string | null
    dispatched: number
    received: number
  }[]
}
export type StockTransferEvent = {
  line: number
  kind: "dispatched" | "received" | "short" | "lost" | "found"
  quantity: number
  reason: StockDifferenceReason | null
  note: string | null
  person_id: string
  person_name: string
  occurred_at: string
}
export type StockTransfer = StockDocumentHead & {
  lines: StockTransferLine[]
  /** What happened to the goods, oldest first. */
  events: StockTransferEvent[]
}
/**
 * `GET /admin/stock/transfers/:id`, and of every command: `POST /admin/stock/transfers { id, from, to, note?, lines }`,
 * `…/:id { lines }`, `…/dispatch { lines: { line, quantity, lots? }[] }`, `…/receive { lines: { line, received, lost?, reason?,
 * note? }[] }` (400 `lost_above_limit`: more is given up than the person may write off alone), `…/found { lines: { line, quantity, note? }[] }`, `…/refuse { reason }`, `…/cancel { reason }`.
 */
export type StockTransferAnswer = { transfer: StockTransfer }

export type StockVarianceReason = "shrinkage" | "expired" | "stolen" | "book_error" | "other"
/** A line of a count with what the entries and the journal say of it. */
export type StocktakeLine = StockLineGoods & {
  /** On the books when the count was begun; null while the count `hides_books`, as all figures of the books. */
  started_stocked: number | null
  needs_recount: boolean
  reason: StockVarianceReason | null
  note: string | null
  /** What was chosen, as far as it still holds. */
  settle: "difference" | "count" | null
  /** Null is blank: not counted, which is not zero. */
  counted: number | null
  first_counted: number | null
  second_counted: number | null
  counted_at: string | null
  expected_at_count: number | null
  /** What sales and other documents did to the books since the counting of this line began. */
  moved_since: number | null
  variance: number | null
  /** What posting adds to the books. */
  difference: number | null
  /** Goods moved while or after they were counted: `settle` says whether the difference or the count holds. */
  must_choose: boolean
}
export type Stocktake = StockDocumentHead & {
  /** A blind count that is not posted, to who may not approve it. */
  hides_books: boolean
  lines: StocktakeLine[]
  progress: { lines: number; counted: number }
  counted_by: { id: string; name: string }[]
  /** Users who began the count, counted or handed it in; none of them approves. */
  participant_ids: string[]
}
/**
 * `GET /admin/stock/stocktakes/:id`, and of every command: `POST /admin/stock/stocktakes { id, point, scope, is_blind, note? }`,
 * `…/:id { lines: { inventory_item_id, reason?, note?, settle?, moved_since? }[] }` (`count` holds for what had moved when it was
 * chosen: more since makes it void, and `moved_since` other than now is 400 `settle_missing`), `…/submit { accept_blank? }`, `…/approve`,
 * `…/send-back { reason }`, `…/cancel { reason }`.
 */
export type StocktakeAnswer = { stocktake: Stocktake }
/** `POST /admin/stock/stocktakes/:id/entries { entries, sent_at? }`: in any order, any number of times; each is kept once. */
export type StocktakeEntriesRequest = {
  entries: {
    id: string
    inventory_item_id: string
    kind: "scan" | "typed" | "cleared"
    quantity: number
    counted_at: string
  }[]
  sent_at?: string
}
export type StocktakeEntriesAnswer = {
  accepted: string[]
  /** Among the codes: `not_in_scope`, goods that are not of the category or shelf that is counted. */
  refused: { id: string; code: string; message: string }[]
}

export type StockWriteOffReason = "expired" | "damaged" | "spoiled" | "stolen" | "sample" | "other"
export type StockWriteOffEntry = {
  inventory_item_id: string
  quantity: number
  reason: StockWriteOffReason
  note: string | null
  /** Null: the first to expire. */
  lot_id: string | null
  photo_file_ids: string[]
}
export type StockWriteOffLine = StockWriteOffEntry &
  StockLineGoods & { line: number; lot_code: string | null; expiry_date: string | null; unit_fen: number }
export type StockWriteOff = StockDocumentHead & {
  lines: StockWriteOffLine[]
  pieces: number
  value_fen: number
  /** Users who wrote, changed or handed it in; none of them approves. */
  participant_ids: string[]
}
/**
 * `GET /admin/stock/write-offs/:id`, and of every command: `POST /admin/stock/write-offs { id, point, note?, lines }`, `…/:id`,
 * `…/submit` (posts what its author may write off alone), `…/approve`, `…/refuse { reason }`, `…/cancel { reason }`.
 */
export type StockWriteOffAnswer = { write_off: StockWriteOff }

export type StockLevelState = "enough" | "low" | "out" | "expiring"
/** One item at one place. */
export type StockLevelRow = StockLineGoods & {
  barcode: string | null
  /** Handles of the categories it is filed in and of those above them. */
  categories: string[]
  price_fen: number
  stocked: number
  /** Promised to orders. */
  reserved: number
  /** Of lots whose sale is stopped or over: still here, sold by nobody. */
  held: number
  /** stocked − reserved − held: what may be sold. */
  available: number
  in_transit: number
  safety: number | null
  /** When it was last counted here. */
  counted_at: string | null
  next_expiry: string | null
  /** The day from which the first lot to expire is not sold any more. */
  stops_on: string | null
  standing: "fresh" | "near" | "stopped" | "expired"
  state: "enough" | "low" | "out"
}
/** `GET /admin/stock/levels?point&q&category&state&limit&offset`; `sums` are of everything that matches. */
export type StockLevelsAnswer = Page<StockLevelRow> & {
  sums: {
    items: number
    stocked: number
    reserved: number
    held: number
    available: number
    in_transit: number
  }
}
/** `GET /admin/stock/board?point` */
export type StockBoard = {
  point: { code: string; name: string; kind: SalesPointKind }
  sales_today: { documents: number; quantity: number; net_fen: number }
  to_receive: StockDocumentRow[]
  to_send: StockDocumentRow[]
  counts_open: StockDocumentRow[]
  /** Nothing less than a count of the whole place without a blank line was posted here within thirty days. */
  count_due: boolean
  /** The day of the last such count. */
  last_counted_on: string | null
  /** Of a hub also its counters'. */
  approvals: StockDocumentRow[]
  drafts: StockDocumentRow[]
  /** Write-offs and transfer requests of this place that were refused within seven days. */
  refused: StockDocumentRow[]
  low: { total: number; items: StockLevelRow[] }
  out: { total: number; items: StockLevelRow[] }
  expiring: { total: number; items: StockLevelRow[] }
}
/**
 * `GET /admin/stock/find?code&point`: a barcode, a SKU or a lot's trace code; `?name&point&limit`: the first goods that are
 * called so. Empty when nobody knows it.
 */
export type FoundGoods = StockLineGoods & {
  barcode: string | null
  /** Handles of the categories it is filed in and of those above them. */
  categories: string[]
  price_fen: number
  shelf_life_days: number | null
  temperature_zone: StockReceiptLine["temperature_zone"]
  needs_proof: boolean
  lot_id: string | null
  stocked: number | null
  available: number | null
}
export type FoundGoodsAnswer = { items: FoundGoods[]; total: number }
/** `GET /admin/stock/lots?point&inventory_item_id&state&limit&offset`, first expired first: the order to take them in. */
export type StockLotRow = StockLineGoods & {
  lot_id: string
  lot_code: string
  trace_code: string
  production_date: string | null
  expiry_date: string | null
  is_expiry_computed: boolean
  stops_on: string | null
  standing: "fresh" | "near" | "stopped" | "expired"
  /** Sales name no lot: what left without one was the first to expire. */
  on_hand: number
}
export type StockLotsAnswer = Page<StockLotRow>
/**
 * `GET /admin/stock/free?point&items[&from]`: pieces that the point could give now of goods (`items`: ids by comma, at most 100);
 * with `from`, what that place could give the point. In the order asked.
 */
export type FreeGoodsAnswer = { items: { inventory_item_id: string; available: number }[] }
/** `GET /admin/stock/replenishment?point` → what to ask the hub for, the most urgent first. */
export type ReplenishmentRow = StockLineGoods & {
  available: number
  in_transit: number
  /** Asked for, and not sent yet. */
  requested: number
  safety: number | null
  sold_28_days: number
  daily_sales: number
  /** Null where nothing is sold. */
  days_of_stock: number | null
  pack_size: number
  suggested: number
  /** Free at the hub; null when the place has none. */
  source_available: number | null
}
export type ReplenishmentAnswer = {
  source: { code: string; name: string } | null
  items: ReplenishmentRow[]
  /** Kinds of goods that are low or out: how many `items` cover, and why not the others. */
  short: { kinds: number; covered: number; on_the_way: number; out_of_season: number; unsold: number }
}
/** `POST /admin/stock/safety-stock { point, lines: { inventory_item_id, quantity }[] }`; zero takes the limit away. */
export type SafetyStockAnswer = { lines: number }
/** What a sheet of goods may be read for; `GET /admin/stock/imports?point&kind` → the same sheet to fill in, an .xlsx. */
export type StockImportKind = "receipt" | "transfer" | "write_off" | "safety_stock" | "counts"
/**
 * `POST /admin/stock/imports { point, kind, format, content }`: `content` is text copied from a spreadsheet, or a workbook in
 * base64. Stores nothing: `lines` go into the form, `errors` name their cell, such as `B7`.
 */
export type StockImportRequest = {
  point: string
  kind: StockImportKind
  format: "paste" | "xlsx"
  content: string
}
export type StockImportAnswer = {
  lines: (FoundGoods & {
    row: number
    values: {
      quantity?: string | number
      expected?: string | number
      received?: string | number
      rejected?: string | number
      lot_code?: string | number
      production_date?: string | number
      expiry_date?: string | number
      proof_number?: string | number
    }
  })[]
  errors: { cell: string; code: string; message: string }[]
}
/** `GET` and `POST /admin/stock/settings`: whole numbers, money in fen. */
export type StockSettings = {
  lot_stop_percent: number
  lot_stop_least_days: number
  recount_from_pieces: number
  write_off_clerk_fen: number
  write_off_clerk_pieces: number
  write_off_manager_fen: number
  write_off_manager_pieces: number
  replenish_days: number
  replenish_lead_days: number
}
/** `last_change` is null while nobody has changed what the software came with. */
export type StockSettingsAnswer = {
  settings: StockSettings
  last_change: { at: string; by_name: string } | null
}

// ─── staff: who may come in, and what they did ───────────────────────────────────────────────────────────────────────

/** `active` may sign in, `suspended` may not, `invited` has a link and no account yet. */
export type StaffState = "active" | "suspended" | "invited"
export type StaffMember = {
  /** The account's id; of somebody who is invited, the invitation's. */
  id: string
  name: string
  email: string
  state: StaffState
  last_sign_in_at: string | null
  /** Too many failed sign-ins: refused until then. */
  locked_until: string | null
  suspended_at: string | null
  suspended_by_name: string | null
  suspended_why: string | null
  /** Of an invitation: until when its link works, and whose it is. */
  expires_at: string | null
  invited_by_name: string | null
  /** Held today, more of them under `/admin/role-assignments`; of somebody who is invited, what the account will begin with. */
  roles: { role: string; place_name: string; place_name_en: string }[]
}
/** `GET /admin/staff?q&state&limit&offset`, by name. */
export type StaffAnswer = Page<StaffMember>
/**
 * The role an account begins with: `POST /admin/staff/invites` with it, `POST /admin/staff/invites/:id/role` to change it; none
 * named: it is given later. `valid_until` is the first day it no longer holds. 400 as for a role given at once, and
 * `place_closed`, `role_over`.
 */
export type InvitedRoleBody = Partial<
  Pick<RoleAssignmentBody, "role" | "scope_kind" | "scope_code" | "valid_until">
>
export type InviteBody = InvitedRoleBody & { email: string; name: string }
/**
 * An address that works once, told once: `POST /admin/staff/invites`, `POST /admin/staff/invites/:id/link` (the older one
 * stops working), `POST /admin/staff/:id/reset-link`.
 */
export type StaffLinkAnswer = { url: string; email: string; expires_at: string }

/** One line of 操作记录. */
export type AuditItem = {
  id: string
  at: string
  person_id: string | null
  person_name: string
  address: string
  agent: string
  /** `POST /admin/products/:id`, or `sign_in`, `sign_in_failed`, `sign_in_locked`, `sign_in_suspended`, `sign_in_no_role`, `sign_out`, `link_used`. */
  action: string
  kind: string
  record_ids: string[]
  /** What people call the first of them that has a name now: a document's number, an order's, a product's title, a person's name. */
  record_name: string | null
  /** Body and question as sent, masked. */
  sent: Record<string, unknown>
  request_id: string
  /** HTTP status; 0 when the connection ended first, null when the server stopped in the middle. */
  status: number | null
  /** Fields that changed, by their paths, masked; null where there was no record, or none that is read. */
  before: Record<string, unknown> | null
  after: Record<string, unknown> | null
}
/** `GET /admin/audit?person&place&kind&action&record&from&until&q&after&limit`, newest first. */
export type AuditAnswer = {
  items: AuditItem[]
  limit: number
  /** For `after`; null at the end. */
  next: string | null
  /** Of ids and codes in what was sent and changed: what people, places, goods and suppliers are called now. */
  names: Record<string, string>
  /** The first day that was looked at, where a text or a place is looked for and no day was named; null: all days. */
  from: string | null
}

/** `POST /staff-link/look` `{ token }`: what a link is for. */
export type StaffLinkLook = {
  kind: "invite" | "reset"
  name: string
  email: string
  expires_at: string
  /** What an invited person will be and where; null when no role is given yet, and of a reset. */
  role: { name: string; name_en: string; place_name: string; place_name_en: string } | null
}

export type StaffRole =
  | "platform_admin"
  | "city_officer"
  | "district_officer"
  | "hub_manager"
  | "counter_clerk"
  | "outlet_reporter"
  | "liaison"
  | "auditor"
export type RoleScopeKind = "city" | "district" | "hub" | "counter" | "outlet" | "county"

/** A role at a place. `scope_code`: a district's, sales point's or county's code, or `city`. */
export type RoleGrant = {
  role: StaffRole
  scope_kind: RoleScopeKind
  scope_code: string
  /** Of the place; its code where it is there no more. */
  place_name: string
  place_name_en: string
}

/** `GET /admin/me` → who is signed in, what they are, and what of the dashboard is theirs. */
export type MeAnswer = {
  person: { id: string; name: string }
  grants: RoleGrant[]
  /** The page to begin with. */
  landing: string
  /** Paths of the dashboard's pages that this person may open, in the menu's order. */
  menu: string[]
}

export type RoleAssignmentRow = RoleGrant & {
  id: string
  /** `name` and `email` are null once the account is deleted. */
  user: { id: string; name: string | null; email: string | null }
  valid_from: string
  /** The first day it no longer holds; null without end. */
  valid_until: string | null
  /** `coming`: from a later day on. */
  state: "held" | "coming" | "ended"
  /** Account ids; null for the seed, the command line, and what has not happened. */
  granted_by: string | null
  granted_at: string
  revoked_by: string | null
  revoked_at: string | null
}

/** Query of `GET /admin/role-assignments`, newest first. */
export type RoleAssignmentsQuery = {
  /** Part of a name or e-mail. */
  q?: string
  role?: StaffRole
  /** A place's code. */
  place?: string
  user_id?: string
  /** Only those that hold today, or only those that do not. */
  state?: "held" | "ended"
  /** 1–100 (50). */
  limit?: number
  offset?: number
}
export type RoleAssignmentsAnswer = Page<RoleAssignmentRow>

/**
 * `POST /admin/role-assignments`. Without `scope_kind` the one the role is held at; without `valid_from` from today on. 400
 * for a place that is not there, 409 `role_held` when the person has it on some of these days.
 * `POST /admin/role-assignments/:id/revoke` ends it now: 409 `role_ended`, `last_platform_admin`, `own_platform_admin`.
 */
export type RoleAssignmentBody = {
  user_id: string
  role: StaffRole
  scope_kind?: RoleScopeKind
  scope_code?: string
  valid_from?: string
  valid_until?: string
}
/** `GET /admin/role-places?scope_kind&q`: where a role of that kind may be held, by name, code or pinyin; at most twenty of `total`. */
export type RolePlace = { code: string; name: string; name_en: string }
export type RolePlacesAnswer = { items: RolePlace[]; total: number }
export type RoleAssignmentAnswer = { role_assignment: RoleAssignmentRow }

// ─── counter and hub: boards ─────────────────────────────────────────────────────────────────────────────────────────

/** An open place that keeps stock. */
export type StockPoint = {
  code: string
  name: string
  kind: SalesPointKind
  /** Of a counter; a hub is its own. */
  hub_code: string | null
}

/** What one place of a hub sold and what waits there. Money in fen. */
export type HubBoardFigures = {
  today_documents: number
  today_net_fen: number
  month_documents: number
  month_net_fen: number
  low: number
  out: number
  /** Kinds of goods with a lot that is near its end, off sale or past it. */
  expiring: number
  to_receive: number
  to_send: number
  counting: number
  drafts: number
  approvals: number
}
export type HubBoardRow = StockPoint & HubBoardFigures & { last_counted_on: string | null }
/** `GET /admin/stock/hub?point=<hub>`: the hub and each of its counters; `total` adds them up. */
export type HubBoard = {
  hub: StockPoint
  business_day: string
  items: HubBoardRow[]
  total: HubBoardFigures
}
