import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { Logger } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import {
  createPriceListsWorkflow,
  createProductCategoriesWorkflow,
  createReservationsWorkflow,
  deleteProductsWorkflow,
  updateInventoryLevelsWorkflow,
  updatePriceListsWorkflow,
  updateProductCategoriesWorkflow,
} from "@medusajs/medusa/core-flows"
import { medusaIntegrationTestRunner } from "@medusajs/test-utils"
import { PublishableKeys } from "../../src/api/store/catalog/publishable-keys"
import { catalogRead } from "../../src/api/store/catalog/read"
import { answerRead } from "../../src/api/store/catalog/store-read"
import type {
  CatalogAnswer,
  CatalogCategoriesAnswer,
  CatalogItem,
  CatalogProductAnswer,
} from "../../src/contract"
import { CATALOG_MODULE } from "../../src/modules/catalog"
import { CatalogClock } from "../../src/modules/catalog/catalog-clock"
import type CatalogModuleService from "../../src/modules/catalog/service"
import { LEDGER_MODULE } from "../../src/modules/ledger"
import { appendSalesLines } from "../../src/modules/ledger/append-sales-lines"
import { NETWORK_MODULE } from "../../src/modules/network"
import type NetworkModuleService from "../../src/modules/network/service"
import { ORIGIN_MODULE } from "../../src/modules/origin"
import type OriginModuleService from "../../src/modules/origin/service"
import { HUNDRED_PRODUCTS, TARGET_MODULE } from "../../src/modules/target"
import type TargetModuleService from "../../src/modules/target/service"
import { rebuildCatalogWorkflow } from "../../src/workflows/catalog/rebuild-catalog"
import { makeProduct, makeShop, MENGLIAN, type MadeProduct, type Shop } from "../factory"
import { takeAll } from "../stock-truth"

jest.setTimeout(180_000)

/** How long a change may take to be seen when nobody waits for it: far above what it takes, far below a person's patience. */
const SEEN_WITHIN_MS = 5_000

medusaIntegrationTestRunner({
  inApp: true,
  moduleName: "catalog",
  testSuite: ({ api, getContainer }) => {
    let shop: Shop
    let coffee: MadeProduct
    let walnut: MadeProduct
    let tea: MadeProduct
    let category_id: string

    const catalog = () => getContainer().resolve<CatalogModuleService>(CATALOG_MODULE)
    const origins = () => getContainer().resolve<OriginModuleService>(ORIGIN_MODULE)
    const db = () => getContainer().resolve<Knex>(ContainerRegistrationKeys.PG_CONNECTION)
    const ask = async (path: string, headers: Record<string, string> = shop.store) =>
      await api.get(`/store/${path}`, { headers, validateStatus: () => true })
    const list = async (query = ""): Promise<CatalogAnswer> =>
      (await ask(`catalog?${query}`)).data as CatalogAnswer
    const handles = async (query = ""): Promise<string[]> =>
      (await list(query)).items.map(({ handle }) => handle)
    const item = async (handle: string): Promise<CatalogItem | undefined> => {
      await catalog().catchUp()
      return (await list("limit=100")).items.find((each) => each.handle === handle)
    }
    const page = async (handle: string) =>
      ((await ask(`catalog/${handle}`)).data as CatalogProductAnswer).product
    const asAdmin = () => ({ headers: shop.admin })

    beforeAll(async () => {
      const container = getContainer()
      shop = await makeShop(container)
      const { result } = await createProductCategoriesWorkflow(container).run({
        input: {
          product_categories: [
            { name: "茶叶", handle: "tea", is_active: true, rank: 1, metadata: { name_en: "Tea" } },
            {
              name: "坚果干货",
              handle: "nuts-dried",
              is_active: true,
              rank: 0,
              metadata: { name_en: "Nuts" },
            },
          ],
        },
      })
      category_id = result.find(({ handle }) => handle === "tea")!.id
      coffee = await makeProduct(container, shop, {
        handle: "coffee",
        title: "孟连小粒咖啡",
        price_fen: 5_990,
      })
      walnut = await makeProduct(container, shop, {
        handle: "walnut",
        title: "云南核桃仁",
        price_fen: 2_000,
        origin_code: "530800",
        warehouse: 3,
        counter: 0,
      })
      tea = await makeProduct(container, shop, { handle: "tea", title: "古树红茶", price_fen: 9_900 })
      await api.post(`/admin/products/${tea.product_id}`, { categories: [{ id: category_id }] }, asAdmin())
      await catalog().catchUp()
    })

    describe("GET /store/catalog", () => {
      it("shows a published product with everything a card needs", async () => {
        const { items, total, limit, offset } = await list("q=咖啡")
        expect({ total, limit, offset }).toEqual({ total: 1, limit: 24, offset: 0 })
        expect(items[0]).toEqual({
          product_id: coffee.product_id,
          handle: "coffee",
          title: "孟连小粒咖啡",
          title_en: "coffee (en)",
          subtitle: null,
          thumbnail: null,
          category: null,
          category_name: null,
          category_name_en: null,
          price_fen: 5_990,
          price_varies: false,
          spec: "500g/袋",
          variant_id: coffee.variant_id,
          has_options: false,
          origin: {
            code: MENGLIAN,
            county: "孟连县",
            county_en: "Menglian",
            prefecture: "普洱市",
            prefecture_en: "Pu'er",
            province: "云南省",
            province_en: "Yunnan",
          },
          labels: [],
          available: true,
          stock_band: "plenty",
          sold_quantity: 0,
          is_sample: false,
        })
      })

      it("leaves the county empty for goods known only to a prefecture", async () => {
        expect((await list("q=核桃")).items[0]?.origin).toMatchObject({
          code: "530800",
          county: null,
          county_en: null,
          prefecture: "普洱市",
          province: "云南省",
        })
      })

      it("filters by place of any level, category, point, label, handles and stock", async () => {
        const found: [query: string, handles: string[]][] = [
          [`origin=${MENGLIAN}`, ["coffee", "tea"]],
          ["origin=530800", ["coffee", "tea", "walnut"]],
          ["origin=530000", ["coffee", "tea", "walnut"]],
          ["category=tea", ["tea"]],
          ["handles=walnut,coffee,nothing", ["coffee", "walnut"]],
          [`sales_point=${shop.pickup_code}&in_stock=true`, ["coffee", "tea"]],
          [`sales_point=${shop.pickup_code}`, ["coffee", "tea", "walnut"]],
          [`q=云南&origin=530800`, ["coffee", "tea", "walnut"]],
          ["origin=999999", []],
          ["category=nothing", []],
          ["sales_point=nowhere", []],
          ["label=organic", []],
          ["origin=%27%3B--", []],
        ]
        for (const [query, expected] of found) {
          const answer = await list(query)
          expect([query, answer.items.map(({ handle }) => handle).sort(), answer.total]).toEqual([
            query,
            expected,
            expected.length,
          ])
        }
      })

      it("speaks of one point's stock when one point is asked for", async () => {
        const [found] = (await list(`sales_point=${shop.pickup_code}&handles=walnut`)).items
        expect([found?.available, found?.stock_band]).toEqual([false, "none"])
        expect((await list("handles=walnut")).items[0]?.stock_band).toBe("few")
      })

      it("sorts and pages without losing or doubling a product", async () => {
        expect(await handles("sort=price_asc")).toEqual(["walnut", "coffee", "tea"])
        expect(await handles("sort=price_desc")).toEqual(["tea", "coffee", "walnut"])
        expect(await handles("sort=newest")).toEqual(["tea", "walnut", "coffee"])
        const paged = [
          await list("sort=price_asc&limit=1"),
          await list("sort=price_asc&limit=1&offset=1"),
          await list("sort=price_asc&limit=1&offset=2"),
          await list("sort=price_asc&limit=1&offset=3"),
        ]
        expect(paged.map(({ total }) => total)).toEqual([3, 3, 3, 3])
        expect(paged.flatMap(({ items }) => items.map(({ handle }) => handle))).toEqual([
          "walnut",
          "coffee",
          "tea",
        ])
      })

      it("finds by Chinese, pinyin, initials, English, place and SKU", async () => {
        const found: [q: string, handles: string[]][] = [
          ["核", ["walnut"]],
          ["核桃", ["walnut"]],
          ["核桃仁", ["walnut"]],
          ["hetao", ["walnut"]],
          ["ht", ["walnut"]],
          ["htr", ["walnut"]],
          ["KAFEI", ["coffee"]],
          ["孟连", ["coffee", "tea"]],
          ["menglian 红茶", ["tea"]],
          ["茶叶", ["tea"]],
          ["SKU-walnut", ["walnut"]],
          ["walnut", ["walnut"]],
          ["核桃 咖啡", []],
          ["不存在", []],
        ]
        for (const [q, expected] of found) {
          expect([q, (await handles(`q=${encodeURIComponent(q)}`)).sort()]).toEqual([q, expected])
        }
      })

      it("refuses what it cannot mean and names the field", async () => {
        const wrong: [query: string, field: string][] = [
          ["limit=0", "limit"],
          ["limit=101", "limit"],
          ["limit=many", "limit"],
          ["offset=-1", "offset"],
          ["sort=best", "sort"],
          ["label=tasty", "label"],
          ["in_stock=maybe", "in_stock"],
          [`q=${"长".repeat(101)}`, "q"],
          ["origin=1&origin=2", "origin"],
          [`handles=${Array.from({ length: 101 }, (_, n) => `h${n}`).join(",")}`, "handles"],
        ]
        for (const [query, field] of wrong) {
          const { status, data } = await ask(`catalog?${query}`)
          expect([query, status, data.type, Object.keys(data.fields as object)]).toEqual([
            query,
            400,
            "invalid_data",
            [field],
          ])
        }
        expect((await ask("catalog?origin=&q=&utm_source=wechat")).status).toBe(200)
      })

      it("charges what the cart would charge", async () => {
        const { data } = await ask(
          `products?region_id=${shop.region_id}&fields=handle,*variants.calculated_price&limit=50`
        )
        const asked = (
          data.products as {
            handle: string
            variants: { calculated_price: { calculated_amount: number } }[]
          }[]
        ).map(({ handle, variants }) => [
          handle,
          Math.round(variants[0]!.calculated_price.calculated_amount * 100),
        ])
        const shown = (await list()).items.map(({ handle, price_fen }) => [handle, price_fen])
        expect(shown.sort()).toEqual(asked.sort())
        expect(shown).toHaveLength(3)
      })
    })

    describe("GET /store/catalog/:handle", () => {
      it("tells the whole of one product", async () => {
        await origins().createRecognitions({
          product_id: coffee.product_id,
          origin_code: MENGLIAN,
          scheme: "地理标志证明商标",
          label: "geographical_indication",
          valid_from: "2020-01-01",
        })
        await origins().createOriginPairings([
          { district_code: "310107", district_zh: "普陀区", origin_code: "530800", kind: "collaboration" },
          {
            district_code: "310104",
            district_zh: "徐汇区",
            origin_code: MENGLIAN,
            kind: "collaboration",
            valid_until: "2021-01-01",
          },
        ])
        await catalog().catchUp()
        const product = await page("coffee")
        expect(product).toMatchObject({
          handle: "coffee",
          price_fen: 5_990,
          labels: ["geographical_indication"],
          return_policy: "seven_day",
          needs_cold_chain: false,
          lots: [],
          variants: [
            {
              id: coffee.variant_id,
              sku: "SKU-coffee",
              title: "500g/袋",
              price_fen: 5_990,
              available: true,
              stock_band: "plenty",
            },
          ],
          origin_profile: {
            grown_in: { code: MENGLIAN, county: "孟连县" },
            supplier: { name: "孟连咖啡合作社", kind: "cooperative" },
            recognitions: [{ scheme: "地理标志证明商标", valid_from: "2020-01-01", valid_until: null }],
            paired_districts: [
              { district_code: "310107", district: "普陀区", district_en: null, is_sample: false },
            ],
            components: [],
          },
        })
        expect(product).not.toHaveProperty("variant_id")
      })

      it("names the return policy with the law's reason, and none without one", async () => {
        const terms = async (metadata: Record<string, string | null>) => {
          await getContainer().resolve(Modules.PRODUCT).updateProducts(coffee.product_id, { metadata })
          await catalog().catchUp()
          const { return_policy, exclusion_reason } = await page("coffee")
          return [return_policy, exclusion_reason]
        }
        expect(await terms({ return_policy: "excluded_by_law" })).toEqual(["excluded_by_law", null])
        const excluded = { return_policy: "excluded_with_consent" }
        expect(await terms({ ...excluded, exclusion_reason: "flawed" })).toEqual([
          "excluded_with_consent",
          "flawed",
        ])
        expect(await terms({ ...excluded, exclusion_reason: null })).toEqual(["seven_day", null])
        expect(await terms({ ...excluded, exclusion_reason: "unloved" })).toEqual(["seven_day", null])
      })

      it("refuses an address that nobody can read, at every door", async () => {
        const origin = "http://localhost:8000"
        const statuses: [path: string, status: number][] = [
          ["catalog/%00", 400],
          ["origins/%00", 400],
          ["catalog/%ED%A0%80", 404],
          ["catalog?q=%00", 200],
        ]
        for (const [path, status] of statuses) {
          for (const headers of [shop.store, { ...shop.store, origin }]) {
            expect([path, (await ask(path, headers)).status]).toEqual([path, status])
          }
        }
        for (const path of ["/admin/products/%ED%A0%80/origin", "/admin/products/%00/origin"]) {
          const answer = await api.get(path, { ...asAdmin(), validateStatus: () => true })
          expect([path, answer.status, answer.data.code]).toEqual([path, 400, "unreadable_text"])
        }
        const wallet = await api.post("/demo-wallet/%00/fail", {}, { validateStatus: () => true })
        expect(wallet.status).toBe(400)
      })

      it("answers 404 for what is not in the shop", async () => {
        const { status, data } = await ask("catalog/nothing")
        expect([status, data.type]).toEqual([404, "not_found"])
        expect((await ask("catalog/%E0%A4%A")).status).toBe(404)
      })
    })

    describe("GET /admin/labels", () => {
      const labels = async (variants: string) =>
        await api.get(`/admin/labels?variants=${variants}`, { ...asAdmin(), validateStatus: () => true })

      it("says of each variant what a price tag must, in the order of the shelf", async () => {
        const { data } = await labels(`${walnut.variant_id},variant_unknown,${coffee.variant_id}`)
        expect(data.items).toHaveLength(2)
        expect(data.items[0]).toMatchObject({ variant_id: walnut.variant_id, price_fen: 2_000 })
        expect(data.items[1]).toMatchObject({
          variant_id: coffee.variant_id,
          title: "孟连小粒咖啡",
          price_fen: 5_990,
          origin: { code: MENGLIAN, province: "云南省" },
          url: expect.stringMatching(/\/products\/coffee$/),
        })
      })

      it("refuses a request that names no variant or what cannot be one", async () => {
        for (const variants of [
          "",
          ",",
          "a%20b",
          Array(301)
            .fill("v")
            .map((v, at) => v + at)
            .join(","),
        ]) {
          const { status, data } = await labels(variants)
          expect({ status, field: Object.keys(data.fields ?? {})[0]?.split(".")[0] }).toEqual({
            status: 400,
            field: "variants",
          })
        }
      })
    })

    describe("GET /store/trace/:code", () => {
      const CODE = "0123456789ABCDEF"
      const trace = async (code: string) => await ask(`trace/${code}`)

      const recordLot = async (): Promise<void> => {
        const sql = `
          INSERT INTO stock_lot (id, inventory_item_id, lot_code, trace_code, production_date, expiry_date,
            is_expiry_computed, origin_code)
          VALUES ('lot_1', :item, 'L-2026-09', :code, '2026-09-01', :expiry_date, true, :origin)`
        await db().raw(sql, {
          item: coffee.inventory_item_id,
          code: CODE,
          expiry_date: "2026-09-30",
          origin: MENGLIAN,
        })
      }

      it("tells who scans a pack what it is, where it comes from and until when it is good", async () => {
        await recordLot()
        const { status, data } = await trace(CODE.toLowerCase())
        expect(status).toBe(200)
        expect(data.trace).toMatchObject({
          trace_code: CODE,
          lot_code: "L-2026-09",
          product: { title: "孟连小粒咖啡", handle: "coffee" },
          origin: { code: MENGLIAN, province: "云南省" },
          production_date: "2026-09-01",
          expiry_date: "2026-09-30",
          is_expiry_computed: true,
          is_expired: true,
          proofs: [],
          journey: [],
        })
      })

      it("knows no code that was not given out, whatever it looks like", async () => {
        await recordLot()
        for (const code of ["FFFFFFFFFFFFFFFF", "1", "0123456789ABCDE'", "lot_1"]) {
          expect({ code, status: (await trace(encodeURIComponent(code))).status }).toEqual({
            code,
            status: 404,
          })
        }
      })
    })

    describe("GET /store/catalog-categories", () => {
      it("lists the classes in their order with their counts", async () => {
        expect((await ask("catalog-categories")).data as CatalogCategoriesAnswer).toEqual({
          items: [
            { handle: "nuts-dried", name: "坚果干货", name_en: "Nuts", product_count: 0 },
            { handle: "tea", name: "茶叶", name_en: "Tea", product_count: 1 },
          ],
        })
      })
    })

    describe("the read model", () => {
      it("takes the day the office names for the day goods came on sale, once it has come", async () => {
        const newest = async (listed_on: string | null) => {
          await getContainer()
            .resolve(Modules.PRODUCT)
            .updateProducts(coffee.product_id, { metadata: { listed_on } })
          await catalog().catchUp()
          return (await handles("sort=newest")).indexOf("coffee")
        }
        expect(await newest("2001-09-30")).toBe(2)
        const made = await newest(null)
        for (const nonsense of ["2999-01-01", "2026-02-30", "soon", "1999-01-01"]) {
          expect(await newest(nonsense)).toBe(made)
        }
      })

      it("follows a product's own change without anybody waiting for it", async () => {
        await api.post(`/admin/products/${coffee.product_id}`, { title: "孟连咖啡豆" }, asAdmin())
        const before = Date.now()
        while ((await handles("q=咖啡豆")).length === 0)
          expect(Date.now() - before).toBeLessThan(SEEN_WITHIN_MS)
        expect(await handles("q=小粒")).toEqual([])
      })

      it("follows prices, price lists and the end of a price list", async () => {
        await api.post(
          `/admin/products/${coffee.product_id}/variants/${coffee.variant_id}`,
          { prices: [{ currency_code: "cny", amount: 45.5 }] },
          asAdmin()
        )
        expect((await item("coffee"))?.price_fen).toBe(4_550)

        const sale = (amount: number, changes: object = {}) => ({
          title: "年货节",
          description: "年货节",
          status: "active" as const,
          prices: [{ currency_code: "cny", amount, variant_id: coffee.variant_id }],
          ...changes,
        })
        const { result } = await createPriceListsWorkflow(getContainer()).run({
          input: { price_lists_data: [sale(39.9)] },
        })
        expect((await item("coffee"))?.price_fen).toBe(3_990)

        // A list for other people is not ours.
        await createPriceListsWorkflow(getContainer()).run({
          input: { price_lists_data: [sale(10, { rules: { "customer.groups.id": ["cusgroup_staff"] } })] },
        })
        expect((await item("coffee"))?.price_fen).toBe(3_990)

        await updatePriceListsWorkflow(getContainer()).run({
          input: {
            price_lists_data: [{ id: result[0]!.id, ends_at: new Date(Date.now() - 1_000).toISOString() }],
          },
        })
        expect((await item("coffee"))?.price_fen).toBe(4_550)
      })

      it("begins a price list at its hour, though nothing is written then", async () => {
        const starts_at = new Date(Date.now() + 1_500)
        await createPriceListsWorkflow(getContainer()).run({
          input: {
            price_lists_data: [
              {
                title: "秒杀",
                description: "秒杀",
                status: "active",
                starts_at: starts_at.toISOString(),
                prices: [{ currency_code: "cny", amount: 9.9, variant_id: coffee.variant_id }],
              },
            ],
          },
        })
        expect((await item("coffee"))?.price_fen).toBe(5_990)
        while ((await list("handles=coffee")).items[0]?.price_fen !== 990) {
          expect(Date.now() - starts_at.getTime()).toBeLessThan(SEEN_WITHIN_MS)
        }
      })

      it("follows stock and reservations, in bands", async () => {
        const set = async (location_id: string, stocked_quantity: number) =>
          await updateInventoryLevelsWorkflow(getContainer()).run({
            input: {
              updates: [{ inventory_item_id: coffee.inventory_item_id, location_id, stocked_quantity }],
            },
          })
        await set(shop.counter_id, 0)
        await set(shop.warehouse_id, 6)
        expect(await item("coffee")).toMatchObject({ available: true, stock_band: "plenty" })
        await createReservationsWorkflow(getContainer()).run({
          input: {
            reservations: [
              { inventory_item_id: coffee.inventory_item_id, location_id: shop.warehouse_id, quantity: 1 },
            ],
          },
        })
        expect(await item("coffee")).toMatchObject({ available: true, stock_band: "few" })
        await set(shop.warehouse_id, 1)
        expect(await item("coffee")).toMatchObject({ available: false, stock_band: "none" })
        expect(await handles("in_stock=true&sort=price_asc")).toEqual(["walnut", "tea"])
        expect(await handles()).toEqual(["tea", "walnut", "coffee"])
      })

      it("makes no new version of a sale that changes nothing a shopper sees", async () => {
        await catalog().catchUp()
        const version = catalog().version()
        await db().raw(
          "UPDATE inventory_level SET stocked_quantity = stocked_quantity - 1 WHERE inventory_item_id = :id",
          { id: coffee.inventory_item_id }
        )
        await catalog().catchUp()
        expect(version).not.toBeNull()
        expect(catalog().version()).toBe(version)
      })

      it("follows origin, supplier, recognition, catalogue entry and category", async () => {
        const container = getContainer()
        await api.post(
          `/admin/products/${coffee.product_id}/origin`,
          { origin_code: "530800", supplier_id: shop.supplier_id, labels: [{ label: "organic" }] },
          asAdmin()
        )
        expect(await item("coffee")).toMatchObject({ origin: { code: "530800" }, labels: ["organic"] })
        expect(await handles(`origin=${MENGLIAN}`)).toEqual(["tea"])

        const target = container.resolve<TargetModuleService>(TARGET_MODULE)
        const edition = await target.createCatalogueEditions({
          campaign: HUNDRED_PRODUCTS,
          year: 2026,
          name_zh: "百县百品2026",
          name_en: "Hundred products 2026",
          status: "published",
          valid_from: "2020-01-01",
        })
        await target.createCatalogueEntries({
          edition_id: edition.id,
          product_id: coffee.product_id,
          origin_code: "530800",
          class: "饮品",
          status: "listed",
          valid_from: "2020-01-01",
        })
        expect((await item("coffee"))?.labels).toEqual(["hundred_products", "organic"])
        expect(await handles("label=hundred_products")).toEqual(["coffee"])
        // Its words have not changed, and the search still narrows by the new label and the old.
        expect(await handles("q=咖啡&label=hundred_products")).toEqual(["coffee"])
        expect(await handles("q=咖啡&label=organic")).toEqual(["coffee"])

        await origins().updateSuppliers({ id: shop.supplier_id, name: "新合作社" })
        await updateProductCategoriesWorkflow(container).run({
          input: { selector: { id: category_id }, update: { name: "好茶" } },
        })
        await origins().updateOriginPlaces({
          selector: { code: MENGLIAN },
          data: { name_zh: "孟连傣族拉祜族佤族自治县" },
        })
        expect(await item("tea")).toMatchObject({
          category_name: "好茶",
          origin: { county: "孟连傣族拉祜族佤族自治县" },
        })
        expect((await page("tea")).origin_profile.supplier?.name).toBe("新合作社")
        expect(await handles("q=拉祜族")).toEqual(["tea"])
      })

      it("drops what is unpublished, deleted, taken off the channel or left without a price", async () => {
        await api.post(`/admin/products/${coffee.product_id}`, { status: "draft" }, asAdmin())
        await takeAll(db(), walnut.inventory_item_id)
        await deleteProductsWorkflow(getContainer()).run({ input: { ids: [walnut.product_id] } })
        expect(await item("coffee")).toBeUndefined()
        expect(await handles()).toEqual(["tea"])
        expect((await ask("catalog/coffee")).status).toBe(404)

        await api.post(`/admin/products/${coffee.product_id}`, { status: "published" }, asAdmin())
        expect(await item("coffee")).toBeDefined()
        const link = getContainer().resolve(ContainerRegistrationKeys.LINK)
        await link.dismiss({
          [Modules.PRODUCT]: { product_id: coffee.product_id },
          [Modules.SALES_CHANNEL]: { sales_channel_id: shop.sales_channel_id },
        })
        await db().raw(
          "DELETE FROM price WHERE price_set_id IN (SELECT price_set_id FROM product_variant_price_set WHERE variant_id = :id)",
          {
            id: tea.variant_id,
          }
        )
        expect(await item("coffee")).toBeUndefined()
        expect((await list()).total).toBe(0)
        expect((await list("q=咖啡")).total).toBe(0)
      })

      it("counts what was sold in ninety days, less what came back, as soon as a process comes up", async () => {
        const line = (source_key: string, business_day: string, quantity: number) => ({
          kind: quantity < 0 ? ("refund" as const) : ("sale" as const),
          source: "order" as const,
          source_key,
          corrects_key: null,
          source_document: "order_1",
          document_label: "1",
          occurred_at: `${business_day}T04:00:00.000Z`,
          business_day,
          product_id: tea.product_id,
          variant_id: tea.variant_id,
          sku: null,
          product_title: "古树红茶",
          lot_code: null,
          origin_code: MENGLIAN,
          supplier_id: null,
          supplier_name: null,
          sales_point_id: "sp",
          sales_point_code: "ONLINE",
          point_kind: "online" as const,
          district_code: null,
          line: "online" as const,
          venue_type: null,
          counting_type: "assisted_sale" as const,
          is_recognised: false,
          in_catalogue: false,
          is_sample: false,
          quantity,
          gross_fen: quantity * 100,
          discount_fen: 0,
          net_fen: quantity * 100,
        })
        const daysAgo = (days: number) =>
          new Date(Date.now() + 8 * 3_600_000 - days * 86_400_000).toISOString().slice(0, 10)
        expect(getContainer().hasRegistration(LEDGER_MODULE)).toBe(true)
        await appendSalesLines(db(), [
          line("a", daysAgo(0), 5),
          line("b", daysAgo(89), 7),
          line("c", daysAgo(90), 100),
          line("d", daysAgo(1), -2),
        ])
        await catalog().__hooks.onApplicationPrepareShutdown()
        await catalog().__hooks.onApplicationStart()
        expect((await item("tea"))?.sold_quantity).toBe(10)
        expect((await handles("sort=sales"))[0]).toBe("tea")
      })

      it("is the same, row for row, when it is thrown away and made again", async () => {
        const rows = async () => {
          const { rows: made } = await db().raw<{ rows: unknown[] }>(
            `SELECT to_jsonb(catalog_item) AS row FROM catalog_item
             UNION ALL SELECT to_jsonb(catalog_stock) FROM catalog_stock
             UNION ALL SELECT to_jsonb(catalog_total) FROM catalog_total
             UNION ALL SELECT to_jsonb(catalog_sold) FROM catalog_sold ORDER BY 1`
          )
          return made
        }
        await api.post(
          `/admin/products/${coffee.product_id}`,
          { title: "孟连咖啡豆", subtitle: "中度烘焙" },
          asAdmin()
        )
        await catalog().catchUp()
        const kept = await rows()
        const version = catalog().version()
        const { result } = await rebuildCatalogWorkflow(getContainer()).run()
        expect(result).toEqual({ products: 3 })
        expect(await rows()).toEqual(kept)
        expect(kept.length).toBeGreaterThan(10)
        // Whatever numbers it has had, no browser holds a list of these rows yet.
        await catalog().catchUp()
        expect(catalog().version()?.split("-")[0]).not.toBe(version?.split("-")[0])
      })

      it("loses no change when a refresh dies half-way", async () => {
        await catalog().catchUp()
        await db().raw("ALTER TABLE catalog_item ADD CONSTRAINT dies CHECK (price_fen <> 123)")
        await api.post(
          `/admin/products/${coffee.product_id}/variants/${coffee.variant_id}`,
          { prices: [{ currency_code: "cny", amount: 1.23 }] },
          asAdmin()
        )
        await expect(catalog().catchUp()).rejects.toThrow(/dies/)
        const { rows } = await db().raw<{ rows: { marks: number }[] }>(
          "SELECT count(*)::int AS marks FROM catalog_dirty"
        )
        expect(rows[0]?.marks).toBeGreaterThan(0)

        await db().raw("ALTER TABLE catalog_item DROP CONSTRAINT dies")
        expect((await item("coffee"))?.price_fen).toBe(123)
      })

      it("is known to another process without being told", async () => {
        const other = new CatalogClock(db(), getContainer().resolve<Logger>(ContainerRegistrationKeys.LOGGER))
        other.start()
        const before = Date.now()
        while (other.version() === null) {
          await list()
          expect(Date.now() - before).toBeLessThan(SEEN_WITHIN_MS)
        }
        const old = other.version()
        await api.post(`/admin/products/${coffee.product_id}`, { title: "孟连咖啡豆" }, asAdmin())
        while (other.version() === old) {
          await list()
          expect(Date.now() - before).toBeLessThan(SEEN_WITHIN_MS * 2)
        }
        await other.stop()
      })
    })

    describe("the door", () => {
      const lists = ["catalog", "catalog/coffee", "catalog-categories", "origins", "sales-points", "campaign"]

      it("refuses a missing, a wrong and a secret key as Medusa does", async () => {
        const wrong: Record<string, string>[] = [
          {},
          { "x-publishable-api-key": "pk_wrong" },
          { "x-publishable-api-key": "x".repeat(200) },
        ]
        for (const headers of wrong) {
          const asMedusa = await ask("products", headers)
          expect(asMedusa.status).toBe(400)
          for (const path of lists) {
            const ours = await ask(path, headers)
            expect([path, ours.status, ours.data]).toEqual([path, asMedusa.status, asMedusa.data])
          }
        }
      })

      it("forgets a revoked key in time, and shows a key only its own shelf", async () => {
        let now = Date.now()
        const keys = new PublishableKeys(db(), () => now)
        const token = shop.store["x-publishable-api-key"]
        expect(await keys.channels(token)).toEqual([shop.sales_channel_id])
        expect(await keys.channels("pk_wrong")).toBeNull()
        await db().raw("UPDATE api_key SET revoked_at = now() WHERE token = :token", { token })
        expect(await keys.channels(token)).toEqual([shop.sales_channel_id])
        now += 10_001
        expect(await keys.channels(token)).toBeNull()
      })

      it("lets the shop's pages read, and nobody else's", async () => {
        const origin = "http://localhost:8000"
        const ours = await ask("catalog", { ...shop.store, origin })
        expect(ours.headers["access-control-allow-origin"]).toBe(origin)
        const foreign = await ask("catalog", { ...shop.store, origin: "https://elsewhere.test" })
        expect(foreign.headers["access-control-allow-origin"]).toBeUndefined()
        expect(ours.headers.vary).toMatch(/x-publishable-api-key/)
      })

      it("gives one answer at every door: ours in front, the lane behind CORS, the ordinary route", async () => {
        await catalog().catchUp()
        // The front door opens with the first request through the lane.
        await ask("catalog")
        const queries = [
          "catalog?limit=2",
          "catalog?q=%E6%A0%B8%E6%A1%83+ren",
          "catalog?origin=1&origin=2",
          "catalog?limit=0",
        ]
        for (const path of [
          ...lists,
          ...queries,
          "catalog/%E6%A0%B8",
          "catalog/nothing",
          "origins/530800?x=%ff",
        ]) {
          const front = await ask(path)
          const lane = await ask(path, { ...shop.store, origin: "http://localhost:8000" })
          const route = await api.head(`/store/${path}`, { headers: shop.store, validateStatus: () => true })
          const shown = ["etag", "cache-control", "vary", "content-type", "content-length"]
          const heads = [front, lane, route].map(({ status, headers }) => [
            status,
            ...shown.map((name) => headers[name] as unknown),
          ])
          expect([path, lane.data]).toEqual([path, front.data])
          expect([path, heads[1], heads[2]]).toEqual([path, heads[0], heads[0]])
        }
        expect((await ask("catalog?origin[]=1")).status).toBe(400)
      })

      it("asks the database once for a list, and not at all for an unchanged one", async () => {
        await catalog().catchUp()
        const first = await ask("catalog")
        expect(first.headers["cache-control"]).toBe("public, max-age=5, stale-while-revalidate=30")
        const driver = db().client as { acquireConnection(): Promise<unknown> }
        const asked = jest.spyOn(driver, "acquireConnection")
        for (let round = 0; round < 20; round += 1) {
          const again = await ask("catalog", { ...shop.store, "if-none-match": String(first.headers.etag) })
          expect([again.status, again.headers.etag]).toEqual([304, first.headers.etag])
        }
        // The clock looks four times a second meanwhile; the framework's own check would ask several times each.
        expect(asked.mock.calls.length).toBeLessThan(10)
        asked.mockClear()
        for (let round = 0; round < 20; round += 1) await ask("catalog")
        expect(asked.mock.calls.length).toBeGreaterThanOrEqual(20)
        expect(asked.mock.calls.length).toBeLessThan(30)
        asked.mockRestore()
      })

      it("does not call a list unchanged that was made for other channels", async () => {
        await catalog().catchUp()
        const sources = { db: db(), catalog: catalog() }
        const answer = async (channels: string[], ifNoneMatch?: string) =>
          await answerRead(catalogRead, sources, { channels, params: {}, query: {}, ifNoneMatch })
        const mine = await answer([shop.sales_channel_id])
        expect((await answer([shop.sales_channel_id], mine.headers.ETag)).status).toBe(304)

        const other = await answer([], mine.headers.ETag)
        expect(other.status).toBe(200)
        expect((JSON.parse(other.body) as CatalogAnswer).items).toEqual([])
      })

      it("sends the new list once anything changed, whatever the browser has", async () => {
        await catalog().catchUp()
        const { headers } = await ask("catalog")
        const network = getContainer().resolve<NetworkModuleService>(NETWORK_MODULE)
        await network.updateDistricts({ selector: { code: "310101" }, data: { name_zh: "新黄浦区" } })
        await catalog().catchUp()
        expect((await ask("catalog", { ...shop.store, "if-none-match": String(headers.etag) })).status).toBe(
          200
        )
      })
    })
  },
})
