import { randomUUID } from "node:crypto"
import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { IInventoryService, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { medusaIntegrationTestRunner } from "@medusajs/test-utils"
import type { StockDriftKind, StockReconciliation } from "../../src/contract"
import { reconcileStock, reconcileStockInTurn } from "../../src/workflows/stock/reconcile-stock"
import { makeProduct, makeShop, stockAt, type MadeProduct, type Shop } from "../factory"
import { deliveryOf, shopper } from "../shopper"
import { journalOf, unguarded } from "../stock-truth"

jest.setTimeout(240_000)

const guardLevel = { table: "inventory_level", trigger: "stock_guard_level" } as const
const journal = { table: "inventory_level", trigger: "stock_journal" } as const

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
    })

    const later = () => new Date(Date.now() + 600_000)
    const reconciled = async (now = later()): Promise<StockReconciliation> =>
      (await reconcileStock(container, { now, part: "whole", wait_seconds: 5 }))!
    const found = ({ found }: StockReconciliation): Partial<Record<StockDriftKind, number>> =>
      Object.fromEntries(found.filter(({ count }) => count > 0).map(({ kind, count }) => [kind, count]))
    const mended = ({ mended }: StockReconciliation): Partial<Record<StockDriftKind, number>> =>
      Object.fromEntries(mended.map(({ kind, count }) => [kind, count]))
    const at = ({ inventory_item_id }: MadeProduct) => ({ inventory_item_id, location_id: shop.warehouse_id })
    const last = async (goods: MadeProduct) => (await journalOf(db, goods.inventory_item_id)).at(-1)
    const inLevel = async (set: string, goods: MadeProduct): Promise<void> => {
      const sql = `UPDATE inventory_level SET ${set} WHERE inventory_item_id = :inventory_item_id AND location_id = :location_id`
      await db.raw(sql, at(goods))
    }
    async function ordered(goods: MadeProduct): Promise<{ id: string; number: string; item_id: string }> {
      const { data } = await shopper(api, shop).places(deliveryOf(goods), randomUUID())
      const { rows } = await db.raw<{ rows: { item_id: string }[] }>(
        "SELECT item_id FROM order_item WHERE order_id = ? LIMIT 1",
        [data.order.id]
      )
      return { id: data.order.id, number: data.order.order_number, item_id: rows[0]!.item_id }
    }

    it("finds nothing in a shop at work, and says what it looked for", async () => {
      const tea = await makeProduct(container, shop, { handle: "tea" })
      await ordered(tea)
      const { data } = await api.get("/admin/stock/drift", { headers: shop.admin })
      expect(data.items).toHaveLength(9)
      expect(found({ found: data.items, mended: [], checked_at: "" })).toEqual({})
      expect(found(await reconciled())).toEqual({})
    })

    it("puts missing guards back, and is not ready without them", async () => {
      const ready = async () => (await api.get("/health/ready", { validateStatus: () => true })).status
      expect(await ready()).toBe(200)
      await db.raw("DROP TRIGGER stock_guard_reservation ON reservation_item")
      await db.raw("ALTER TABLE inventory_level DROP CONSTRAINT stock_never_below_zero")
      expect(await ready()).toBe(503)

      const { data } = await api.post("/admin/stock/reconcile", {}, { headers: shop.admin })
      expect([found(data), mended(data)]).toEqual([{ stock_guards_missing: 2 }, { stock_guards_missing: 2 }])
      expect(await ready()).toBe(200)
      expect(found(await reconciled())).toEqual({})
    })

    it("sets a reserved number right from the open reservations", async () => {
      const tea = await makeProduct(container, shop, { handle: "tea-reserved" })
      await ordered(tea)
      await unguarded(db, guardLevel, async () => inLevel("reserved_quantity = 7", tea))

      const done = await reconciled()
      expect([found(done), mended(done)]).toEqual([
        { stock_reserved_differs: 1 },
        { stock_reserved_differs: 1 },
      ])
      expect(await stockAt(container, at(tea))).toMatchObject({ reserved: 1, reservations: 1 })
      expect(await last(tea)).toMatchObject({ reserved: -6, stocked: 0, reason: "repair" })
      expect(found(await reconciled())).toEqual({})
    })

    it("lets go of what is reserved for a cancelled order, and of nothing that is under way", async () => {
      const tea = await makeProduct(container, shop, { handle: "tea-cancelled" })
      const { id } = await ordered(tea)
      await db.raw(`UPDATE "order" SET status = 'canceled' WHERE id = ?`, [id])

      expect(found(await reconciled(new Date()))).toEqual({})
      const done = await reconciled()
      expect([found(done), mended(done)]).toEqual([
        { stock_orphan_reservations: 1 },
        { stock_orphan_reservations: 1 },
      ])
      expect(await stockAt(container, at(tea))).toMatchObject({ reserved: 0, reservations: 0 })
      expect(await last(tea)).toMatchObject({ reserved: -1, reason: "repair" })
    })

    it("keeps a reservation that no order stands behind because somebody made it by hand", async () => {
      const tea = await makeProduct(container, shop, { handle: "tea-by-hand" })
      await inventory.createReservationItems([{ ...at(tea), quantity: 3 }])
      expect(found(await reconciled())).toEqual({})
    })

    it("writes what went past the journal into it, and leaves it on the board until it is explained", async () => {
      const tea = await makeProduct(container, shop, { handle: "tea-gap" })
      await unguarded(db, journal, async () => inLevel("stocked_quantity = 93", tea))

      const done = await reconciled()
      expect([found(done), mended(done)]).toEqual([
        { stock_journal_differs: 1 },
        { stock_journal_differs: 1 },
      ])
      expect(await last(tea)).toMatchObject({ stocked: -7, stocked_after: 93, reason: "unattributed" })
      expect(found(await reconciled())).toEqual({ stock_unattributed: 1 })
      expect(await stockAt(container, at(tea))).toMatchObject({ stocked: 93 })
    })

    it("finds the same gap in the minute's run", async () => {
      const tea = await makeProduct(container, shop, { handle: "tea-minute" })
      await unguarded(db, journal, async () => inLevel("stocked_quantity = 101", tea))
      await reconcileStockInTurn(container)
      expect(await last(tea)).toMatchObject({ stocked: 1, reason: "unattributed" })
    })

    it("reports what only people can mend: goods short, not kept, or sent without leaving", async () => {
      const [short, loose, sent] = [
        await makeProduct(container, shop, { handle: "tea-short" }),
        await makeProduct(container, shop, { handle: "tea-loose" }),
        await makeProduct(container, shop, { handle: "tea-sent" }),
      ]
      await ordered(short)
      await unguarded(db, guardLevel, async () => inLevel("stocked_quantity = 0", short))
      const unkept = await ordered(loose)
      await db.raw("UPDATE reservation_item SET deleted_at = now() WHERE line_item_id = ?", [unkept.item_id])
      const gone = await ordered(sent)
      await unguarded(db, journal, async () =>
        api.post(
          `/admin/orders/${gone.id}/fulfillments`,
          { items: [{ id: gone.item_id, quantity: 1 }], location_id: shop.warehouse_id },
          { headers: shop.admin }
        )
      )

      const done = await reconciled()
      expect(found(done)).toEqual({
        stock_below_reserved: 1,
        stock_orders_unreserved: 1,
        stock_fulfilled_unmoved: 1,
        stock_journal_differs: 1,
        stock_unattributed: 1,
      })
      expect(mended(done)).toEqual({ stock_journal_differs: 1 })
      expect(done.found.find(({ kind }) => kind === "stock_orders_unreserved")!.examples).toEqual([
        { id: unkept.id, label: unkept.number },
      ])
      expect(done.found.find(({ kind }) => kind === "stock_fulfilled_unmoved")!.examples).toEqual([
        { id: gone.id, label: gone.number },
      ])
    })

    it("is done by one process at a time", async () => {
      await db.transaction(async (other) => {
        await other.raw("SELECT pg_advisory_xact_lock(hashtext('baixian:stock-reconciliation'))")
        expect(await reconcileStock(container, { now: new Date(), part: "last_rows" })).toBeNull()
        await expect(
          reconcileStock(container, { now: new Date(), part: "last_rows", wait_seconds: 1 })
        ).rejects.toMatchObject({ code: "55P03" })
      })
    })

    it("shows drift on the data-quality board", async () => {
      const tea = await makeProduct(container, shop, { handle: "tea-board" })
      await inventory.updateInventoryLevels([{ ...at(tea), stocked_quantity: 99 }])
      const { data } = await api.get("/admin/data-quality", { headers: shop.admin })
      const item = data.items.find(({ kind }: { kind: string }) => kind === "stock_unattributed")
      expect(item).toMatchObject({ severity: "doubtful", count: 1, net_fen: null })
      expect(item.examples[0].label).toBe("tea-board 500g/袋 · 电商仓")
    })
  },
})
