import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { IInventoryService, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { medusaIntegrationTestRunner } from "@medusajs/test-utils"
import { installGuards } from "../../src/modules/stock/guards/install"
import { moveStock } from "../../src/modules/stock/move-stock"

jest.setTimeout(240_000)

const hub = "sloc_hub"
const counter = "sloc_counter"

medusaIntegrationTestRunner({
  testSuite: ({ getContainer }) => {
    let container: MedusaContainer
    let db: Knex
    let inventory: IInventoryService

    beforeAll(() => {
      container = getContainer()
      db = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
      inventory = container.resolve(Modules.INVENTORY)
    })

    async function itemWith(stocked: number, at = hub): Promise<string> {
      const item = await inventory.createInventoryItems({ sku: `TEA-${Math.random()}` })
      await inventory.createInventoryLevels([
        { inventory_item_id: item.id, location_id: at, stocked_quantity: stocked },
      ])
      return item.id
    }

    async function level(id: string, at = hub): Promise<{ stocked: number; reserved: number; raw: string }> {
      const { rows } = await db.raw(
        `SELECT stocked_quantity::float8 AS stocked, reserved_quantity::float8 AS reserved,
           raw_reserved_quantity->>'value' AS raw
         FROM inventory_level WHERE inventory_item_id = ? AND location_id = ?`,
        [id, at]
      )
      return rows[0]
    }

    async function journal(id: string): Promise<Record<string, unknown>[]> {
      const { rows } = await db.raw(
        `SELECT location_id, stocked_delta::float8 AS stocked, reserved_delta::float8 AS reserved,
           stocked_after::float8 AS after, reason, document_number, person_name
         FROM stock_movement WHERE inventory_item_id = ? ORDER BY id`,
        [id]
      )
      return rows
    }

    it("writes every change into the journal, with its reason where there is one", async () => {
      const tea = await itemWith(5)
      await db.transaction(async (tx) =>
        moveStock(tx, [{ inventory_item_id: tea, location_id: counter, quantity: 3 }], {
          reason: "receipt",
          document: { kind: "goods_receipt", id: "grcpt_1", number: "SH-20261127-001" },
          person: { id: "user_1", name: "王店员" },
        })
      )
      await inventory.updateInventoryLevels([
        { inventory_item_id: tea, location_id: hub, stocked_quantity: 4 },
      ])

      expect(await journal(tea)).toEqual([
        {
          location_id: hub,
          stocked: 5,
          reserved: 0,
          after: 5,
          reason: "opening",
          document_number: null,
          person_name: null,
        },
        {
          location_id: counter,
          stocked: 3,
          reserved: 0,
          after: 3,
          reason: "receipt",
          document_number: "SH-20261127-001",
          person_name: "王店员",
        },
        {
          location_id: hub,
          stocked: -1,
          reserved: 0,
          after: 4,
          reason: "unattributed",
          document_number: null,
          person_name: null,
        },
      ])
    })

    it("refuses to move what is promised to orders, and names every line that is short", async () => {
      const [tea, nuts] = [await itemWith(5), await itemWith(1)]
      await inventory.createReservationItems([{ inventory_item_id: tea, location_id: hub, quantity: 4 }])

      const moved = db.transaction(async (tx) =>
        moveStock(
          tx,
          [
            { inventory_item_id: tea, location_id: hub, quantity: -2 },
            { inventory_item_id: nuts, location_id: hub, quantity: -3 },
            { inventory_item_id: tea, location_id: counter, quantity: 2 },
          ],
          { reason: "transfer_out" }
        )
      )

      await expect(moved).rejects.toMatchObject({
        code: "insufficient_inventory",
        short: expect.arrayContaining([
          { inventory_item_id: tea, location_id: hub, quantity: -2, available: 1 },
          { inventory_item_id: nuts, location_id: hub, quantity: -3, available: 1 },
        ]),
      })
      expect([await level(tea), await level(tea, counter)]).toEqual([
        { stocked: 5, reserved: 4, raw: "4" },
        undefined,
      ])
    })

    it("lets only one of many take the last unit by Medusa's own reservations", async () => {
      const tea = await itemWith(1)
      const taken = await Promise.allSettled(
        Array.from({ length: 8 }, async () =>
          inventory.createReservationItems([{ inventory_item_id: tea, location_id: hub, quantity: 1 }])
        )
      )

      expect(taken.filter(({ status }) => status === "fulfilled")).toHaveLength(1)
      expect(await level(tea)).toEqual({ stocked: 1, reserved: 1, raw: "1" })
    })

    it("counts every reservation when several are made at once", async () => {
      const tea = await itemWith(20)
      const made = await Promise.all(
        Array.from({ length: 8 }, async () =>
          inventory.createReservationItems([{ inventory_item_id: tea, location_id: hub, quantity: 2 }])
        )
      )
      expect(await level(tea)).toEqual({ stocked: 20, reserved: 16, raw: "16" })

      await inventory.deleteReservationItems(made.slice(0, 3).map(([item]) => item!.id))
      expect(await level(tea)).toEqual({ stocked: 20, reserved: 10, raw: "10" })
    })

    it("counts all reservations that one statement makes, moves to another place, or lets go of", async () => {
      const items = [await itemWith(5), await itemWith(5)] as [string, string]
      const [tea, nuts] = items
      await inventory.createInventoryLevels([
        { inventory_item_id: tea, location_id: counter, stocked_quantity: 5 },
      ])
      const reserved = async () =>
        await Promise.all([level(tea), level(tea, counter), level(nuts)].map(async (at) => (await at).raw))

      await db.raw(
        `INSERT INTO reservation_item (id, location_id, inventory_item_id, quantity, raw_quantity)
         SELECT 'resitem_' || item || n, :hub, item, 1, '{"value": "1", "precision": 20}'
         FROM unnest(CAST(:items AS text[])) AS item, generate_series(1, 2) AS n`,
        { hub, items }
      )
      expect(await reserved()).toEqual(["2", "0", "2"])
      await db.raw("UPDATE reservation_item SET location_id = :counter WHERE inventory_item_id = :tea", {
        counter,
        tea,
      })
      expect(await reserved()).toEqual(["0", "2", "2"])
      await db.raw("DELETE FROM reservation_item WHERE inventory_item_id = ANY (:items)", { items })
      expect(await reserved()).toEqual(["0", "0", "0"])
    })

    it("lets go of the trigger that counted row by row, which a database of before still has", async () => {
      await db.raw(
        `CREATE FUNCTION stock_count_reservation() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'`
      )
      await db.raw(
        `CREATE TRIGGER stock_count_reservation AFTER INSERT ON reservation_item
         FOR EACH ROW EXECUTE FUNCTION stock_count_reservation()`
      )
      await installGuards(db)
      const { rows } = await db.raw<{ rows: unknown[] }>(
        "SELECT FROM pg_trigger WHERE tgname = 'stock_count_reservation'"
      )
      expect(rows).toEqual([])
    })

    it("lets a reservation grow to the last piece, and no further", async () => {
      const tea = await itemWith(5)
      const [made] = await inventory.createReservationItems([
        { inventory_item_id: tea, location_id: hub, quantity: 3 },
      ])
      // Straight at the table: Medusa looks first itself, and here it is the guard that is asked.
      const grow = async (quantity: number): Promise<unknown> =>
        await db.raw(
          `UPDATE reservation_item SET quantity = :quantity, raw_quantity = jsonb_build_object('value', CAST(:quantity AS text))
           WHERE id = :id`,
          { id: made!.id, quantity }
        )
      await grow(5)
      expect(await level(tea)).toEqual({ stocked: 5, reserved: 5, raw: "5" })
      await expect(grow(6)).rejects.toThrow("insufficient_inventory")
      expect(await level(tea)).toEqual({ stocked: 5, reserved: 5, raw: "5" })
    })

    it("has whoever wants the last piece wait for the one who may have taken it", async () => {
      const tea = await itemWith(1)
      const reserve = async (tx: Knex, id: string): Promise<unknown> =>
        await tx.raw(
          `INSERT INTO reservation_item (id, location_id, inventory_item_id, quantity, raw_quantity)
           VALUES (:id, :hub, :tea, 1, '{"value": "1", "precision": 20}')`,
          { id, hub, tea }
        )
      const isWaiting = async (): Promise<boolean> => {
        const { rows } = await db.raw<{ rows: unknown[] }>(
          `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'
             AND query LIKE '%INSERT INTO reservation_item%'`
        )
        return rows.length > 0
      }
      const first = await db.transaction()
      await reserve(first, "resitem_first")
      const second = db.transaction(async (tx) => reserve(tx, "resitem_second"))
      const outcome = second.then(
        () => "taken",
        (error: Error) => error.message
      )
      while (!(await isWaiting())) await new Promise(setImmediate)
      await first.commit()
      expect(await outcome).toContain("insufficient_inventory")
      expect(await level(tea)).toEqual({ stocked: 1, reserved: 1, raw: "1" })
    })

    it("never lets a direct writer take stock below what is reserved", async () => {
      const tea = await itemWith(5)
      await inventory.createReservationItems([{ inventory_item_id: tea, location_id: hub, quantity: 4 }])

      await expect(
        inventory.updateInventoryLevels([{ inventory_item_id: tea, location_id: hub, stocked_quantity: 3 }])
      ).rejects.toThrow("stock_below_reserved")
      expect(await level(tea)).toEqual({ stocked: 5, reserved: 4, raw: "4" })
    })
  },
})
