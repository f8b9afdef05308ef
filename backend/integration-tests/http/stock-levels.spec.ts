import { randomUUID } from "node:crypto"
import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { medusaIntegrationTestRunner } from "@medusajs/test-utils"
import type {
  FoundGoodsAnswer,
  ReplenishmentAnswer,
  StockBoard,
  StockLevelsAnswer,
  StockLotsAnswer,
  StockSettingsAnswer,
  StockTransferAnswer,
} from "../../src/contract"
import { addDays } from "../../src/modules/stock/documents/lot-rules"
import { appendSalesLines } from "../../src/modules/ledger/append-sales-lines"
import { on } from "../../src/modules/ledger/__tests__/made-lines"
import { holdStoppedLots } from "../../src/workflows/stock/hold-stopped-lots"
import { businessDay } from "../../src/values/business-day"
import { asker, command, openStockOffice, sell, type StockOffice } from "../stock-office"

jest.setTimeout(180_000)

medusaIntegrationTestRunner({
  inApp: true,
  moduleName: "stock-levels",
  testSuite: ({ api, getContainer, dbConnection }) => {
    const db = dbConnection as unknown as Knex
    const ask = asker(api)
    const today = businessDay(new Date())
    let office: StockOffice

    beforeAll(async () => {
      office = await openStockOffice(getContainer())
    })

    const read = async <Body>(path: string, person = office.people.clerk): Promise<Body> => {
      const { status, data } = await ask(person, "GET", path)
      expect([path, status]).toEqual([path, 200])
      return data as unknown as Body
    }
    const levels = async (query: string): Promise<StockLevelsAnswer> =>
      await read(`/levels?point=${office.points.counter.code}&${query}`)
    const setSafety = async (quantity: number) =>
      await ask(office.people.clerk, "POST", "/safety-stock", {
        point: office.points.counter.code,
        lines: [{ inventory_item_id: office.tea.inventory_item_id, quantity }],
      })
    const takeIn = async (lot_code: string, expiry_date: string, received = 5): Promise<void> => {
      const id = randomUUID()
      await ask(office.people.clerk, "POST", "/receipts", {
        id,
        point: office.points.counter.code,
        lines: [
          {
            inventory_item_id: office.tea.inventory_item_id,
            received,
            lot_code,
            expiry_date,
            proof_kind: "purchase_voucher",
            proof_number: "1",
          },
        ],
      })
      const { status } = await ask(office.people.clerk, "POST", `/receipts/${id}/post`, command(1))
      expect(status).toBe(200)
    }

    it("finds goods by name, pinyin, initials, SKU and barcode, with the sums of what matches", async () => {
      await getContainer().resolve<{ catchUp: () => Promise<void> }>("catalog").catchUp()
      for (const q of ["普洱", "puercha", "pec", "SKU-tea"]) {
        const found = await levels(`q=${encodeURIComponent(q)}`)
        expect([q, found.items.map(({ sku }) => sku)]).toEqual([q, ["SKU-tea"]])
      }
      expect((await levels("q=zzz")).total).toBe(0)
      expect((await levels("")).sums).toEqual({
        items: 1,
        stocked: 20,
        reserved: 0,
        held: 0,
        available: 20,
        in_transit: 0,
      })
      const found = await read<FoundGoodsAnswer>(`/find?code=SKU-tea&point=${office.points.counter.code}`)
      expect(found.items).toMatchObject([{ title: "普洱茶 500g/袋", stocked: 20, needs_proof: true }])
      expect((await read<FoundGoodsAnswer>("/find?code=6901234567892")).items).toEqual([])
    })

    it("finds goods that never were here, because a delivery may bring them", async () => {
      await getContainer().resolve<{ catchUp: () => Promise<void> }>("catalog").catchUp()
      const named = async (name: string, rest = ""): Promise<FoundGoodsAnswer> =>
        await read(`/find?name=${encodeURIComponent(name)}&point=${office.points.counter.code}${rest}`)
      for (const name of ["冻鱼", "dongyu", "SKU-fi"]) {
        const { items, total } = await named(name)
        expect([name, total, items]).toMatchObject([
          name,
          1,
          [{ title: expect.stringMatching(/^冻鱼/), stocked: 0, available: 0, temperature_zone: "frozen" }],
        ])
      }
      const both = await named("SKU-")
      expect(both.items.map(({ sku }) => sku)).toEqual(["SKU-tea", "SKU-fish"])
      expect(await named("SKU-", "&limit=1")).toMatchObject({ items: [{ sku: "SKU-tea" }], total: 2 })
      expect(await named("没有")).toEqual({ items: [], total: 0 })
    })

    it("says what is low, out and on its way here", async () => {
      await setSafety(21)
      expect((await levels("state=low")).items).toMatchObject([{ safety: 21, state: "low" }])
      await setSafety(20)
      expect((await levels("state=low")).total).toBe(0)
      await setSafety(0)
      expect((await levels("")).items[0]!.safety).toBeNull()

      const id = randomUUID()
      const lines = [{ inventory_item_id: office.tea.inventory_item_id, quantity: 4 }]
      await ask(office.people.clerk, "POST", "/replenishment", {
        id,
        point: office.points.counter.code,
        lines,
      })
      await ask(office.people.manager, "POST", `/transfers/${id}/dispatch`, {
        ...command(1),
        lines: [{ line: 0, quantity: 4 }],
      })
      await sell(db, office.tea, office.points.counter, 20)
      expect((await levels("state=out")).items).toMatchObject([{ available: 0, in_transit: 4 }])
    })

    it("lists lots first expired first, and takes those near their end off sale", async () => {
      await takeIn("LATE", addDays(today, 90))
      await takeIn("SOON", addDays(today, 5))
      const lots = await read<StockLotsAnswer>(`/lots?point=${office.points.counter.code}`)
      expect(lots.items.map(({ lot_code, standing, on_hand }) => [lot_code, standing, on_hand])).toEqual([
        ["SOON", "stopped", 5],
        ["LATE", "fresh", 5],
      ])
      expect((await levels("state=expiring")).items).toMatchObject([
        { stocked: 30, held: 5, available: 25, next_expiry: addDays(today, 5), standing: "stopped" },
      ])
      const traced = await read<FoundGoodsAnswer>(`/find?code=${lots.items[0]!.trace_code}`)
      expect(traced.items).toMatchObject([{ lot_id: lots.items[0]!.lot_id }])

      // Whoever sells: what is stopped is promised to nobody and goes to nobody, but it may be written off.
      await expect(sell(db, office.tea, office.points.counter, 26)).rejects.toMatchObject({
        code: "insufficient_inventory",
      })
      const id = randomUUID()
      await ask(office.people.clerk, "POST", "/write-offs", {
        id,
        point: office.points.counter.code,
        lines: [
          {
            inventory_item_id: office.tea.inventory_item_id,
            quantity: 2,
            reason: "expired",
            lot_id: lots.items[0]!.lot_id,
          },
        ],
      })
      const gone = await ask(office.people.clerk, "POST", `/write-offs/${id}/submit`, command(1))
      expect(gone.data).toMatchObject({ write_off: { state: "posted" } })
      expect((await levels("")).items).toMatchObject([{ stocked: 28, held: 3, available: 25 }])

      await ask(office.people.admin, "POST", "/settings", { lot_stop_percent: 1 })
      expect(await holdStoppedLots(getContainer(), new Date())).toEqual({ changed: 1 })
      expect(await holdStoppedLots(getContainer(), new Date())).toEqual({ changed: 0 })
      expect((await levels("")).items).toMatchObject([{ held: 0, available: 28 }])
      const after = await read<StockLotsAnswer>(`/lots?point=${office.points.counter.code}&state=stopped`)
      expect(after.total).toBe(0)
    })

    it("suggests what to ask the hub for by what was sold, and asks for it in one tap", async () => {
      const sold = { source: "till" as const, sales_point_code: office.points.counter.code }
      await appendSalesLines(db, [
        on("s1", addDays(today, -3), 100, { ...sold, variant_id: office.tea.variant_id, quantity: 56 }),
        on("s2", addDays(today, -40), 100, { ...sold, variant_id: office.tea.variant_id, quantity: 99 }),
      ])
      await sell(db, office.tea, office.points.counter, 17)
      const { source, items } = await read<ReplenishmentAnswer>(
        `/replenishment?point=${office.points.counter.code}`
      )
      // Two a day: three days until it comes, fourteen after, less the three that are left.
      expect(source?.code).toBe(office.points.hub.code)
      expect(items).toMatchObject([
        { sold_28_days: 56, daily_sales: 2, days_of_stock: 1, suggested: 31, source_available: 50 },
      ])
      const body = {
        id: randomUUID(),
        point: office.points.counter.code,
        lines: items.map(({ inventory_item_id, suggested }) => ({ inventory_item_id, quantity: suggested })),
      }
      const answer = await ask(office.people.clerk, "POST", "/replenishment", body)
      expect(answer.status).toBe(201)
      const { transfer } = answer.data as unknown as StockTransferAnswer
      expect(transfer).toMatchObject({ state: "requested", lines: [{ requested: 31 }] })

      // What is asked for is on its way, though nobody sent it yet: it is not asked for twice.
      const again = await read<ReplenishmentAnswer>(`/replenishment?point=${office.points.counter.code}`)
      expect(again.items).toEqual([])
      await ask(office.people.clerk, "POST", `/transfers/${transfer.id}/cancel`, {
        ...command(transfer.version),
        reason: "重填",
      })
      const freed = await read<ReplenishmentAnswer>(`/replenishment?point=${office.points.counter.code}`)
      expect(freed.items).toMatchObject([{ suggested: 31, requested: 0 }])
    })

    it("says of goods that are short how many the suggestions cover, and why not the others", async () => {
      await sell(db, office.tea, office.points.counter, 20)
      const suggested = async () =>
        await read<ReplenishmentAnswer>(`/replenishment?point=${office.points.counter.code}`)
      const none = { kinds: 1, covered: 0, on_the_way: 0, out_of_season: 0, unsold: 0 }
      expect(await suggested()).toMatchObject({ items: [], short: { ...none, unsold: 1 } })
      await setSafety(5)
      expect(await suggested()).toMatchObject({ items: [{ suggested: 5 }], short: { ...none, covered: 1 } })
      await ask(office.people.clerk, "POST", "/replenishment", {
        id: randomUUID(),
        point: office.points.counter.code,
        lines: [{ inventory_item_id: office.tea.inventory_item_id, quantity: 5 }],
      })
      expect(await suggested()).toMatchObject({ items: [], short: { ...none, on_the_way: 1 } })
    })

    it("puts a place's day on one board, and a hub's with what waits for approval at its counters", async () => {
      const id = randomUUID()
      await ask(office.people.clerk, "POST", "/write-offs", {
        id,
        point: office.points.counter.code,
        lines: [{ inventory_item_id: office.tea.inventory_item_id, quantity: 19, reason: "spoiled" }],
      })
      await ask(office.people.clerk, "POST", `/write-offs/${id}/submit`, command(1))
      const board = await read<StockBoard>(`/board?point=${office.points.hub.code}`, office.people.manager)
      expect(board).toMatchObject({
        point: { code: office.points.hub.code, kind: "hub" },
        approvals: [
          {
            id,
            kind: "write_off",
            state: "submitted",
            pieces: 19,
            value_fen: 19 * office.tea.price_fen,
            reasons: ["spoiled"],
          },
        ],
        count_due: true,
        last_counted_on: null,
      })
      const own = await read<StockBoard>(`/board?point=${office.points.cold.code}`)
      expect(own).toMatchObject({ approvals: [], drafts: [], sales_today: { documents: 0, net_fen: 0 } })

      await ask(office.people.manager, "POST", `/write-offs/${id}/refuse`, {
        ...command(2),
        reason: "先退供应商",
      })
      const told = await read<StockBoard>(`/board?point=${office.points.counter.code}`)
      expect(told.refused).toMatchObject([{ id, state: "refused", decision: "先退供应商" }])
    })

    it("tells who changed the settings last, and keeps a manager's limits above a clerk's", async () => {
      const asShipped = await read<StockSettingsAnswer>("/settings")
      expect(asShipped).toMatchObject({ settings: { write_off_clerk_fen: 20_000 }, last_change: null })

      const reversed = await ask(office.people.admin, "POST", "/settings", {
        write_off_clerk_fen: 300_000,
        write_off_manager_pieces: 19,
      })
      expect([reversed.status, reversed.data.code]).toEqual([400, "limits_reversed"])
      expect(Object.keys(reversed.data.fields ?? {})).toEqual([
        "write_off_manager_fen",
        "write_off_manager_pieces",
      ])
      expect(await read<StockSettingsAnswer>("/settings")).toEqual(asShipped)

      const { data } = await ask(office.people.admin, "POST", "/settings", { write_off_clerk_fen: 200_000 })
      const changed = data as unknown as StockSettingsAnswer
      expect(changed).toEqual({
        settings: { ...asShipped.settings, write_off_clerk_fen: 200_000 },
        last_change: { at: expect.any(String) as string, by_name: expect.any(String) as string },
      })
      expect(await read<StockSettingsAnswer>("/settings")).toEqual(changed)
    })

    it("refuses with a sentence, and strangers altogether", async () => {
      const refused: [method: "GET" | "POST", path: string, body: object, status: number][] = [
        ["GET", "/levels", {}, 400],
        ["GET", "/levels?point=NOWHERE", {}, 404],
        ["GET", `/levels?point=${office.points.counter.code}&state=none`, {}, 400],
        ["GET", "/board?point=NOWHERE", {}, 404],
        ["GET", "/find", {}, 400],
        ["GET", "/find?code=1&name=1", {}, 400],
        ["GET", "/lots?point=NOWHERE", {}, 404],
        ["POST", "/safety-stock", { point: office.points.counter.code, lines: [] }, 400],
        ["POST", "/settings", { lot_stop_percent: 5 }, 403],
        ["GET", `/levels?point=${office.points.hub.code}`, {}, 404],
        ["POST", "/replenishment", { id: randomUUID(), point: "NOWHERE", lines: [] }, 400],
      ]
      for (const [method, path, body, status] of refused) {
        const answer = await ask(office.people.clerk, method, path, method === "POST" ? body : undefined)
        expect([path, answer.status]).toEqual([path, status])
        const url = `/admin/stock${path}`
        const stranger = await api.request({ method, url, data: body, validateStatus: () => true })
        expect([path, stranger.status]).toEqual([path, 401])
      }
      const { settings } = await read<StockSettingsAnswer>("/settings")
      expect(settings.lot_stop_percent).toBe(10)
    })
  },
})
