import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { SalesPointKind } from "../../contract"
import { type Channel, NONE } from "../../modules/ledger/line-filter"
import { NETWORK_MODULE } from "../../modules/network"
import type NetworkModuleService from "../../modules/network/service"
import { column } from "../columns"
import { noneNames } from "../filter-names"
import { reportedPoints } from "../points"
import type { ReportItem, SalesRowsDefinition } from "../sales-rows"

const network = (container: MedusaContainer) => container.resolve<NetworkModuleService>(NETWORK_MODULE)
const db = (container: MedusaContainer) => container.resolve(ContainerRegistrationKeys.PG_CONNECTION)

const kindNames: Readonly<Record<SalesPointKind, readonly [zh: string, en: string]>> = {
  hub: ["枢纽点", "Hub"],
  counter: ["专柜", "Counter"],
  outlet: ["网点", "Outlet"],
  fair: ["展销会", "Fair"],
  online: ["线上商城", "Online shop"],
}

/** 分区销售: where it was sold; the district of a point is the one it had then. */
export const salesByDistrict: SalesRowsDefinition = {
  report: "sales-by-district",
  key: "district_code",
  head: [column("name", "text", "区", "district")],
  has_codes: true,
  opens: { item: "district" },
  order: "code",
  list: async (container) => {
    const districts = await network(container).listDistricts({}, { take: null, order: { code: "ASC" } })
    return {
      items: [
        ...districts.map(({ code, name_zh, name_en }) => ({ code, name: name_zh, name_en, is_listed: true })),
        { code: NONE, ...noneNames.district, is_listed: true },
      ],
      nameUnknown: unknownCode,
    }
  },
}

/** 分枢纽销售: each hub with the counters and outlets it supplies. */
export const salesByHub: SalesRowsDefinition = {
  report: "sales-by-hub",
  key: "sales_point_code",
  head: [column("name", "text", "枢纽点", "hub")],
  has_codes: true,
  opens: { item: "hub" },
  order: "code",
  list: async (container) => {
    const points = await reportedPoints(db(container))
    const hubs = points.filter(({ kind }) => kind === "hub")
    const hubOf = new Map(points.map(({ code, kind, hub_code }) => [code, kind === "hub" ? code : hub_code]))
    return {
      items: [
        ...hubs.map(({ code, name, district_code }) => ({
          code,
          name,
          name_en: name,
          is: { district: district_code ?? NONE },
          is_listed: true,
        })),
        { code: NONE, ...noneNames.hub, is_listed: false },
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
    column("group_name", "text", "区", "district"),
    column("name", "text", "销售点", "point"),
    column("kind", "text", "类型"),
  ],
  has_codes: true,
  opens: { item: "point", group: "stands_in" },
  order: "code",
  list: async (container) => {
    const [districts, points] = await Promise.all([
      network(container).listDistricts({}, { take: null, order: { code: "ASC" } }),
      reportedPoints(db(container)),
    ])
    const groups = districts.map(({ code, name_zh, name_en }) => ({ code, name: name_zh, name_en }))
    const groupOf = new Map(groups.map((group) => [group.code, group]))
    return {
      groups,
      items: points.map((point): ReportItem => ({
        code: point.code,
        name: point.name,
        name_en: point.name,
        ...(point.district_code ? { group: point.district_code } : {}),
        cells: {
          group_name: groupOf.get(point.district_code ?? "")?.name ?? null,
          group_name_en: groupOf.get(point.district_code ?? "")?.name_en ?? null,
          kind: kindNames[point.kind][0],
          kind_en: kindNames[point.kind][1],
        },
        is: {
          district: point.district_code ?? NONE,
          stands_in: point.district_code ?? NONE,
          hub: point.kind === "hub" ? point.code : (point.hub_code ?? NONE),
          channel: point.kind satisfies Channel,
          venue: point.venue_type ?? NONE,
        },
        is_listed: point.is_open,
      })),
      nameUnknown: unknownCode,
    }
  },
}

/** 分进销售 (双线九进): what kind of place the goods were brought into. */
export const salesByVenue: SalesRowsDefinition = {
  report: "sales-by-venue",
  key: "venue_type",
  head: [column("name", "text", "场所", "venue")],
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
        { code: NONE, ...noneNames.venue, is_listed: true },
      ],
      nameUnknown: unknownCode,
    }
  },
}

function unknownCode(code: string) {
  return code === NONE ? noneNames.hub : { name: code, name_en: code }
}
