import type { Hub, Stall } from "../read-data"
import { fraction, hash, pick } from "./hash"

/** A sales point as it goes into `network`; the sample files lack form, equipment and hours, so they are drawn by code. */
export type SeedPoint = {
  code: string
  name: string
  kind: "hub" | "counter" | "outlet" | "online"
  type: string | null
  level: "city" | "district" | null
  form: "staffed" | "shelf" | "smart_vending" | null
  district_code: string | null
  subdistrict_code: string | null
  subdistrict: string | null
  hub_code: string | null
  community_type: string | null
  venue_type: string | null
  area_m2: number | null
  size_factor: number | null
  has_frozen: boolean
  has_chilled: boolean
  opening_hours: string | null
  pickup: boolean
  opened_on: string
  is_sample: boolean
}

/** Which of the nine venue types a host belongs to; hospitals are not among them, so they have none (domain.md §5.3). */
const VENUE_TYPES: Record<string, string | null> = {
  supermarket: "supermarket",
  convenience_store: "supermarket",
  fresh_store: "supermarket",
  coop_store: "supermarket",
  community_centre: "community",
  business_park: "enterprise",
  government_canteen: "government",
  hospital: null,
  shopping_mall: "business_district",
  school: "school",
  wet_market: "market",
}

const HOURS: Record<string, string> = {
  supermarket: "8:00–21:30",
  convenience_store: "6:30–23:00",
  fresh_store: "7:30–20:30",
  coop_store: "7:00–18:30",
  community_centre: "9:00–17:30，周一休息",
  business_park: "工作日 8:00–18:30",
  government_canteen: "工作日 7:30–17:30",
  hospital: "7:30–18:00",
  shopping_mall: "10:00–22:00",
  school: "工作日 7:30–17:30",
  wet_market: "6:00–18:30",
}

/** Hosts that close at weekends: nothing is sold there then (domain.md §15.4). */
export const WEEKDAY_HOSTS: ReadonlySet<string> = new Set(["business_park", "government_canteen", "school"])

// Strangers cannot walk into a canteen, a school or an office park to collect an order.
const PICKUP_HOSTS: ReadonlySet<string> = new Set([
  "supermarket",
  "community_centre",
  "shopping_mall",
  "hospital",
])

/** The online shop: a point like any other, so that its sales have a place. */
export const ONLINE_POINT: SeedPoint = {
  code: "ONLINE",
  name: "百县集网上商城",
  kind: "online",
  type: null,
  level: null,
  form: null,
  district_code: null,
  subdistrict_code: null,
  subdistrict: null,
  hub_code: null,
  community_type: null,
  venue_type: "platform",
  area_m2: null,
  size_factor: null,
  has_frozen: true,
  has_chilled: true,
  opening_hours: null,
  pickup: false,
  opened_on: "2020-01-01",
  is_sample: false,
}

export function hubPoint(hub: Hub): SeedPoint {
  return {
    code: hub.code,
    name: hub.name,
    kind: "hub",
    type: null,
    level: hub.level,
    form: "staffed",
    district_code: hub.district_code,
    subdistrict_code: hub.street_code,
    subdistrict: hub.street,
    hub_code: null,
    community_type: null,
    venue_type: null,
    area_m2: hub.area_m2,
    size_factor: null,
    has_frozen: true,
    has_chilled: true,
    opening_hours: "9:00–18:00",
    pickup: true,
    opened_on: openedOn(hub.code, 2019),
    is_sample: true,
  }
}

export function counterPoint(counter: Stall): SeedPoint {
  const form = formOf(counter)
  return {
    ...stallPoint(counter),
    kind: "counter",
    form,
    pickup: form === "staffed" && PICKUP_HOSTS.has(counter.type),
    opened_on: openedOn(counter.code, 2020),
  }
}

export function outletPoint(outlet: Stall): SeedPoint {
  return {
    ...stallPoint(outlet),
    kind: "outlet",
    form: null,
    pickup: false,
    opened_on: openedOn(outlet.code, 2020),
  }
}

function stallPoint(stall: Stall): Omit<SeedPoint, "kind" | "form" | "pickup" | "opened_on"> {
  const has_chilled = chance(`chilled/${stall.code}`, stall.type === "supermarket" ? 0.85 : 0.45)
  return {
    code: stall.code,
    name: stall.name,
    type: stall.type,
    level: null,
    district_code: stall.district_code,
    subdistrict_code: stall.street_code,
    subdistrict: stall.street,
    hub_code: stall.hub_code,
    community_type: stall.community_type,
    venue_type: VENUE_TYPES[stall.type] ?? null,
    area_m2: null,
    size_factor: stall.size_factor,
    has_frozen: has_chilled && chance(`frozen/${stall.code}`, stall.type === "supermarket" ? 0.8 : 0.5),
    has_chilled,
    opening_hours: HOURS[stall.type] ?? null,
    is_sample: true,
  }
}

function formOf(counter: Stall): "staffed" | "shelf" | "smart_vending" {
  const draw = fraction(hash(`form/${counter.code}`))
  if (counter.type === "supermarket") return draw < 0.5 ? "staffed" : "shelf"
  if (WEEKDAY_HOSTS.has(counter.type) || counter.type === "hospital") {
    return draw < 0.45 ? "staffed" : draw < 0.75 ? "shelf" : "smart_vending"
  }
  return draw < 0.75 ? "staffed" : "shelf"
}

function openedOn(code: string, firstYear: number): string {
  const bits = hash(`opened/${code}`)
  const year = firstYear + (bits % 5)
  const month = pick(["01", "03", "05", "06", "09", "10", "11"], hash(`opened-month/${code}`))
  return `${year}-${month}-01`
}

const chance = (key: string, probability: number): boolean => fraction(hash(key)) < probability
