import { medusaIntegrationTestRunner } from "@medusajs/test-utils"
import type { CampaignAnswer, OriginAnswer, OriginNode, OriginsAnswer } from "../../src/contract"
import { CATALOG_MODULE } from "../../src/modules/catalog"
import type CatalogModuleService from "../../src/modules/catalog/service"
import { ORIGIN_MODULE } from "../../src/modules/origin"
import type OriginModuleService from "../../src/modules/origin/service"
import { HUNDRED_PRODUCTS, TARGET_MODULE } from "../../src/modules/target"
import type TargetModuleService from "../../src/modules/target/service"
import { makeProduct, makeShop, MENGLIAN, type MadeProduct, type Shop } from "../factory"

jest.setTimeout(180_000)

const LANCANG = "530828"
const WANZHOU = "500101"

medusaIntegrationTestRunner({
  inApp: true,
  moduleName: "origins",
  testSuite: ({ api, getContainer }) => {
    let shop: Shop
    let box: MadeProduct

    const origins = () => getContainer().resolve<OriginModuleService>(ORIGIN_MODULE)
    const catchUp = async () => await getContainer().resolve<CatalogModuleService>(CATALOG_MODULE).catchUp()
    const ask = async (path: string) =>
      await api.get(`/store/${path}`, { headers: shop.store, validateStatus: () => true })
    const tree = async () => ((await ask("origins")).data as OriginsAnswer).items
    const counts = (nodes: OriginNode[]): Record<string, number> =>
      Object.assign(
        {},
        ...nodes.map((node) => ({ [node.code]: node.product_count, ...counts(node.children) }))
      )

    beforeAll(async () => {
      const container = getContainer()
      shop = await makeShop(container)
      await origins().createOriginPlaces([
        {
          code: LANCANG,
          level: "county",
          parent_code: "530800",
          name_zh: "澜沧县",
          name_en: "Lancang",
          story_zh: "茶乡",
          flagship_zh: "古树茶",
        },
        // Directly below its municipality: no prefecture between.
        { code: "500000", level: "province", parent_code: null, name_zh: "重庆市", name_en: "Chongqing" },
        { code: WANZHOU, level: "county", parent_code: "500000", name_zh: "万州区", name_en: "Wanzhou" },
      ])
      await makeProduct(container, shop, { handle: "coffee" })
      await makeProduct(container, shop, { handle: "lemon", origin_code: WANZHOU })
      await makeProduct(container, shop, { handle: "honey", origin_code: "530800" })
      box = await makeProduct(container, shop, { handle: "box" })
      await catchUp()
    })

    describe("GET /store/origins", () => {
      it("hands out the tree with what is sold from each place and below it", async () => {
        const nodes = await tree()
        expect(nodes.map(({ code, level }) => [code, level])).toEqual([
          ["500000", "province"],
          ["530000", "province"],
        ])
        expect(nodes[0]?.children.map(({ code, level, children }) => [code, level, children])).toEqual([
          [WANZHOU, "county", []],
        ])
        expect(nodes[1]?.children[0]).toMatchObject({
          code: "530800",
          name: "普洱市",
          name_en: "Pu'er",
          level: "prefecture",
        })
        expect(counts(nodes)).toEqual({
          "500000": 1,
          [WANZHOU]: 1,
          "530000": 3,
          "530800": 3,
          [MENGLIAN]: 2,
          [LANCANG]: 0,
        })
      })

      it("counts a gift box once in every county it comes from", async () => {
        await api.post(
          `/admin/products/${box.product_id}/origin`,
          {
            origin_code: MENGLIAN,
            supplier_id: shop.supplier_id,
            components: [
              { origin_code: MENGLIAN, share_bp: 6_000 },
              { origin_code: LANCANG, share_bp: 4_000 },
            ],
          },
          { headers: shop.admin }
        )
        await catchUp()
        expect(counts(await tree())).toMatchObject({ "530000": 3, "530800": 3, [MENGLIAN]: 2, [LANCANG]: 1 })
        const { data } = await ask("catalog/box")
        expect(data.product.origin_profile.components).toEqual([
          { code: MENGLIAN, name: "孟连县", name_en: "Menglian", share_bp: 6_000 },
          { code: LANCANG, name: "澜沧县", name_en: "Lancang", share_bp: 4_000 },
        ])
      })
    })

    describe("GET /store/origins/:code", () => {
      it("tells a county: parents, story, suppliers and today's pairings, its prefecture's among them", async () => {
        const pair = (
          district_code: string,
          district_zh: string,
          origin_code: string,
          changes: object = {}
        ) => ({
          district_code,
          district_zh,
          origin_code,
          kind: "collaboration" as const,
          ...changes,
        })
        await origins().createOriginPairings([
          pair("310107", "普陀区", "530800"),
          pair("310104", "徐汇区", LANCANG, { valid_from: "2021-05-01", is_sample: true }),
          pair("310105", "长宁区", LANCANG, { valid_until: "2021-05-01" }),
          pair("310106", "静安区", LANCANG, { valid_from: "2999-01-01" }),
        ])
        await origins().createSuppliers({
          name: "澜沧茶厂",
          kind: "leading_enterprise",
          origin_code: LANCANG,
        })
        const { origin } = (await ask(`origins/${LANCANG}`)).data as OriginAnswer
        expect(origin).toMatchObject({
          code: LANCANG,
          level: "county",
          name: "澜沧县",
          parents: [
            { code: "530000", level: "province", name: "云南省" },
            { code: "530800", level: "prefecture", name: "普洱市" },
          ],
          children: [],
          story_zh: "茶乡",
          story_en: null,
          flagship_zh: "古树茶",
          product_count: 0,
        })
        expect(origin.pairings).toEqual([
          {
            district_code: "310104",
            district: "徐汇区",
            district_en: null,
            kind: "collaboration",
            since: "2021-05-01",
            is_sample: true,
          },
          {
            district_code: "310107",
            district: "普陀区",
            district_en: null,
            kind: "collaboration",
            since: null,
            is_sample: false,
          },
        ])
        expect(origin.suppliers.map(({ name }) => name)).toEqual(["澜沧茶厂"])
      })

      it("tells a prefecture and a province with what lies below", async () => {
        const prefecture = ((await ask("origins/530800")).data as OriginAnswer).origin
        expect(prefecture.children).toEqual([
          { code: MENGLIAN, name: "孟连县", name_en: "Menglian", product_count: 2 },
          { code: LANCANG, name: "澜沧县", name_en: "Lancang", product_count: 0 },
        ])
        expect(prefecture.suppliers.map(({ name }) => name)).toEqual(["孟连咖啡合作社"])
        const province = ((await ask("origins/530000")).data as OriginAnswer).origin
        expect([province.parents, province.product_count, province.suppliers.length]).toEqual([[], 3, 1])
      })

      it("answers 404 for a place that is not in the programme", async () => {
        for (const code of ["110101", "nowhere", "'"]) {
          const { status, data } = await ask(`origins/${code}`)
          expect([code, status, data.type]).toEqual([code, 404, "not_found"])
        }
      })
    })

    describe("GET /store/campaign", () => {
      it("has nothing to say before an edition is in force, and counts when one is", async () => {
        expect((await ask("campaign")).status).toBe(404)
        const target = getContainer().resolve<TargetModuleService>(TARGET_MODULE)
        const edition = await target.createCatalogueEditions({
          campaign: HUNDRED_PRODUCTS,
          year: 2026,
          name_zh: "百县百品2026",
          name_en: "Hundred products 2026",
          status: "published",
          valid_from: "2020-01-01",
        })
        const entry = (product_id: string, status: "listed" | "removed") => ({
          edition_id: edition.id,
          product_id,
          origin_code: MENGLIAN,
          class: "饮品",
          status,
          valid_from: "2020-01-01",
        })
        await target.createCatalogueEntries([entry(box.product_id, "listed"), entry("prod_gone", "removed")])
        await origins().createOriginMemberships([
          { origin_code: MENGLIAN, list: "supported", valid_from: "2020-01-01" },
          { origin_code: MENGLIAN, list: "98", valid_from: "2020-01-01" },
          { origin_code: WANZHOU, list: "supported", valid_from: "2020-01-01" },
          { origin_code: LANCANG, list: "supported", valid_from: "2020-01-01", valid_until: "2021-01-01" },
        ])
        expect((await ask("campaign")).data as CampaignAnswer).toEqual({
          campaign: {
            name_zh: "百县百品2026",
            name_en: "Hundred products 2026",
            edition_year: 2026,
            county_count: 2,
            prefecture_count: 1,
            province_count: 2,
            listed_product_count: 1,
            sales_point_count: 1,
            hub_count: 0,
            counter_count: 1,
            outlet_count: 0,
            has_sample_data: false,
          },
        })
      })
    })
  },
})
