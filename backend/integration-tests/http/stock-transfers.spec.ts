import { randomUUID } from "node:crypto"
import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { medusaIntegrationTestRunner } from "@medusajs/test-utils"
import type { StockDocumentsAnswer, StockTransfer, StockWriteOff } from "../../src/contract"
import {
  asker,
  command,
  expectTruth,
  openStockOffice,
  sell,
  stockedAt,
  type StockOffice,
} from "../stock-office"

jest.setTimeout(180_000)

medusaIntegrationTestRunner({
  inApp: true,
  moduleName: "stock-transfers",
  testSuite: ({ api, getContainer, dbConnection }) => {
    const db = dbConnection as unknown as Knex
    const ask = asker(api)
    let office: StockOffice

    beforeAll(async () => {
      office = await openStockOffice(getContainer())
    })
    afterEach(async () => await expectTruth(db))

    const request = (quantity = 10): Record<string, unknown> & { id: string } => ({
      id: randomUUID(),
      from: office.points.hub.code,
      to: office.points.counter.code,
      lines: [{ inventory_item_id: office.tea.inventory_item_id, quantity }],
    })
    const transferOf = (answer: { status: number; data: unknown }): StockTransfer => {
      expect([answer.status, (answer.data as { message?: string }).message]).toEqual([
        expect.any(Number),
        undefined,
      ])
      return (answer.data as { transfer: StockTransfer }).transfer
    }
    const requested = async (quantity = 10): Promise<StockTransfer> =>
      transferOf(await ask(office.people.clerk, "POST", "/transfers", request(quantity)))
    const dispatched = async (quantity = 10, asked = quantity): Promise<StockTransfer> => {
      const { id, version } = await requested(asked)
      const body = { ...command(version), lines: [{ line: 0, quantity }] }
      return transferOf(await ask(office.people.manager, "POST", `/transfers/${id}/dispatch`, body))
    }
    const stock = async (): Promise<[hub: number, counter: number]> => [
      await stockedAt(db, office.tea, office.points.hub),
      await stockedAt(db, office.tea, office.points.counter),
    ]

    it("asks, sends, is in transit, and arrives with a difference that is lost and found again", async () => {
      const sent = await dispatched()
      expect(sent).toMatchObject({
        state: "dispatched",
        number: expect.stringMatching(/^DB-CTR-01-\d{8}-001$/),
      })
      expect(sent.lines[0]).toMatchObject({ dispatched: 10, in_transit: 10 })
      expect(await stock()).toEqual([40, 20])

      const unsaid = await ask(office.people.clerk, "POST", `/transfers/${sent.id}/receive`, {
        ...command(sent.version),
        lines: [{ line: 0, received: 7 }],
      })
      expect([unsaid.status, unsaid.data.fields]).toEqual([
        400,
        { "lines.0.reason": "数量不符，请选择差异原因。" },
      ])

      const short = transferOf(
        await ask(office.people.clerk, "POST", `/transfers/${sent.id}/receive`, {
          ...command(sent.version),
          lines: [{ line: 0, received: 7, reason: "missing" }],
        })
      )
      expect(short).toMatchObject({ state: "dispatched", lines: [{ received: 7, in_transit: 3, lost: 0 }] })
      expect(await stock()).toEqual([40, 27])

      const closed = transferOf(
        await ask(office.people.clerk, "POST", `/transfers/${sent.id}/receive`, {
          ...command(short.version),
          lines: [{ line: 0, received: 0, lost: 3, reason: "missing" }],
        })
      )
      expect(closed).toMatchObject({ state: "received", lines: [{ received: 7, in_transit: 0, lost: 3 }] })

      const found = transferOf(
        await ask(office.people.clerk, "POST", `/transfers/${sent.id}/found`, {
          ...command(closed.version),
          lines: [{ line: 0, quantity: 2, note: "在货车上" }],
        })
      )
      expect(found).toMatchObject({ state: "received", lines: [{ received: 9, lost: 1 }] })
      expect(found.events.map(({ kind, quantity }) => [kind, quantity])).toEqual([
        ["dispatched", 10],
        ["received", 7],
        ["short", 3],
        ["lost", 3],
        ["found", 2],
      ])
      expect(await stock()).toEqual([40, 29])
      const more = await ask(office.people.clerk, "POST", `/transfers/${sent.id}/found`, {
        ...command(found.version),
        lines: [{ line: 0, quantity: 2 }],
      })
      expect([more.status, more.data.code]).toEqual([400, "transfer_differs"])
    })

    describe("a loss above what one person may write off alone", () => {
      const receive = async (
        person: { headers: { authorization: string } },
        { id, version }: StockTransfer,
        line: { received: number; lost?: number }
      ) =>
        await ask(person, "POST", `/transfers/${id}/receive`, {
          ...command(version),
          lines: [{ line: 0, reason: "missing", ...line }],
        })

      it("is received as short by the clerk, and confirmed by a manager who did not send it", async () => {
        const sent = await dispatched(30)
        const whole = await receive(office.people.clerk, sent, { received: 0, lost: 30 })
        expect([whole.status, whole.data.code]).toEqual([400, "lost_above_limit"])
        expect(whole.data.fields).toEqual({
          "lines.0.lost": expect.stringMatching(
            /^连同今天已报损和核销的，共 30 件、1197.00 元，超过一人可定的 20 件、200.00 元/
          ),
        })
        const short = transferOf(await receive(office.people.clerk, sent, { received: 0 }))
        expect(short).toMatchObject({ state: "dispatched", lines: [{ in_transit: 30, lost: 0 }] })

        const sender = await receive(office.people.manager, short, { received: 0, lost: 30 })
        expect([sender.status, sender.data.code]).toEqual([400, "lost_above_limit"])
        const closed = transferOf(await receive(office.people.second, short, { received: 0, lost: 30 }))
        expect(closed).toMatchObject({ state: "received", lines: [{ lost: 30 }] })
      })

      it("is not reached in small steps, in pieces or in yuan", async () => {
        const sent = await dispatched(30)
        const few = transferOf(await receive(office.people.clerk, sent, { received: 0, lost: 5 }))
        expect(few.lines[0]).toMatchObject({ lost: 5, unit_fen: 3_990 })
        const more = await receive(office.people.clerk, few, { received: 24, lost: 1 })
        expect([more.status, more.data.code]).toEqual([400, "lost_above_limit"])
        expect(await stock()).toEqual([20, 20])
      })

      it("is not reached over several transfers, nor a write-off over it", async () => {
        for (const lost of [3, 2]) {
          const sent = await dispatched(lost)
          transferOf(await receive(office.people.clerk, sent, { received: 0, lost }))
        }
        const third = await receive(office.people.clerk, await dispatched(1), { received: 0, lost: 1 })
        expect([third.status, third.data.code]).toEqual([400, "lost_above_limit"])
        const made = await ask(office.people.clerk, "POST", "/write-offs", {
          id: randomUUID(),
          point: office.points.counter.code,
          lines: [{ inventory_item_id: office.tea.inventory_item_id, quantity: 1, reason: "damaged" }],
        })
        const { id, version } = made.data.write_off as unknown as StockWriteOff
        const handedIn = await ask(office.people.clerk, "POST", `/write-offs/${id}/submit`, command(version))
        expect([handedIn.status, handedIn.data.write_off]).toEqual([
          200,
          expect.objectContaining({ state: "submitted" }),
        ])
      })

      it("asks a manager for a second person too, above what a manager may write off alone", async () => {
        const counted = await ask(office.people.admin, "POST", "/settings", {
          write_off_clerk_pieces: 2,
          write_off_manager_pieces: 10,
        })
        expect(counted.status).toBe(200)
        const sent = await dispatched(30)
        const alone = await receive(office.people.second, sent, { received: 0, lost: 11 })
        expect([alone.status, alone.data.code]).toEqual([400, "lost_above_limit"])
        const ten = transferOf(await receive(office.people.second, sent, { received: 0, lost: 10 }))
        expect(ten.lines[0]).toMatchObject({ lost: 10, in_transit: 20 })
      })
    })

    it("a command sent twice happens once, and its id serves for nothing else", async () => {
      const body = request()
      const answers = await Promise.all(
        [1, 2, 3].map(() => ask(office.people.clerk, "POST", "/transfers", body))
      )
      expect(answers.map(({ status }) => status)).toEqual([201, 201, 201])
      const other = await ask(office.people.clerk, "POST", "/transfers", { ...body, note: "别的" })
      expect([other.status, other.data.code]).toEqual([409, "command_id_used"])

      const { id, version } = transferOf(answers[0]!)
      const send = { ...command(version), lines: [{ line: 0, quantity: 4 }] }
      const twice = await Promise.all(
        [1, 2].map(() => ask(office.people.manager, "POST", `/transfers/${id}/dispatch`, send))
      )
      expect(twice.map(({ status }) => status)).toEqual([200, 200])
      expect(await stock()).toEqual([46, 20])
    })

    it("tells the second tab who was faster, and loses nothing", async () => {
      const { id, version } = await requested()
      const edit = (quantity: number): object => ({
        ...command(version),
        lines: [{ inventory_item_id: office.tea.inventory_item_id, quantity }],
      })
      transferOf(await ask(office.people.manager, "POST", `/transfers/${id}`, edit(5)))
      const late = await ask(office.people.clerk, "POST", `/transfers/${id}`, edit(6))
      expect([late.status, late.data.code]).toEqual([409, "document_changed"])
      expect(late.data).toMatchObject({ message: expect.stringContaining("manager@baixian.test") })
      const kept = transferOf(await ask(office.people.clerk, "GET", `/transfers/${id}`))
      expect(kept.lines[0]!.requested).toBe(5)
    })

    it("never sends what is promised or sold, and says so by line in the reader's language", async () => {
      const { id, version } = await requested(60)
      const body = { ...command(version), lines: [{ line: 0, quantity: 51 }] }
      const short = await ask(office.people.manager, "POST", `/transfers/${id}/dispatch`, body)
      expect([short.status, short.data.code]).toEqual([400, "insufficient_inventory"])
      expect(short.data.fields).toEqual({
        "lines.0.quantity": "“普洱茶 500g/袋”只有 50 件可动用，其余已售出或已被订单占用。",
      })
      const english = await api.request({
        method: "POST",
        url: `/admin/stock/transfers/${id}/dispatch`,
        data: body,
        headers: { ...office.people.manager.headers, "accept-language": "en" },
        validateStatus: () => true,
      })
      expect(english.data.message).toMatch(/^Too few are free/)
      expect(await stock()).toEqual([50, 20])
    })

    it("two who send and sell the last pieces at once never share one", async () => {
      const { id, version } = await requested(50)
      const body = { ...command(version), lines: [{ line: 0, quantity: 50 }] }
      const [sent, sold] = await Promise.allSettled([
        ask(office.people.manager, "POST", `/transfers/${id}/dispatch`, body),
        sell(db, office.tea, office.points.hub, 1),
      ])
      const isSent = sent.status === "fulfilled" && sent.value.status === 200
      expect([isSent, sold.status === "fulfilled"].filter(Boolean)).toHaveLength(1)
    })

    it("lists what the place asked for or sends, and what is in transit", async () => {
      const { number } = await dispatched(3, 5)
      const { number: waiting } = await requested(1)
      const list = async (query: string): Promise<StockDocumentsAnswer> =>
        (await ask(office.people.manager, "GET", `/transfers?${query}`))
          .data as unknown as StockDocumentsAnswer
      const transit = await list(`point=${office.points.hub.code}&state=dispatched`)
      expect(transit).toMatchObject({
        total: 1,
        items: [{ number, lines: 1, pieces: 3, from_point_name: office.points.hub.code }],
      })
      expect((await list("state=requested")).items).toMatchObject([{ number: waiting, pieces: 1 }])
      expect((await list(`q=${encodeURIComponent("普洱")}`)).total).toBe(2)
      expect((await list(`q=${encodeURIComponent("%")}`)).total).toBe(0)
      expect((await list(`point=${office.points.cold.code}`)).total).toBe(0)
    })

    it("tells who asks what the source could give, and nobody else's shelves", async () => {
      const { hub, counter, stranger } = office.points
      const free = async (query: string) =>
        await ask(office.people.clerk, "GET", `/free?items=${office.tea.inventory_item_id},nothing&${query}`)
      const items = (tea: number) => [
        { inventory_item_id: office.tea.inventory_item_id, available: tea },
        { inventory_item_id: "nothing", available: 0 },
      ]
      expect((await free(`point=${counter.code}&from=${hub.code}`)).data).toEqual({ items: items(50) })
      expect((await free(`point=${counter.code}`)).data).toEqual({ items: items(20) })
      const refused = [
        await free(`point=${hub.code}`),
        await free(`point=${hub.code}&from=${counter.code}`),
        await free(`point=${counter.code}&from=${stranger.code}`),
      ]
      expect(refused.map(({ status }) => status)).toEqual([404, 404, 404])
    })

    it("refuses places that do not supply each other, goods the target cannot keep, and ends that are too late", async () => {
      const { stranger, counter, hub } = office.points
      const apart = await ask(office.people.clerk, "POST", "/transfers", {
        ...request(),
        from: stranger.code,
      })
      expect([apart.status, apart.data.code]).toEqual([400, "transfer_places"])
      const self = await ask(office.people.manager, "POST", "/transfers", { ...request(), to: hub.code })
      expect(self.status).toBe(400)
      const another = await ask(office.people.clerk, "POST", "/transfers", { ...request(), to: hub.code })
      expect(another.status).toBe(404)
      const frozen = await ask(office.people.clerk, "POST", "/transfers", {
        ...request(),
        lines: [{ inventory_item_id: office.fish.inventory_item_id, quantity: 1 }],
      })
      expect(frozen.data.fields).toEqual({
        "lines.0.inventory_item_id": `${counter.code}没有冷冻设备，不能存放“冻鱼 500g/袋”。`,
      })
      const nobody = await ask(office.people.clerk, "GET", `/transfers/${randomUUID()}`)
      expect([nobody.status, nobody.data.code]).toEqual([404, "no_document"])

      const sent = await dispatched(2)
      const cancel = { ...command(sent.version), reason: "不要了" }
      const late = await ask(office.people.clerk, "POST", `/transfers/${sent.id}/cancel`, cancel)
      expect([late.status, late.data.code]).toEqual([409, "document_state"])
      const { id, version } = await requested()
      const refused = transferOf(
        await ask(office.people.manager, "POST", `/transfers/${id}/refuse`, {
          ...command(version),
          reason: "缺货",
        })
      )
      expect(refused).toMatchObject({ state: "refused", decision: "缺货" })
    })

    it("a failing statement leaves nothing, and nobody edits what was ended, not even with SQL", async () => {
      const { id, version } = await requested()
      const before = await stock()
      await db.raw(`ALTER TABLE stock_transfer_event ADD CONSTRAINT broken CHECK (quantity < 0) NOT VALID`)
      const body = { ...command(version), lines: [{ line: 0, quantity: 4 }] }
      const failed = await ask(office.people.manager, "POST", `/transfers/${id}/dispatch`, body)
      expect(failed.status).toBe(500)
      await db.raw(`ALTER TABLE stock_transfer_event DROP CONSTRAINT broken`)
      expect(await stock()).toEqual(before)
      const again = transferOf(await ask(office.people.manager, "POST", `/transfers/${id}/dispatch`, body))
      expect(again.state).toBe("dispatched")

      const other = await requested()
      await ask(office.people.clerk, "POST", `/transfers/${other.id}/cancel`, {
        ...command(other.version),
        reason: "重填",
      })
      for (const sql of [
        `UPDATE stock_document SET note = 'x' WHERE state = 'cancelled'`,
        `DELETE FROM stock_document`,
        `UPDATE stock_transfer_event SET quantity = 1`,
      ]) {
        await expect(db.raw(sql)).rejects.toThrow(/stays as it is|append-only/)
      }
    })
  },
})
