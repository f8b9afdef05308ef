import type { ProductOriginAnswer } from "../../src/contract"
import { ORIGIN_MODULE } from "../../src/modules/origin"
import type OriginModuleService from "../../src/modules/origin/service"
import { medusaIntegrationTestRunner } from "@medusajs/test-utils"
import { makeProducts, PLACES, prepareCast, type Cast } from "../ledger/cast"

jest.setTimeout(120_000)

medusaIntegrationTestRunner({
  inApp: true,
  moduleName: "productorigin",
  testSuite: ({ api, getContainer }) => {
    let cast: Cast
    beforeAll(async () => {
      cast = await prepareCast(getContainer())
    })
    /** Any status is an answer. */
    const ask = () => ({ headers: cast.headers, validateStatus: () => true })
    const draft = async (handle: string) => {
      const [goods] = await makeProducts(getContainer(), cast.sales_channel_id, [handle])
      return goods!.product_id
    }
    const set = async (product_id: string, body: object) =>
      await api.post(`/admin/products/${product_id}/origin`, body, ask())
    const newProduct = (handle: string) => ({
      title: handle,
      handle,
      status: "published",
      options: [{ title: "规格", values: ["盒"] }],
      variants: [{ title: "盒", options: { 规格: "盒" }, prices: [{ currency_code: "cny", amount: 10 }] }],
    })
    const menglian = () => ({ origin_code: PLACES.menglian, supplier_id: cast.supplier_id })

    describe("POST /admin/products/:id/origin", () => {
      it("sets the origin, keeps the earlier one when it changes, and adds nothing when it says the same", async () => {
        const product_id = await draft("walnut")
        expect((await set(product_id, menglian())).status).toBe(200)
        const box = {
          origin_code: PLACES.lancang,
          supplier_id: cast.supplier_id,
          components: [
            { origin_code: PLACES.lancang, share_bp: 6_000 },
            { origin_code: PLACES.shiping, share_bp: 4_000 },
          ],
        }
        const changed = (await set(product_id, box)).data as ProductOriginAnswer
        expect(changed.origin).toMatchObject({
          origin_code: PLACES.lancang,
          origin_path: "云南省 / 普洱市 / 澜沧县",
          components: [{ name: "澜沧县", share_bp: 6_000 }, { share_bp: 4_000 }],
        })
        await set(product_id, box)
        const origins = getContainer().resolve<OriginModuleService>(ORIGIN_MODULE)
        const rows = await origins.listProductOrigins({ product_id }, { order: { valid_from: "ASC" } })
        expect(rows.map((row) => [row.origin_code, row.valid_until === null])).toEqual([
          [PLACES.menglian, false],
          [PLACES.lancang, true],
        ])
        expect(rows[0]!.valid_until).toEqual(rows[1]!.valid_from)
        expect(rows[1]!.set_by).toBe(cast.user_id)
      })

      it("refuses with the field at fault, and leaves the product as it was", async () => {
        const product_id = await draft("walnut")
        const share = (origin_code: string, share_bp: number) => ({ origin_code, share_bp })
        const wrong: [body: object, field: string][] = [
          [{ ...menglian(), origin_code: "539999" }, "origin_code"],
          [{ ...menglian(), origin_code: PLACES.yunnan }, "origin_code"],
          [{ ...menglian(), supplier_id: "sup_nobody" }, "supplier_id"],
          [{ ...menglian(), processed_in_code: "539999" }, "processed_in_code"],
          [
            { ...menglian(), components: [share(PLACES.lancang, 5_000), share("539999", 5_000)] },
            "components.1.origin_code",
          ],
          [
            { ...menglian(), components: [share(PLACES.lancang, 5_000), share(PLACES.shiping, 4_999)] },
            "components",
          ],
          [
            { ...menglian(), components: [share(PLACES.lancang, 5_000), share(PLACES.lancang, 5_000)] },
            "components",
          ],
          [
            { ...menglian(), labels: [{ label: "organic", valid_until: "2020-01-01" }] },
            "labels.0.valid_until",
          ],
          [{ ...menglian(), county: "孟连" }, "county"],
        ]
        for (const [body, field] of wrong) {
          const { status, data } = await set(product_id, body)
          expect([status, Object.keys(data.fields ?? {})]).toEqual([400, [field]])
        }
        expect((await api.get(`/admin/products/${product_id}/origin`, ask())).data).toEqual({ origin: null })
      })

      it("is for officers, and for products that exist", async () => {
        const product_id = await draft("walnut")
        const stranger = { validateStatus: () => true }
        expect((await api.post(`/admin/products/${product_id}/origin`, menglian(), stranger)).status).toBe(
          401
        )
        expect((await set("prod_nobody", menglian())).status).toBe(404)
      })
    })

    describe("publishing", () => {
      it("is refused without an origin and undone, by update, create and batch alike; with one it goes through", async () => {
        const product_id = await draft("walnut")
        const url = `/admin/products/${product_id}`
        const refused = [
          await api.post(url, { status: "published" }, ask()),
          await api.post("/admin/products", newProduct("plum"), ask()),
          await api.post(
            "/admin/products/batch",
            { update: [{ id: product_id, status: "published" }] },
            ask()
          ),
          await api.post("/admin/products/batch", { create: [newProduct("plum")] }, ask()),
        ]
        expect(refused.map(({ status, data }) => [status, data.code])).toEqual(
          Array(4).fill([400, "origin_missing"])
        )
        expect((await api.get(url, ask())).data.product.status).toBe("draft")
        expect((await api.get("/admin/products?handle=plum", ask())).data.count).toBe(0)

        await set(product_id, menglian())
        expect((await api.post(url, { status: "published" }, ask())).status).toBe(200)
      })

      it("is refused in the reader's language, Chinese where none is told, with the way for a new product", async () => {
        const chinese = "请先填写产地再上架：plum。新商品请先保存为草稿，再在商品页的“产地档案”里填写产地。"
        const english =
          "Set the origin before publishing: plum. Save a new product as a draft first, then set its origin on its page."
        for (const [told, message] of [
          [{}, chinese],
          [{ "accept-language": "fr" }, chinese],
          [{ "accept-language": "zh-CN,zh;q=0.9,en;q=0.8" }, chinese],
          [{ "accept-language": "en-GB,en;q=0.9" }, english],
          [{ "accept-language": "zh-CN,zh;q=0.9", cookie: "a=b; lng=en" }, english],
          [{ "accept-language": "en-GB", cookie: "lng=zhCN" }, chinese],
        ] as const) {
          const options = ask()
          const { data } = await api.post("/admin/products", newProduct("plum"), {
            ...options,
            headers: { ...options.headers, ...told },
          })
          expect([told, data.message, data.code]).toEqual([told, message, "origin_missing"])
        }
      })

      it("takes origins along with new products, and leaves no origin behind when it is refused", async () => {
        const withOrigin = {
          ...newProduct("plum"),
          additional_data: { origins_by_handle: { plum: menglian() } },
        }
        const { status, data } = await api.post("/admin/products", withOrigin, ask())
        expect(status).toBe(200)
        const { origin } = (await api.get(`/admin/products/${data.product.id}/origin`, ask())).data
        expect(origin).toMatchObject({ origin_code: PLACES.menglian })

        const origins = getContainer().resolve<OriginModuleService>(ORIGIN_MODULE)
        const [, before] = await origins.listAndCountProductOrigins({})
        const unknown = {
          ...newProduct("pear"),
          additional_data: { origins_by_handle: { pear: { ...menglian(), origin_code: "539999" } } },
        }
        expect((await api.post("/admin/products", unknown, ask())).status).toBe(400)
        expect((await origins.listAndCountProductOrigins({}))[1]).toBe(before)
      })
    })
  },
})
