import { randomUUID } from "node:crypto"
import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { IInventoryService, IProductModuleService, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import {
  batchInventoryItemLevelsWorkflow,
  deleteInventoryItemWorkflow,
  deleteProductsWorkflow,
  deleteProductVariantsWorkflow,
  deleteStockLocationsWorkflow,
  dismissLinksWorkflow,
} from "@medusajs/medusa/core-flows"
import { medusaIntegrationTestRunner } from "@medusajs/test-utils"
import { stockRefusalOf } from "../../src/api/stock-refusals"
import { moveStock } from "../../src/modules/stock/move-stock"
import { makeProduct, type MadeProduct } from "../factory"
import { asker, command, expectTruth, openStockOffice, type StockOffice } from "../stock-office"

jest.setTimeout(240_000)

/** What there is of goods, down to what the shop sells them for. */
const standingSql = `
  SELECT p.deleted_at IS NULL AND v.deleted_at IS NULL AND v.product_id = p.id AS is_sold,
    (SELECT count(*)::int FROM inventory_item i WHERE i.id = :item AND i.deleted_at IS NULL) AS items,
    (SELECT count(*)::int FROM product_variant_inventory_item l
      WHERE l.variant_id = v.id AND l.inventory_item_id = :item AND l.deleted_at IS NULL) AS links,
    (SELECT count(*)::int FROM product_variant_price_set l WHERE l.variant_id = v.id AND l.deleted_at IS NULL) AS prices,
    (SELECT coalesce(sum(stocked_quantity), 0)::int FROM inventory_level
      WHERE inventory_item_id = :item AND deleted_at IS NULL) AS stocked
  FROM product p JOIN product_variant v ON v.id = :variant WHERE p.id = :product`

medusaIntegrationTestRunner({
  inApp: true,
  moduleName: "stock-staying",
  testSuite: ({ api, getContainer }) => {
    const ask = asker(api, "/admin")
    const askStock = asker(api)
    let container: MedusaContainer
    let db: Knex
    let inventory: IInventoryService
    let products: IProductModuleService
    let office: StockOffice

    beforeAll(async () => {
      container = getContainer()
      db = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
      inventory = container.resolve(Modules.INVENTORY)
      products = container.resolve(Modules.PRODUCT)
      office = await openStockOffice(container)
    })
    afterEach(async () => await expectTruth(db))

    const standing = async (goods: MadeProduct): Promise<Record<string, unknown> | undefined> => {
      const { rows } = await db.raw<{ rows: Record<string, unknown>[] }>(standingSql, {
        item: goods.inventory_item_id,
        variant: goods.variant_id,
        product: goods.product_id,
      })
      return rows[0]
    }
    const whole = (stocked: number) => ({ is_sold: true, items: 1, links: 1, prices: 1, stocked })
    /** The code a route would answer; what was thrown when it is no refusal of ours. */
    const refusal = async (deletion: Promise<unknown>): Promise<unknown> =>
      await deletion.then(
        () => "deleted",
        (error: unknown) => stockRefusalOf(error)?.code ?? error
      )
    const deletions = (goods: MadeProduct): [name: string, remove: () => Promise<unknown>][] => {
      const { product_id, variant_id, inventory_item_id: item } = goods
      return [
        [
          "product",
          async () => await deleteProductsWorkflow(container).run({ input: { ids: [product_id] } }),
        ],
        [
          "variant",
          async () => await deleteProductVariantsWorkflow(container).run({ input: { ids: [variant_id] } }),
        ],
        ["item", async () => await deleteInventoryItemWorkflow(container).run({ input: [item] })],
        [
          "link",
          async () =>
            await dismissLinksWorkflow(container).run({
              input: [
                { [Modules.PRODUCT]: { variant_id }, [Modules.INVENTORY]: { inventory_item_id: item } },
              ],
            }),
        ],
        ["product by its module", async () => await products.softDeleteProducts([product_id])],
        ["variant by its module", async () => await products.softDeleteProductVariants([variant_id])],
        ["variant's row", async () => await products.deleteProductVariants([variant_id])],
        ["product's row", async () => await products.deleteProducts([product_id])],
        ["item's row", async () => await inventory.deleteInventoryItems([item])],
      ]
    }
    const goodsOf = async (handle: string, warehouse: number, counter = 0): Promise<MadeProduct> =>
      await makeProduct(container, office.shop, { handle, warehouse, counter })
    const levelIds = async (goods: MadeProduct): Promise<string[]> =>
      (await inventory.listInventoryLevels({ inventory_item_id: goods.inventory_item_id })).map(
        ({ id }) => id
      )
    const putAt = async (goods: MadeProduct, location_id: string, quantity: number) =>
      await db.transaction(async (tx) =>
        moveStock(tx, [{ inventory_item_id: goods.inventory_item_id, location_id, quantity }], {
          reason: "adjustment",
        })
      )

    it("deletes no goods of which there is stock, by whichever door, and leaves nothing half done", async () => {
      const nuts = await goodsOf("nuts", 5)
      for (const [name, remove] of deletions(nuts)) {
        expect([name, await refusal(remove())]).toEqual([name, "goods_in_stock"])
        expect([name, await standing(nuts)]).toEqual([name, whole(5)])
      }
    })

    it("refuses the office in its own words where a route deletes, and undoes what came with it", async () => {
      const nuts = await goodsOf("nuts", 5)
      const { admin } = office.people
      const refused: [path: string, body: object][] = [
        [
          "/products/batch",
          {
            create: [{ title: "新茶", handle: "new-tea", options: [{ title: "规格", values: ["袋"] }] }],
            delete: [nuts.product_id],
          },
        ],
        [`/products/${nuts.product_id}/variants/batch`, { delete: [nuts.variant_id] }],
        [
          `/products/${nuts.product_id}`,
          { variants: [{ title: "另一规格", options: { 规格: "500g/袋" }, prices: [] }] },
        ],
      ]
      for (const [path, body] of refused) {
        const answer = await ask(admin, "POST", path, body)
        expect([path, answer.status, answer.data.code]).toEqual([path, 400, "goods_in_stock"])
        expect((answer.data as { message?: string }).message).toMatch(
          /^还有库存或已为订单预留，不能删除。请先/
        )
        expect([path, await standing(nuts)]).toEqual([path, whole(5)])
      }
      const { rows } = await db.raw<{ rows: unknown[] }>(
        "SELECT FROM product WHERE handle = 'new-tea' AND deleted_at IS NULL"
      )
      expect(rows).toEqual([])
      const { rows: variants } = await db.raw<{ rows: unknown[] }>(
        "SELECT FROM product_variant WHERE product_id = :id AND deleted_at IS NULL",
        { id: nuts.product_id }
      )
      expect(variants).toHaveLength(1)
    })

    it("removes no level with pieces, also when it is forced to, and no place that has some", async () => {
      const nuts = await goodsOf("nuts", 5)
      const ids = await levelIds(nuts)
      const lists = async (force: boolean) =>
        await batchInventoryItemLevelsWorkflow(container).run({
          input: {
            create: [
              {
                inventory_item_id: nuts.inventory_item_id,
                location_id: office.points.cold.location_id,
                stocked_quantity: 7,
              },
            ],
            update: [],
            delete: ids,
            force,
          },
        })
      expect(await refusal(lists(false))).toBe("goods_in_stock")
      expect(await refusal(lists(true))).toBe("goods_in_stock")
      expect(await refusal(inventory.softDeleteInventoryLevels(ids))).toBe("goods_in_stock")
      expect(await standing(nuts)).toEqual(whole(5))

      const { location_id } = office.points.counter
      const close = async (id: string) =>
        await deleteStockLocationsWorkflow(container).run({ input: { ids: [id] } })
      expect(await refusal(close(location_id))).toBe("place_keeps_goods")
      expect(await refusal(close(office.points.stranger.location_id))).toBe("deleted")
    })

    it("names promised pieces, goods on their way and open documents, and deletes when all is done", async () => {
      const nuts = await goodsOf("nuts", 5)
      const [warehouse] = await inventory.listInventoryLevels({
        inventory_item_id: nuts.inventory_item_id,
        stocked_quantity: 5,
      })
      const [promised] = await inventory.createReservationItems([
        { inventory_item_id: nuts.inventory_item_id, location_id: warehouse!.location_id, quantity: 2 },
      ])
      for (const [name, remove] of deletions(nuts).slice(0, 3)) {
        expect([name, await refusal(remove())]).toEqual([name, "goods_in_stock"])
      }
      await inventory.deleteReservationItems([promised!.id])
      await putAt(nuts, warehouse!.location_id, -5)

      const { clerk, manager } = office.people
      await putAt(nuts, office.points.hub.location_id, 3)
      const id = randomUUID()
      await askStock(clerk, "POST", "/replenishment", {
        id,
        point: office.points.counter.code,
        lines: [{ inventory_item_id: nuts.inventory_item_id, quantity: 3 }],
      })
      await askStock(manager, "POST", `/transfers/${id}/dispatch`, {
        ...command(1),
        lines: [{ line: 0, quantity: 3 }],
      })
      for (const [name, remove] of deletions(nuts)) {
        expect([name, await refusal(remove())]).toEqual([name, "goods_in_transit"])
        expect([name, await standing(nuts)]).toEqual([name, whole(0)])
      }
      const arrived = await askStock(clerk, "POST", `/transfers/${id}/receive`, {
        ...command(2),
        lines: [{ line: 0, received: 3 }],
      })
      expect(arrived.status).toBe(200)
      await putAt(nuts, office.points.counter.location_id, -3)

      const receipt = randomUUID()
      await askStock(clerk, "POST", "/receipts", {
        id: receipt,
        point: office.points.counter.code,
        lines: [{ inventory_item_id: nuts.inventory_item_id, received: 1 }],
      })
      for (const [name, remove] of deletions(nuts)) {
        expect([name, await refusal(remove())]).toEqual([name, "goods_in_document"])
      }
      await askStock(clerk, "POST", `/receipts/${receipt}/cancel`, { ...command(1), reason: "填错" })
      expect(await refusal(deletions(nuts)[0]![1]())).toBe("deleted")
      expect(await standing(nuts)).toMatchObject({ is_sold: false, items: 0, links: 0 })

      const late = putAt(nuts, office.points.counter.location_id, 1)
      expect(await refusal(late)).toBe("stock_item_deleted")
    })

    it("lets a variant go whose stock is sold as another, and the other not", async () => {
      const nuts = await goodsOf("nuts", 5)
      const other = await goodsOf("nuts-two", 0)
      await container.resolve(ContainerRegistrationKeys.LINK).create({
        [Modules.PRODUCT]: { variant_id: other.variant_id },
        [Modules.INVENTORY]: { inventory_item_id: nuts.inventory_item_id },
      })
      expect(await refusal(deletions(other)[1]![1]())).toBe("deleted")
      expect(await refusal(deletions(nuts)[1]![1]())).toBe("goods_in_stock")
      expect(await standing(nuts)).toEqual(whole(5))
    })

    it("has who deletes goods wait for who is putting some in, and then refuses", async () => {
      const nuts = await goodsOf("nuts", 0)
      const putting = await db.transaction()
      await moveStock(
        putting,
        [
          {
            inventory_item_id: nuts.inventory_item_id,
            location_id: office.points.hub.location_id,
            quantity: 1,
          },
        ],
        { reason: "adjustment" }
      )
      let isAnswered = false
      const outcome = refusal(deletions(nuts)[2]![1]()).finally(() => (isAnswered = true))
      const isWaiting = async (): Promise<boolean> => {
        const { rows } = await db.raw<{ rows: unknown[] }>(
          `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`
        )
        return rows.length > 0
      }
      while (!isAnswered && !(await isWaiting())) await new Promise(setImmediate)
      await putting.commit()
      expect(await outcome).toBe("goods_in_stock")
      expect(await standing(nuts)).toEqual(whole(1))
    })
  },
})
