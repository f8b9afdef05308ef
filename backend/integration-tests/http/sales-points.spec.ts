import { updateInventoryLevelsWorkflow } from "@medusajs/medusa/core-flows"
import { medusaIntegrationTestRunner } from "@medusajs/test-utils"
import type { SalesPointsAnswer } from "../../src/contract"
import { CATALOG_MODULE } from "../../src/modules/catalog"
import type CatalogModuleService from "../../src/modules/catalog/service"
import { NETWORK_MODULE } from "../../src/modules/network"
import type NetworkModuleService from "../../src/modules/network/service"
import { makeProduct, makeShop, type MadeProduct, type Shop } from "../factory"

jest.setTimeout(180_000)

medusaIntegrationTestRunner({
  inApp: true,
  moduleName: "salespoints",
  testSuite: ({ api, getContainer }) => {
    let shop: Shop
    let coffee: MadeProduct
    let walnut: MadeProduct

    const ask = async (query = "") =>
      await api.get(`/store/sales-points?${query}`, { headers: shop.store, validateStatus: () => true })
    const list = async (query = "") => (await ask(query)).data as SalesPointsAnswer
    const codes = async (query = "") => (await list(query)).items.map(({ code }) => code)
    const catchUp = async () => await getContainer().resolve<CatalogModuleService>(CATALOG_MODULE).catchUp()

    beforeAll(async () => {
      const container = getContainer()
      shop = await makeShop(container)
      const network = container.resolve<NetworkModuleService>(NETWORK_MODULE)
      await network.createDistricts([{ code: "310104", name_zh: "徐汇区", name_en: "Xuhui" }])
      const point = (code: string, changes: object) => ({
        code,
        name: `${code}店`,
        kind: "outlet" as const,
        district_code: "310104",
        ...changes,
      })
      await network.createSalesPoints([
        point("H-001", {
          kind: "hub",
          pickup: true,
          stock_location_id: shop.warehouse_id,
          subdistrict: "漕河泾街道",
        }),
        point("O-001", { type: "supermarket", is_sample: true }),
        point("O-002", { district_code: "310101" }),
        point("O-CLOSED", { closed_on: "2021-01-01" }),
        point("O-LATER", { opened_on: "2999-01-01" }),
        point("ONLINE", { kind: "online", district_code: null }),
      ] as Parameters<NetworkModuleService["createSalesPoints"]>[0])
      coffee = await makeProduct(container, shop, { handle: "coffee", warehouse: 3, counter: 50 })
      walnut = await makeProduct(container, shop, { handle: "walnut", warehouse: 20, counter: 0 })
      await catchUp()
    })

    it("lists the points that are open today, hubs first, with everything a row needs", async () => {
      const answer = await list()
      expect(answer.items.map(({ code }) => code)).toEqual(["H-001", "C-001", "O-001", "O-002"])
      expect({ ...answer, items: answer.items.slice(0, 1) }).toEqual({
        items: [
          {
            code: "H-001",
            name: "H-001店",
            kind: "hub",
            type: null,
            district_code: "310104",
            district: "徐汇区",
            district_en: "Xuhui",
            subdistrict: "漕河泾街道",
            opening_hours: null,
            pickup: true,
            stock_band: null,
            is_sample: false,
          },
        ],
        total: 4,
        limit: 24,
        offset: 0,
        districts: [
          { code: "310101", name: "黄浦区", name_en: "Huangpu", total: 2 },
          { code: "310104", name: "徐汇区", name_en: "Xuhui", total: 2 },
        ],
      })
    })

    it("filters by district, kind, pick-up and words, and pages", async () => {
      const found: [query: string, codes: string[]][] = [
        ["district=310101", ["C-001", "O-002"]],
        ["district=310104&kind=outlet", ["O-001"]],
        ["kind=online", ["ONLINE"]],
        ["pickup=true", ["H-001", "C-001"]],
        ["q=漕河泾", ["H-001"]],
        ["q=黄浦", ["C-001", "O-002"]],
        ["q=ｈ-００１", ["H-001"]],
        ["q=%25", []],
        ["district=nowhere", []],
        ["limit=2&offset=1", ["C-001", "O-001"]],
      ]
      for (const [query, expected] of found) expect([query, await codes(query)]).toEqual([query, expected])
      expect((await list("limit=2&offset=1")).total).toBe(4)
    })

    it("puts the shopper's district first", async () => {
      expect(await codes("near=310101")).toEqual(["C-001", "O-002", "H-001", "O-001"])
    })

    it("says how much of a product lies where, the best stocked first", async () => {
      const bands = async (...variants: string[]) =>
        (await list(`variant_id=${variants.join(",")}`)).items.map(({ code, stock_band }) => [
          code,
          stock_band,
        ])
      expect(await bands(coffee.variant_id)).toEqual([
        ["C-001", "plenty"],
        ["H-001", "few"],
      ])
      // A basket is as well stocked as its scarcest piece.
      expect(await bands(coffee.variant_id, walnut.variant_id)).toEqual([
        ["H-001", "few"],
        ["C-001", "none"],
      ])
      expect(await bands("variant_nothing")).toEqual([])

      await updateInventoryLevelsWorkflow(getContainer()).run({
        input: {
          updates: [
            {
              inventory_item_id: coffee.inventory_item_id,
              location_id: shop.warehouse_id,
              stocked_quantity: 0,
            },
          ],
        },
      })
      await catchUp()
      expect(await bands(coffee.variant_id)).toEqual([
        ["C-001", "plenty"],
        ["H-001", "none"],
      ])
    })

    it("names only the points that have some left, and counts their districts, when asked for stock", async () => {
      const both = `variant_id=${coffee.variant_id},${walnut.variant_id}`
      expect(await codes(both)).toEqual(["H-001", "C-001"])
      const { items, total, districts } = await list(`${both}&in_stock=true&limit=1`)
      expect(items.map(({ code }) => code)).toEqual(["H-001"])
      expect([total, districts]).toEqual([
        1,
        [{ code: "310104", name: "徐汇区", name_en: "Xuhui", total: 1 }],
      ])
      expect(await codes("in_stock=true")).toEqual([])
    })

    it("forgets the stock of a point that closes", async () => {
      const network = getContainer().resolve<NetworkModuleService>(NETWORK_MODULE)
      await network.updateSalesPoints({ selector: { code: "C-001" }, data: { closed_on: "2021-01-01" } })
      await catchUp()
      expect(await codes(`variant_id=${coffee.variant_id}`)).toEqual(["H-001"])
      const { data } = await api.get("/store/catalog?handles=coffee", { headers: shop.store })
      expect(data.items[0].stock_band).toBe("few")
    })

    it("refuses what it cannot mean and names the field", async () => {
      const wrong: [query: string, field: string][] = [
        ["near=31.2,121.4", "near"],
        ["kind=kiosk", "kind"],
        ["pickup=yes", "pickup"],
        ["limit=1000", "limit"],
      ]
      for (const [query, field] of wrong) {
        const { status, data } = await ask(query)
        expect([query, status, Object.keys(data.fields as object)]).toEqual([query, 400, [field]])
      }
    })
  },
})
