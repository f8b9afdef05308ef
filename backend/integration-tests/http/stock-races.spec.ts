import { randomUUID } from "node:crypto"
import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { IInventoryService, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { medusaIntegrationTestRunner } from "@medusajs/test-utils"
import { makeProduct, makeShop, type MadeProduct, type Shop } from "../factory"
import { until } from "../js-sdk-journey"
import { chance, CLEAN, openTills, randomBaskets } from "../races/tills"
import { deliveryOf, shopper } from "../shopper"
import { dropGuards, journalOf, locksLeft } from "../stock-truth"

jest.setTimeout(300_000)

/** The long form, `npm run bench -- last-unit` and `-- baskets`, has 253 tills, 20 shoppers and 20 rounds. */
const ROUNDS = 3
const TILLS = 60
const SHOPPERS = 8
const WRITERS = 6

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    let container: MedusaContainer
    let db: Knex
    let inventory: IInventoryService
    let shop: Shop
    let url: string

    beforeAll(async () => {
      container = getContainer()
      db = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
      inventory = container.resolve(Modules.INVENTORY)
      shop = await makeShop(container)
      url = String(container.resolve(ContainerRegistrationKeys.CONFIG_MODULE).projectConfig.databaseUrl)
    })

    const at = ({ inventory_item_id }: MadeProduct) => ({ inventory_item_id, location_id: shop.warehouse_id })
    const level = async (goods: MadeProduct) => {
      const { rows } = await db.raw<{ rows: { stocked: number; reserved: number }[] }>(
        `SELECT stocked_quantity::float8 AS stocked, reserved_quantity::float8 AS reserved FROM inventory_level
         WHERE inventory_item_id = :inventory_item_id AND location_id = :location_id`,
        at(goods)
      )
      return rows[0]!
    }

    /** One unit: tills in two processes, shoppers at the web, and writers straight at Medusa's inventory module. */
    async function raceForOne(
      way: "guarded" | "unguarded"
    ): Promise<{ goods: MadeProduct; taken: number; odd: string[] }> {
      const goods = await makeProduct(container, shop, {
        handle: `last-${randomUUID()}`,
        warehouse: 1,
        counter: 0,
      })
      const one = [{ ...at(goods), quantity: -1 }]
      const tills = await openTills(
        url,
        Array.from({ length: TILLS }, () => [one]),
        { way }
      )
      const refusals: string[] = []
      const direct = async (deed: () => Promise<unknown>): Promise<boolean> => {
        try {
          await deed()
          return true
        } catch (error) {
          const { code, message } = error as { code?: string; message: string }
          refusals.push(
            /insufficient_inventory|stock_below_reserved|Not enough stock/.exec(message)?.[0] ??
              code ??
              message
          )
          return false
        }
      }
      const [sales, orders, writes] = await Promise.all([
        tills.go(),
        Promise.all(
          Array.from({ length: SHOPPERS }, async () =>
            shopper(api, shop).places(deliveryOf(goods), randomUUID())
          )
        ),
        Promise.all(
          Array.from({ length: WRITERS }, async (_, i) =>
            direct(async () =>
              i % 2
                ? inventory.createReservationItems([{ ...at(goods), quantity: 1 }])
                : inventory.adjustInventory(goods.inventory_item_id, shop.warehouse_id, -1)
            )
          )
        ),
      ])
      const odd = [
        ...sales
          .filter(({ sold, code }) => !sold && !CLEAN.includes(code ?? ""))
          .map(({ code }) => `till: ${code}`),
        ...orders
          .filter(
            ({ status, data }) =>
              status !== 201 && !(status === 400 && data.code === "insufficient_inventory")
          )
          .map(({ status, data }) => `shopper: ${status} ${data.code} ${data.message}`),
        ...refusals
          .filter((code) => ![...CLEAN, "Not enough stock", "not_allowed"].includes(code))
          .map((code) => `writer: ${code}`),
      ]
      const taken =
        sales.filter(({ sold }) => sold).length +
        orders.filter(({ status }) => status === 201).length +
        writes.filter(Boolean).length
      return { goods, taken, odd }
    }

    it("lets one of all who want the last unit have it, and refuses the others cleanly", async () => {
      for (let round = 0; round < ROUNDS; round += 1) {
        const { goods, taken, odd } = await raceForOne("guarded")
        expect({ round, taken, odd }).toEqual({ round, taken: 1, odd: [] })
        const { stocked, reserved } = await level(goods)
        expect(stocked - reserved).toBe(0)
        const last = (await journalOf(db, goods.inventory_item_id)).at(-1)!
        expect([last.stocked_after, last.reserved_after]).toEqual([stocked, reserved])
      }
    })

    it("would sell it more than once without the guards", async () => {
      await dropGuards(db)
      const { taken } = await raceForOne("unguarded")
      expect(taken).toBeGreaterThan(1)
    })

    /** Fifty tills, baskets that overlap; answers what was sold of each item, what is left, and what was no clean refusal. */
    async function raceForBaskets(way: "guarded" | "unguarded", seed: number) {
      const goods: MadeProduct[] = []
      for (let i = 0; i < 8; i += 1) {
        goods.push(
          await makeProduct(container, shop, { handle: `basket-${i}`, warehouse: 15 + i, counter: 0 })
        )
      }
      const baskets = randomBaskets(goods.map(at), { tills: 50, rounds: 3, seed })
      const outcomes = await (await openTills(url, baskets, { way })).go()
      const sold = new Map<string, number>()
      for (const { moves } of outcomes.filter(({ sold }) => sold)) {
        for (const { inventory_item_id, quantity } of moves) {
          sold.set(inventory_item_id, (sold.get(inventory_item_id) ?? 0) - quantity)
        }
      }
      const odd = outcomes
        .filter(({ sold, code }) => !sold && !CLEAN.includes(code ?? ""))
        .map(({ code }) => code)
      return { goods, sold: goods.map((item) => sold.get(item.inventory_item_id) ?? 0), odd }
    }

    it("sells exactly the stock to fifty tills whose baskets overlap, and leaves no lock behind", async () => {
      const seed = chance(Date.now())(1_000_000)
      const { goods, sold, odd } = await raceForBaskets("guarded", seed)
      expect({ seed, sold, odd }).toEqual({ seed, sold: goods.map((_, i) => 15 + i), odd: [] })
      for (const item of goods) expect([seed, await level(item)]).toEqual([seed, { stocked: 0, reserved: 0 }])
      await until("no lock on stock", async () => (await locksLeft(db)) === 0, 2)
    })

    it("would sell more than there is to them without the guards", async () => {
      await dropGuards(db)
      const { goods, sold } = await raceForBaskets("unguarded", 1)
      expect(sold.some((pieces, i) => pieces > 15 + i)).toBe(true)
      expect(goods).toHaveLength(8)
    })
  },
})
