import type { ReportOpens } from "../contract"

/** Rows of a tree of places: a place is asked for by its code, a closing row by its level. */
export const placeRows: ReportOpens["rows"] = {
  county: "origin",
  prefecture: "origin",
  province: "origin",
  list: "row",
  outside: "row",
  unrefined: "row",
  unknown: "row",
  total: "all",
}

/** Which lines the measures of a sales report add up. What is not named is no sum of lines: targets, rates, ranks. */
export const salesColumns: ReportOpens["columns"] = {
  period_net_fen: { span: "period" },
  quantity: { span: "period", measure: "quantity" },
  ytd_net_fen: { span: "year" },
  procurement_fen: { span: "year", narrowed: { counting_type: "procurement" } },
  assisted_sale_fen: { span: "year", narrowed: { counting_type: "assisted_sale" } },
  catalogue_fen: { span: "year", narrowed: { catalogue: "listed" } },
  filed_fen: { span: "year", narrowed: { source: "filing" } },
}

/** The same for 百县百品, where only listed products count. */
export const campaignColumns: ReportOpens["columns"] = {
  month_net_fen: { span: "period", narrowed: { catalogue: "listed" } },
  done_fen: { span: "year", narrowed: { catalogue: "listed" } },
}
