import type { ReportOpens, SalesRowsReportName } from "../../contract"
import type { RowKey } from "../../modules/ledger/sums"
import { column } from "../columns"
import type { SalesRowsDefinition } from "../sales-rows"

type Way = readonly [code: string, name: string, name_en: string]
type WaysOf = {
  report: SalesRowsReportName
  key: RowKey
  heading: string
  opens: NonNullable<ReportOpens["rows"]["item"]>
  ways: readonly Way[]
  itemOf?: (key: string) => string
}

/** A report whose rows are a fixed list. */
function waysReport({ report, key, heading, opens, ways, itemOf }: WaysOf): SalesRowsDefinition {
  return {
    report,
    key,
    head: [column("name", "text", heading, opens)],
    opens: { item: opens },
    order: "code",
    list: async () => ({
      items: ways.map(([code, name, name_en]) => ({ code, name, name_en, is_listed: true })),
      ...(itemOf ? { itemOf } : {}),
      nameUnknown: (code) => ({ name: code, name_en: code }),
    }),
  }
}

/** 分渠道销售 */
export const salesByChannel = waysReport({
  report: "sales-by-channel",
  key: "channel",
  heading: "渠道",
  opens: "channel",
  ways: [
    ["online", "线上商城", "Online shop"],
    ["hub", "枢纽点", "Hubs"],
    ["counter", "专柜", "Counters"],
    ["outlet", "网点", "Outlets"],
    ["fair", "展销会", "Fairs"],
    ["group", "团购", "Group orders"],
  ],
})

/** 线上线下 (双线) */
export const salesByLine = waysReport({
  report: "sales-by-line",
  key: "line",
  heading: "线上线下",
  opens: "line",
  ways: [
    ["online", "线上", "Online"],
    ["offline", "线下", "Offline"],
  ],
})

/** 分来源销售: recorded here, or declared. */
export const salesBySource = waysReport({
  report: "sales-by-source",
  key: "source",
  heading: "来源",
  opens: "source",
  ways: [
    ["order", "线上订单", "Online orders"],
    ["till", "收银", "Tills"],
    ["group", "团购", "Group orders"],
    ["fair", "展销会", "Fairs"],
    ["filing", "填报", "Filings"],
  ],
})

/** 采购与帮销 (domain.md §6 rule 1) */
export const salesByCountingType = waysReport({
  report: "sales-by-counting-type",
  key: "counting_type",
  heading: "统计类型",
  opens: "counting_type",
  ways: [
    ["procurement", "采购", "Procurement"],
    ["assisted_sale", "帮销", "Assisted sales"],
  ],
})

/** 百县百品与其他 */
export const salesByCatalogue = waysReport({
  report: "sales-by-catalogue",
  key: "in_catalogue",
  heading: "名录",
  opens: "catalogue",
  ways: [
    ["listed", "百县百品", "Listed products"],
    ["other", "其他商品", "Other products"],
  ],
  itemOf: (key) => (key === "true" ? "listed" : "other"),
})
