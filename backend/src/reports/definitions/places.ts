import type { MedusaContainer } from "@medusajs/framework/types"
import { NONE } from "../../modules/ledger/line-filter"
import { NETWORK_MODULE } from "../../modules/network"
import type NetworkModuleService from "../../modules/network/service"
import { column } from "../columns"
import type { ReportItem, SalesRowsDefinition } from "../sales-rows"

const network = (container: MedusaContainer) => container.resolve<NetworkModuleService>(NETWORK_MODULE)
const CITYWIDE = { code: NONE, name: "线上（不分区）", name_en: "Online, no district" }
const NO_HUB = { code: NONE, name: "不属于枢纽", name_en: "Of no hub" }

export const kindNames: Readonly<Record<string, string>> = {
  hub: "枢纽点",
  counter: "专柜",
  outlet: "网点",
  fair: "展销会",
  online: "线上商城",
}

/** 分区销售: where it was sold; the district of a point is the one it had then. */
export const salesByDistrict: SalesRowsDefinition = {
  report: "sales-by-district",
  key: "district_code",
  head: [column("name", "text", "区")],
  opens: { item: "district" },
  order: "code",
  list: async (container) => {
    const districts = await network(container).listDistricts({}, { take: null, order: { code: "ASC" } })
    return {
      items: [
        ...districts.map(({ code, name_zh, name_en }) => ({ code, name: name_zh, name_en, is_listed: true })),
        { ...CITYWIDE, is_listed: true },
      ],
      nameUnknown: unknownCode,
    }
  },
}

/** 分枢纽销售: each hub with the counters and outlets it supplies. */
export const salesByHub: SalesRowsDefinition = {
  report: "sales-by-hub",
  key: "sales_point_code",
  head: [column("name", "text", "枢纽点")],
  opens: { item: "hub" },
  order: "code",
  list: async (container) => {
    const points = await network(container).listSalesPoints({}, { take: null, order: { code: "ASC" } })
    const hubs = points.filter(({ kind }) => kind === "hub")
    const hubOf = new Map(points.map(({ code, kind, hub_code }) => [code, kind === "hub" ? code : hub_code]))
    return {
      items: [
        ...hubs.map(({ code, name }) => ({ code, name, name_en: name, is_listed: true })),
        { ...NO_HUB, is_listed: false },
      ],
      itemOf: (code) => hubOf.get(code) ?? NONE,
      nameUnknown: unknownCode,
    }
  },
}

/** 分点销售: every hub, counter and outlet by itself, under the district it stands in now; `channel` picks one kind. */
export const salesByPoint: SalesRowsDefinition = {
  report: "sales-by-point",
  key: "sales_point_code",
  head: [
    column("group_name", "text", "区"),
    column("name", "text", "销售点"),
    column("kind", "text", "类型"),
  ],
  opens: { item: "point" },
  order: "code",
  list: async (container) => {
    const [districts, points] = await Promise.all([
      network(container).listDistricts({}, { take: null, order: { code: "ASC" } }),
      network(container).listSalesPoints({}, { take: null, order: { code: "ASC" } }),
    ])
    const groups = districts.map(({ code, name_zh, name_en }) => ({ code, name: name_zh, name_en }))
    const nameOf = new Map(groups.map(({ code, name }) => [code, name]))
    return {
      groups,
      items: points.map((point): ReportItem => ({
        code: point.code,
        name: point.name,
        name_en: point.name,
        ...(point.district_code ? { group: point.district_code } : {}),
        cells: { group_name: nameOf.get(point.district_code ?? "") ?? null, kind: kindNames[point.kind]! },
        is_listed: point.closed_on === null,
      })),
      nameUnknown: unknownCode,
    }
  },
}

/** 分进销售 (双线九进): what kind of place the goods were brought into. */
export const salesByVenue: SalesRowsDefinition = {
  report: "sales-by-venue",
  key: "venue_type",
  head: [column("name", "text", "场所")],
  opens: { item: "venue" },
  order: "code",
  list: async (container) => {
    const venues = await network(container).listVenueTypes({}, { take: null, order: { sort: "ASC" } })
    return {
      items: [
        ...venues.map(({ code, label_zh, label_en, active_until }) => ({
          code,
          name: label_zh,
          name_en: label_en,
          is_listed: active_until === null,
        })),
        { code: NONE, name: "未归入", name_en: "None of these", is_listed: true },
      ],
      nameUnknown: unknownCode,
    }
  },
}

function unknownCode(code: string) {
  return code === NONE ? { name: NO_HUB.name, name_en: NO_HUB.name_en } : { name: code, name_en: code }
}
