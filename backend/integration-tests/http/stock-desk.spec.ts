import { randomUUID } from "node:crypto"
import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { medusaIntegrationTestRunner } from "@medusajs/test-utils"
import {
  batchLinkProductsToCategoryWorkflow,
  createProductCategoriesWorkflow,
} from "@medusajs/medusa/core-flows"
import type { StockDesk, StockDeskAnswer, StockDocumentsAnswer } from "../../src/contract"
import { asker, openStockOffice, type StockOffice } from "../stock-office"

jest.setTimeout(180_000)

medusaIntegrationTestRunner({
  inApp: true,
  moduleName: "stock-desk",
  testSuite: ({ api, getContainer, dbConnection }) => {
    const db = dbConnection as unknown as Knex
    const ask = asker(api)
    let office: StockOffice

    beforeAll(async () => {
      office = await openStockOffice(getContainer())
    })

    const deskOf = async (person: StockOffice["people"]["clerk"]): Promise<StockDesk> => {
      const { status, data } = await ask(person, "GET", "/desk")
      expect(status).toBe(200)
      return (data as unknown as StockDeskAnswer).desk
    }
    const nothing = { pieces: 0, value_fen: 0 }
    const allowances = (desk: StockDesk) =>
      Object.fromEntries(desk.places.map(({ code, write_off }) => [code, write_off]))
    const codes = (desk: StockDesk, is_own: boolean): string[] =>
      desk.places.filter((place) => place.is_own === is_own).map(({ code }) => code)

    describe("GET /admin/stock/desk", () => {
      it("tells a clerk their own places, who supplies them, and the clerk's limit", async () => {
        const { points, people } = office
        const desk = await deskOf(people.clerk)
        expect(codes(desk, true)).toEqual([points.counter.code, points.cold.code])
        expect(codes(desk, false)).toEqual([points.hub.code])
        expect(desk.may).toEqual({ keep: true, approve: false })
        expect(allowances(desk)).toEqual({
          [points.hub.code]: null,
          [points.counter.code]: { fen: 20_000, pieces: 20, used: nothing },
          [points.cold.code]: { fen: 20_000, pieces: 20, used: nothing },
        })
        expect(desk.person.id).toBe(people.clerk.user_id)
      })

      it("says which places are closed, and the categories that hold goods, above them too", async () => {
        const { points, people, tea } = office
        await db.raw("UPDATE sales_point SET closed_on = '2026-01-01' WHERE code = :code", {
          code: points.cold.code,
        })
        const made = async (handle: string, parent?: string): Promise<string> => {
          const { result } = await createProductCategoriesWorkflow(getContainer()).run({
            input: {
              product_categories: [
                {
                  name: `品类 ${handle}`,
                  handle,
                  is_active: true,
                  parent_category_id: parent,
                  metadata: { name_en: handle },
                },
              ],
            },
          })
          return result[0]!.id
        }
        const food = await made("food")
        const teas = await made("teas", food)
        await made("empty", food)
        await batchLinkProductsToCategoryWorkflow(getContainer()).run({
          input: { id: teas, add: [tea.product_id] },
        })
        const desk = await deskOf(people.clerk)
        expect(desk.places.filter(({ is_open }) => !is_open).map(({ code }) => code)).toEqual([
          points.cold.code,
        ])
        expect(desk.categories.map(({ handle }) => handle).sort()).toEqual(["food", "teas"])
        expect(desk.categories).toContainEqual({ handle: "teas", name: "品类 teas", name_en: "teas" })
      })

      it("tells a hub's manager all places of the hub, and that they approve", async () => {
        const { points, people } = office
        const desk = await deskOf(people.manager)
        expect(codes(desk, true)).toEqual([points.hub.code, points.counter.code, points.cold.code])
        expect(codes(desk, false)).not.toContain(points.stranger.code)
        expect(desk.may).toEqual({ keep: true, approve: true })
        expect(allowances(desk)[points.counter.code]).toEqual({ fen: 200_000, pieces: 500, used: nothing })
      })

      it("lets who only reads see every place and write nothing", async () => {
        const desk = await deskOf(office.people.admin)
        expect(codes(desk, true)).toContain(office.points.stranger.code)
        expect(desk.may).toEqual({ keep: false, approve: false })
      })
    })

    describe("GET /admin/stock/transfers?side", () => {
      it("tells what one sends from what one asked for", async () => {
        const { points, people, tea } = office
        const id = randomUUID()
        const asked = await ask(people.clerk, "POST", "/transfers", {
          id,
          from: points.hub.code,
          to: points.counter.code,
          lines: [{ inventory_item_id: tea.inventory_item_id, quantity: 1 }],
        })
        expect(asked.status).toBe(201)
        const found = async (side: string): Promise<boolean> => {
          const { data } = await ask(people.clerk, "GET", `/transfers?side=${side}`)
          return (data as unknown as StockDocumentsAnswer).items.some((row) => row.id === id)
        }
        expect([await found("to"), await found("from")]).toEqual([true, false])
        expect((await ask(people.clerk, "GET", "/transfers?side=up")).status).toBe(400)
      })
    })
  },
})
