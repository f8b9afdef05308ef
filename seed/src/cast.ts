/**
 * The people, places and products that journeys, benchmarks and the README name. Everything here is loaded by the seed;
 * change a name in `seed/data` and here together (cast.test.ts says so).
 */

export type Person = "admin" | "officer" | "manager" | "clerk" | "reporter"

/** Staff who may log in to the dashboard of a demo. Fixed passwords only where BAIXIAN_DEMO is not "false". */
export const people: Record<Person, { email: string; demo_password: string; name: string }> = {
  admin: { email: "admin@baixian.example", demo_password: "baixian-admin-2026", name: "平台管理员" },
  officer: { email: "officer@baixian.example", demo_password: "baixian-officer-2026", name: "市合作交流办" },
  manager: { email: "manager@baixian.example", demo_password: "baixian-manager-2026", name: "闵行枢纽主管" },
  clerk: { email: "clerk@baixian.example", demo_password: "baixian-clerk-2026", name: "闵行专柜店员" },
  reporter: { email: "reporter@baixian.example", demo_password: "baixian-reporter-2026", name: "网点填报员" },
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
