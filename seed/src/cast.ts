import { CITY, type Role } from "../../backend/src/modules/access/roles"

/**
 * The people, places and products that journeys, benchmarks and the README name. Everything here is loaded by the seed;
 * change a name in `seed/data` and here together (cast.test.ts says so).
 */

export type Person =
  | "admin"
  | "officer"
  | "chief"
  | "district"
  | "manager"
  | "deputy"
  | "clerk"
  | "neighbour"
  | "reporter"
  | "liaison"
  | "auditor"

type Login = { email: string; demo_password: string; name: string; role: Role; scope_code: string }

const MINHANG_HUB = "SH-HUB-310112-01"

/**
 * Staff who may log in to the dashboard of a demo, each in one role at one place. Fixed passwords only where BAIXIAN_DEMO is
 * not "false".
 */
export const people: Record<Person, Login> = {
  admin: {
    email: "admin@baixian.example",
    demo_password: "baixian-admin-2026",
    name: "平台管理员",
    role: "platform_admin",
    scope_code: CITY,
  },
  officer: {
    email: "officer@baixian.example",
    demo_password: "baixian-officer-2026",
    name: "市合作交流办",
    role: "city_officer",
    scope_code: CITY,
  },
  /** Publishes what the officer hands in. */
  chief: {
    email: "chief@baixian.example",
    demo_password: "baixian-chief-2026",
    name: "市合作交流办负责人",
    role: "city_officer",
    scope_code: CITY,
  },
  district: {
    email: "district@baixian.example",
    demo_password: "baixian-district-2026",
    name: "闵行区合作交流办",
    role: "district_officer",
    scope_code: "310112",
  },
  manager: {
    email: "manager@baixian.example",
    demo_password: "baixian-manager-2026",
    name: "闵行枢纽主管",
    role: "hub_manager",
    scope_code: MINHANG_HUB,
  },
  /** Approves what the manager counted. */
  deputy: {
    email: "deputy@baixian.example",
    demo_password: "baixian-deputy-2026",
    name: "闵行枢纽副主管",
    role: "hub_manager",
    scope_code: MINHANG_HUB,
  },
  clerk: {
    email: "clerk@baixian.example",
    demo_password: "baixian-clerk-2026",
    name: "闵行专柜店员",
    role: "counter_clerk",
    scope_code: "SH-CTR-310112-001",
  },
  /** Of the next counter: what is not the clerk's own. */
  neighbour: {
    email: "neighbour@baixian.example",
    demo_password: "baixian-neighbour-2026",
    name: "邻柜店员",
    role: "counter_clerk",
    scope_code: "SH-CTR-310112-002",
  },
  reporter: {
    email: "reporter@baixian.example",
    demo_password: "baixian-reporter-2026",
    name: "网点填报员",
    role: "outlet_reporter",
    scope_code: "SH-OUT-310112-0001",
  },
  liaison: {
    email: "liaison@baixian.example",
    demo_password: "baixian-liaison-2026",
    name: "孟连联络组",
    role: "liaison",
    scope_code: "530827",
  },
  auditor: {
    email: "auditor@baixian.example",
    demo_password: "baixian-auditor-2026",
    name: "审计人员",
    role: "auditor",
    scope_code: CITY,
  },
}

export const places = {
  /** The county of the story in the README: avocado and coffee. */
  menglian: {
    code: "530827",
    name: "孟连傣族拉祜族佤族自治县",
    short: "孟连",
    prefecture: "普洱市",
    province: "云南省",
  },
  shiping: {
    code: "532525",
    name: "石屏县",
    short: "石屏",
    prefecture: "红河哈尼族彝族自治州",
    province: "云南省",
  },
} as const

export const products = {
  /** Sold all the year round; found by 孟连, 咖啡, `menglian`, `mlkf`. */
  coffee: {
    handle: "menglian-coffee-beans",
    title: "孟连咖啡豆",
    origin_code: "530827",
    sku: "530827-02-1",
    ean: "2453082702016",
    spec: "227g/袋",
    price_fen: 4_200,
  },
  /** Two sizes, listed in 百县百品, no cold chain. */
  beanCurd: {
    handle: "shiping-bean-curd-skin",
    title: "石屏豆腐皮",
    origin_code: "532525",
    sku: "532525-01-1",
    spec: "400g/袋",
    price_fen: 2_280,
  },
  /** A gift box of three counties: 孟连 40 %, 宁洱 30 %, 隆阳 30 %. */
  coffeeBox: {
    handle: "yunnan-three-county-coffee-box",
    title: "云南三县咖啡礼盒",
    origin_code: "530827",
    sku: "530827-90-1",
    spec: "3袋/盒",
    price_fen: 13_800,
  },
} as const

export const salesPoints = {
  online: { code: "ONLINE" },
  cityHub: { code: "SH-HUB-CITY-01", district_code: "310106" },
  hub: { code: "SH-HUB-310112-01", district_code: "310112" },
  counter: { code: "SH-CTR-310112-001", district_code: "310112", hub_code: "SH-HUB-310112-01" },
  outlet: { code: "SH-OUT-310112-0001", district_code: "310112", hub_code: "SH-HUB-310112-01" },
} as const
