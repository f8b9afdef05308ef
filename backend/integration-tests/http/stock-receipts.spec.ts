import { randomUUID } from "node:crypto"
import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { medusaIntegrationTestRunner } from "@medusajs/test-utils"
import type { AuditAnswer, StockDeskAnswer, StockReceipt, StockWriteOff } from "../../src/contract"
import { addDays } from "../../src/modules/stock/documents/lot-rules"
import { businessDay } from "../../src/values/business-day"
import { makeStaff } from "../factory"
import {
  asker,
  command,
  expectTruth,
  openStockOffice,
  sell,
  stockedAt,
  type StockOffice,
} from "../stock-office"
import { takeAll } from "../stock-truth"

jest.setTimeout(180_000)

medusaIntegrationTestRunner({
  inApp: true,
  moduleName: "stock-receipts",
  testSuite: ({ api, getContainer, dbConnection }) => {
    const db = dbConnection as unknown as Knex
    const ask = asker(api)
    const today = businessDay(new Date())
    let office: StockOffice

    beforeAll(async () => {
      office = await openStockOffice(getContainer())
    })
    afterEach(async () => await expectTruth(db))

    const proof = { proof_kind: "compliance_certificate", proof_number: "HGZ-1" }
    const teaLine = (wish: object = {}): object => ({
      inventory_item_id: office.tea.inventory_item_id,
      expected: 10,
      received: 10,
      production_date: today,
      ...proof,
      ...wish,
    })
    const receiptOf = (answer: { data: unknown }): StockReceipt => {
      expect((answer.data as { message?: string }).message).toBeUndefined()
      return (answer.data as { receipt: StockReceipt }).receipt
    }
    const drafted = async (lines: object[], point = office.points.counter): Promise<StockReceipt> =>
      receiptOf(
        await ask(office.people.clerk, "POST", "/receipts", {
          id: randomUUID(),
          point: point.code,
          delivery_no: "SF123",
          supplier_id: office.shop.supplier_id,
          lines,
        })
      )
    const post = async ({ id, version }: StockReceipt) =>
      await ask(office.people.clerk, "POST", `/receipts/${id}/post`, command(version))
    const tea = async (): Promise<number> => await stockedAt(db, office.tea, office.points.counter)

    it("is found in 操作记录 by its number, by which it is called there", async () => {
      const { id, number } = await drafted([teaLine()])
      await drafted([teaLine()])
      const search = new URLSearchParams({ q: number.toLowerCase() })
      const answer = await api.get(`/admin/audit?${search}`, { headers: office.shop.admin })
      const { items } = answer.data as AuditAnswer
      expect(items.map(({ action, record_ids, record_name }) => [action, record_ids, record_name])).toEqual([
        ["POST /admin/stock/receipts", [id], number],
      ])
    })

    it("is found in 操作记录 by its place, with the names of what the ids in it are", async () => {
      const { id } = await drafted([teaLine()])
      const ofPlace = async (place: string): Promise<AuditAnswer> =>
        (await api.get(`/admin/audit?place=${place}&limit=1`, { headers: office.shop.admin }))
          .data as AuditAnswer
      const { items, names } = await ofPlace(office.points.counter.code)
      expect(items[0]!.record_ids).toEqual([id])
      expect(names).toMatchObject({
        [office.points.counter.code]: expect.any(String),
        [office.shop.supplier_id]: "孟连咖啡合作社",
        [office.people.clerk.user_id]: expect.any(String),
      })
      expect(Object.keys(names)).toContain(office.tea.inventory_item_id)
      const stranger = await ofPlace(office.points.stranger.code)
      expect(stranger.items.flatMap(({ record_ids }) => record_ids)).not.toContain(id)
    })

    it("hides from an auditor whose number is in a note, and from nobody who works with it", async () => {
      const auditor = await makeStaff(getContainer(), "auditor@baixian.test", [
        { role: "auditor", scope_kind: "city", scope_code: "city" },
      ])
      const { id, version } = await drafted([teaLine()])
      const note = "司机 138 1234 5678，仓库 021-61234567"
      const kept = { ...command(version), note, supplier_id: office.shop.supplier_id, lines: [teaLine()] }
      receiptOf(await ask(office.people.clerk, "POST", `/receipts/${id}`, kept))
      const noteFor = async (person: Parameters<typeof ask>[0]) =>
        receiptOf(await ask(person, "GET", `/receipts/${id}`)).note
      expect(await noteFor(office.people.clerk)).toBe(note)
      expect(await noteFor(auditor)).toBe("司机 138****5678，仓库 ****4567")
    })

    it("takes in what came and was not rejected, with its lot and computed end", async () => {
      const draft = await drafted([
        teaLine({
          received: 8,
          rejected: 1,
          reject_reason: "damaged",
          shortage_reason: "not_sent",
          lot_code: "L1",
          production_date: today,
        }),
      ])
      expect(draft).toMatchObject({
        state: "draft",
        supplier_name: "孟连咖啡合作社",
        lines: [{ expiry_date: addDays(today, 100), is_expiry_computed: true, needs_proof: true }],
      })
      const answers = [await post(draft), await post(draft)]
      expect(answers.map(({ status, data }) => [status, data.code])).toEqual([
        [200, undefined],
        [409, "document_state"],
      ])
      expect(await tea()).toBe(27)
      const { rows } = await db.raw(
        `SELECT lot.lot_code, lot.is_expiry_computed, lot.supplier_id, moved.quantity::int AS quantity
         FROM stock_lot_movement moved JOIN stock_lot lot ON lot.id = moved.lot_id`
      )
      expect(rows).toEqual([
        { lot_code: "L1", is_expiry_computed: true, supplier_id: office.shop.supplier_id, quantity: 7 },
      ])
    })

    it("names everything that stands in the way, field by field", async () => {
      const { cold } = office.points
      const draft = await drafted(
        [
          { inventory_item_id: office.tea.inventory_item_id, expected: 5 },
          { inventory_item_id: office.tea.inventory_item_id, expected: 5, received: 4, rejected: 1 },
          {
            inventory_item_id: office.fish.inventory_item_id,
            received: 3,
            temperature: -10,
            expiry_date: addDays(today, -1),
            ...proof,
          },
          { inventory_item_id: office.fish.inventory_item_id, received: 3, ...proof },
        ],
        cold
      )
      const refused = await post(draft)
      expect([refused.status, refused.data.code]).toEqual([400, "receipt_incomplete"])
      expect(Object.keys(refused.data.fields ?? {}).sort()).toEqual([
        "lines.0.received",
        "lines.1.production_date",
        "lines.1.proof_number",
        "lines.1.reject_reason",
        "lines.1.shortage_reason",
        "lines.2.expiry_date",
        "lines.2.temperature_decision",
        "lines.3.temperature",
      ])
    })

    it("keeps frozen goods away from a place without a freezer, and takes warm ones in with a decision only", async () => {
      const fish = {
        inventory_item_id: office.fish.inventory_item_id,
        received: 3,
        temperature: -12,
        ...proof,
      }
      const away = await post(await drafted([fish]))
      expect(Object.keys(away.data.fields ?? {})).toContain("lines.0.received")
      const decided = await drafted(
        [{ ...fish, temperature_decision: "车门短时打开，中心温度合格" }],
        office.points.cold
      )
      expect(receiptOf(await post(decided)).lines[0]).toMatchObject({
        temperature_zone: "frozen",
        temperature_decided_by: "clerk@baixian.test",
      })
      expect(await stockedAt(db, office.fish, office.points.cold)).toBe(3)
    })

    it("refuses a second end of one lot, lines that do not fit, and strangers' suppliers", async () => {
      receiptOf(await post(await drafted([teaLine({ lot_code: "L1", expiry_date: addDays(today, 90) })])))
      const other = await post(await drafted([teaLine({ lot_code: "L1", expiry_date: addDays(today, 91) })]))
      expect([other.status, other.data.code]).toEqual([400, "lot_dates_differ"])
      for (const [line, field] of [
        [
          { lot_code: "L1", production_date: addDays(today, -1), expiry_date: addDays(today, 90) },
          "lot_code",
        ],
        [{ production_date: addDays(today, 1) }, "production_date"],
        [{ production_date: null, expiry_date: null }, "production_date"],
        [{ needs_proof: false, proof_number: null }, "proof_number"],
      ] as const) {
        const { status, data } = await post(await drafted([teaLine(), teaLine(line)]))
        expect([status, Object.keys(data.fields ?? {})]).toEqual([400, [`lines.1.${field}`]])
      }
      const body = (wish: object, line: object = {}): object => ({
        id: randomUUID(),
        point: office.points.counter.code,
        lines: [teaLine(line)],
        ...wish,
      })
      const cases: [object, number, string][] = [
        [body({ supplier_id: "sup_none" }), 400, "unknown_supplier"],
        [body({ point: "NOWHERE" }), 404, "no_point"],
        [body({}, { inventory_item_id: "iitem_none" }), 400, "unknown_item"],
        [body({}, { received: 1, rejected: 2 }), 400, "receipt_lines"],
        [body({}, { received: -1 }), 400, "invalid_fields"],
        [body({}, { received: 1.5 }), 400, "invalid_fields"],
        [body({ lines: Array.from({ length: 501 }, () => teaLine()) }), 400, "invalid_fields"],
      ]
      for (const [asked, status, code] of cases) {
        const answer = await ask(office.people.clerk, "POST", "/receipts", asked)
        expect([answer.status, answer.data.code]).toEqual([status, code])
      }
    })

    it("calls goods whose variant was deleted by their own title, else by their SKU", async () => {
      const { inventory_item_id } = office.tea
      const titled = async (title: string | null): Promise<string | undefined> => {
        await db.raw("UPDATE inventory_item SET title = :title WHERE id = :id", {
          title,
          id: inventory_item_id,
        })
        return (await drafted([teaLine()])).lines[0]?.title
      }
      await takeAll(db, inventory_item_id)
      await db.raw(
        `UPDATE product_variant SET deleted_at = now() WHERE id = (
           SELECT variant_id FROM product_variant_inventory_item WHERE inventory_item_id = :id AND deleted_at IS NULL)`,
        { id: inventory_item_id }
      )
      expect([await titled("普洱茶（旧）"), await titled(""), await titled(null)]).toEqual([
        "普洱茶（旧）",
        "SKU-tea",
        "SKU-tea",
      ])
    })

    it("an edit of what somebody else changed is refused; the draft stays theirs", async () => {
      const draft = await drafted([teaLine()])
      const edit = (received: number): object => ({
        ...command(draft.version),
        lines: [teaLine({ received })],
      })
      receiptOf(await ask(office.people.second, "POST", `/receipts/${draft.id}`, edit(9)))
      const late = await ask(office.people.clerk, "POST", `/receipts/${draft.id}`, edit(8))
      expect([late.status, late.data.code]).toEqual([409, "document_changed"])
    })

    describe("write-offs", () => {
      const writeOffOf = (answer: { data: unknown }): StockWriteOff => {
        expect((answer.data as { message?: string }).message).toBeUndefined()
        return (answer.data as { write_off: StockWriteOff }).write_off
      }
      const written = async (quantity: number): Promise<StockWriteOff> =>
        writeOffOf(
          await ask(office.people.clerk, "POST", "/write-offs", {
            id: randomUUID(),
            point: office.points.counter.code,
            lines: [{ inventory_item_id: office.tea.inventory_item_id, quantity, reason: "damaged" }],
          })
        )
      const submit = async ({ id, version }: StockWriteOff) =>
        await ask(office.people.clerk, "POST", `/write-offs/${id}/submit`, command(version))

      it("posts alone up to the limit, and asks another person above it", async () => {
        // ¥39.90 apiece: five are ¥199.50, six are above the clerk's ¥200.
        const small = writeOffOf(await submit(await written(5)))
        expect(small).toMatchObject({ state: "posted", pieces: 5, value_fen: 19_950 })
        expect(await tea()).toBe(15)

        const large = writeOffOf(await submit(await written(6)))
        expect(large.state).toBe("submitted")
        expect(await tea()).toBe(15)
        const approve = async () =>
          await ask(office.people.manager, "POST", `/write-offs/${large.id}/approve`, command(large.version))
        const answers = await Promise.all([approve(), approve()])
        expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
        expect(await tea()).toBe(9)
      })

      it("is refused when it is handed in where too few are there, not at the approval", async () => {
        const draft = await written(999)
        const refused = await submit(draft)
        expect([refused.status, refused.data.code, refused.data.fields]).toEqual([
          400,
          "insufficient_inventory",
          { "lines.0.quantity": "“普洱茶 500g/袋”只有 20 件可动用，其余已售出或已被订单占用。" },
        ])
        const kept = writeOffOf(await ask(office.people.clerk, "GET", `/write-offs/${draft.id}`))
        expect(kept.state).toBe("draft")
        expect(writeOffOf(await submit(await written(20))).state).toBe("submitted")
      })

      it("counts what somebody posts alone at a place on a day together, at once or one by one", async () => {
        const drafts = await Promise.all([1, 2, 3, 4].map(async () => await written(2)))
        const states = (await Promise.all(drafts.map(submit))).map((answer) => writeOffOf(answer).state)
        // Two and two are ¥159.60; two more would be ¥239.40.
        expect(states.sort()).toEqual(["posted", "posted", "submitted", "submitted"])
        expect(writeOffOf(await submit(await written(1))).state).toBe("posted")
        expect(writeOffOf(await submit(await written(1))).state).toBe("submitted")
        const { data } = await ask(office.people.clerk, "GET", "/desk")
        const { places } = (data as unknown as StockDeskAnswer).desk
        expect(places.find(({ code }) => code === office.points.counter.code)?.write_off).toEqual({
          fen: 20_000,
          pieces: 20,
          used: { pieces: 5, value_fen: 19_950 },
        })

        // Another day, another place and what a manager agreed to are not counted.
        await db.raw("ALTER TABLE stock_document DISABLE TRIGGER stock_document_no_edit")
        await db.raw(
          "UPDATE stock_document SET posted_at = posted_at - interval '1 day' WHERE state = 'posted'"
        )
        await db.raw("ALTER TABLE stock_document ENABLE TRIGGER stock_document_no_edit")
        expect(writeOffOf(await submit(await written(5))).state).toBe("posted")
      })

      it("is approved by somebody else than its author, a manager too", async () => {
        await ask(office.people.admin, "POST", "/settings", { write_off_manager_fen: 20_000 })
        const id = randomUUID()
        await ask(office.people.second, "POST", "/write-offs", {
          id,
          point: office.points.counter.code,
          lines: [{ inventory_item_id: office.tea.inventory_item_id, quantity: 6, reason: "spoiled" }],
        })
        const asked = writeOffOf(
          await ask(office.people.second, "POST", `/write-offs/${id}/submit`, command(1))
        )
        expect(asked.state).toBe("submitted")
        const own = await ask(
          office.people.second,
          "POST",
          `/write-offs/${id}/approve`,
          command(asked.version)
        )
        expect([own.status, own.data.code]).toEqual([400, "own_write_off"])
        const clerk = await ask(
          office.people.clerk,
          "POST",
          `/write-offs/${id}/approve`,
          command(asked.version)
        )
        expect([clerk.status, clerk.data.code]).toEqual([403, "role_not_allowed"])
      })

      it("is not approved by a manager who changed or handed in what a clerk wrote", async () => {
        const approve = async (
          person: { headers: { authorization: string } },
          { id, version }: StockWriteOff
        ) => await ask(person, "POST", `/write-offs/${id}/approve`, command(version))
        const { manager, second } = office.people
        const draft = await written(3)
        const edited = writeOffOf(
          await ask(manager, "POST", `/write-offs/${draft.id}`, {
            ...command(draft.version),
            lines: [{ inventory_item_id: office.tea.inventory_item_id, quantity: 6, reason: "damaged" }],
          })
        )
        const byClerk = writeOffOf(await submit(edited))
        expect(byClerk).toMatchObject({ state: "submitted" })
        expect(byClerk.participant_ids.sort()).toEqual([office.people.clerk.user_id, manager.user_id].sort())
        expect((await approve(manager, byClerk)).data.code).toBe("own_write_off")
        expect(writeOffOf(await approve(second, byClerk)).state).toBe("posted")

        const { id, version } = await written(7)
        await ask(office.people.admin, "POST", "/settings", {
          write_off_clerk_pieces: 1,
          write_off_manager_pieces: 1,
        })
        const handedIn = writeOffOf(await ask(manager, "POST", `/write-offs/${id}/submit`, command(version)))
        expect((await approve(manager, handedIn)).data.code).toBe("own_write_off")
        expect(writeOffOf(await approve(second, handedIn)).state).toBe("posted")
      })

      it("holds a hub's manager to a clerk's limit where they are a clerk", async () => {
        const manager = await makeStaff(getContainer(), "elsewhere@baixian.test", [
          { role: "hub_manager", scope_kind: "hub", scope_code: "SH-HUB-99" },
          { role: "counter_clerk", scope_kind: "counter", scope_code: office.points.counter.code },
        ])
        const { id, version } = await written(6)
        const answer = await ask(manager, "POST", `/write-offs/${id}/submit`, command(version))
        expect(writeOffOf(answer).state).toBe("submitted")
      })

      it("never writes off what is not there, and takes the first lot to expire", async () => {
        receiptOf(await post(await drafted([teaLine({ lot_code: "OLD", expiry_date: addDays(today, 20) })])))
        receiptOf(await post(await drafted([teaLine({ lot_code: "NEW", expiry_date: addDays(today, 90) })])))
        const short = await submit(await written(19))
        await sell(db, office.tea, office.points.counter, 22)
        expect([short.status, short.data.code]).toEqual([200, undefined])
        const large = (short.data as unknown as { write_off: StockWriteOff }).write_off
        const refused = await ask(
          office.people.manager,
          "POST",
          `/write-offs/${large.id}/approve`,
          command(large.version)
        )
        expect([refused.status, Object.keys(refused.data.fields ?? {})]).toEqual([400, ["lines.0.quantity"]])
        await ask(office.people.manager, "POST", `/write-offs/${large.id}/refuse`, {
          ...command(large.version),
          reason: "数量不对",
        })
        writeOffOf(await submit(await written(3)))
        const { rows } = await db.raw(
          `SELECT lot.lot_code, moved.quantity::int AS quantity FROM stock_lot_movement moved
           JOIN stock_lot lot ON lot.id = moved.lot_id WHERE moved.quantity < 0`
        )
        expect(rows).toEqual([{ lot_code: "OLD", quantity: -3 }])
      })

      /** A lot of tea that arrived at the counter, and write-offs that name it in one line each. */
      const arrived = async (lot_code: string, received: number) => {
        receiptOf(
          await post(
            await drafted([
              teaLine({ expected: received, received, lot_code, expiry_date: addDays(today, 60) }),
            ])
          )
        )
        const { rows } = await db.raw<{ rows: { id: string }[] }>(
          "SELECT id FROM stock_lot WHERE lot_code = :lot_code",
          { lot_code }
        )
        return async (...quantities: number[]): Promise<StockWriteOff> =>
          writeOffOf(
            await ask(office.people.clerk, "POST", "/write-offs", {
              id: randomUUID(),
              point: office.points.counter.code,
              lines: quantities.map((quantity) => ({
                inventory_item_id: office.tea.inventory_item_id,
                quantity,
                reason: "damaged",
                lot_id: rows[0]?.id,
              })),
            })
          )
      }
      const left = (pieces: number) => expect.stringContaining(`只剩 ${pieces} 件`) as string

      it("never takes more of a named lot than it has here, however many lines name it", async () => {
        const naming = await arrived("A4", 4)
        const before = await tea()
        const refused = await submit(await naming(3, 2))
        expect([refused.status, refused.data.code, refused.data.fields]).toEqual([
          400,
          "lot_short",
          { "lines.0.lot_id": left(4), "lines.1.lot_id": left(4) },
        ])
        expect(await tea()).toBe(before)
        // Above the clerk's limit it is refused before anybody is asked to agree.
        const early = await submit(await naming(6))
        expect([early.status, early.data.code]).toEqual([400, "lot_short"])

        const late = await naming(1)
        expect(writeOffOf(await submit(await naming(3, 1))).state).toBe("posted")
        expect(await tea()).toBe(before - 4)
        expect((await submit(late)).data.fields).toEqual({ "lines.0.lot_id": left(0) })
      })

      it("looks at the lot again when a manager agrees", async () => {
        const naming = await arrived("B9", 9)
        const large = writeOffOf(await submit(await naming(8)))
        expect(large.state).toBe("submitted")
        expect(writeOffOf(await submit(await naming(2))).state).toBe("posted")
        const refused = await ask(
          office.people.manager,
          "POST",
          `/write-offs/${large.id}/approve`,
          command(large.version)
        )
        expect([refused.status, refused.data.code, refused.data.fields]).toEqual([
          400,
          "lot_short",
          { "lines.0.lot_id": left(7) },
        ])
      })
    })
  },
})
