import type { MedusaContainer } from "@medusajs/framework/types"
import { medusaIntegrationTestRunner } from "@medusajs/test-utils"
import type {
  CheckoutRequest,
  ErrorAnswer,
  PickupsAnswer,
  PlacedOrder,
  StaffOrderAnswer,
} from "../../src/contract"
import { PICKUP_MODULE } from "../../src/modules/pickup"
import type PickupModuleService from "../../src/modules/pickup/service"
import { makeProduct, makeShop, type MadeProduct, type Shop } from "../factory"
import { deliveryOf, shopper } from "../shopper"

jest.setTimeout(120_000)

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    let container: MedusaContainer
    let shop: Shop
    let coffee: MadeProduct

    beforeAll(async () => {
      container = getContainer()
      shop = await makeShop(container)
      coffee = await makeProduct(container, shop, { handle: "coffee", title: "孟连咖啡" })
    })

    const pickupOf = (phone: string, quantity = 1): CheckoutRequest => ({
      lines: [{ variant_id: coffee.variant_id, quantity }],
      delivery: { kind: "pickup", sales_point_code: shop.pickup_code, name: "张小花", phone },
      payment_method: "pay_at_pickup",
      expected_total_fen: 3_990 * quantity,
    })
    const places = async (request: CheckoutRequest, key: string): Promise<PlacedOrder> => {
      const { status, data } = await shopper(api, shop).places(request, key)
      expect(status).toBe(201)
      return data.order
    }
    const asks = async <T>(path: string): Promise<{ status: number; data: T & ErrorAnswer }> => {
      const { status, data } = await api.get(path, { headers: shop.admin, validateStatus: () => true })
      return { status, data: data as T & ErrorAnswer }
    }
    const finds = async (query: string): Promise<string[]> => {
      const { data } = await asks<PickupsAnswer>(`/admin/pickups?${query}`)
      expect(data.total).toBe(data.items.length)
      return data.items.map((order) => order.order_number)
    }

    describe("GET /admin/pickups", () => {
      it("finds the order that waits for its code, with what is to be taken, and nobody's full name or phone", async () => {
        const order = await places(pickupOf("13812345678", 2), "pickups-by-code")
        const { data } = await asks<PickupsAnswer>(
          `/admin/pickups?code=${order.pickup_code}&point=${shop.pickup_code}`
        )
        expect(data).toMatchObject({
          total: 1,
          limit: 20,
          offset: 0,
          items: [
            {
              id: order.id,
              order_number: order.order_number,
              state: "awaiting_pickup",
              paid: false,
              due_fen: 7_980,
              quantity: 2,
              pickup_code: order.pickup_code,
              delivery: {
                kind: "pickup",
                name: "张**",
                phone: "138****5678",
                sales_point: { code: shop.pickup_code, opening_hours: "09:00–20:00" },
              },
            },
          ],
        })
        expect(JSON.stringify(data)).not.toMatch(/张小花|13812345678/)
      })

      it("finds nothing of another point, and says at which point a code waits when none is named", async () => {
        const order = await places(pickupOf("13812345678"), "pickups-other-point")
        expect(await finds(`code=${order.pickup_code}&point=ELSEWHERE`)).toEqual([])
        expect(await finds(`code=${order.pickup_code}`)).toEqual([order.order_number])
      })

      it("finds by order number, what is sent too, and by the end of the phone what still waits", async () => {
        const collected = await places(pickupOf("13812345678"), "pickups-by-number")
        const sent = await places(deliveryOf(coffee), "pickups-sent")
        expect(await finds(`order_number=${collected.order_number}`)).toEqual([collected.order_number])
        expect(await finds(`order_number=${sent.order_number}`)).toEqual([sent.order_number])
        expect(await finds("order_number=2026000000000000")).toEqual([])

        const later = await places(pickupOf("13999995678"), "pickups-by-phone")
        expect(await finds("phone_end=5678")).toEqual([later.order_number, collected.order_number])
        expect(await finds("phone_end=0000")).toEqual([])

        await container
          .resolve<PickupModuleService>(PICKUP_MODULE)
          .releaseCode(later.order_number, new Date())
        expect(await finds("phone_end=5678")).toEqual([collected.order_number])
        // Who comes a second time is told what became of the order, instead of nothing.
        expect(await finds(`code=${later.pickup_code}`)).toEqual([later.order_number])
      })

      it("refuses with the field at fault, and strangers altogether", async () => {
        for (const [query, field] of [
          ["", "code"],
          ["code=175779&phone_end=5678", "code"],
          ["code=17577", "code"],
          ["order_number=123", "order_number"],
          ["phone_end=12345", "phone_end"],
          ["code=175779&point=", "point"],
          ["code=175779&limit=51", "limit"],
          ["q=175779", "q"],
        ]) {
          const { status, data } = await asks(`/admin/pickups?${query}`)
          expect([query, status, Object.keys(data.fields ?? {})]).toEqual([query, 400, expect.any(Array)])
          expect(Object.keys(data.fields ?? {})).toContain(field)
        }
        const { status } = await api.get("/admin/pickups?code=175779", { validateStatus: () => true })
        expect(status).toBe(401)
      })
    })

    describe("GET /admin/orders/:id/placed", () => {
      it("shows the number, the way of delivery and what is owed", async () => {
        const sent = await places(deliveryOf(coffee), "placed-sent")
        const { data } = await asks<StaffOrderAnswer>(`/admin/orders/${sent.id}/placed`)
        expect(data.order).toMatchObject({
          order_number: sent.order_number,
          state: "awaiting_payment",
          payment_method: "demo_wallet",
          pay_before: sent.pay_before,
          due_fen: 5_190,
          pickup_code: null,
          delivery: { kind: "delivery", name: "张**", phone: "138****5678" },
        })
      })

      it("owes nothing once cancelled", async () => {
        const { data: placed } = await shopper(api, shop).places(pickupOf("13812345678"), "placed-cancelled")
        await shopper(api, shop).cancels(placed)
        const { data } = await asks<StaffOrderAnswer>(`/admin/orders/${placed.order.id}/placed`)
        expect(data.order).toMatchObject({ state: "cancelled", due_fen: 0 })
      })

      it("knows no order of that id, and strangers nothing", async () => {
        const { status, data } = await asks<StaffOrderAnswer>("/admin/orders/order_none/placed")
        expect([status, data.code]).toEqual([404, "unknown_order"])
        const { status: stranger } = await api.get("/admin/orders/order_none/placed", {
          validateStatus: () => true,
        })
        expect(stranger).toBe(401)
      })
    })
  },
})
