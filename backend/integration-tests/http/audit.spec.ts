import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { medusaIntegrationTestRunner } from "@medusajs/test-utils"
import type {
  AuditAnswer,
  AuditItem,
  CheckoutRequest,
  ExportAnswer,
  StaffLinkAnswer,
} from "../../src/contract"
import { runExports } from "../../src/workflows/export/run-exports"
import { type MadeProduct, makeProduct, makeShop, MENGLIAN, type Shop } from "../factory"
import { shopper } from "../shopper"
import { type Answer, caller } from "../staff"

jest.setTimeout(120_000)

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    let container: MedusaContainer
    let shop: Shop
    let coffee: MadeProduct
    const staff = caller(api)
    const db = (): Knex => container.resolve(ContainerRegistrationKeys.PG_CONNECTION) as unknown as Knex

    beforeAll(async () => {
      container = getContainer()
      shop = await makeShop(container)
      coffee = await makeProduct(container, shop, { handle: "coffee", title: "孟连咖啡" })
    })

    const get = async <Data>(path: string): Promise<Answer<Data>> => await staff.get<Data>(path, shop.admin)
    const post = async <Data>(path: string, body: object): Promise<Answer<Data>> =>
      await staff.post<Data>(path, body, { ...shop.admin, "user-agent": "Till/1.0", "x-request-id": "r-1" })
    const trail = async (query = ""): Promise<AuditItem[]> =>
      (await get<AuditAnswer>(`/admin/audit?${query}`)).data.items

    describe("a write", () => {
      it("leaves who, when, from where, what and which, with the fields before and after", async () => {
        const path = `/admin/products/${coffee.product_id}`
        expect((await post(path, { title: "孟连小粒咖啡", subtitle: "找张小花 13812345678" })).status).toBe(
          200
        )
        const [item] = await trail("kind=product")
        expect(item).toMatchObject({
          person_id: expect.stringMatching(/^user_/),
          person_name: "admin@baixian.test",
          address: "127.0.0.1",
          agent: "Till/1.0",
          action: "POST /admin/products/:id",
          kind: "product",
          record_ids: [coffee.product_id],
          request_id: "r-1",
          status: 200,
          before: { title: "孟连咖啡", subtitle: null },
          after: { title: "孟连小粒咖啡", subtitle: "找张小花 138****5678" },
        })
        expect(Math.abs(Date.now() - Date.parse(item!.at))).toBeLessThan(60_000)
      })

      it("tells a variant's price by its product, to the cent", async () => {
        const path = `/admin/products/${coffee.product_id}/variants/${coffee.variant_id}`
        expect((await post(path, { prices: [{ currency_code: "cny", amount: 45.5 }] })).status).toBe(200)
        const [item] = await trail(`record=${coffee.variant_id}`)
        const [before, after] = [item!.before, item!.after].map((side) => Object.entries(side ?? {}))
        expect([before, after]).toEqual([
          [[expect.stringContaining("prices.cny"), 39.9]],
          [[expect.stringContaining("prices.cny"), 45.5]],
        ])
      })

      it("tells the origin a product had", async () => {
        const body = { origin_code: MENGLIAN, supplier_id: shop.supplier_id, main_ingredient_code: MENGLIAN }
        const { status } = await post(`/admin/products/${coffee.product_id}/origin`, body)
        expect(status).toBe(200)
        const [item] = await trail("kind=product_origin")
        expect(item!.after).toMatchObject({ main_ingredient_code: MENGLIAN })
        expect(item!.before).toMatchObject({ main_ingredient_code: null })
      })

      it("names what was made, and is found by it", async () => {
        const body = { title: "普洱茶", options: [{ title: "规格", values: ["357g/饼"] }] }
        const { data } = await post<{ product: { id: string } }>("/admin/products", body)
        const [item] = await trail(`record=${data.product.id}`)
        expect(item).toMatchObject({
          action: "POST /admin/products",
          kind: "product",
          sent: { body },
          status: 200,
          before: null,
          after: { title: "普洱茶", status: "draft" },
        })
      })

      it("that was refused stays in the trail with its answer, and changed nothing", async () => {
        await post(`/admin/products/${coffee.product_id}`, { status: "no such status" })
        await post("/admin/products/prod_none", { title: "x" })
        const items = await trail("kind=product")
        expect(items.map(({ status, before, after }) => [status, before, after])).toEqual([
          [404, null, null],
          [400, null, null],
        ])
      })

      it("is not done when it cannot be written down", async () => {
        await db().raw("ALTER TABLE audit_entry RENAME TO audit_entry_away")
        const refused = await post(`/admin/products/${coffee.product_id}`, { title: "不该改" })
        const read = await get<{ product: { title: string } }>(`/admin/products/${coffee.product_id}`)
        await db().raw("ALTER TABLE audit_entry_away RENAME TO audit_entry")
        expect([refused.status, refused.data.code]).toEqual([503, "not_recorded"])
        expect([read.status, read.data.product.title]).toEqual([200, "孟连咖啡"])
      })

      it("whose outcome was lost stays in the trail without one", async () => {
        await db().raw("ALTER TABLE audit_outcome ADD CONSTRAINT nothing_more CHECK (status < 100)")
        expect((await post(`/admin/products/${coffee.product_id}`, { title: "改了" })).status).toBe(200)
        const [item] = await trail("kind=product")
        expect([item!.status, item!.before, item!.sent]).toEqual([null, null, { body: { title: "改了" } }])
      })

      it("by a stranger leaves nothing", async () => {
        expect((await staff.post("/admin/products", { title: "x" })).status).toBe(401)
        expect((await staff.post("/admin/invites/accept?token=x", { first_name: "x" })).status).toBe(403)
        expect(await trail()).toEqual([])
      })
    })

    describe("secrets and personal data", () => {
      it("never get into the trail", async () => {
        await post("/admin/customers", {
          email: "zhang@baixian.test",
          first_name: "小花",
          last_name: "张",
          phone: "13812345678",
        })
        await post<StaffLinkAnswer>("/admin/staff/invites", { email: "new@baixian.test", name: "新店员" })
        await post("/admin/stores/none", { metadata: { password: "hunter2hunter2", api_key: "k-123456" } })
        const kept = JSON.stringify(await trail())
        expect(kept).toContain("zh***@baixian.test")
        for (const secret of ["zhang@", "小花", "13812345678", "new@", "hunter2", "k-123456"]) {
          expect(kept).not.toContain(secret)
        }
      })
    })

    describe("a look", () => {
      const placesOrder = async (): Promise<string> => {
        const request: CheckoutRequest = {
          lines: [{ variant_id: coffee.variant_id, quantity: 1 }],
          delivery: {
            kind: "pickup",
            sales_point_code: shop.pickup_code,
            name: "张小花",
            phone: "13812345678",
          },
          payment_method: "pay_at_pickup",
          expected_total_fen: 3_990,
        }
        const { data } = await shopper(api, shop).places(request, "audit-order")
        return data.order.id
      }

      it("at an order, a search for one or the customers is written down, with what was looked for", async () => {
        const id = await placesOrder()
        await get(`/admin/orders/${id}?fields=id,email`)
        await get(`/admin/orders/${id}/placed`)
        await get("/admin/pickups?phone_end=5678")
        await get("/admin/orders?q=13812345678")
        await get("/admin/customers")
        const items = await trail()
        expect(
          items.map(({ action, record_ids, sent, status }) => [action, record_ids, sent, status])
        ).toEqual([
          ["GET /admin/customers", [], {}, 200],
          ["GET /admin/orders", [], { query: { q: "138****5678" } }, 200],
          ["GET /admin/pickups", [], { query: { phone_end: "****" } }, 200],
          ["GET /admin/orders/:id/placed", [id], {}, 200],
          ["GET /admin/orders/:id", [id], {}, 200],
        ])
      })

      it("at anything else leaves nothing", async () => {
        await get("/admin/products")
        await get(`/admin/products/${coffee.product_id}`)
        await get("/admin/suppliers")
        await get("/admin/sales-lines?from=2026-03-01&until=2026-04-01")
        expect(await trail()).toEqual([])
      })
    })

    describe("a file", () => {
      it("is written down when it is asked for and each time it is fetched", async () => {
        const query = { from: "2026-03-01", until: "2026-04-01" }
        const { data } = await post<ExportAnswer>("/admin/exports", { format: "csv", query })
        await runExports(container)
        const { id } = data.export
        expect((await get(`/admin/exports/${id}/file`)).status).toBe(200)
        await get("/admin/sales-lines?from=2026-03-01&until=2026-04-01&format=csv")
        await get("/admin/exports")
        const items = await trail()
        expect(
          items.map(({ action, kind, record_ids, status }) => [action, kind, record_ids, status])
        ).toEqual([
          ["GET /admin/sales-lines", "report", [], 200],
          ["GET /admin/exports/:id/file", "export", [id], 200],
          ["POST /admin/exports", "export", [id], 202],
        ])
      })
    })

    describe("the tables", () => {
      it("take rows and let nobody change, delete or empty them, the database's owner included", async () => {
        await post(`/admin/products/${coffee.product_id}`, { title: "一" })
        for (const table of ["audit_entry", "audit_outcome"]) {
          const column = table === "audit_entry" ? "person_name = 'x'" : "status = 1"
          for (const sql of [
            `UPDATE ${table} SET ${column}`,
            `DELETE FROM ${table}`,
            `TRUNCATE ${table} CASCADE`,
          ]) {
            await expect(db().raw(sql)).rejects.toThrow("append-only")
          }
        }
        const again =
          "INSERT INTO audit_outcome (entry_id, status, record_ids) SELECT id, 200, '{}' FROM audit_entry"
        await expect(db().raw(again)).rejects.toThrow("duplicate key")
        expect((await trail()).length).toBe(1)
      })
    })

    describe("GET /admin/audit", () => {
      it("pages by the last row seen, and narrows by person, kind, action, record, day and text", async () => {
        for (const title of ["一", "二", "三"]) await post(`/admin/products/${coffee.product_id}`, { title })
        await get("/admin/pickups?phone_end=5678")
        const first = await get<AuditAnswer>("/admin/audit?limit=3")
        const second = await get<AuditAnswer>(`/admin/audit?limit=3&after=${first.data.next}`)
        const shown = [...first.data.items, ...second.data.items]
        expect(shown.map(({ after }) => after?.title)).toEqual([undefined, "三", "二", "一"])
        expect([first.data.next, second.data.next]).toEqual([shown[2]!.id, null])

        const [person] = shown
        const today = new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Shanghai" }).format(new Date())
        for (const [query, count] of [
          [`person=${person!.person_id}`, 4],
          ["person=user_none", 0],
          ["kind=pickup", 1],
          ["action=POST%20/admin/products/:id", 3],
          [`record=${coffee.product_id}`, 3],
          ["record=prod_none", 0],
          [`from=${today}`, 4],
          [`until=${today}`, 0],
          ["q=PICKUPS", 1],
          ["q=%25", 0],
        ] as const) {
          expect([query, (await trail(query)).length]).toEqual([query, count])
        }
        expect([...new Set((await trail("kind=product")).map(({ record_name }) => record_name))]).toEqual([
          "三",
        ])
        // Without a day a text is looked for in the last three months, and the answer says so.
        expect((await get<AuditAnswer>("/admin/audit?q=x")).data.from).toMatch(/^\d{4}-\d\d-\d\d$/)
      })

      it("refuses with the field at fault, and strangers altogether", async () => {
        for (const [query, field] of [
          ["after=x", "after"],
          ["limit=0", "limit"],
          ["from=yesterday", "from"],
          ["from=2026-03-02&until=2026-03-01", "until"],
          ["who=x", "who"],
        ]) {
          const { status, data } = await get(`/admin/audit?${query}`)
          expect([query, status, Object.keys(data.fields ?? {})]).toEqual([query, 400, [field]])
        }
        expect((await staff.get("/admin/audit")).status).toBe(401)
      })
    })
  },
})
