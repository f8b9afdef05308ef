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
      form.append("files", new Blob(["孟连"], { type: "image/png" }), "menglian.png")
      const { data } = await api.post("/admin/uploads", form, { headers: shop.admin })
      const url = new URL(data.files[0].url)
      try {
        expect(url.origin).toBe(BACKEND_URL)
        expect((await api.get(url.pathname)).data).toBe("孟连")
      } finally {
        await rm(path.join(process.cwd(), decodeURIComponent(url.pathname)))
      }
    })

    it("takes pictures and papers only: a page or a drawing could run where the dashboard lives", async () => {
      const upload = async (name: string, type: string) => {
        const form = new FormData()
        form.append("files", new Blob(["<script>1</script>"], { type }), name)
        const { status, data } = await api.post("/admin/uploads", form, {
          headers: { ...shop.admin, "accept-language": "zh-CN" },
          validateStatus: () => true,
        })
        return [status, data.code, data.message]
      }
      for (const [name, type] of [
        ["page.html", "text/html"],
        ["drawing.svg", "image/svg+xml"],
        ["page.html", "image/png"],
        ["picture.png", "text/html"],
        ["png", "image/png"],
      ] as const)
        expect(await upload(name, type)).toEqual([400, "not_a_picture", expect.stringContaining(name)])
    })

    describe("a request that no route is made for", () => {
      const answered = async (method: "GET" | "POST", url: string, body?: unknown) => {
        const began = performance.now()
        const { status, data } = await api.request({
          method,
          url,
          data: body,
          headers: {
            ...shop.admin,
            ...shop.store,
            "accept-language": "zh-CN",
            "content-type": "application/json",
          },
          validateStatus: () => true,
        })
        return { status, code: data.code, message: data.message, ms: performance.now() - began }
      }

      it.each([
        ["/store/checkout/quote", { lines: Array(48_000).fill(1) }, "lines：最多 2000 项"],
        ["/store/carts", { items: Array(48_000).fill(1) }, "items：最多 2000 项"],
        [
          "/admin/stock/receipts",
          { lines: [{ photos: Array(400_000).fill(1) }] },
          "lines.0.photos：最多 2000 项",
        ],
        [
          "/admin/products/prod_1",
          `{"title":${"[".repeat(30_000)}${"]".repeat(30_000)}}`,
          "title：内容层数太多",
        ],
      ])("is refused by %s before anybody looks at all of it", async (url, body, words) => {
        const { status, code, message, ms } = await answered("POST", url, body)
        expect([status, code]).toEqual([400, "too_much"])
        expect(message).toContain(words)
        expect(ms).toBeLessThan(2_000)
      })

      it.each([
        ["products?limit=-1", "invalid_fields", "limit"],
        ["products?limit=99999999999999999999", "invalid_fields", "limit"],
        ["orders?offset=-1", "invalid_fields", "offset"],
        ["notifications?limit=-1", "invalid_fields", "limit"],
        ["products?order=xyz", "wrong_question", "条件"],
        ["products?created_at=abc", "wrong_question", "条件"],
      ])("is refused by /admin/%s, and never a fault of the server", async (url, code, words) => {
        const answer = await answered("GET", `/admin/${url}`)
        expect([answer.status, answer.code]).toEqual([400, code])
        expect(answer.message).toContain(words)
      })

      it("finds no accounts of a kind that every object has", async () => {
        for (const kind of ["__proto__", "constructor", "toString"])
          expect(
            await answered("POST", `/auth/${kind}/emailpass`, { email: "a", password: "b" })
          ).toMatchObject({
            status: 404,
            code: "no_such_accounts",
          })
      })
    })
  },
})
