// @ts-check
/**
 * A small programme for the stand-in backend: places, goods and points that look like the real ones.
 * @typedef {import("@baixian/backend/contract").OriginNode} OriginNode
 * @typedef {import("@baixian/backend/contract").CatalogProduct} CatalogProduct
 * @typedef {import("@baixian/backend/contract").CatalogItem} CatalogItem
 * @typedef {import("@baixian/backend/contract").ItemOrigin} ItemOrigin
 * @typedef {import("@baixian/backend/contract").SalesPointItem} SalesPointItem
 * @typedef {import("@baixian/backend/contract").CatalogCategory} CatalogCategory
 */

/** @type {[code: string, name: string, name_en: string][]} */
const provinces = [
  ["530000", "云南省", "Yunnan"],
  ["520000", "贵州省", "Guizhou"],
  ["650000", "新疆维吾尔自治区", "Xinjiang"],
  ["540000", "西藏自治区", "Tibet"],
  ["630000", "青海省", "Qinghai"],
  ["500000", "重庆市", "Chongqing"],
  ["420000", "湖北省", "Hubei"],
]
/** @type {[code: string, name: string, name_en: string][]} */
const prefectures = [
  ["530800", "普洱市", "Pu'er"],
  ["532900", "大理白族自治州", "Dali"],
  ["533400", "迪庆藏族自治州", "Diqing"],
  ["520300", "遵义市", "Zunyi"],
  ["653100", "喀什地区", "Kashgar"],
  ["540200", "日喀则市", "Shigatse"],
  ["632600", "果洛藏族自治州", "Golog"],
  ["500100", "重庆市", "Chongqing"],
  ["420500", "宜昌市", "Yichang"],
]
/** @type {[code: string, name: string, name_en: string][]} */
const counties = [
  ["530827", "孟连傣族拉祜族佤族自治县", "Menglian County"],
  ["530822", "墨江哈尼族自治县", "Mojiang County"],
  ["530823", "景东彝族自治县", "Jingdong County"],
  ["532922", "漾濞彝族自治县", "Yangbi County"],
  ["533401", "香格里拉市", "Shangri-La City"],
  ["520324", "正安县", "Zheng'an County"],
  ["520328", "湄潭县", "Meitan County"],
  ["653125", "莎车县", "Yarkant County"],
  ["653130", "巴楚县", "Maralbexi County"],
  ["540222", "江孜县", "Gyangze County"],
  ["632621", "玛沁县", "Maqen County"],
  ["500101", "万州区", "Wanzhou District"],
  ["420506", "夷陵区", "Yiling District"],
]

/** @type {CatalogCategory[]} */
export const categories = [
  { handle: "fruit", name: "水果", name_en: "Fruit", product_count: 6 },
  { handle: "tea", name: "茶", name_en: "Tea", product_count: 9 },
  { handle: "grain-oil", name: "粮油", name_en: "Grain & oil", product_count: 3 },
  { handle: "nuts-dried", name: "坚果干货", name_en: "Nuts & dried", product_count: 6 },
  { handle: "meat-poultry-egg", name: "肉禽蛋", name_en: "Meat, poultry & eggs", product_count: 3 },
  { handle: "mushroom-vegetable", name: "菌菇蔬菜", name_en: "Mushrooms & vegetables", product_count: 6 },
  { handle: "condiment-snack", name: "调味小食", name_en: "Condiments & snacks", product_count: 3 },
  { handle: "herb-honey-drink", name: "蜂蜜冲饮", name_en: "Honey & drinks", product_count: 6 },
  { handle: "handicraft", name: "手工艺", name_en: "Handicraft", product_count: 3 },
]

/**
 * @param {string} code
 * @returns {ItemOrigin}
 */
export function originOf(code) {
  const county = counties.find(([c]) => c === code)
  const prefecture = prefectures.find(([c]) => c.slice(0, 4) === code.slice(0, 4))
  const province = provinces.find(([c]) => c.slice(0, 2) === code.slice(0, 2))
  if (!prefecture || !province) throw new Error(`No such place: ${code}`)
  return {
    code,
    county: county?.[1] ?? null,
    county_en: county?.[2] ?? null,
    prefecture: prefecture[1],
    prefecture_en: prefecture[2],
    province: province[1],
    province_en: province[2],
  }
}

/** Name, English name, category, county, first price in fen, size. */
/** @type {[string, string, string, string, number, string][]} */
const kinds = [
  ["孟连小粒咖啡", "Menglian arabica coffee", "herb-honey-drink", "530827", 6800, "454g/袋"],
  ["孟连牛油果", "Menglian avocado", "fruit", "530827", 5990, "6个装"],
  ["墨江紫米", "Mojiang purple rice", "grain-oil", "530822", 2380, "2.5kg/袋"],
  ["景东干牛肝菌", "Jingdong dried porcini", "mushroom-vegetable", "530823", 8800, "250g/袋"],
  ["漾濞核桃", "Yangbi walnuts", "nuts-dried", "532922", 3980, "1kg/袋"],
  ["香格里拉松茸", "Shangri-La matsutake", "mushroom-vegetable", "533401", 26800, "500g/盒"],
  ["正安白茶", "Zheng'an white-leaf tea", "tea", "520324", 12800, "100g/罐"],
  ["湄潭翠芽", "Meitan Cuiya green tea", "tea", "520328", 9800, "100g/罐"],
  ["莎车巴旦木", "Yarkant almonds", "nuts-dried", "653125", 4580, "500g/袋"],
  ["巴楚留香瓜", "Maralbexi melon", "fruit", "653130", 4990, "5kg/箱"],
  ["江孜卡垫", "Gyangze carpet", "handicraft", "540222", 38800, "60×90cm/件"],
  ["果洛牦牛肉干", "Golog yak jerky", "meat-poultry-egg", "632621", 7800, "250g/袋"],
  ["万州柠檬酱", "Wanzhou lemon paste", "condiment-snack", "500101", 2980, "300g/瓶"],
  ["夷陵春茶", "Yiling spring tea", "tea", "420506", 8600, "250g/袋"],
  ["普洱山花蜂蜜", "Pu'er wildflower honey", "herb-honey-drink", "530800", 5600, "500g/瓶"],
]
const grades = [
  ["", "", "lin"],
  ["（特级）", " (special grade)", "te"],
  ["礼盒", " gift box", "box"],
]

/**
 * @param {number} kind
 * @param {number} grade
 * @returns {CatalogProduct}
 */
function makeProduct(kind, grade) {
  const [name, name_en, category, code, price_fen, spec] = /** @type {(typeof kinds)[0]} */ (kinds[kind])
  const [more, more_en, slug] = /** @type {[string, string, string]} */ (grades[grade])
  const number = kind * grades.length + grade
  const handle = `goods-${kind}-${slug}`
  const origin = originOf(code)
  const category_ = categories.find((c) => c.handle === category)
  const none = number === 4
  const few = number % 7 === 3
  const band = none ? "none" : few ? "few" : "plenty"
  const sizes = grade === 1 ? [spec, `${spec}×2`, `${spec}×5 家庭装`] : [spec]

  return {
    product_id: `prod_${number}`,
    handle,
    title: `${name}${more}`,
    title_en: `${name_en}${more_en}`,
    subtitle: grade === 0 ? "当季新货，产地直采" : null,
    thumbnail: number % 5 === 4 ? null : `/static/illustrations/${category}.svg`,
    category,
    category_name: category_?.name ?? null,
    category_name_en: category_?.name_en ?? null,
    price_fen: price_fen + grade * 1500,
    price_varies: grade === 1,
    origin,
    labels:
      number % 4 === 0
        ? ["hundred_products", "geographical_indication"]
        : number % 3 === 0
          ? ["green_food"]
          : [],
    available: !none,
    stock_band: band,
    sold_quantity: (kinds.length - kind) * 37 + grade * 11,
    is_sample: true,
    description: `${name}来自${origin.county ?? origin.prefecture}，由当地合作社按统一标准采收、分拣和包装。\n每一批都登记产地和采收日期，到枢纽点后再次检查。`,
    description_en: `${name_en} from ${origin.county_en ?? origin.prefecture_en}, harvested, sorted and packed by a local cooperative.`,
    images:
      number % 5 === 4
        ? []
        : [`/static/illustrations/${category}.svg`, `/static/illustrations/${category}-2.svg`],
    variants: sizes.map((title, size) => ({
      id: `variant_${number}_${size}`,
      sku: `BX-${number}-${size}`,
      ean: null,
      title,
      price_fen: (price_fen + grade * 1500) * (size === 2 ? 5 : size + 1),
      unit: null,
      available: !none && !(size === 2 && few),
      stock_band: size === 2 && few ? "none" : band,
    })),
    shelf_life_days: category === "handicraft" ? null : category === "fruit" ? 12 : 365,
    needs_cold_chain: code === "533401",
    storage_zh: category === "handicraft" ? null : "阴凉干燥处密封保存",
    return_policy:
      category === "fruit"
        ? "excluded_by_law"
        : category === "handicraft"
          ? "excluded_with_consent"
          : "seven_day",
    exclusion_reason: category === "handicraft" ? "flawed" : null,
    origin_profile: {
      grown_in: origin,
      processed_in: grade === 1 ? { code: "530800", name: "普洱市", name_en: "Pu'er" } : null,
      main_ingredient_from: null,
      supplier: {
        id: `sup_${kind}`,
        name: `【样例】${origin.county ?? origin.prefecture}种植专业合作社`,
        kind: "cooperative",
        is_sample: true,
      },
      recognitions:
        number % 4 === 0
          ? [
              {
                scheme: "geographical_indication",
                label: "geographical_indication",
                certificate_no: "AGI2016-01-1794",
                valid_from: "2024-01-01",
                valid_until: "2028-01-01",
                issuer: "农业农村部",
                is_sample: true,
              },
            ]
          : [],
      paired_districts:
        code === "530827"
          ? [
              {
                district_code: "310101",
                district: "黄浦区",
                district_en: "Huangpu District",
                is_sample: true,
              },
            ]
          : [],
      components:
        grade === 2 && kind === 0
          ? [
              {
                code: "530827",
                name: "孟连傣族拉祜族佤族自治县",
                name_en: "Menglian County",
                share_bp: 6000,
              },
              { code: "530822", name: "墨江哈尼族自治县", name_en: "Mojiang County", share_bp: 4000 },
            ]
          : [],
      story_zh: `${origin.county ?? origin.prefecture}山高谷深、昼夜温差大，出产的${name}味道浓、耐存放。`,
      story_en: null,
    },
    lots:
      grade === 1 ? [{ code: "L20261001A", production_date: "2026-10-01", expiry_date: "2027-10-01" }] : [],
  }
}

export const products = kinds.flatMap((_, kind) => grades.map((_grade, grade) => makeProduct(kind, grade)))

/**
 * @param {CatalogProduct} product
 * @returns {CatalogItem}
 */
export function itemOf(product) {
  const {
    description,
    description_en,
    images,
    variants,
    shelf_life_days,
    needs_cold_chain,
    storage_zh,
    return_policy,
    exclusion_reason,
    origin_profile,
    lots,
    ...item
  } = product
  const first = variants[0]
  if (!first) throw new Error(`${product.handle} has no variant`)
  return { ...item, variant_id: first.id, has_options: variants.length > 1, spec: first.title }
}

/**
 * @param {string} product_code
 * @param {string} code
 */
export function isWithin(product_code, code) {
  const stem = code.endsWith("0000") ? code.slice(0, 2) : code.endsWith("00") ? code.slice(0, 4) : code
  return product_code.startsWith(stem)
}

/** @param {string} code */
const countIn = (code) => products.filter((product) => isWithin(product.origin.code, code)).length

/** @type {OriginNode[]} */
export const origins = provinces.map(([code, name, name_en]) => ({
  code,
  level: "province",
  name,
  name_en,
  product_count: countIn(code),
  children: prefectures
    .filter(([c]) => isWithin(c, code))
    .map(([c, n, e]) => ({
      code: c,
      level: "prefecture",
      name: n,
      name_en: e,
      product_count: countIn(c),
      children: counties
        .filter(([cc]) => isWithin(cc, c))
        .map(([cc, nn, ee]) => ({
          code: cc,
          level: "county",
          name: nn,
          name_en: ee,
          product_count: countIn(cc),
          children: [],
        })),
    })),
}))

/** @type {[string, string, string][]} */
const districts = [
  ["310101", "黄浦区", "Huangpu District"],
  ["310104", "徐汇区", "Xuhui District"],
  ["310106", "静安区", "Jing'an District"],
  ["310112", "闵行区", "Minhang District"],
  ["310115", "浦东新区", "Pudong New Area"],
]

/** @type {SalesPointItem[]} */
export const points = districts.flatMap(([district_code, district, district_en]) =>
  [0, 1, 2, 3].map((n) => ({
    code: n === 0 ? `SH-HUB-${district_code}-01` : `SH-CTR-${district_code}-00${n}`,
    name: n === 0 ? `【样例】${district}消费帮扶枢纽点` : `【样例】${district}第${"一二三"[n - 1]}专柜`,
    kind: /** @type {"hub" | "counter"} */ (n === 0 ? "hub" : "counter"),
    type: n === 0 ? null : "supermarket",
    district_code,
    district,
    district_en,
    subdistrict: ["外滩街道", "南京东路街道", "豫园街道", "打浦桥街道"][n] ?? null,
    opening_hours: n === 3 ? null : "09:00–20:00",
    pickup: n !== 3,
    stock_band: null,
    is_sample: true,
  }))
)
