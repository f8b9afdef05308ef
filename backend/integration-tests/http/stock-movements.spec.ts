import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { medusaIntegrationTestRunner } from "@medusajs/test-utils"
import type { StockMovementsAnswer } from "../../src/contract"
import { moveStock } from "../../src/modules/stock/move-stock"
import { makeStaff } from "../factory"
import { openStockOffice, type StockOffice } from "../stock-office"

jest.setTimeout(240_000)

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    let container: MedusaContainer
    let db: Knex
    let office: StockOffice
    let people: Record<"clerk" | "manager", { headers: { authorization: string } }>

    beforeAll(async () => {
      container = getContainer()
      db = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
      office = await openStockOffice(container)
      const { counter, hub } = office.points
      people = {
        clerk: await makeStaff(container, "own-clerk@baixian.test", [
          { role: "counter_clerk", scope_kind: "counter", scope_code: counter.code },
        ]),
        manager: await makeStaff(container, "own-manager@baixian.test", [
          { role: "hub_manager", scope_kind: "hub", scope_code: hub.code },
        ]),
      }
    })

    const asks = async (query: Record<string, string | number>, person: "clerk" | "manager" = "clerk") => {
      const { headers } = people[person]
      const { status, data } = await api.get("/admin/stock/movements", {
        headers,
        params: query,
        validateStatus: () => true,
      })
      return { status: Number(status), data: data as StockMovementsAnswer & { fields?: object } }
    }
    const sells = async (quantity: number, number: string) =>
      await db.transaction(async (tx) =>
        moveStock(
          tx,
          [
            {
              inventory_item_id: office.tea.inventory_item_id,
              location_id: office.points.counter.location_id,
              quantity: -quantity,
            },
          ],
          {
            reason: "sale",
            document: { kind: "till_sale", id: number, number },
            person: { id: "user_1", name: "王店员" },
          }
        )
      )

    it("shows an item's history at a place, newest first, page by page, by item or by variant", async () => {
      for (const number of ["1", "2", "3"]) await sells(Number(number), number)
      const point = office.points.counter.code
      const { data: first } = await asks({ point, variant_id: office.tea.variant_id, limit: 2 })
      expect(first.items.map(({ stocked_delta, stocked_after }) => [stocked_delta, stocked_after])).toEqual([
        [-3, 14],
        [-2, 17],
      ])
      expect(first.items[0]).toMatchObject({
        reason: "sale",
        title: "普洱茶",
        variant_title: "500g/袋",
        sku: "SKU-tea",
        variant_id: office.tea.variant_id,
        document: { kind: "till_sale", id: "3", number: "3" },
        person: { id: "user_1", name: "王店员" },
      })
      const { data: rest } = await asks({
        point,
        inventory_item_id: office.tea.inventory_item_id,
        after: first.next!,
      })
      expect(rest.items.map(({ stocked_after }) => stocked_after)).toEqual([19, 20])
      expect(rest.next).toBeNull()
      expect(new Set([...first.items, ...rest.items].map(({ id }) => id)).size).toBe(4)
    })

    it("narrows a history to one reason", async () => {
      const point = office.points.counter.code
      const { data } = await asks({ point, variant_id: office.tea.variant_id, reason: "opening" })
      expect(new Set(data.items.map(({ reason }) => reason))).toEqual(new Set(["opening"]))
      const { data: none } = await asks({ point, variant_id: office.tea.variant_id, reason: "write_off" })
      expect(none.items).toEqual([])
    })

    it("keeps another place's history from a clerk, in the words of a place that does not exist", async () => {
      const variant_id = office.tea.variant_id
      const other = await asks({ point: office.points.stranger.code, variant_id })
      const none = await asks({ point: "SH-CTR-00", variant_id })
      expect([other.status, none.status]).toEqual([404, 404])
      expect((await asks({ point: office.points.hub.code, variant_id }, "manager")).status).toBe(200)
    })

    it("names what is missing or unreadable in the question", async () => {
      const point = office.points.counter.code
      for (const query of [
        { point },
        { variant_id: "x" },
        { point, variant_id: "x", inventory_item_id: "y" },
        { point, variant_id: "x", after: "-1" },
        { point, variant_id: "x", limit: 0 },
        { point, variant_id: "x", reason: "magic" },
      ] as Record<string, string | number>[]) {
        const { status, data } = await asks(query)
        expect([query, status, data.fields]).toEqual([query, 400, expect.any(Object)])
      }
    })
  },
})
