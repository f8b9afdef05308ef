import { splitExactly } from "../../values/fen"

export type SalesLineKind = "sale" | "refund" | "cancellation" | "correction"
export type SalesSource = "order" | "till" | "filing" | "fair" | "group"
export type Line = "online" | "offline"
export type PointKind = "hub" | "counter" | "outlet" | "fair" | "online"
export type CountingType = "procurement" | "assisted_sale"

/** What is frozen about the goods at the moment of sale: copied, because a product may move to another county, a past sale may not. */
export type FrozenGoods = {
  product_id: string | null
  variant_id: string | null
  sku: string | null
  product_title: string
  lot_code: string | null
  supplier_id: string | null
  supplier_name: string | null
  is_recognised: boolean
  in_catalogue: boolean
}

/** Where and how it was sold. */
export type Occasion = {
  source: SalesSource
  /** The order, receipt or filing the line can be opened down to. */
  source_document: string
  /** What a person calls that document: order number, receipt number. */
  document_label: string
  occurred_at: string
  business_day: string
  sales_point_id: string
  sales_point_code: string
  /** Kind and district of the point as they were; the online shop sells for the whole city. */
  point_kind: PointKind
  district_code: string | null
  line: Line
  venue_type: string | null
  counting_type: CountingType
  is_sample: boolean
}

/** One row of `sales_line`, before it has an id. Money in whole fen; `net_fen = gross_fen - discount_fen`. */
export type NewSalesLine = Occasion &
  FrozenGoods & {
    kind: SalesLineKind
    /** Makes a repeat harmless: unique per source. */
    source_key: string
    /** The line this one takes back, by its source key. */
    corrects_key: string | null
    origin_code: string
    quantity: number
    gross_fen: number
    discount_fen: number
    net_fen: number
  }

/** Shares of one article among its places of origin, in basis points; one place has it all. */
export type OriginShare = { origin_code: string; share_bp: number }

export type Amounts = { quantity: number; gross_fen: number; discount_fen: number }

/**
 * Splits one sold article over its places of origin so that the parts sum to the whole, to the fen. Pieces cannot be
 * split: they stay with the largest share (the first of equals), or a box of three counties would count as three boxes.
 */
export function splitByOrigin(
  shares: readonly OriginShare[],
  amounts: Amounts
): (Amounts & { origin_code: string; net_fen: number })[] {
  const weights = shares.map((share) => share.share_bp)
  const gross = splitExactly(amounts.gross_fen, weights)
  // By what each part costs, not by its share: rounded twice over, a part could be sold for a fen more than its price.
  // What is taken back is negative, and so is its discount; the weights are not.
  const discount = splitExactly(amounts.discount_fen, gross.map(Math.abs))
  const largest = weights.indexOf(Math.max(...weights))

  return shares.map(({ origin_code }, index) => {
    const gross_fen = gross[index]!
    const discount_fen = discount[index]!
    return {
      origin_code,
      quantity: index === largest ? amounts.quantity : 0,
      gross_fen,
      discount_fen,
      net_fen: gross_fen - discount_fen,
    }
  })
}
