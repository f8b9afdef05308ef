import { medusaIntegrationTestRunner } from "@medusajs/test-utils"
import { makeProduct, makeShop, type MadeProduct, type Shop } from "../factory"
import { buyWithSdk, captureWithSdk, ledgerOf, reservedOf, until } from "../js-sdk-journey"

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer, dbConnection: db }) => {
    let shop: Shop
    let coffee: MadeProduct

    beforeAll(async () => {
      shop = await makeShop(getContainer())
      coffee = await makeProduct(getContainer(), shop, { handle: "coffee", title: "孟连咖啡" })
    })

    it("an unmodified SDK buys by cart, and the ledger counts it once an admin captures, not before", async () => {
      const journey = {
        baseUrl: String(api.defaults.baseURL),
        container: getContainer(),
        db,
        shop,
        product: coffee,
      }
      const { order_id, total } = await buyWithSdk(journey)
      expect(total).toBe(91.8)
      expect(await reservedOf(journey)).toBe(2)
      expect(await ledgerOf(db, order_id)).toEqual([])

      expect(await captureWithSdk(journey, order_id)).toBe("captured")
      await until("the order's line in the ledger", async () => (await ledgerOf(db, order_id)).length > 0)
      expect(await ledgerOf(db, order_id)).toEqual([
        { kind: "sale", origin_code: "530827", quantity: 2, net_fen: 7_980 },
      ])
    })
  },
})
