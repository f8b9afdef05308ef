import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import fc from "fast-check"
import { pinyin } from "pinyin-pro"
import { FACET_MARK, type SearchSource, searchDocument } from "../search-text"
import { findItems } from "../find-items"
import { SearchWords } from "../search-words"
import type { ListItems } from "../statements/list-items"
import { makeDatabase } from "./scratch-database"

jest.setTimeout(120_000)

const places = "孟连 澜沧 会泽 重庆万州 莎车 勐海 云南".split(" ")
const goods = "核桃 核桃仁 红枣 普洱茶 小粒咖啡 脐橙 绿茶 牛肉干 香米 VC软糖".split(" ")
const extras = "特级 有机 500g/袋 5斤装 ·礼盒· 【样例】 （散装） A+ 100%".split(" ")

const titles = fc
  .tuple(
    fc.constantFrom(...places),
    fc.constantFrom(...goods),
    fc.constantFrom(...extras),
    fc.constantFrom("", " ", "　", "·")
  )
  .map(([place, good, extra, gap]) => `${place}${gap}${good}${extra}`)

/** The plain meaning of search, written without an index: LIKE on the title as written or without its punctuation. */
function says(title: string, q: string): boolean {
  const line = title.normalize("NFKC").toLowerCase().replace(/\s+/g, " ").trim()
  return line.includes(q) || line.replace(/[\s\p{P}\p{S}]+/gu, "").includes(q)
}

/** True when the title can be read so from some syllable on: spelled out, or by first letters. */
function reads(title: string, q: string): boolean {
  return (title.match(/\p{Script=Han}+/gu) ?? []).some((run) => {
    const syllables = pinyin(run, { toneType: "none", type: "array", v: true })
    return syllables.some((_, index) => {
      const spelled = syllables.slice(index).join("")
      const initials = syllables.slice(index).map((syllable) => syllable.charAt(0))
      return [spelled, spelled.replaceAll("v", "u"), initials.join("")].some((text) => text.startsWith(q))
    })
  })
}

const shelf = "s:one"

/** A row's words and facets, as the search index holds them. */
function indexed(source: SearchSource, facets: string[]) {
  const { lexemes, text, title_text } = searchDocument(source)
  const all = [...lexemes, ...facets.map((facet) => FACET_MARK + facet)]
  const rest = { facets: JSON.stringify(facets), source: JSON.stringify(source) }
  return { lexemes: JSON.stringify(all), whole: text, title_text, ...rest }
}

const listOf = (parameter: string): string => `ARRAY(SELECT jsonb_array_elements_text(${parameter}::jsonb))`
const columns = `product_id, handle, standing, price_fen, sold_quantity, listed_at, available, channels, facets, title_text, search,
  search_text, search_source, card, detail`
const putSql = `
  INSERT INTO catalog_item (${columns})
  VALUES (:id, :id, :standing, 100, 0, now(), true, 'one', ${listOf(":facets")}, :title_text,
    array_to_tsvector(${listOf(":lexemes")}), :whole, :source::jsonb,
    json_build_object('product_id', :id::text, 'title', :title::text), '{}')`
// Titles are numbers: their place in the order, highest first.
const putManySql = `
  INSERT INTO catalog_item (${columns})
  SELECT 'p' || n, 'p' || n, n * :step::int % :modulo::int, 100, 0, now(), true, 'one', ${listOf(":facets")}, :title_text,
    array_to_tsvector(${listOf(":lexemes")}), :whole, :source::jsonb,
    json_build_object('product_id', 'p' || n, 'title', n * :step::int % :modulo::int), '{}'
  FROM generate_series(:from::int, :until::int - 1) n`

type Row = Partial<SearchSource> & { id: string; title: string; standing?: number; facets?: string[] }

async function put(db: Knex, rows: Row[]) {
  for (const { id, standing = 0, title, facets = [], ...texts } of rows) {
    const index = indexed({ title, other: [], places: [], latin: [], codes: [], ...texts }, [
      shelf,
      ...facets,
    ])
    await db.raw(putSql, { id, standing, title, ...index })
  }
}

type Found = {
  items: { product_id: string; title: string }[]
  total: number
  suggestion?: { q: string; q_en: string }
}

describe("the search", () => {
  let db: Knex
  let drop: () => Promise<void>

  beforeAll(async () => {
    ;({ db, drop } = await makeDatabase("search"))
  })
  beforeEach(async () => {
    await db.raw("TRUNCATE catalog_item, catalog_total")
  })
  afterAll(async () => await drop())

  const page = async (q: string, changes: Partial<ListItems> = {}): Promise<Found> =>
    JSON.parse(
      await findItems(
        db,
        { channels: ["one"], q, in_stock: false, sort: "relevance", limit: 100, offset: 0, ...changes },
        new SearchWords(db)
      )
    ) as Found

  /** Every hit, page by page; fails when a product stands on two pages. */
  const all = async (q: string, changes: Partial<ListItems> = {}): Promise<string[]> => {
    const found: string[] = []
    let total = Infinity
    while (found.length < total) {
      const answer = await page(q, { ...changes, offset: found.length })
      total = answer.total
      if (answer.items.length === 0) break
      found.push(...answer.items.map(({ title }) => title))
    }
    expect(found).toHaveLength(total)
    return found.sort()
  }

  it("finds exactly what LIKE finds, for any one to four characters of any title", async () => {
    const made = [...new Set(fc.sample(titles, { seed: 7, numRuns: 500 }))]
    await put(
      db,
      made.map((title, index) => ({ id: `p${String(index).padStart(3, "0")}`, title, standing: index % 7 }))
    )
    const pieces = fc
      .tuple(fc.constantFrom(...made), fc.nat(), fc.integer({ min: 1, max: 4 }))
      .map(([title, at, length]) => {
        const characters = [...title.normalize("NFKC").toLowerCase().replace(/\s/g, "")]
        const start = at % characters.length
        return characters.slice(start, start + length).join("")
      })
    for (const q of new Set(fc.sample(pieces, { seed: 8, numRuns: 300 }))) {
      const isLatin = /^[\x21-\x7e]+$/.test(q)
      const meant = made.filter((title) => says(title, q) || (isLatin && reads(title, q))).sort()
      expect([q, await all(q)]).toEqual([q, meant])
      expect([q, await all(q, { sort: "price_asc" })]).toEqual([q, meant])
    }
  })

  it("is not taken in by the pairs of a word standing apart", async () => {
    await put(db, [
      { id: "a", title: "桃仁核桃酥", other: ["云南省"] },
      { id: "b", title: "散装", other: ["核桃仁"], standing: 9 },
      { id: "c", title: "特级核桃仁" },
      { id: "d", title: "核桃仁" },
    ])
    const order = (await page("核桃仁")).items.map(({ product_id }) => product_id)
    // Begins with it, has it, has it elsewhere.
    expect(order).toEqual(["d", "c", "b"])
    expect(await all("核桃仁 云南")).toEqual([])
  })

  it("finds exactly what can be read so, for any pinyin and initials", async () => {
    const made = [...new Set(fc.sample(titles, { seed: 9, numRuns: 300 }))]
    await put(
      db,
      made.map((title, index) => ({ id: `p${String(index).padStart(3, "0")}`, title }))
    )
    const spellings = [
      "h",
      "ht",
      "htr",
      "he",
      "het",
      "heta",
      "hetao",
      "hetaoren",
      "etao",
      "cq",
      "chongqing",
      "lv",
      "lu",
    ]
    const more = [
      "lvcha",
      "lucha",
      "xlkf",
      "kafei",
      "afei",
      "sc",
      "shache",
      "v",
      "vc",
      "a",
      "g",
      "500g",
      "100%",
      "zz",
    ]
    for (const q of [...spellings, ...more]) {
      const meant = made.filter((title) => says(title, q) || reads(title, q)).sort()
      expect([q, await all(q)]).toEqual([q, meant])
    }
  })

  it("puts products that say it in their title before those that only come from there", async () => {
    await put(db, [
      { id: "a", title: "古树红茶", other: ["孟连县"], latin: ["Old tree tea", "Menglian"], standing: 9 },
      {
        id: "b",
        title: "孟连小粒咖啡",
        other: ["孟连县"],
        latin: ["Small bean coffee", "Menglian"],
        standing: 1,
      },
      { id: "c", title: "咖啡（孟连）", other: ["孟连县"], standing: 5 },
    ])
    const order = async (q: string) => (await page(q)).items.map(({ product_id }) => product_id)
    expect(await order("孟连")).toEqual(["c", "b", "a"])
    expect(await order("孟连县")).toEqual(["a", "c", "b"])
    expect(await order("menglian")).toEqual(["c", "b", "a"])
    expect(await order("ml")).toEqual(["c", "b", "a"])
  })

  it("finds by English words, by SKU and by barcode, whole codes only", async () => {
    await put(db, [
      { id: "a", title: "小粒咖啡", latin: ["Pu'er coffee beans"], codes: ["MLKF-500G", "2000000000015"] },
    ])
    const count = async (q: string) => (await page(q)).total
    for (const q of [
      "coffee",
      "cof",
      "PUER",
      "beans coffee",
      "mlkf-500g",
      "ＭＬＫＦ－５００Ｇ",
      "2000000000015",
    ]) {
      expect([q, await count(q)]).toEqual([q, 1])
    }
    for (const q of ["offee", "coffee tea", "MLKF", "200000000001", "'", "\\", "%", "_", "核桃"]) {
      expect([q, await count(q)]).toEqual([q, 0])
    }
  })

  describe("in the words people use", () => {
    const coffee = {
      other: ["蜂蜜饮品"],
      latin: ["Coffee", "Menglian Dai, Lahu and Va Autonomous County", "Pu'er"],
    }
    const menglian = ["孟连傣族拉祜族佤族自治县", "普洱市", "云南省"]
    const huize = ["会泽县", "曲靖市", "云南省"]
    const lancang = ["澜沧拉祜族自治县", "普洱市", "云南省"]
    const shelfOfAll: Row[] = [
      { id: "beans", title: "小粒咖啡豆", places: menglian, standing: 3, ...coffee },
      { id: "drip", title: "孟连挂耳咖啡", places: menglian, standing: 2, ...coffee },
      { id: "walnut", title: "薄皮核桃", other: ["坚果干货"], places: huize, standing: 4 },
      { id: "thin", title: "纸皮核桃", places: ["莎车县", "喀什地区", "新疆维吾尔自治区"], standing: 5 },
      { id: "potato", title: "马铃薯", other: ["菌菇蔬菜"], places: huize, standing: 9 },
      { id: "pepper", title: "胡椒", places: ["勐腊县", "西双版纳傣族自治州", "云南省"], standing: 1 },
      { id: "tea", title: "熟茶", latin: ["Pu'er tea", "Lancang", "Pu'er"], places: lancang },
    ]
    beforeEach(async () => await put(db, shelfOfAll))
    const ids = async (q: string) => (await page(q)).items.map(({ product_id }) => product_id).sort()

    it.each([
      ["孟连县", ["beans", "drip"]],
      ["澜沧县", ["tea"]],
      ["澜沧拉祜族自治县", ["tea"]],
      ["普洱咖啡", ["beans", "drip"]],
      ["云南咖啡", ["beans", "drip"]],
      ["孟连县咖啡", ["beans", "drip"]],
      ["云南孟连咖啡", ["beans", "drip"]],
      ["孟连的咖啡", ["beans", "drip"]],
      ["咖啡豆孟连", ["beans"]],
      ["孟连茶", []],
      ["澜沧茶", ["tea"]],
      ["云南核桃", ["walnut"]],
      ["新疆核桃", ["thin"]],
      ["新疆咖啡", []],
      ["云南 孟连咖啡豆", ["beans"]],
      ["pu'er", ["beans", "drip", "tea"]],
      ["Pu’er", ["beans", "drip", "tea"]],
      ["pu'er coffee", ["beans", "drip"]],
      ["pu'er tea", ["tea"]],
      ["puer tea", ["tea"]],
    ])("finds for %s what it says, and nothing else", async (q, meant) => {
      expect(await ids(q)).toEqual(meant)
    })

    it("puts what comes from a place before what only reads as its initials do", async () => {
      const order = (await page("ml")).items.map(({ product_id }) => product_id)
      expect(order).toEqual(["drip", "beans", "pepper", "potato"])
      const second = await page("ml", { limit: 1, offset: 1 })
      expect([second.total, second.items.map(({ product_id }) => product_id)]).toEqual([4, ["beans"]])
    })

    it.each([
      ["menlian", "孟连县", "Menglian"],
      ["menglain", "孟连县", "Menglian"],
      ["孟莲", "孟连县", "Menglian"],
      ["孟莲县", "孟连县", "Menglian"],
      ["咖非", "咖啡", "咖啡"],
      ["hetoa", "核桃", "核桃"],
      ["cofee", "coffee", "coffee"],
      ["孟莲咖啡", "孟连县 咖啡", "Menglian 咖啡"],
      ["menlian coffee", "孟连县 coffee", "Menglian coffee"],
    ])("asks for %s whether %s was meant, which leads somewhere", async (q, meant, meant_en) => {
      const { total, suggestion } = await page(q)
      expect([total, suggestion]).toEqual([0, { q: meant, q_en: meant_en }])
      expect((await page(meant)).total).toBeGreaterThan(0)
      expect((await page(meant_en)).total).toBeGreaterThan(0)
    })

    it.each(["zzzzzz", "手机", "上海咖啡", "m", "孟连手机", "%", "'"])(
      "makes nothing up for %s",
      async (q) => {
        const { suggestion } = await page(q)
        expect(suggestion).toBeUndefined()
      }
    )

    it("asks nothing when something was found, or nothing for the other conditions", async () => {
      expect((await page("咖啡")).suggestion).toBeUndefined()
      const narrowed = await page("咖啡", { category: "tea" })
      expect([narrowed.total, narrowed.suggestion]).toEqual([0, undefined])
    })

    it("suggests nothing that the key does not open", async () => {
      expect((await page("menlian", { channels: ["two"] })).suggestion).toBeUndefined()
    })
  })

  it("keeps to the shelf of the key, with one channel and with several", async () => {
    await put(db, [{ id: "a", title: "核桃" }])
    expect((await page("核桃", { channels: ["two"] })).total).toBe(0)
    expect((await page("核桃", { channels: [] })).total).toBe(0)
    expect((await page("核桃", { channels: ["two", "one"] })).total).toBe(1)
  })

  it("narrows by place, category and label together with the words", async () => {
    await put(db, [
      { id: "a", title: "核桃仁", facets: ["o:530827", "c:nuts", "l:organic"] },
      { id: "b", title: "核桃", facets: ["o:530827", "c:nuts"] },
      { id: "c", title: "核桃油", facets: ["o:530828", "c:oil"] },
    ])
    const ids = async (changes: Partial<ListItems>) =>
      (await page("核桃", changes)).items.map(({ product_id }) => product_id).sort()
    expect(await ids({})).toEqual(["a", "b", "c"])
    expect(await ids({ origin: "530827" })).toEqual(["a", "b"])
    expect(await ids({ origin: "530827", category: "nuts", label: "organic" })).toEqual(["a"])
    expect(await ids({ origin: "530828", category: "nuts" })).toEqual([])
    // A facet is no word to be found.
    expect((await page("Ko:530827")).total).toBe(0)
    expect((await page("nuts")).total).toBe(0)
  })

  type Numbers = { from: number; until: number; step?: number; modulo?: number }
  const putMany = async (title: string, { from, until, step = 1, modulo = 1_000_000 }: Numbers) => {
    const index = indexed({ title, other: [], places: [], latin: [], codes: [] }, [shelf])
    await db.raw(putManySql, { ...index, from, until, step, modulo })
  }

  it("keeps the order when ten thousand titles share a word", async () => {
    await putMany("核桃", { from: 1, until: 10_007, step: 7919, modulo: 10_007 })
    await put(db, [{ id: "elsewhere", title: "松子", other: ["核桃"], standing: 20_000 }])

    const first = await page("核桃", { limit: 3 })
    expect([first.total, first.items.map(({ title }) => title)]).toEqual([10_007, [10_006, 10_005, 10_004]])
    const last = await page("核桃", { limit: 3, offset: 10_004 })
    expect(last.items.map(({ title }) => title)).toEqual([2, 1, "松子"])
  })

  it("keeps it when the titles that share the word are the last of the shop", async () => {
    await putMany("红枣", { from: 20_000, until: 23_000 })
    await putMany("核桃", { from: 1, until: 5_001 })

    const { total, items } = await page("核桃", { limit: 3 })
    expect([total, items.map(({ title }) => title)]).toEqual([5_000, [5_000, 4_999, 4_998]])
  })

  it("pages through a common word without a gap where walking ends and sorting begins", async () => {
    await putMany("核桃", { from: 1, until: 5_001 })
    for (const offset of [0, 975, 976, 990, 999, 1_000, 1_024]) {
      const { items } = await page("核桃", { limit: 24, offset })
      expect([offset, items.map(({ title }) => title)]).toEqual([
        offset,
        Array.from({ length: 24 }, (_, index) => 5_000 - offset - index),
      ])
    }
  })
})
