import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { IInventoryService, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { medusaIntegrationTestRunner } from "@medusajs/test-utils"
import { withStockCause } from "../../src/modules/stock/medusa/stock-errand"
import { tendOpenOrders } from "../../src/workflows/payment/tend-open-orders"
import { makeProduct, makeShop, type MadeProduct, type Shop } from "../factory"
import { orderSteps } from "../order-steps"
import { journalOf, type Movement } from "../stock-truth"

jest.setTimeout(240_000)

const person = "admin@baixian.test"

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    let container: MedusaContainer
    let db: Knex
    let inventory: IInventoryService
    let shop: Shop

    beforeAll(async () => {
      container = getContainer()
      db = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
      inventory = container.resolve(Modules.INVENTORY)
      shop = await makeShop(container)
      steps = orderSteps({ api, shop, db })
    })

    let steps: ReturnType<typeof orderSteps>
    const admin: typeof steps.admin = async (...asked) => await steps.admin(...asked)
    const ordered: typeof steps.ordered = async (...asked) => await steps.ordered(...asked)
    const levelOf: typeof steps.levelOf = async (goods) => await steps.levelOf(goods)
    const fulfil: typeof steps.fulfilled = async (order) => await steps.fulfilled(order)

    /** The rows since the last look, and that the balance is what the journal adds up to. */
    function watching(
      goods: MadeProduct
    ): () => Promise<Pick<Movement, "stocked" | "reserved" | "reason" | "number" | "person">[]> {
      let seen = 0
      return async () => {
        const all = (await journalOf(db, goods.inventory_item_id)).filter(
          ({ location_id }) => location_id === shop.warehouse_id
        )
        const sum = (of: "stocked" | "reserved") => all.reduce((total, row) => total + row[of], 0)
        expect(await levelOf(goods)).toEqual({ stocked: sum("stocked"), reserved: sum("reserved") })
        const fresh = all.slice(seen)
        seen = all.length
        return fresh.map(({ stocked, reserved, reason, number, person }) => ({
          stocked,
          reserved,
          reason,
          number,
          person,
        }))
      }
    }

    it("names order and person through an order's whole life, down to the last unit and back", async () => {
      const tea = await makeProduct(container, shop, { handle: "tea", warehouse: 1 })
      const news = watching(tea)
      await news()

      const order = await ordered(tea)
      const { number } = order
      expect(await news()).toEqual([{ stocked: 0, reserved: 1, reason: "reservation", number, person: null }])

      const taken = await fulfil(order)
      expect(await levelOf(tea)).toEqual({ stocked: 0, reserved: 0 })
      expect(await news()).toEqual([
        { stocked: -1, reserved: 0, reason: "fulfilment", number, person },
        { stocked: 0, reserved: -1, reason: "reservation", number, person },
      ])

      expect((await admin(`/admin/orders/${order.id}/fulfillments/${taken}/cancel`)).status).toBe(200)
      expect(await levelOf(tea)).toEqual({ stocked: 1, reserved: 1 })
      expect(await news()).toEqual([
        { stocked: 1, reserved: 0, reason: "fulfilment_cancelled", number, person },
        { stocked: 0, reserved: 1, reason: "reservation", number, person },
      ])

      await fulfil(order)
      expect(await levelOf(tea)).toEqual({ stocked: 0, reserved: 0 })
      await news()

      const return_id = await steps.returning(order)
      expect((await admin(`/admin/returns/${return_id}/receive/confirm`)).status).toBe(200)
      expect(await levelOf(tea)).toEqual({ stocked: 1, reserved: 0 })
      expect(await news()).toEqual([{ stocked: 1, reserved: 0, reason: "order_return", number, person }])

      const second = await ordered(tea)
      await news()
      expect((await admin(`/admin/orders/${second.id}/cancel`)).status).toBe(200)
      expect(await levelOf(tea)).toEqual({ stocked: 1, reserved: 0 })
      expect(await news()).toEqual([
        { stocked: 0, reserved: -1, reason: "reservation", number: second.number, person },
      ])
    })

    it("names the order when a job lets its goods go", async () => {
      const tea = await makeProduct(container, shop, { handle: "late-tea", warehouse: 2 })
      const news = watching(tea)
      const { number } = await ordered(tea)
      await news()
      await tendOpenOrders(container, new Date(Date.now() + 3_600_000))
      expect(await news()).toEqual([
        { stocked: 0, reserved: -1, reason: "reservation", number, person: null },
      ])
    })

    it("calls a level edited by hand an adjustment of the person, and forgets the person afterwards", async () => {
      const tea = await makeProduct(container, shop, { handle: "edited-tea", warehouse: 5 })
      const news = watching(tea)
      await news()
      const edit = { inventory_item_id: tea.inventory_item_id, location_id: shop.warehouse_id }
      const path = `/admin/inventory-items/${tea.inventory_item_id}/location-levels/${shop.warehouse_id}`
      // Nobody may overwrite a level by Medusa's own form: what was sold since it was opened would come back.
      expect((await admin(path, { stocked_quantity: 8 })).status).toBe(403)
      await withStockCause({ reason: "adjustment", person: { id: "user_1", name: person } }, async () =>
        inventory.updateInventoryLevels([{ ...edit, stocked_quantity: 8 }])
      )
      // As many at once as there are connections: whichever served the person must not remember them.
      await Promise.all(
        Array.from({ length: 40 }, async (_, i) =>
          inventory.updateInventoryLevels([
            {
              inventory_item_id: tea.inventory_item_id,
              location_id: shop.warehouse_id,
              stocked_quantity: 9 + i,
            },
          ])
        )
      )
      const [edited, ...others] = await news()
      expect(edited).toEqual({ stocked: 3, reserved: 0, reason: "adjustment", number: null, person })
      expect(new Set(others.map(({ reason, person }) => `${reason} ${person}`))).toEqual(
        new Set(["unattributed null"])
      )
    })

    it("keeps the errands of requests that run side by side apart", async () => {
      const goods = await makeProduct(container, shop, { handle: "shared-tea", warehouse: 100 })
      const names = Array.from({ length: 30 }, (_, i) => `店员${i}`)
      await Promise.all(
        names.map(async (name, i) =>
          withStockCause({ reason: "adjustment", person: { id: `user_${i}`, name } }, async () =>
            inventory.adjustInventory(goods.inventory_item_id, shop.warehouse_id, i + 1)
          )
        )
      )
      const rows = (await journalOf(db, goods.inventory_item_id)).filter(
        ({ reason }) => reason === "adjustment"
      )
      expect(rows.map(({ person, stocked }) => `${person} ${stocked}`).sort()).toEqual(
        names.map((name, i) => `${name} ${i + 1}`).sort()
      )
    })

    it("counts every one of many adjustments at once, and all items of one or none", async () => {
      const [tea, nuts] = [
        await makeProduct(container, shop, { handle: "much-tea", warehouse: 10 }),
        await makeProduct(container, shop, { handle: "few-nuts", warehouse: 1 }),
      ]
      await Promise.all(
        Array.from({ length: 20 }, async () =>
          inventory.adjustInventory(tea.inventory_item_id, shop.warehouse_id, 2)
        )
      )
      expect(await levelOf(tea)).toEqual({ stocked: 50, reserved: 0 })

      const both = inventory.adjustInventory([
        { inventoryItemId: tea.inventory_item_id, locationId: shop.warehouse_id, adjustment: -5 },
        { inventoryItemId: nuts.inventory_item_id, locationId: shop.warehouse_id, adjustment: -2 },
      ])
      await expect(both).rejects.toMatchObject({ code: "insufficient_inventory" })
      expect([await levelOf(tea), await levelOf(nuts)]).toEqual([
        { stocked: 50, reserved: 0 },
        { stocked: 1, reserved: 0 },
      ])
    })

    it("answers what the database refuses as a refusal in the reader's language, whichever route it came by", async () => {
      const tea = await makeProduct(container, shop, { handle: "promised-tea", warehouse: 2 })
      const order = await ordered(tea)
      const reserve = { inventory_item_id: tea.inventory_item_id, quantity: 1 }
      for (const location_id of [shop.warehouse_id, "sloc_nowhere"]) {
        const { status } = await admin("/admin/reservations", { ...reserve, location_id, quantity: 2 })
        expect([location_id, Math.floor(status / 100)]).toEqual([location_id, 4])
      }
      // Its goods were lost from the shelf behind the order's back: nobody can send what is not there.
      await db.raw("ALTER TABLE inventory_level DISABLE TRIGGER stock_guard_level")
      await db.raw(
        "UPDATE inventory_level SET stocked_quantity = 0 WHERE inventory_item_id = ? AND location_id = ?",
        [tea.inventory_item_id, shop.warehouse_id]
      )
      await db.raw("ALTER TABLE inventory_level ENABLE TRIGGER stock_guard_level")
      const sent = { items: [{ id: order.item_id, quantity: 1 }], location_id: shop.warehouse_id }
      const refused = await admin(`/admin/orders/${order.id}/fulfillments`, sent)
      expect(refused).toMatchObject({ status: 400, data: { code: "stock_below_reserved" } })
      expect(String(refused.data.message)).toContain("预留")
      const english = await admin(`/admin/orders/${order.id}/fulfillments`, sent, { "accept-language": "en" })
      expect(String(english.data.message)).toContain("promised to orders")
    })
  },
})
