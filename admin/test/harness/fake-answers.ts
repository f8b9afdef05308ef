import type {
  AdminOriginsAnswer,
  AdminSupplier,
  AdminSuppliersAnswer,
  CampaignProgressReport,
  ErrorAnswer,
  OverviewAnswer,
  ProductOrigin,
  ProductOriginAnswer,
  Report,
  ReportColumn,
  ReportPlan,
  ReportRow,
  SalesByCountyReport,
  SalesLineRow,
  SalesLinesAnswer,
  SetProductOriginRequest,
} from "@baixian/backend/contract"
import { readFileSync } from "node:fs"
import { daysAfter, monthPeriod, monthsAfter } from "../../src/admin/ui/business-month"

/**
 * A backend made up from seed/data/counties.csv: the same question always gets the same answer, so that screenshots can be
 * compared. The cookie `fake` chooses a state that is hard to reach: empty, no-plan, no-edition, broken, slow, refused.
 */
export type Fake = { status: number; body: unknown }

type County = {
  code: string
  province: string
  prefecture: string
  county: string
  county_en: string
  in_98: boolean
}

const counties = readCounties()
const about: Report["about"] = {
  counting_rule: {
    id: "rule_1",
    version: "2026-1",
    text_zh: "按实付金额计入，含税，扣除卖方承担的优惠，不含运费和赠品；以付款时间为准；退款在退款当月冲减。",
    text_en:
      "Amount paid, tax included, after discounts the seller bears, without freight and gifts; counted when paid.",
  },
  cut_off: "2026-11-23T06:21:07Z",
  status: "provisional",
  contains_sample: true,
  scope: null,
  row_count: 48_211,
  generated_at: "2026-11-23T06:21:08Z",
}

let origin: ProductOrigin | null = null

export function answer(method: string, url: URL, body: unknown, state: string): Fake | null {
  const { pathname, searchParams } = url
  if (state === "broken" && pathname.startsWith("/admin/reports"))
    return { status: 500, body: refusal("unknown", "boom") }
  if (pathname === "/admin/reports/overview")
    return ok(overview(searchParams.get("month") ?? "2026-11", state))
  if (pathname === "/admin/reports/sales-by-county") return ok(salesByCounty(searchParams, state))
  if (pathname === "/admin/reports/campaign-progress") {
    if (state === "no-edition") return { status: 404, body: refusal("not_found", "No edition is published.") }
    return ok(campaignProgress(searchParams.get("month") ?? "2026-11", state))
  }
  if (pathname === "/admin/sales-lines") return ok(salesLines(searchParams))
  if (pathname === "/admin/origins") return ok(origins())
  if (pathname === "/admin/suppliers") return ok(suppliers(searchParams))
  if (/^\/admin\/products\/[^/]+\/origin$/.test(pathname)) {
    return method === "POST"
      ? setOrigin(body as SetProductOriginRequest, state)
      : ok({ origin } satisfies ProductOriginAnswer)
  }

  return null
}

const ok = (body: unknown): Fake => ({ status: 200, body })
const refusal = (type: string, message: string, more: Partial<ErrorAnswer> = {}): ErrorAnswer => ({
  type,
  message,
  ...more,
})

function readCounties(): County[] {
  const file = new URL("../../../seed/data/counties.csv", import.meta.url)
  const [, ...lines] = readFileSync(file, "utf8").trim().split("\n")

  return lines
    .map((line) => line.split(","))
    .map(([code = "", province = "", prefecture = "", county = "", county_en = "", in_98]) => ({
      code,
      province,
      prefecture,
      county,
      county_en,
      in_98: in_98 === "true",
    }))
    .sort((a, b) => a.code.localeCompare(b.code))
}

/** 0 ≤ x < 1, the same for the same words. */
function chance(...words: string[]): number {
  let hash = 2_166_136_261
  for (const letter of words.join("|")) hash = Math.imul(hash ^ letter.charCodeAt(0), 16_777_619)
  hash = Math.imul(hash ^ (hash >>> 15), 2_246_822_519)

  return ((hash ^ (hash >>> 13)) >>> 0) / 4_294_967_296
}

const column = (key: string, kind: ReportColumn["kind"], label_zh: string): ReportColumn => ({
  key,
  kind,
  label_key: key,
  label_zh,
})

const salesColumns: ReportColumn[] = [
  column("row_no", "integer", "序号"),
  column("province", "text", "省"),
  column("prefecture", "text", "州市"),
  column("county", "text", "县"),
  column("code", "code", "代码"),
  column("in_98", "flag", "是否98县"),
  column("paired_district", "text", "结对区"),
  column("annual_target_fen", "fen", "年度目标"),
  column("period_net_fen", "fen", "本期销售额"),
  column("mom", "ratio", "环比"),
  column("yoy", "ratio", "同比"),
  column("ytd_net_fen", "fen", "本年累计"),
  column("ytd_yoy", "ratio", "累计同比"),
  column("completion_rate", "ratio", "完成率"),
  column("schedule_rate", "ratio", "时序进度"),
  column("schedule_gap_points", "points", "进度差"),
  column("share", "ratio", "占比"),
  column("rank", "rank", "排名"),
  column("rank_change", "integer", "排名变动"),
  column("procurement_fen", "fen", "其中采购"),
  column("assisted_sale_fen", "fen", "其中帮销"),
  column("catalogue_fen", "fen", "其中百县百品"),
  column("quantity", "integer", "本期数量"),
]

type Sums = {
  period: number
  before: number
  year: number
  earlier: number
  target: number
  catalogue: number
  quantity: number
}

function sumsOf(county: County, from: string, state: string): Sums {
  const none = state === "empty" || chance(county.code, "none") < 0.06
  const year = none ? 0 : Math.round(2_000_000 + chance(county.code, from.slice(0, 4)) ** 3 * 900_000_000)
  const period = Math.round(year * (0.05 + chance(county.code, from) * 0.09))

  return {
    period,
    before: none ? 0 : Math.round(period * (0.75 + chance(county.code, from, "before") * 0.5)),
    year,
    earlier: Math.round(year * (0.78 + chance(county.code, "earlier") * 0.35)),
    target:
      state === "no-plan"
        ? 0
        : Math.round(Math.max(5_000_000, year / (0.7 + chance(county.code, "t") * 0.32)) / 1e6) * 1e6,
    catalogue: Math.round(year * 0.37),
    quantity: Math.round(period / 4_650),
  }
}

const SCHEDULE = 0.8375

function measures(counties: County[], from: string, state: string, total_fen: number) {
  const sum = { period: 0, before: 0, year: 0, earlier: 0, target: 0, catalogue: 0, quantity: 0 }
  for (const county of counties) {
    const own = sumsOf(county, from, state)
    for (const key of Object.keys(sum) as (keyof Sums)[]) sum[key] += own[key]
  }
  const change = (now: number, base: number) => (base > 0 ? (now - base) / base : null)
  const completion = sum.target > 0 ? sum.year / sum.target : null

  return {
    annual_target_fen: sum.target || null,
    period_net_fen: sum.period,
    mom: change(sum.period, sum.before),
    yoy: change(sum.period, sum.before * 0.94),
    ytd_net_fen: sum.year,
    ytd_yoy: change(sum.year, sum.earlier),
    completion_rate: completion,
    schedule_rate: completion === null ? null : SCHEDULE,
    schedule_gap_points: completion === null ? null : (completion - SCHEDULE) * 100,
    share: total_fen > 0 ? sum.year / total_fen : null,
    procurement_fen: Math.round(sum.year * 0.42),
    assisted_sale_fen: sum.year - Math.round(sum.year * 0.42),
    catalogue_fen: sum.catalogue,
    quantity: sum.quantity,
  }
}

function countyRows(from: string, state: string): ReportRow[] {
  const total_fen = counties.reduce((sum, county) => sum + sumsOf(county, from, state).year, 0)
  const ranked = [...counties].sort((a, b) => sumsOf(b, from, state).year - sumsOf(a, from, state).year)
  const blank = {
    row_no: null,
    province: null,
    prefecture: null,
    county: null,
    in_98: null,
    paired_district: null,
    rank: null,
    rank_change: null,
  }
  const rows: ReportRow[] = []
  const group = (
    level: ReportRow["level"],
    code: string,
    name: string,
    parent_code: string | null,
    own: County[]
  ) =>
    rows.push({
      level,
      code,
      name,
      name_en: name,
      parent_code,
      ...blank,
      ...measures(own, from, state, total_fen),
    })

  for (const province of new Set(counties.map(({ code }) => code.slice(0, 2)))) {
    const inProvince = counties.filter(({ code }) => code.startsWith(province))
    for (const prefecture of new Set(inProvince.map(({ code }) => code.slice(0, 4)))) {
      const own = inProvince.filter(({ code }) => code.startsWith(prefecture))
      for (const county of own) {
        const rank = ranked.indexOf(county) + 1
        rows.push({
          level: "county",
          code: county.code,
          name: county.county,
          name_en: county.county_en,
          parent_code: `${prefecture}00`,
          ...blank,
          ...measures([county], from, state, total_fen),
          in_98: county.in_98,
          paired_district: chance(county.code, "pair") < 0.7 ? "徐汇区" : null,
          rank,
          rank_change: Math.round((chance(county.code, "rank") - 0.5) * 6),
        })
      }
      group("prefecture", `${prefecture}00`, own[0]?.prefecture ?? "", `${province}0000`, own)
    }
    group("province", `${province}0000`, inProvince[0]?.province ?? "", null, inProvince)
  }
  group(
    "list",
    "98",
    "98县小计",
    null,
    counties.filter(({ in_98 }) => in_98)
  )
  group(
    "outside",
    "outside",
    "其他帮扶地区小计",
    null,
    counties.filter(({ in_98 }) => !in_98)
  )
  group("unrefined", "unrefined", "产地未细化到县", null, [])
  group("total", "total", "合计", null, counties)

  return rows
}

function salesByCounty(search: URLSearchParams, state: string): SalesByCountyReport {
  const from = search.get("from") ?? "2026-11-01"

  return {
    report: "sales-by-county",
    params: { from, until: search.get("until") ?? "2026-12-01" },
    columns: salesColumns,
    rows: countyRows(from, state),
    about,
    plan: planOf("sales", state),
    opens,
    names: {},
    compared: {
      before: { from: `${monthsAfter(from.slice(0, 7), -1)}-01`, until: from },
      last_year: monthPeriod(monthsAfter(from.slice(0, 7), -12)),
    },
  }
}

const opens: SalesByCountyReport["opens"] = {
  rows: { county: "origin", prefecture: "origin", province: "origin", total: "all" },
  columns: { period_net_fen: { span: "period" }, done_fen: { span: "year" } },
}

const planOf = (measure: ReportPlan["measure"], state: string): ReportPlan | null =>
  state === "no-plan" ? null : { measure, year: 2026, version: 1 }

const redCounties = (rows: ReportRow[]) =>
  rows.filter(
    ({ level, schedule_gap_points: gap }) => level === "county" && typeof gap === "number" && gap < -10
  )

function campaignProgress(month: string, state: string): CampaignProgressReport {
  const rows = countyRows(`${month}-01`, state).map((row): ReportRow => {
    const target = row["annual_target_fen"]
    const done = row["catalogue_fen"]
    const due = typeof target === "number" ? Math.round(target * 0.37 * SCHEDULE) : null

    return {
      level: row.level,
      code: row.code,
      name: row.name,
      name_en: row.name_en,
      parent_code: row.parent_code,
      listed_products: row.level === "county" ? 1 + Math.floor(chance(row.code, "listed") * 6) : 120,
      annual_target_fen: typeof target === "number" ? Math.round(target * 0.37) : null,
      due_target_fen: due,
      month_net_fen: typeof row["period_net_fen"] === "number" ? Math.round(row["period_net_fen"] * 0.37) : 0,
      done_fen: done ?? 0,
      completion_rate: row["completion_rate"] ?? null,
      schedule_rate: row["schedule_rate"] ?? null,
      schedule_gap_points: row["schedule_gap_points"] ?? null,
      gap_fen:
        typeof target === "number" && typeof done === "number"
          ? Math.max(0, Math.round(target * 0.37) - done)
          : null,
    }
  })
  const total = rows.at(-1)
  const figure = (key: string) => (typeof total?.[key] === "number" ? total[key] : null)

  return {
    report: "campaign-progress",
    params: { month },
    columns: [
      column("name", "text", "产地"),
      column("code", "code", "代码"),
      column("listed_products", "integer", "名录产品"),
      { ...column("annual_target_fen", "fen", "百县百品目标"), label_key: "campaign_target_fen" },
      column("due_target_fen", "fen", "应完成"),
      column("month_net_fen", "fen", "本月名录销售额"),
      column("done_fen", "fen", "本年名录累计"),
      column("completion_rate", "ratio", "完成率"),
      column("schedule_rate", "ratio", "时序进度"),
      column("schedule_gap_points", "points", "进度差"),
      column("gap_fen", "fen", "尚缺"),
    ],
    rows,
    about,
    plan: planOf("catalogue_sales", state),
    opens,
    summary: {
      campaign: "hundred_products",
      edition_year: 2026,
      listed_products: 312,
      listed_on_sale: 287,
      counties_in_list: 99,
      counties_with_sales: 93,
      target_fen: figure("annual_target_fen"),
      done_fen: figure("done_fen") ?? 0,
      completion_rate: figure("completion_rate"),
      schedule_rate: figure("schedule_rate"),
      schedule_gap_points: figure("schedule_gap_points"),
      gap_fen: figure("gap_fen"),
    },
  }
}

function overview(month: string, state: string): OverviewAnswer {
  const { from, until } = monthPeriod(month)
  const rows = countyRows(from, state)
  const total = rows.at(-1) as ReportRow
  const figure = (row: ReportRow, key: string) => (typeof row[key] === "number" ? row[key] : null)
  const own = rows.filter(({ level }) => level === "county")
  const sold = own.filter((row) => (figure(row, "period_net_fen") ?? 0) > 0)
  const net_fen = figure(total, "period_net_fen") ?? 0
  const days: OverviewAnswer["days"] = []
  for (let day = from; day < until; day = daysAfter(day, 1)) {
    const share = day > "2026-11-23" || state === "empty" ? 0 : 0.02 + chance(day) * 0.03
    days.push({ day, net_fen: Math.round(net_fen * share) })
  }

  return {
    month,
    from,
    until,
    year_from: `${month.slice(0, 4)}-01-01`,
    net_fen,
    orders: state === "empty" ? 0 : 18_431,
    mom: figure(total, "mom"),
    yoy: figure(total, "yoy"),
    ytd_net_fen: figure(total, "ytd_net_fen") ?? 0,
    ytd_yoy: figure(total, "ytd_yoy"),
    counties_with_sales: sold.length,
    counties_in_programme: own.length,
    counties_with_sales_in_98: sold.filter((row) => row["in_98"] === true).length,
    counties_in_98: own.filter((row) => row["in_98"] === true).length,
    points_with_sales: state === "empty" ? 0 : 1_204,
    points_total: 2_974,
    target: {
      plan: planOf("sales", state),
      annual_fen: figure(total, "annual_target_fen"),
      completion_rate: figure(total, "completion_rate"),
      schedule_rate: figure(total, "schedule_rate"),
      schedule_gap_points: figure(total, "schedule_gap_points"),
    },
    trend: Array.from({ length: 13 }, (_, at) => {
      const each = monthsAfter(month, at - 12)
      const of = (name: string) =>
        Math.round((state === "empty" ? 0 : 1) * (net_fen || 1e9) * (0.7 + chance(name) * 0.7))

      return { month: each, net_fen: of(each), previous_year_fen: at < 3 ? null : of(monthsAfter(each, -12)) }
    }),
    days,
    places: rows
      .filter(({ level }) => ["county", "prefecture", "province"].includes(level))
      .map((row) => ({
        level: row.level as "county",
        code: row.code,
        parent_code: row.parent_code,
        name: row.name,
        name_en: row.name_en,
        net_fen: figure(row, "period_net_fen") ?? 0,
        ytd_net_fen: figure(row, "ytd_net_fen") ?? 0,
        ytd_yoy: figure(row, "ytd_yoy"),
        completion_rate: figure(row, "completion_rate"),
        schedule_gap_points: figure(row, "schedule_gap_points"),
        rank: figure(row, "rank"),
        rank_change: figure(row, "rank_change"),
      })),
    sources: (["filing", "till", "order"] as const).map((source, at) => {
      const share = [0.9, 0.06, 0.04][at] ?? 0

      return {
        source,
        net_fen: Math.round(net_fen * share),
        ytd_net_fen: Math.round((figure(total, "ytd_net_fen") ?? 0) * share),
        share,
      }
    }),
    season: {
      months: Array.from({ length: 12 }, (_, at) => {
        const each = `${month.slice(0, 4)}-${String(at + 1).padStart(2, "0")}`
        const of = (name: string) => Math.round((net_fen || 1e9) * (0.7 + chance(name) * 0.7))

        return {
          month: each,
          net_fen: each > "2026-11" ? null : of(each),
          previous_year_fen: of(monthsAfter(each, -12)),
          target_fen: state === "no-plan" ? null : of(`${each}-plan`),
        }
      }),
      festivals: { this_year: "2026-02-17", previous_year: "2025-01-29" },
    },
    festival: null,
    to_date: month === "2026-11" ? { day: "2026-11-23", mom: 0.04, yoy: 0.08, ytd_yoy: 0.07 } : null,
    campaign: {
      plan: planOf("catalogue_sales", state),
      red_counties: state === "no-plan" ? null : redCounties(campaignProgress(month, state).rows).length,
    },
    red_list: own
      .flatMap((row) => {
        const gap = figure(row, "schedule_gap_points")
        if (gap === null || gap >= -10) return []

        return [
          {
            code: row.code,
            name: row.name,
            name_en: row.name_en,
            completion_rate: figure(row, "completion_rate") ?? 0,
            schedule_gap_points: gap,
            gap_fen: (figure(row, "annual_target_fen") ?? 0) - (figure(row, "ytd_net_fen") ?? 0),
          },
        ]
      })
      .sort((a, b) => a.schedule_gap_points - b.schedule_gap_points),
    about,
  }
}

const LINES = 137

function salesLines(search: URLSearchParams): SalesLinesAnswer {
  const limit = Number(search.get("limit") ?? 50)
  const start = Number(search.get("after") ?? 0)
  const county = counties.find(({ code }) => code === search.get("origin")) ?? counties[0]
  if (!county) return { items: [], limit, next: null, total: { rows: 0, quantity: 0, net_fen: 0 }, names: {} }

  const line = (at: number): SalesLineRow => ({
    id: String(LINES - at),
    kind: at % 17 === 3 ? "refund" : "sale",
    source: at % 3 === 0 ? "order" : at % 3 === 1 ? "till" : "filing",
    source_document: at % 3 === 0 ? `order_01FAKE${at}` : `doc_${at}`,
    document_label: `20261123${String(10_000_000 + at)}`,
    occurred_at: "2026-11-22T10:20:00Z",
    business_day: daysAfter("2026-11-22", -(at % 20)),
    origin_code: county.code,
    origin_name: county.county,
    origin_name_en: county.county_en,
    product_title: at % 2 ? "孟连小粒咖啡豆 中度烘焙" : "古树普洱熟茶饼",
    sku: `BX-${county.code}-${at % 9}`,
    supplier_name: "【样例】南垒河农业合作社",
    sales_point_code: at % 3 === 0 ? "ONLINE" : "C-0131",
    sales_point_name: at % 3 === 0 ? "百县集网上商城" : "徐汇枢纽专柜",
    late_for: at % 23 === 5 ? "2026-10-30" : null,
    district_code: at % 3 === 0 ? null : "310104",
    district_name: at % 3 === 0 ? null : "徐汇区",
    district_name_en: at % 3 === 0 ? null : "Xuhui",
    venue_type: null,
    venue_name: null,
    venue_name_en: null,
    channel: at % 3 === 0 ? "online" : "counter",
    counting_type: at % 7 === 0 ? "procurement" : "assisted_sale",
    line: at % 3 === 0 ? "online" : "offline",
    quantity: at % 17 === 3 ? -1 : 1 + (at % 4),
    gross_fen: (at % 17 === 3 ? -1 : 1) * 6_800 * (1 + (at % 4)),
    discount_fen: at % 5 === 0 ? 500 : 0,
    net_fen: (at % 17 === 3 ? -1 : 1) * 6_800 * (1 + (at % 4)) - (at % 5 === 0 ? 500 : 0),
    in_catalogue: at % 2 === 0,
    is_recognised: at % 4 === 0,
    is_sample: true,
  })
  const all = Array.from({ length: LINES }, (_, at) => line(at))

  return {
    items: all.slice(start, start + limit),
    limit,
    next: start + limit < LINES ? String(start + limit) : null,
    total: {
      rows: LINES,
      quantity: all.reduce((sum, { quantity }) => sum + quantity, 0),
      net_fen: all.reduce((sum, { net_fen }) => sum + net_fen, 0),
    },
    names: {},
  }
}

function origins(): AdminOriginsAnswer {
  type Node = AdminOriginsAnswer["items"][number]
  const node = (code: string, level: Node["level"], name: string, name_en: string, children: Node[]) =>
    ({ code, level, name, name_en, children }) as Node
  const provinces = [...new Set(counties.map(({ code }) => code.slice(0, 2)))]

  return {
    items: provinces.map((province) => {
      const inProvince = counties.filter(({ code }) => code.startsWith(province))
      const prefectures = [...new Set(inProvince.map(({ code }) => code.slice(0, 4)))]

      return node(
        `${province}0000`,
        "province",
        inProvince[0]?.province ?? "",
        `Province ${province}`,
        prefectures.map((prefecture) => {
          const own = inProvince.filter(({ code }) => code.startsWith(prefecture))

          return node(
            `${prefecture}00`,
            "prefecture",
            own[0]?.prefecture ?? "",
            `Prefecture ${prefecture}`,
            own.map(({ code, county, county_en }) => node(code, "county", county, county_en, []))
          )
        })
      )
    }),
  }
}

const allSuppliers: AdminSupplier[] = counties.flatMap(({ code, county }) =>
  (["cooperative", "family_farm"] as const).map((kind, at) => ({
    id: `sup_${code}_${at}`,
    name: `【样例】${county}${kind === "cooperative" ? "山野农业合作社" : "向阳家庭农场"}`,
    kind,
    origin_code: code,
    uscc: null,
    is_sample: true,
  }))
)

function suppliers(search: URLSearchParams): AdminSuppliersAnswer {
  const below = search.get("origin")?.replace(/(00)+$/, "") ?? ""
  const found = allSuppliers.filter(
    ({ name, origin_code }) => name.includes(search.get("q") ?? "") && origin_code.startsWith(below)
  )
  const limit = Number(search.get("limit") ?? 20)

  return { items: found.slice(0, limit), total: found.length, limit, offset: 0 }
}

function setOrigin(body: SetProductOriginRequest, state: string): Fake {
  if (state === "refused") {
    return {
      status: 400,
      body: refusal(
        "invalid_data",
        "The supplier does not belong to this programme any more; choose another.",
        {
          code: "unknown_supplier",
          fields: { supplier_id: "Choose a supplier that is active today." },
        }
      ),
    }
  }
  const county = counties.find(({ code }) => code === body.origin_code)
  const supplier = allSuppliers.find(({ id }) => id === body.supplier_id)
  origin = {
    product_id: "prod_1",
    origin_code: body.origin_code,
    origin_level: county ? "county" : "prefecture",
    origin_name: county?.county ?? body.origin_code,
    origin_path: county ? `${county.province} / ${county.prefecture} / ${county.county}` : body.origin_code,
    processed_in_code: body.processed_in_code ?? null,
    main_ingredient_code: body.main_ingredient_code ?? null,
    supplier_id: body.supplier_id,
    supplier_name: supplier?.name ?? null,
    components: (body.components ?? []).map((part) => ({
      ...part,
      name: counties.find(({ code }) => code === part.origin_code)?.county ?? part.origin_code,
    })),
    labels: (body.labels ?? []).map((label, at) => ({
      id: `rec_${at}`,
      scheme: label.label,
      label: label.label,
      certificate_no: label.certificate_no ?? null,
      issuer: null,
      valid_from: "2026-11-23",
      valid_until: label.valid_until ?? null,
      is_sample: false,
    })),
    valid_from: "2026-11-23T06:30:00Z",
  }

  return ok({ origin } satisfies ProductOriginAnswer)
}
