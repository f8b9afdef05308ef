import { describe, expect, it } from "vitest"
import { roles } from "../../backend/src/modules/access/roles"
import { people, products as castProducts, places as castPlaces, salesPoints } from "./cast"
import { isListed } from "./generate/edition"
import { pictureSvg } from "./generate/illustrations/picture"
import { shortPlaceName } from "./generate/suppliers"
import { groupBy } from "./generate/demand"
import {
  CATEGORIES,
  readCounties,
  readDistricts,
  readFestivals,
  readPairings,
  readRecognitions,
  readVenueTypes,
} from "./read-data"
import { readSample } from "./sample"

const { products, places, points, suppliers } = readSample()
const counties = readCounties()
const byPlace = groupBy(products, (product) => product.origin_code)
const placeCodes = new Set(places.map(({ code }) => code))

// Advertising and food law: no superlatives, no effects on health; knives may not be listed (domain.md §9.7).
const BANNED =
  /最(?:好|佳|优|大|高|早|纯|香|甜)|第一|顶级|极品|唯一|国家级|首选|百分百|零添加|不添加|纯天然|养生|保健|功效(?!说明)|治疗|疗效|降血|减肥|美容|抗癌|抗衰|免疫|排毒|刀|\b(?:best|finest|purest|healthy|cures?|knife|knives|organic|superfood)\b/i

describe("products", () => {
  it("come from every county, three or more that may be sold", () => {
    for (const { code, county } of counties) {
      const sold = (byPlace.get(code) ?? []).filter(({ hold }) => hold === null)
      expect(sold.length, county).toBeGreaterThanOrEqual(3)
    }
    expect(counties).toHaveLength(101)
    expect(products.length).toBeGreaterThanOrEqual(300)
  })

  it("begin in each county with its flagship at the file's price", () => {
    for (const county of counties) {
      const flagship = byPlace.get(county.code)?.[0]
      expect(flagship?.title_zh).toBe(county.flagship_product_zh)
      const prices = flagship?.variants.map(({ price_fen }) => price_fen)
      expect(prices, county.county).toContain(Math.round(county.price_cny * 100))
    }
  })

  it("fill all nine categories and name places the tree knows", () => {
    expect(new Set(products.map(({ category }) => category)).size).toBe(CATEGORIES.length)
    for (const product of products) {
      expect(placeCodes.has(product.origin_code), product.key).toBe(true)
      for (const { origin_code } of product.components) expect(placeCodes.has(origin_code)).toBe(true)
    }
  })

  it("have handles and SKUs of their own", () => {
    const handles = products.map(({ handle }) => handle)
    const skus = products.flatMap(({ variants }) => variants.map(({ sku }) => sku))
    expect(new Set(handles).size).toBe(handles.length)
    expect(new Set(skus).size).toBe(skus.length)
  })

  it("say nothing that may not be said", () => {
    for (const product of products) {
      const said = [
        product.title_zh,
        product.subtitle_zh,
        product.description_zh,
        product.title_en,
        product.description_en,
      ]
      expect(said.join(" "), product.key).not.toMatch(BANNED)
    }
    for (const { name_zh, story_zh, story_en } of places) {
      expect(`${name_zh} ${story_zh} ${story_en}`).not.toMatch(BANNED)
    }
    expect("最好的养生茶").toMatch(BANNED)
  })

  it("keep medicinal materials and alcohol out of the shop and of the catalogue", () => {
    const held = products.filter(({ hold }) => hold !== null)
    expect(held.map(({ handle }) => handle).sort()).toEqual([
      "chishui-jinchai-dendrobium",
      "deqen-ice-wine",
      "longling-purple-skin-dendrobium",
      "wenshan-notoginseng-root",
    ])
    expect(held.some(isListed)).toBe(false)
    const open = products.filter(({ hold }) => hold === null)
    expect(open.filter(({ title_zh }) => /三七|石斛|酒/.test(title_zh))).toEqual([])
  })

  it("never take fresh goods back without a reason, and handicrafts do not expire", () => {
    for (const product of products) {
      if (product.category === "fruit") expect(product.return_policy).toBe("excluded_by_law")
      if (product.category === "handicraft") expect(product.shelf_life_days).toBeNull()
    }
  })

  it("say in their title what they ask the buyer's consent for", () => {
    const asking = products.filter(({ return_policy }) => return_policy === "excluded_with_consent")
    expect(asking.map(({ title_zh, exclusion_reason }) => [title_zh, exclusion_reason])).toEqual([
      ["临翔碗窑土陶茶罐（微瑕）", "flawed"],
    ])
  })

  it("have a picture each, and no two alike", () => {
    const drawn = products.map(pictureSvg)
    expect(new Set(drawn).size).toBe(products.length)
    expect(pictureSvg(products[0]!)).toBe(drawn[0])
  })
})

describe("gift boxes and prefecture goods", () => {
  it("split a box over two or more counties, the whole of it", () => {
    const boxes = products.filter(({ components }) => components.length > 0)
    expect(boxes.length).toBeGreaterThanOrEqual(4)
    for (const { key, origin_code, components } of boxes) {
      expect(components.length).toBeGreaterThanOrEqual(2)
      expect(
        components.reduce((sum, { share_bp }) => sum + share_bp, 0),
        key
      ).toBe(10_000)
      const largest = Math.max(...components.map(({ share_bp }) => share_bp))
      expect(components.find(({ share_bp }) => share_bp === largest)?.origin_code).toBe(origin_code)
    }
  })

  it("know two or more products only to their prefecture", () => {
    const level = new Map(places.map((place) => [place.code, place.level]))
    const wide = products.filter(({ origin_code }) => level.get(origin_code) === "prefecture")
    expect(wide.length).toBeGreaterThanOrEqual(2)
  })
})

describe("the catalogue edition", () => {
  it("lists something of every county and nothing that no single county could nominate", () => {
    const listed = products.filter(isListed)
    expect(new Set(listed.map(({ origin_code }) => origin_code))).toEqual(
      new Set(counties.map(({ code }) => code))
    )
    expect(listed.length).toBeGreaterThanOrEqual(200)
    expect(listed.length).toBeLessThan(products.length - 50)
  })
})

describe("labels", () => {
  it("are only those the county file calls verified", () => {
    const verified = new Set(
      counties.filter(({ note }) => /^GI \(verified(?! only)/.test(note)).map(({ code }) => code)
    )
    expect(verified.size).toBe(19)
    const labels = readRecognitions()
    // 喀什红枣 is verified for the prefecture (remark of 泽普县).
    const counted = labels.filter(({ origin_code }) => origin_code !== "653100")
    expect(new Set(counted.map(({ origin_code }) => origin_code))).toEqual(verified)
    expect(labels.every(({ label, no }) => label === "geographical_indication" && no === "01")).toBe(true)
    const keys = new Set(products.map(({ key }) => key))
    for (const { origin_code, no } of labels) expect(keys.has(`${origin_code}-${no}`)).toBe(true)
  })
})

describe("places, suppliers and points", () => {
  it("hang together from county to province", () => {
    for (const place of places) {
      if (place.parent_code === null) expect(place.level).toBe("province")
      else expect(placeCodes.has(place.parent_code), place.name_zh).toBe(true)
    }
    expect(places.filter(({ level }) => level === "prefecture")).toHaveLength(20)
    expect(places.filter(({ level }) => level === "province")).toHaveLength(7)
    expect(counties.filter(({ in_98 }) => in_98)).toHaveLength(98)
  })

  it("mark every supplier as a sample, two to four per county", () => {
    const byCounty = groupBy(suppliers, (supplier) => supplier.origin_code)
    for (const { code } of counties) {
      const own = byCounty.get(code) ?? []
      expect(own.length).toBeGreaterThanOrEqual(2)
      expect(own.length).toBeLessThanOrEqual(4)
    }
    expect(suppliers.every(({ name, is_sample }) => name.startsWith("【样例】") && is_sample)).toBe(true)
    expect(new Set(suppliers.map(({ name }) => name)).size).toBe(suppliers.length)
  })

  it("call places as people do", () => {
    expect(shortPlaceName("孟连傣族拉祜族佤族自治县")).toBe("孟连")
    expect(shortPlaceName("红河哈尼族彝族自治州")).toBe("红河")
    expect(shortPlaceName("芒市")).toBe("芒市")
    expect(shortPlaceName("夷陵区")).toBe("夷陵")
  })

  it("name districts, venue types and pairings that exist", () => {
    const districts = new Set(readDistricts().map(({ code }) => code))
    const venues = new Set(readVenueTypes().map(({ code }) => code))
    for (const { district_code, venue_type } of points) {
      if (district_code) expect(districts.has(district_code)).toBe(true)
      if (venue_type) expect(venues.has(venue_type)).toBe(true)
    }
    for (const { district_code, origin_code, source, is_sample } of readPairings()) {
      expect(districts.has(district_code) && placeCodes.has(origin_code)).toBe(true)
      expect(is_sample).toBe(source === "to be confirmed by the program office")
    }
    expect(venues.size).toBe(9)
    expect(readFestivals().map(({ year }) => year)).toContain(2026)
  })

  it("count 20 hubs, 253 counters, 2,700 outlets and the online shop", () => {
    const kinds = groupBy(points, ({ kind }) => kind)
    const count = (kind: string): number => kinds.get(kind)?.length ?? 0
    expect(["hub", "counter", "outlet", "online"].map(count)).toEqual([20, 253, 2_700, 1])
    expect(points.filter(({ kind, pickup }) => kind === "counter" && pickup).length).toBeGreaterThan(50)
  })
})

describe("the cast", () => {
  it("is what the files say", () => {
    for (const member of Object.values(castProducts)) {
      const product = products.find(({ handle }) => handle === member.handle)
      expect(product?.title_zh).toBe(member.title)
      expect(product?.origin_code).toBe(member.origin_code)
      const variant = product?.variants.find(({ sku }) => sku === member.sku)
      expect([variant?.title, variant?.price_fen]).toEqual([member.spec, member.price_fen])
      if ("ean" in member) expect(variant?.ean).toBe(member.ean)
    }
    for (const { code, name } of Object.values(castPlaces)) {
      expect(places.find((place) => place.code === code)?.name_zh).toBe(name)
    }
    for (const { code } of Object.values(salesPoints)) {
      expect(points.some((point) => point.code === code)).toBe(true)
    }
  })

  it("holds its roles at places of the right kind, every role once at least", () => {
    const codesOf: Record<string, string[]> = {
      city: ["city"],
      district: readDistricts().map(({ code }) => code),
      county: counties.map(({ code }) => code),
    }
    for (const { role, scope_code } of Object.values(people)) {
      const [kind] = roles[role].scope_kinds
      const known = codesOf[kind!] ?? points.filter((point) => point.kind === kind).map(({ code }) => code)
      expect([role, scope_code, known.includes(scope_code)]).toEqual([role, scope_code, true])
    }
    expect(new Set(Object.values(people).map(({ role }) => role))).toEqual(new Set(Object.keys(roles)))
  })
})
