import { startRedis } from "../redis-env"
import { Modules } from "@medusajs/framework/utils"
import { createReservationsWorkflow } from "@medusajs/medusa/core-flows"
import { medusaIntegrationTestRunner } from "@medusajs/test-utils"
import { makeProduct, makeShop, stockAt, type MadeProduct, type Shop } from "../factory"
import { buyWithSdk, captureWithSdk, ledgerOf, reservedOf, until } from "../js-sdk-journey"
import { deliveryOf, shopper } from "../shopper"

let stopRedis: () => void
beforeAll(async () => {
  stopRedis = await startRedis()
})
afterAll(() => stopRedis())

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer, dbConnection: db }) => {
    let shop: Shop
    let coffee: MadeProduct

    beforeAll(async () => {
      shop = await makeShop(getContainer())
      coffee = await makeProduct(getContainer(), shop, { handle: "coffee", title: "孟连咖啡" })
    })

    describe("with Redis", () => {
      it("an unmodified SDK buys by cart, and the ledger counts it once an admin captures, not before", async () => {
        const journey = {
          baseUrl: String(api.defaults.baseURL),
          container: getContainer(),
          db,
          shop,
          product: coffee,
        }
        const { order_id } = await buyWithSdk(journey)
        expect(await reservedOf(journey)).toBe(2)
        expect(await ledgerOf(db, order_id)).toEqual([])

        expect(await captureWithSdk(journey, order_id)).toBe("captured")
        await until("the order's line in the ledger", async () => (await ledgerOf(db, order_id)).length > 0)
        expect(await ledgerOf(db, order_id)).toEqual([
          { kind: "sale", origin_code: "530827", quantity: 2, net_fen: 7_980 },
        ])
      })

      it("a shopper's order is paid by the wallet's notice and counted", async () => {
        const person = shopper(api, shop)
        const { status, data } = await person.places(deliveryOf(coffee), "redis-wallet")
        expect(status).toBe(201)
        if (data.payment.kind !== "redirect") throw new Error("No wallet to pay with.")
        await api.post(`${new URL(data.payment.url).pathname}/pay`, "", {
          maxRedirects: 0,
          validateStatus: () => true,
        })
        await until(
          "the order's line in the ledger",
          async () => (await ledgerOf(db, data.order.id)).length > 0
        )
        expect(await person.looksAt(data)).toMatchObject({ paid: true, state: "awaiting_dispatch" })
      })

      it("lets sixty crossing reservations of Medusa's own workflow through, and leaves no lock behind", async () => {
        const container = getContainer()
        const products: MadeProduct[] = []
        for (const handle of ["lock-a", "lock-b", "lock-c", "lock-d"]) {
          products.push(await makeProduct(container, shop, { handle, warehouse: 200 }))
        }
        const results = await Promise.all(
          Array.from({ length: 60 }, (_, i) => {
            const chosen = [products[i % 4]!, products[(i * 3 + 1) % 4]!, products[(i + 2) % 4]!]
            const reservations = [...new Set(chosen)].map(({ inventory_item_id }) => ({
              inventory_item_id,
              location_id: shop.warehouse_id,
              quantity: 1,
            }))
            return createReservationsWorkflow(container).run({ input: { reservations }, throwOnError: false })
          })
        )
        expect(results.flatMap(({ errors }) => errors)).toEqual([])
        const levels = await Promise.all(
          products.map(({ inventory_item_id }) =>
            stockAt(container, { inventory_item_id, location_id: shop.warehouse_id })
          )
        )
        for (const level of levels) expect(level.reserved).toBe(level.reservations)
        expect(levels.reduce((sum, level) => sum + level.reserved, 0)).toBe(
          results.flatMap(({ result }) => result).length
        )
        await container.resolve(Modules.LOCKING).execute(
          products.map(({ inventory_item_id }) => inventory_item_id),
          async () => undefined,
          { timeout: 1 }
        )
      })
    })
  },
})
