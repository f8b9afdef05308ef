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
    },
  },
}

export default en
