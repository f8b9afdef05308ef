import { BACKEND_URL } from "../address-env"
import { rm } from "node:fs/promises"
import path from "node:path"
import { medusaIntegrationTestRunner } from "@medusajs/test-utils"
import { FAILURES_PER_ADDRESS } from "../../src/api/store/placed-orders/rate-limit"
import { makeShop, type Shop } from "../factory"
import { shopper } from "../shopper"

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    let shop: Shop
    beforeAll(async () => {
      shop = await makeShop(getContainer())
    })

    it("believes what a peer says of a shopper's address only when that peer is a configured proxy", async () => {
      const { post } = shopper(api, shop)
      const guess = async (i: number) => {
        const body = { order_number: String(2_000_000_000_000_000 + i), phone: "13812345678" }
        return (await post("/store/placed-orders/lookup", body, { "x-forwarded-for": `203.0.113.${i}` }))
          .status
      }
      for (let i = 0; i < FAILURES_PER_ADDRESS; i += 1) expect(await guess(i)).toBe(404)
      expect(await guess(100)).toBe(429)
    })

    it("gives an uploaded file an address of this backend, and serves it there", async () => {
      const form = new FormData()
      form.append("files", new Blob(["孟连"], { type: "text/plain" }), "menglian.txt")
      const { data } = await api.post("/admin/uploads", form, { headers: shop.admin })
      const url = new URL(data.files[0].url)
      try {
        expect(url.origin).toBe(BACKEND_URL)
        expect((await api.get(url.pathname)).data).toBe("孟连")
      } finally {
        await rm(path.join(process.cwd(), decodeURIComponent(url.pathname)))
      }
    })
  },
})
