import { randomUUID } from "node:crypto"
import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { medusaIntegrationTestRunner } from "@medusajs/test-utils"
import type { StockReceipt, StockTransfer, StockWriteOff } from "../../src/contract"
import { importLots } from "../../src/modules/stock/documents/import-lots"
import { addDays } from "../../src/modules/stock/documents/lot-rules"
import { moveStock } from "../../src/modules/stock/move-stock"
import { businessDay } from "../../src/values/business-day"
import { holdStoppedLots } from "../../src/workflows/stock/hold-stopped-lots"
import { makeProduct, type MadeProduct } from "../factory"
import { asker, command, expectTruth, openStockOffice, type StockOffice } from "../stock-office"

jest.setTimeout(180_000)

medusaIntegrationTestRunner({
  inApp: true,
  moduleName: "stock-lots",
  testSuite: ({ api, getContainer, dbConnection }) => {
    const db = dbConnection as unknown as Knex
    const ask = asker(api)
    const today = businessDay(new Date())
    const [ended, far] = [addDays(today, -2), addDays(today, 300)]
    let office: StockOffice
    let nuts: MadeProduct

    beforeAll(async () => {
      office = await openStockOffice(getContainer())
      nuts = await makeProduct(getContainer(), office.shop, { handle: "nuts", title: "核桃" })
    })
    afterEach(async () => await expectTruth(db))

    /** Nuts that lie at a place already: of lots by code, with their last day, and `unnamed` ones without a lot. */
    const lying = async (
      { location_id }: { location_id: string },
      lots: Record<string, [pieces: number, expiry_date: string]>,
      unnamed = 0
    ): Promise<void> => {
      const { inventory_item_id } = nuts
      const quantity = Object.values(lots).reduce((sum, [pieces]) => sum + pieces, unnamed)
      await db.transaction(
        async (tx) =>
          await moveStock(tx, [{ inventory_item_id, location_id, quantity }], { reason: "opening" })
      )
      await importLots(db, {
        lots: Object.entries(lots).map(([lot_code, [pieces, expiry_date]]) => ({
          inventory_item_id,
          lot_code,
          production_date: null,
          expiry_date,
          shelf_life_days: null,
          is_expiry_computed: false,
          supplier_id: null,
          origin_code: null,
          is_sample: false,
          pieces: [{ location_id, quantity: pieces }],
        })),
      })
      await holdStoppedLots(getContainer(), new Date())
    }
    /** Of the nuts at a place: what may be sold, and what documents say is left of each lot. */
    const at = async ({ location_id }: { location_id: string }) => {
      const values = { location_id, item: nuts.inventory_item_id }
      const free = await db.raw<{ rows: { free: number }[] }>(
        `SELECT (stocked_quantity - reserved_quantity)::float8 AS free FROM inventory_level
         WHERE location_id = :location_id AND inventory_item_id = :item AND deleted_at IS NULL`,
        values
      )
      const { rows } = await db.raw<{ rows: { lot_code: string; left: number }[] }>(
        `SELECT lot.lot_code, sum(moved.quantity)::float8 AS left FROM stock_lot_movement moved
         JOIN stock_lot lot ON lot.id = moved.lot_id
         WHERE moved.location_id = :location_id AND lot.inventory_item_id = :item
         GROUP BY lot.lot_code ORDER BY lot.lot_code`,
        values
      )
      return {
        free: free.rows[0]?.free ?? 0,
        lots: Object.fromEntries(rows.map(({ lot_code, left }) => [lot_code, left])),
      }
    }
    const lotId = async (lot_code: string): Promise<string> => {
      const { rows } = await db.raw<{ rows: { id: string }[] }>(
        "SELECT id FROM stock_lot WHERE lot_code = :lot_code",
        { lot_code }
      )
      return rows[0]!.id
    }

    const requested = async (quantity: number, from = office.points.hub, to = office.points.counter) => {
      const { status, data } = await ask(office.people.manager, "POST", "/transfers", {
        id: randomUUID(),
        from: from.code,
        to: to.code,
        lines: [{ inventory_item_id: nuts.inventory_item_id, quantity }],
      })
      expect([status, data.code]).toEqual([201, undefined])
      return (data as unknown as { transfer: StockTransfer }).transfer
    }
    const dispatch = async ({ id, version }: StockTransfer, quantity: number, line: object = {}) =>
      await ask(office.people.manager, "POST", `/transfers/${id}/dispatch`, {
        ...command(version),
        lines: [{ line: 0, quantity, ...line }],
      })
    const sentAndReceived = async (quantity: number, line: object = {}): Promise<void> => {
      const sent = await dispatch(await requested(quantity), quantity, line)
      expect([sent.status, sent.data.code]).toEqual([200, undefined])
      const { id, version } = (sent.data as unknown as { transfer: StockTransfer }).transfer
      const { status } = await ask(office.people.clerk, "POST", `/transfers/${id}/receive`, {
        ...command(version),
        lines: [{ line: 0, received: quantity }],
      })
      expect(status).toBe(200)
    }
    const drafted = async (lines: object[], point = office.points.counter): Promise<StockWriteOff> => {
      const { status, data } = await ask(office.people.manager, "POST", "/write-offs", {
        id: randomUUID(),
        point: point.code,
        lines: lines.map((line) => ({
          inventory_item_id: nuts.inventory_item_id,
          reason: "damaged",
          ...line,
        })),
      })
      expect([status, data.code]).toEqual([201, undefined])
      return (data as unknown as { write_off: StockWriteOff }).write_off
    }
    const submit = async ({ id, version }: StockWriteOff) =>
      await ask(office.people.manager, "POST", `/write-offs/${id}/submit`, command(version))

    describe("goods past their end", () => {
      it("stay held where a transfer takes them, though nobody named their lot", async () => {
        await lying(office.points.hub, { OLD: [5, ended] })
        await sentAndReceived(5)
        expect(await at(office.points.counter)).toEqual({ free: 0, lots: { OLD: 5 } })
      })

      it("go last: after lots on sale, and after what lies there without a lot", async () => {
        await lying(office.points.hub, { OLD: [4, ended], NEW: [3, far] }, 2)
        await sentAndReceived(4)
        expect(await at(office.points.counter)).toEqual({ free: 4, lots: { NEW: 3 } })
        await sentAndReceived(3)
        expect(await at(office.points.counter)).toEqual({ free: 5, lots: { NEW: 3, OLD: 2 } })
        expect(await at(office.points.hub)).toEqual({ free: 0, lots: { NEW: 0, OLD: 2 } })
      })

      it("are refused at the line as it was sent, when more of a lot is named than is there", async () => {
        await lying(office.points.hub, { NEW: [3, far] })
        const id = randomUUID()
        const items = [office.tea.inventory_item_id, nuts.inventory_item_id]
        await ask(office.people.manager, "POST", "/transfers", {
          id,
          from: office.points.hub.code,
          to: office.points.counter.code,
          lines: items.map((inventory_item_id) => ({ inventory_item_id, quantity: 3 })),
        })
        const { status, data } = await ask(office.people.manager, "POST", `/transfers/${id}/dispatch`, {
          ...command(1),
          lines: [
            { line: 0, quantity: 0 },
            { line: 1, quantity: 3, lots: [{ lot_id: await lotId("NEW"), quantity: 4 }] },
          ],
        })
        expect([status, data.code, Object.keys(data.fields ?? {})]).toEqual([
          400,
          "lots_short",
          ["lines.1.lots"],
        ])
      })

      it("go with the rest of a line that names too few lots", async () => {
        await lying(office.points.hub, { OLD: [3, ended], NEW: [3, far] })
        await sentAndReceived(4, { lots: [{ lot_id: await lotId("NEW"), quantity: 1 }] })
        expect(await at(office.points.counter)).toEqual({ free: 3, lots: { NEW: 3, OLD: 1 } })
      })

      it("do not stay behind for orders that were promised good ones", async () => {
        await lying(office.points.hub, { OLD: [3, ended], NEW: [3, far] })
        await getContainer()
          .resolve("inventory")
          .createReservationItems([
            {
              inventory_item_id: nuts.inventory_item_id,
              location_id: office.points.hub.location_id,
              quantity: 2,
            },
          ])
        await sentAndReceived(3)
        expect(await at(office.points.counter)).toEqual({ free: 1, lots: { NEW: 1, OLD: 2 } })
      })
    })

    describe("a lot", () => {
      it("is made once by deliveries of the same new lots to two places, whatever their order", async () => {
        const codes = ["NEW-A", "NEW-M", "NEW-Z"]
        const { counter, cold } = office.points
        const delivered = async (point: { code: string }, lots: string[]) => {
          const { data } = await ask(office.people.clerk, "POST", "/receipts", {
            id: randomUUID(),
            point: point.code,
            lines: lots.map((lot_code) => ({
              inventory_item_id: nuts.inventory_item_id,
              received: 1,
              lot_code,
              expiry_date: far,
              proof_kind: "purchase_voucher",
              proof_number: "1",
            })),
          })
          return (data as unknown as { receipt: StockReceipt }).receipt
        }
        const drafts = [await delivered(counter, codes), await delivered(cold, [...codes].reverse())]
        // Both have begun when somebody who holds the lot in the middle lets go of it.
        const other = await db.transaction()
        await other.raw(
          `INSERT INTO stock_lot (id, inventory_item_id, lot_code, trace_code) VALUES ('lot_m', :item, 'NEW-M', 'M')`,
          { item: nuts.inventory_item_id }
        )
        const posting = drafts.map(
          async ({ id, version }) =>
            await ask(office.people.clerk, "POST", `/receipts/${id}/post`, command(version))
        )
        for (let waiting = 0; waiting < 2;) {
          const { rows } = await db.raw<{ rows: { waiting: number }[] }>(
            "SELECT count(DISTINCT pid)::int AS waiting FROM pg_locks WHERE NOT granted AND locktype = 'transactionid'"
          )
          waiting = rows[0]!.waiting
        }
        await other.rollback()
        const posted = await Promise.all(posting)
        expect(posted.map(({ status }) => status)).toEqual([200, 200])
        for (const point of [counter, cold]) {
          expect((await at(point)).lots).toEqual(Object.fromEntries(codes.map((code) => [code, 1])))
        }
      })

      it("gives each line of a write-off pieces of its own", async () => {
        await lying(office.points.counter, { A: [5, addDays(today, 200)], B: [5, far] })
        expect((await submit(await drafted([{ quantity: 4 }, { quantity: 4 }]))).status).toBe(200)
        expect((await at(office.points.counter)).lots).toEqual({ A: 0, B: 2 })
      })

      it("gives no more than it has to write-offs and transfers that come at once", async () => {
        await lying(office.points.counter, { A: [5, addDays(today, 200)], B: [4, far] }, 40)
        const lot_id = await lotId("A")
        const drafts = [
          ...(await Promise.all([1, 2, 3].map(async () => await drafted([{ quantity: 2 }])))),
          ...(await Promise.all([1, 2].map(async () => await drafted([{ quantity: 2, lot_id }])))),
        ]
        const { counter, hub } = office.points
        const transfers = await Promise.all([1, 2, 3].map(async () => await requested(3, counter, hub)))
        const answers = await Promise.all([
          ...drafts.map(async (draft) => await submit(draft)),
          ...transfers.map(async (transfer) => await dispatch(transfer, 3)),
        ])
        const refused = answers.filter(({ status }) => status !== 200)
        for (const { status, data } of refused) expect([status, data.code]).toEqual([400, "lot_short"])
        const { lots } = await at(counter)
        expect(Math.min(...Object.values(lots))).toBeGreaterThanOrEqual(0)
      })
    })
  },
})
