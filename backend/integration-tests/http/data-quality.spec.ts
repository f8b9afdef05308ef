import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { medusaIntegrationTestRunner } from "@medusajs/test-utils"
import type { QualityAnswer } from "../../src/contract"
import { appendSalesLines } from "../../src/modules/ledger/append-sales-lines"
import { on } from "../../src/modules/ledger/__tests__/made-lines"
import { closeMonth } from "../../src/modules/ledger/months"
import { ORIGIN_MODULE } from "../../src/modules/origin"
import type OriginModuleService from "../../src/modules/origin/service"
import { addMonths, businessDay, firstDayOf, monthOf } from "../../src/values/business-day"
import { PLACES, prepareCast, type Cast } from "../ledger/cast"
import { payInSilence, placeOrder } from "../ledger/orders"

jest.setTimeout(120_000)

medusaIntegrationTestRunner({
  inApp: true,
  moduleName: "data_quality",
  testSuite: ({ api, getContainer, dbConnection }) => {
    const db = dbConnection as unknown as Knex
    let cast: Cast
    const today = businessDay(new Date())
    const lastMonth = addMonths(monthOf(today), -1)
    const found = async () => {
      const { data } = await api.get("/admin/data-quality", { headers: cast.headers })
      const { items } = data as QualityAnswer
      return new Map(items.map((item) => [item.kind, item]))
    }
    beforeAll(async () => {
      cast = await prepareCast(getContainer())
    })

    it("finds what makes figures wrong, names it, and lists with 0 what it looked for in vain", async () => {
      const before = await found()
      // One product of the cast has no origin on purpose.
      expect(before.get("products_without_origin")).toMatchObject({
        count: 1,
        examples: [{ id: cast.goods.orphan.product_id }],
      })
      for (const kind of [
        "sales_of_unknown_origin",
        "negative_counties",
        "orders_pending",
        "closed_months_differ",
      ] as const) {
        expect([kind, before.get(kind)?.count]).toEqual([kind, 0])
      }

      const day = firstDayOf(lastMonth)
      await appendSalesLines(db, [
        on("unknown", day, 700, { origin_code: "000000", product_id: null, product_title: "散装茶" }),
        on("sold", day, 500),
        on("back", day, -900, { kind: "refund", quantity: -1 }),
      ])
      const after = await found()
      expect(after.get("sales_of_unknown_origin")).toMatchObject({
        count: 1,
        net_fen: 700,
        examples: [{ label: "散装茶" }],
      })
      expect(after.get("negative_counties")).toMatchObject({ count: 1, net_fen: -400 })
      expect(after.get("months_open")).toMatchObject({ count: 1, examples: [{ id: lastMonth }] })
    })

    it("finds certificates that ran out or will soon", async () => {
      const origins = getContainer().resolve<OriginModuleService>(ORIGIN_MODULE)
      const certificate = (product_id: string, valid_until: string) => ({
        product_id,
        origin_code: PLACES.menglian,
        scheme: "x",
        label: "organic" as const,
        valid_from: "2020-01-01",
        valid_until,
      })
      const inDays = (days: number) => businessDay(new Date(Date.now() + days * 86_400_000))
      const { coffee, tea, orange } = cast.goods
      await origins.createRecognitions([
        certificate(coffee.product_id, inDays(-1)),
        certificate(tea.product_id, inDays(10)),
        certificate(orange.product_id, inDays(-1)),
        certificate(orange.product_id, inDays(400)),
      ])
      const items = await found()
      expect(items.get("recognitions_expired")?.examples.map(({ id }) => id)).toEqual([coffee.product_id])
      expect(items.get("recognitions_expiring")?.examples.map(({ id }) => id)).toEqual([tea.product_id])
    })

    it("finds an order that the ledger lost, and a closed month that was changed behind its back", async () => {
      const order = await placeOrder(getContainer(), cast, [{ goods: cast.goods.tea, quantity: 1, yuan: 40 }])
      await payInSilence(getContainer(), db, order, { at: new Date(Date.now() - 600_000).toISOString() })
      const { rows } = await db.raw<{ rows: { id: string; label: string }[] }>(
        `SELECT id, COALESCE(custom_display_id, display_id::text) AS label FROM "order"`
      )
      expect((await found()).get("orders_pending")).toMatchObject({
        count: 1,
        examples: rows,
      })

      await appendSalesLines(db, [on("a", firstDayOf(lastMonth), 500)])
      await closeMonth(db, lastMonth, { person: { id: "u", name: "u" }, unresolved: [], answer: null })
      expect((await found()).get("closed_months_differ")?.count).toBe(0)
      await db.raw("ALTER TABLE sales_line DISABLE TRIGGER sales_line_no_update")
      await db.raw("UPDATE sales_line SET net_fen = 1, gross_fen = 1")
      await db.raw("ALTER TABLE sales_line ENABLE TRIGGER sales_line_no_update")
      expect((await found()).get("closed_months_differ")).toMatchObject({
        count: 1,
        examples: [{ id: lastMonth }],
      })
    })

    it("is the office's alone", async () => {
      expect((await api.get("/admin/data-quality", { validateStatus: () => true })).status).toBe(401)
    })
  },
})
