import { randomUUID } from "node:crypto"
import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { Modules } from "@medusajs/framework/utils"
import {
  batchLinkProductsToCategoryWorkflow,
  createProductCategoriesWorkflow,
} from "@medusajs/medusa/core-flows"
import { medusaIntegrationTestRunner } from "@medusajs/test-utils"
import type { HubBoard, StockBoard, Stocktake, StocktakeEntriesAnswer } from "../../src/contract"
import { businessDay } from "../../src/values/business-day"
import { makeProduct, type MadeProduct } from "../factory"
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
  moduleName: "stocktakes",
  testSuite: ({ api, getContainer, dbConnection }) => {
    const db = dbConnection as unknown as Knex
    const ask = asker(api)
    let office: StockOffice

    beforeAll(async () => {
      office = await openStockOffice(getContainer())
    })
    afterEach(async () => await expectTruth(db))

    const countOf = (answer: { status: number; data: unknown }): Stocktake => {
      expect((answer.data as { message?: string }).message).toBeUndefined()
      return (answer.data as { stocktake: Stocktake }).stocktake
    }
    const started = async (wish: object = {}): Promise<Stocktake> =>
      countOf(
        await ask(office.people.clerk, "POST", "/stocktakes", {
          id: randomUUID(),
          point: office.points.counter.code,
          scope: { kind: "place" },
          ...wish,
        })
      )
    const entry = (goods: MadeProduct, quantity: number, wish: object = {}): object => ({
      id: randomUUID(),
      inventory_item_id: goods.inventory_item_id,
      kind: "typed",
      quantity,
      counted_at: new Date().toISOString(),
      ...wish,
    })
    const enter = async (id: string, entries: object[], person = office.people.clerk, wish: object = {}) => {
      const sent_at = new Date().toISOString()
      return await ask(person, "POST", `/stocktakes/${id}/entries`, { entries, sent_at, ...wish })
    }
    const submit = async (count: Stocktake, wish: object = {}): Promise<Stocktake> => {
      const { version } = countOf(await ask(office.people.clerk, "GET", `/stocktakes/${count.id}`))
      return countOf(
        await ask(office.people.clerk, "POST", `/stocktakes/${count.id}/submit`, {
          ...command(version),
          ...wish,
        })
      )
    }
    const note = async (count: Stocktake, line: object): Promise<Stocktake> =>
      countOf(
        await ask(office.people.clerk, "POST", `/stocktakes/${count.id}`, {
          ...command(count.version),
          lines: [{ inventory_item_id: office.tea.inventory_item_id, ...line }],
        })
      )
    const approve = async (count: Stocktake, person = office.people.manager) =>
      await ask(person, "POST", `/stocktakes/${count.id}/approve`, command(count.version))
    const tea = async (): Promise<number> => await stockedAt(db, office.tea, office.points.counter)

    it("counts twice what differs, takes sales during the count into account, and posts the difference", async () => {
      const count = await started()
      expect(count).toMatchObject({ state: "counting", progress: { lines: 1, counted: 0 } })
      await sell(db, office.tea, office.points.counter, 2)
      await enter(count.id, [entry(office.tea, 15)])

      const doubtful = await submit(count)
      expect(doubtful).toMatchObject({
        state: "recount",
        lines: [
          { started_stocked: 20, expected_at_count: 18, counted: 15, variance: -3, needs_recount: true },
        ],
      })
      const early = await ask(
        office.people.clerk,
        "POST",
        `/stocktakes/${count.id}/submit`,
        command(doubtful.version)
      )
      expect(early.data.fields).toEqual({ "lines.0.counted": "“普洱茶 500g/袋”请再盘一次。" })

      await enter(count.id, [entry(office.tea, 16)], office.people.second)
      const again = countOf(await ask(office.people.clerk, "GET", `/stocktakes/${count.id}`))
      const unsaid = await ask(
        office.people.clerk,
        "POST",
        `/stocktakes/${count.id}/submit`,
        command(again.version)
      )
      expect([unsaid.status, unsaid.data.code]).toEqual([400, "reason_missing"])
      await note(again, { reason: "shrinkage" })
      const handedIn = await submit(count)
      expect(handedIn).toMatchObject({
        state: "submitted",
        lines: [{ first_counted: 15, second_counted: 16, variance: -2 }],
      })

      const own = await approve(handedIn, office.people.second)
      expect([own.status, own.data.code]).toEqual([400, "own_count"])
      const clerk = await approve(handedIn, office.people.clerk)
      expect([clerk.status, clerk.data.code]).toEqual([403, "role_not_allowed"])
      const posted = countOf(await approve(handedIn))
      expect(posted).toMatchObject({ state: "posted", lines: [{ difference: -2, expected_at_count: 18 }] })
      expect(await tea()).toBe(16)
      const { rows } = await db.raw(
        `SELECT reason, document_number, person_name FROM stock_movement WHERE document_id = ?`,
        [count.id]
      )
      expect(rows).toEqual([
        { reason: "stocktake", document_number: count.number, person_name: "manager@baixian.test" },
      ])
    })

    it("asks whether the difference or the count holds when goods were sold after they were counted", async () => {
      await ask(office.people.admin, "POST", "/settings", { recount_from_pieces: 100 })
      const settled = async (settle: "difference" | "count"): Promise<number> => {
        const before = await tea()
        const count = await started()
        await enter(count.id, [entry(office.tea, before - 3)])
        await sell(db, office.tea, office.points.counter, 2)
        const noted = await note(countOf(await ask(office.people.clerk, "GET", `/stocktakes/${count.id}`)), {
          reason: "stolen",
        })
        const handedIn = await submit(noted)
        expect(handedIn.lines[0]).toMatchObject({
          variance: -3,
          moved_since: -2,
          must_choose: true,
          difference: null,
        })
        const unsaid = await approve(handedIn)
        expect([unsaid.status, unsaid.data.code]).toEqual([400, "settle_missing"])
        const chosen = await note(handedIn, { reason: "stolen", settle })
        countOf(await approve(chosen))
        return (await tea()) - before
      }
      const stale = await started()
      const had = await tea()
      await enter(stale.id, [entry(office.tea, had - 1)])
      await sell(db, office.tea, office.points.counter, 1)
      const seen = await submit(
        await note(countOf(await ask(office.people.clerk, "GET", `/stocktakes/${stale.id}`)), {
          reason: "stolen",
          settle: "count",
          moved_since: -1,
        })
      )
      expect(seen.lines[0]).toMatchObject({ settle: "count", difference: 0, must_choose: false })
      await sell(db, office.tea, office.points.counter, 4)
      const blindly = await approve(seen)
      expect([blindly.status, blindly.data.code]).toEqual([400, "settle_missing"])
      const unseen = await ask(office.people.manager, "POST", `/stocktakes/${stale.id}`, {
        ...command(seen.version),
        lines: [
          {
            inventory_item_id: office.tea.inventory_item_id,
            reason: "stolen",
            settle: "count",
            moved_since: -1,
          },
        ],
      })
      expect([unseen.status, unseen.data.code]).toEqual([400, "settle_missing"])
      countOf(await approve(await note(seen, { reason: "stolen", settle: "difference" })))
      expect((await tea()) - had).toBe(-6)

      expect(await settled("difference")).toBe(-5)
      expect(await settled("count")).toBe(-3)
    })

    it("keeps each entry once, whatever the network and the device's clock do", async () => {
      const count = await started()
      await sell(db, office.tea, office.points.counter, 1)
      const scans = Array.from({ length: 5 }, () => entry(office.tea, 1, { kind: "scan" }))
      const sends = [scans.slice(0, 3), scans.slice(2), scans, scans]
      const answers = await Promise.all(sends.map(async (part) => await enter(count.id, part)))
      for (const [index, { status, data }] of answers.entries()) {
        const { accepted, refused } = data as unknown as StocktakeEntriesAnswer
        expect([status, accepted.length, refused]).toEqual([200, sends[index]!.length, []])
      }
      const counted = countOf(await ask(office.people.clerk, "GET", `/stocktakes/${count.id}`))
      expect(counted.lines[0]).toMatchObject({ counted: 5, expected_at_count: 19 })

      const other = await enter(count.id, [{ ...scans[0], quantity: 2 }])
      expect(other.data).toMatchObject({ accepted: [], refused: [{ code: "entry_id_used" }] })
      // A clock two days fast: what it counted a minute before it sent.
      const fast = Date.now() + 2 * 86_400_000
      const late = entry(office.tea, 19, { counted_at: new Date(fast - 60_000).toISOString() })
      await enter(count.id, [late], office.people.clerk, { sent_at: new Date(fast).toISOString() })
      const [line] = countOf(await ask(office.people.clerk, "GET", `/stocktakes/${count.id}`)).lines
      expect(new Date(line!.counted_at!).getTime()).toBeLessThanOrEqual(Date.now())
    })

    it("a sale rung up before an offline count arrives is on the books when it was counted", async () => {
      const count = await started()
      const at = new Date().toISOString()
      await sell(db, office.tea, office.points.counter, 4)
      await enter(count.id, [entry(office.tea, 20, { counted_at: at })], office.people.clerk, {
        sent_at: new Date().toISOString(),
      })
      const [line] = countOf(await ask(office.people.clerk, "GET", `/stocktakes/${count.id}`)).lines
      expect(line).toMatchObject({ expected_at_count: 20, variance: 0, moved_since: -4, difference: 0 })
    })

    it("blank is not zero, and a blind count says nothing of the books while it goes on", async () => {
      const scope = {
        kind: "shelf",
        label: "A-1",
        inventory_item_ids: [office.tea.inventory_item_id, office.fish.inventory_item_id],
      }
      const count = await started({ scope, is_blind: true })
      expect(count.lines.map(({ started_stocked }) => started_stocked)).toEqual([null, null])
      const nothing = await ask(
        office.people.clerk,
        "POST",
        `/stocktakes/${count.id}/submit`,
        command(count.version)
      )
      expect(nothing.data.code).toBe("nothing_counted")
      await enter(count.id, [
        entry(office.tea, 20),
        entry(office.fish, 0),
        entry(office.fish, 0, { kind: "cleared" }),
      ])
      const blank = await ask(
        office.people.clerk,
        "POST",
        `/stocktakes/${count.id}/submit`,
        command(count.version)
      )
      expect([blank.status, blank.data.code]).toEqual([400, "blank_lines"])
      const handedIn = await submit(count, { accept_blank: true })
      expect(handedIn).toMatchObject({ state: "submitted", progress: { lines: 2, counted: 1 } })
      const seenBy = async (person: keyof StockOffice["people"]) => {
        const seen = countOf(await ask(office.people[person], "GET", `/stocktakes/${count.id}`))
        return [seen.hides_books, seen.lines.find(({ sku }) => sku === "SKU-tea")] as const
      }
      const books = { started_stocked: 20, expected_at_count: 20, variance: 0, difference: 0 }
      const none = { started_stocked: null, expected_at_count: null, variance: null, difference: null }
      expect(handedIn.lines.find(({ sku }) => sku === "SKU-tea")).toMatchObject(none)
      expect(await seenBy("clerk")).toMatchObject([true, none])
      expect(await seenBy("admin")).toMatchObject([true, none])
      expect(await seenBy("manager")).toMatchObject([false, books])
      countOf(
        await ask(office.people.manager, "POST", `/stocktakes/${count.id}/send-back`, {
          ...command(handedIn.version),
          reason: "请再核对",
        })
      )
      expect(await seenBy("clerk")).toMatchObject([true, none])
      // A manager who helps to count is a counter, and sees as little as the others.
      await enter(count.id, [entry(office.tea, 20)], office.people.second)
      const again = await submit(count, { accept_blank: true })
      expect(await seenBy("second")).toMatchObject([true, none])
      countOf(await approve(again))
      expect(await seenBy("clerk")).toMatchObject([false, { variance: 0, difference: 0 }])
      expect(await tea()).toBe(20)
    })

    it("gives goods that are found beyond the list a line, and counts an item in one document only", async () => {
      const count = await started()
      await enter(count.id, [entry(office.tea, 20), entry(office.fish, 2)])
      const counted = countOf(await ask(office.people.clerk, "GET", `/stocktakes/${count.id}`))
      expect(counted.lines.find(({ sku }) => sku === "SKU-fish")).toMatchObject({
        counted: 2,
        expected_at_count: 0,
      })

      const second = await ask(office.people.second, "POST", "/stocktakes", {
        id: randomUUID(),
        point: office.points.counter.code,
        scope: { kind: "shelf", label: "B", inventory_item_ids: [office.tea.inventory_item_id] },
      })
      expect([second.status, second.data.code]).toEqual([409, "counted_elsewhere"])
      countOf(
        await ask(office.people.clerk, "POST", `/stocktakes/${count.id}/cancel`, {
          ...command(counted.version),
          reason: "改天再盘",
        })
      )
      await started()
      const over = await enter(count.id, [entry(office.tea, 1)])
      expect([over.status, over.data.code]).toEqual([409, "document_state"])
    })

    /** Files goods in a category that is made for them, below another if one is given. */
    const filed = async (goods: MadeProduct[], name: string, handle: string, parent?: string) => {
      const { result } = await createProductCategoriesWorkflow(getContainer()).run({
        input: {
          product_categories: [
            {
              name,
              handle,
              is_active: true,
              parent_category_id: parent,
              metadata: { name_en: `${handle} (en)` },
            },
          ],
        },
      })
      const { id } = result[0]!
      await batchLinkProductsToCategoryWorkflow(getContainer()).run({
        input: { id, add: goods.map(({ product_id }) => product_id) },
      })
      return id
    }
    const nutsAtCounter = async (): Promise<MadeProduct> => {
      const nuts = await makeProduct(getContainer(), office.shop, { handle: "nuts", title: "核桃" })
      await sell(db, nuts, office.points.counter, -5)
      return nuts
    }

    it("takes into a shelf what the books have none of here, and nothing that may lie elsewhere too", async () => {
      const nuts = await nutsAtCounter()
      const scope = { kind: "shelf", label: "A-1", inventory_item_ids: [office.tea.inventory_item_id] }
      const count = await started({ scope })
      const [stray, own, found] = [entry(nuts, 2), entry(office.tea, 20), entry(office.fish, 1)] as {
        id: string
      }[]
      const { status, data } = await enter(count.id, [stray!, own!, found!])
      expect([status, data]).toMatchObject([
        200,
        {
          accepted: [own!.id, found!.id],
          refused: [
            {
              id: stray!.id,
              code: "not_in_scope",
              message: expect.stringMatching(
                /^本次只盘货架“A-1”选定的商品，“核桃 500g\/袋”可能别处也有，没有计入。/
              ),
            },
          ],
        },
      ])
      const counted = countOf(await ask(office.people.clerk, "GET", `/stocktakes/${count.id}`))
      expect(counted.lines).toMatchObject([
        { sku: "SKU-fish", counted: 1, started_stocked: 0 },
        { sku: "SKU-tea", counted: 20 },
      ])
    })

    it("counts a category with all below it, takes in what never was here, and names itself to other goods", async () => {
      const nuts = await nutsAtCounter()
      const food = await filed([office.fish], "食品", "food")
      await filed([office.tea], "茶叶", "teas", food)
      const count = await started({ scope: { kind: "category", category: "food" } })
      expect(count.lines).toMatchObject([{ sku: "SKU-tea" }])

      const [own, found, stray] = [entry(office.tea, 20), entry(office.fish, 2), entry(nuts, 5)] as {
        id: string
      }[]
      const { data } = await enter(count.id, [own!, found!, stray!])
      expect(data).toMatchObject({
        accepted: [own!.id, found!.id],
        refused: [
          {
            id: stray!.id,
            code: "not_in_scope",
            message: "本次只盘品类“食品”，“核桃 500g/袋”不属于它，没有计入。请放到一边，另开一张盘点单。",
          },
        ],
      })
      expect((await submit(count)).state).toBe("recount")
      await enter(count.id, [entry(office.fish, 2)])
      const noted = await note(countOf(await ask(office.people.clerk, "GET", `/stocktakes/${count.id}`)), {
        inventory_item_id: office.fish.inventory_item_id,
        reason: "book_error",
      })
      expect(noted.lines).toMatchObject([
        { sku: "SKU-fish", variance: 2 },
        { sku: "SKU-tea", variance: 0 },
      ])
      countOf(await approve(await submit(noted)))
      expect(await stockedAt(db, office.fish, office.points.counter)).toBe(2)
      const listed = await ask(
        office.people.clerk,
        "GET",
        `/levels?point=${office.points.counter.code}&category=food`
      )
      expect(listed.data).toMatchObject({ items: [{ sku: "SKU-fish" }, { sku: "SKU-tea" }] })
    })

    it("says that a place was counted once all of it was, not when a part of it or only some lines were", async () => {
      const food = await filed([office.tea], "食品", "food")
      expect(food).toBeTruthy()
      const nuts = await nutsAtCounter()
      const lastCounted = async () => {
        const { code } = office.points.counter
        const board = await ask(office.people.clerk, "GET", `/board?point=${code}`)
        const hub = await ask(office.people.manager, "GET", `/hub?point=${office.points.hub.code}`)
        const row = (hub.data as unknown as HubBoard).items.find((each) => each.code === code)
        const { count_due, last_counted_on } = board.data as unknown as StockBoard
        expect(row?.last_counted_on).toBe(last_counted_on)
        return { count_due, last_counted_on }
      }
      const posted = async (scope: object, entries: object[]) => {
        const count = await started({ scope })
        await enter(count.id, entries)
        countOf(await approve(await submit(count, { accept_blank: true })))
      }
      await posted({ kind: "category", category: "food" }, [entry(office.tea, 20)])
      await posted({ kind: "place" }, [entry(office.tea, 20)])
      expect(await lastCounted()).toEqual({ count_due: true, last_counted_on: null })

      await posted({ kind: "place" }, [
        entry(office.tea, 20),
        entry(nuts, await stockedAt(db, nuts, office.points.counter)),
      ])
      expect(await lastCounted()).toEqual({ count_due: false, last_counted_on: businessDay(new Date()) })
    })

    it("never takes the books below what orders were promised", async () => {
      const inventory = getContainer().resolve(Modules.INVENTORY)
      const { location_id } = office.points.counter
      const { inventory_item_id } = office.tea
      await inventory.createReservationItems([{ inventory_item_id, location_id, quantity: 18 }])
      const count = await started()
      await enter(count.id, [entry(office.tea, 10)])
      await submit(count)
      await enter(count.id, [entry(office.tea, 10)])
      const noted = await note(countOf(await ask(office.people.clerk, "GET", `/stocktakes/${count.id}`)), {
        reason: "shrinkage",
      })
      const refused = await approve(await submit(noted))
      expect([refused.status, refused.data.code, Object.keys(refused.data.fields ?? {})]).toEqual([
        400,
        "insufficient_inventory",
        ["lines.0.difference"],
      ])
      expect(await tea()).toBe(20)
    })

    it("is not approved by a manager who handed it in, and may be by one who gave a reason", async () => {
      const count = await started()
      await enter(count.id, [entry(office.tea, 20)])
      const handedIn = countOf(
        await ask(office.people.second, "POST", `/stocktakes/${count.id}/submit`, command(count.version))
      )
      expect(handedIn.participant_ids.sort()).toEqual(
        [office.people.clerk.user_id, office.people.second.user_id].sort()
      )
      expect((await approve(handedIn, office.people.second)).data.code).toBe("own_count")
      const noted = countOf(
        await ask(office.people.manager, "POST", `/stocktakes/${count.id}`, {
          ...command(handedIn.version),
          lines: [{ inventory_item_id: office.tea.inventory_item_id, note: "已核对" }],
        })
      )
      expect(countOf(await approve(noted)).state).toBe("posted")
    })

    it("a second count that is made blank again is blank, and not the first one", async () => {
      const count = await started()
      await enter(count.id, [entry(office.tea, 15)])
      await submit(count)
      await enter(count.id, [entry(office.tea, 15)])
      const noted = await note(countOf(await ask(office.people.clerk, "GET", `/stocktakes/${count.id}`)), {
        reason: "shrinkage",
      })
      const handedIn = await submit(noted)
      await ask(office.people.manager, "POST", `/stocktakes/${count.id}/send-back`, {
        ...command(handedIn.version),
        reason: "请核对",
      })
      await enter(count.id, [entry(office.tea, 0, { kind: "cleared" })])
      const blank = countOf(await ask(office.people.clerk, "GET", `/stocktakes/${count.id}`))
      expect(blank).toMatchObject({
        progress: { lines: 1, counted: 0 },
        lines: [{ first_counted: 15, second_counted: null, counted: null, difference: null }],
      })
      const refused = await ask(
        office.people.clerk,
        "POST",
        `/stocktakes/${count.id}/submit`,
        command(blank.version)
      )
      expect(refused.data.code).toBe("nothing_counted")
    })

    it("refuses instants that no clock tells, and goods that are not in the count, by their line", async () => {
      const count = await started()
      const at = async (counted_at: string, sent_at: string) =>
        await ask(office.people.clerk, "POST", `/stocktakes/${count.id}/entries`, {
          entries: [entry(office.tea, 1, { counted_at })],
          sent_at,
        })
      const now = new Date().toISOString()
      for (const instant of ["0000-01-01T00:00:00Z", "9999-12-31T23:59:59Z", "1999-12-31T00:00:00Z"]) {
        const answers = [await at(instant, now), await at(now, instant)]
        expect(answers.map(({ status, data }) => [status, Object.keys(data.fields ?? {})])).toEqual([
          [400, ["entries.0.counted_at"]],
          [400, ["sent_at"]],
        ])
      }
      for (const instant of ["2000-01-02T00:00:00Z", "2099-12-30T23:59:59Z"]) {
        expect((await at(instant, now)).status).toBe(200)
        expect((await at(now, instant)).status).toBe(200)
      }
      const stranger = await ask(office.people.clerk, "POST", `/stocktakes/${count.id}`, {
        ...command(count.version),
        lines: [
          { inventory_item_id: office.tea.inventory_item_id, note: "左边" },
          { inventory_item_id: office.fish.inventory_item_id, note: "不在这里" },
        ],
      })
      expect([stranger.status, stranger.data.code, Object.keys(stranger.data.fields ?? {})]).toEqual([
        400,
        "not_in_count",
        ["lines.1.inventory_item_id"],
      ])
    })

    it("goes back to the counters with a reason, and two approvers post once", async () => {
      const count = await started()
      await enter(count.id, [entry(office.tea, 20)])
      const handedIn = await submit(count)
      const back = countOf(
        await ask(office.people.manager, "POST", `/stocktakes/${count.id}/send-back`, {
          ...command(handedIn.version),
          reason: "请核对后排货架",
        })
      )
      expect(back).toMatchObject({ state: "counting", decision: "请核对后排货架" })
      const final = await submit(back)
      const answers = await Promise.all([approve(final), approve(final)])
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    })
  },
})
