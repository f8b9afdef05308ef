import type quality from "./quality.zh-cn"
import type { Words } from "./words"

const en: Words<typeof quality> = {
  quality: {
    title: "Data quality",
    hint: "What makes figures wrong or hard to defend; each kind says what to do next.",
    checked_at: "Checked {{at}} (Beijing time)",
    check_again: "Check again",
    checking: "Checking…",
    all_fine: "Nothing was found",
    all_fine_hint: "Every kind below was looked for; there is nothing to do.",
    urgency: {
      wrong: "To be mended",
      doubtful: "To be looked at",
      soon: "To be kept in mind",
      fine: "Checked, in order",
    },
    urgency_hints: {
      wrong: "Figures of reports are wrong, or may be.",
      doubtful: "The figures may be right, but nobody can say why; somebody should look.",
      soon: "Nothing is wrong yet; it will be if it is left alone.",
      fine: "These were checked as well.",
    },
    next: "Next: {{todo}}",
    found: "{{items}} found",
    stake: "Sales at stake",
    examples: "{{kind}}: list",
    more: "{{items}} more are not listed; they appear as those above are mended.",
    lines: "All lines in the ledger",
    kinds: {
      closed_months_differ: {
        fine: "Closed months agree with the ledger",
        title: "Closed months that differ from the ledger",
        meaning:
          "The lines of these months are not those they were closed with; somebody may have changed the database behind the system's back.",
        todo: "Do not hand these months in. Open the month, compare the fingerprint in its record of closing, and tell the platform administrator at once.",
      },
      orders_pending: {
        fine: "Every order is in the ledger",
        title: "Paid or refunded orders that are not in the ledger",
        meaning:
          "These orders have not counted for more than two minutes: sales are too low, or refunds missing.",
        todo: "They usually follow within a minute, so check again; if they stay, give the platform administrator their numbers.",
      },
      products_without_origin: {
        fine: "Every product on sale has an origin",
        title: "Products on sale without an origin",
        meaning: "Their sales can only count as “origin unknown” and reach no county.",
        todo: "Open the product and fill in origin and supplier in its origin record.",
      },
      sales_of_unknown_origin: {
        fine: "The origin of every sale of the last year is known",
        title: "Sales of the last year whose origin is not known",
        meaning:
          "These goods had no origin when they were sold; the amounts stand under “origin unknown” and count for no county.",
        todo: "Open the product and add its origin, so that later sales count for the county; what was sold stays as it was recorded.",
      },
      negative_counties: {
        fine: "No county has a negative month",
        title: "Counties with a negative month",
        meaning:
          "More was refunded than sold that month: goods of earlier months came back, or something was refunded twice.",
        todo: "Open the county's lines of that month and check the refunds one by one.",
      },
      recognitions_expired: {
        fine: "No certificate of a product on sale has expired",
        title: "Products on sale with an expired certificate",
        meaning:
          "Later sales no longer count as recognised products, and the shop no longer shows the label.",
        todo: "Open the product and enter the new certificate's dates; take the label away where there is none.",
      },
      recognitions_expiring: {
        fine: "No certificate of a product on sale ends within 30 days",
        title: "Products on sale whose certificate ends within 30 days",
        meaning: "Sales after that no longer count as recognised products.",
        todo: "Ask the supplier to renew it, then open the product and enter the new dates.",
      },
      months_open: {
        fine: "Every month that is over is closed",
        title: "Months that are over and not closed",
        meaning:
          "Figures of an open month still move with refunds and late entries, so what was handed in may differ later.",
        todo: "Begin with the oldest: open the month, settle what is unsettled, and close it.",
      },
      lines_unfolded: {
        fine: "Every sales line is added up",
        title: "Sales lines that have waited long to be added up",
        meaning: "Reports are still exact, only slower to open.",
        todo: "Check again in a few minutes; if they stay, tell the platform administrator.",
      },
      stock_guards_missing: {
        fine: "The guards on stock stand",
        title: "Guards on stock are missing",
        meaning:
          "Triggers or constraints that keep stock from being sold twice are gone from the database, usually after a backup of the data alone was restored.",
        todo: "They are put back within a minute; if they stay away, tell the platform administrator at once and stop selling.",
      },
      stock_below_reserved: {
        fine: "Stock covers every order",
        title: "Less in stock than orders were promised",
        meaning: "What lies there is not enough for the customers who have ordered it.",
        todo: "Count the shelf first; where it really is short, offer those customers another place, other goods or a refund.",
      },
      stock_below_zero: {
        fine: "No stock is below zero",
        title: "Stock below zero",
        meaning: "No number of pieces is below zero: the record is from before stock was guarded.",
        todo: "Count the item and post the stocktake.",
      },
      stock_reserved_differs: {
        fine: "What is reserved agrees with the orders",
        title: "Reserved numbers that differ from the orders",
        meaning:
          "The number shown as reserved is not what orders hold, so more or fewer pieces seem free than there are.",
        todo: "It is set right from the orders within a minute; if it stays, tell the platform administrator.",
      },
      stock_orders_unreserved: {
        fine: "Goods are kept for every open order",
        title: "Open orders whose goods are not reserved",
        meaning: "Not all goods of these orders are kept for them; somebody else may buy them first.",
        todo: "Open the order and allocate its goods; where there are none, speak to the customer.",
      },
      stock_fulfilled_unmoved: {
        fine: "Every fulfilled order took its goods out of stock",
        title: "Fulfilled orders that took nothing out of stock",
        meaning:
          "These orders are recorded as sent, but no movement took the goods out of the place they came from.",
        todo: "Count these goods at that place and post the stocktake.",
      },
      stock_orphan_reservations: {
        fine: "No goods are reserved for nobody",
        title: "Goods reserved for nobody",
        meaning: "The order is cancelled or complete and still holds goods that others cannot buy.",
        todo: "They are set free within a minute; if they stay, tell the platform administrator.",
      },
      stock_unattributed: {
        fine: "Every change of stock in 90 days has a reason",
        title: "Changes of stock in 90 days that nobody signed",
        meaning:
          "No document, order or signed-in person stands behind them, so nobody answers for them; somebody may have changed the database behind the system's back.",
        todo: "Count these items, and have the platform administrator find out which program or person it was.",
      },
    },
  },
}

export default en
