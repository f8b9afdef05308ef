import { randomUUID } from "node:crypto"
import fc from "fast-check"
import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { medusaIntegrationTestRunner } from "@medusajs/test-utils"
import { asker, command, expectTruth, openStockOffice, type StockOffice } from "../stock-office"

jest.setTimeout(300_000)

/** A few hundred in every build; the figure to look for trouble with is STOCK_FUZZ_RUNS=10000. */
const RUNS = Number(process.env.STOCK_FUZZ_RUNS ?? 250)
const SEED = Number(process.env.STOCK_FUZZ_SEED ?? Date.now() % 1_000_000_000)

const kinds = ["receipts", "transfers", "stocktakes", "write-offs"]
const commands = [
  "",
  "/post",
  "/cancel",
  "/dispatch",
  "/receive",
  "/found",
  "/refuse",
  "/entries",
  "/submit",
  "/approve",
  "/send-back",
]
const lists = ["levels", "board", "find", "lots", "replenishment", "settings", ...kinds]
const tables = ["replenishment", "safety-stock", "imports", "settings"]

medusaIntegrationTestRunner({
  inApp: true,
  moduleName: "stock-fuzz",
  testSuite: ({ api, getContainer, dbConnection }) => {
    const db = dbConnection as unknown as Knex
    const ask = asker(api)
    let office: StockOffice

    beforeAll(async () => {
      office = await openStockOffice(getContainer())
    })

    /** Documents that exist, so that half of the questions are about something. */
    async function documents(): Promise<string[]> {
      const { counter, hub } = office.points
      const lines = [{ inventory_item_id: office.tea.inventory_item_id, quantity: 3 }]
      const made: [string, object][] = [
        ["transfers", { from: hub.code, to: counter.code, lines }],
        ["write-offs", { point: counter.code, lines: lines.map((line) => ({ ...line, reason: "damaged" })) }],
        [
          "receipts",
          { point: counter.code, lines: [{ inventory_item_id: office.tea.inventory_item_id, received: 2 }] },
        ],
        ["stocktakes", { point: counter.code, scope: { kind: "place" } }],
      ]
      const ids: string[] = []
      for (const [kind, body] of made) {
        const id = randomUUID()
        const { status } = await ask(office.people.clerk, "POST", `/${kind}`, { id, ...body })
        expect([kind, status]).toEqual([kind, 201])
        ids.push(id)
      }
      return ids
    }

    it(`answers whatever comes with a sentence, never with a fault (seed ${SEED}, ${RUNS} questions)`, async () => {
      const ids = await documents()
      const { counter, hub, stranger } = office.points
      const odd = fc.oneof(
        fc.constantFrom(
          null,
          "",
          0,
          -1,
          1.5,
          1e21,
          Number.MAX_SAFE_INTEGER,
          "\u0000",
          "'; DROP TABLE stock_document; --",
          [],
          {},
          true
        ),
        fc.jsonValue({ maxDepth: 2 }) as fc.Arbitrary<unknown>
      )
      const or = <T>(usual: fc.Arbitrary<T>): fc.Arbitrary<unknown> =>
        fc.oneof({ weight: 9, arbitrary: usual as fc.Arbitrary<unknown> }, { weight: 1, arbitrary: odd })
      const pieces = or(fc.integer({ min: 0, max: 60 }))
      const item = or(
        fc.constantFrom(office.tea.inventory_item_id, office.fish.inventory_item_id, "iitem_none")
      )
      const point = or(fc.constantFrom(counter.code, hub.code, stranger.code, "NOWHERE"))
      const text = or(fc.constantFrom("L1", "2026-12-31", "原因", "2026-02-30"))
      const line = fc.record(
        {
          line: or(fc.integer({ min: 0, max: 2 })),
          inventory_item_id: item,
          quantity: pieces,
          received: pieces,
          expected: pieces,
          rejected: pieces,
          lost: pieces,
          reason: or(fc.constantFrom("missing", "damaged", "shrinkage", "other")),
          lot_code: text,
          expiry_date: text,
          settle: or(fc.constantFrom("difference", "count")),
          id: or(fc.uuid()),
          kind: or(fc.constantFrom("scan", "typed", "cleared")),
          counted_at: or(
            fc.constantFrom("2026-11-27T08:00:00.000Z", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z")
          ),
        },
        { requiredKeys: [] }
      )
      const body = fc.record(
        {
          id: or(fc.oneof(fc.uuid(), fc.constantFrom(...ids))),
          command_id: or(fc.uuid()),
          version: or(fc.integer({ min: 1, max: 4 })),
          point,
          from: point,
          to: point,
          note: text,
          reason: text,
          scope: or(fc.constantFrom({ kind: "place" }, { kind: "category", category: "tea" })),
          lines: or(fc.array(line, { maxLength: 3 })),
          entries: or(fc.array(line, { maxLength: 3 })),
          kind: or(fc.constantFrom("receipt", "counts")),
          format: or(fc.constantFrom("paste", "xlsx")),
          content: or(fc.constantFrom("编码\t数量\nSKU-tea\t5", "UEsDBAo=")),
          lot_stop_percent: pieces,
        },
        { requiredKeys: [] }
      )
      const id = fc.oneof(fc.constantFrom(...ids), fc.uuid(), fc.constantFrom("x", "%00", "..%2F"))
      const question = fc.oneof(
        fc.record({
          method: fc.constant("POST" as const),
          path: fc
            .tuple(fc.constantFrom(...kinds), id, fc.constantFrom(...commands))
            .map(([k, i, c]) => `/${k}/${i}${c}`),
          body,
        }),
        fc.record({
          method: fc.constant("POST" as const),
          path: fc.constantFrom(...kinds, ...tables).map((name) => `/${name}`),
          body,
        }),
        fc.record({
          method: fc.constant("GET" as const),
          path: fc
            .tuple(fc.constantFrom(...lists), point, text, fc.string({ maxLength: 5 }))
            .map(
              ([name, at, state, q]) =>
                `/${name}?point=${encodeURIComponent(String(at))}&q=${encodeURIComponent(q)}&state=${encodeURIComponent(String(state))}`
            ),
          body: fc.constant({}),
        })
      )
      const people = fc.constantFrom("clerk" as const, "manager" as const, "admin" as const)
      await fc.assert(
        fc.asyncProperty(people, question, async (who, { method, path, body: sent }) => {
          const started = Date.now()
          const answer = await ask(office.people[who], method, path, method === "POST" ? sent : undefined)
          expect({ path, status: answer.status, data: answer.data }).toMatchObject({
            status: expect.any(Number),
          })
          if (answer.status >= 500)
            throw new Error(`${method} ${path} ${JSON.stringify(sent)} → ${answer.status}`)
          if (answer.status >= 400)
            expect(typeof (answer.data as { message?: unknown }).message).toBe("string")
          expect(Date.now() - started).toBeLessThan(10_000)
        }),
        { numRuns: RUNS, seed: SEED, endOnFailure: true }
      )
      await expectTruth(db)
    })

    it("keeps the books right through any course of a transfer", async () => {
      const step = fc.record({
        what: fc.constantFrom("dispatch", "receive", "found", "cancel", "refuse"),
        quantity: fc.integer({ min: 0, max: 7 }),
        lost: fc.integer({ min: 0, max: 3 }),
      })
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 6 }), async (steps) => {
          const id = randomUUID()
          await ask(office.people.clerk, "POST", "/transfers", {
            id,
            from: office.points.hub.code,
            to: office.points.counter.code,
            lines: [{ inventory_item_id: office.tea.inventory_item_id, quantity: 5 }],
          })
          let version = 1
          for (const { what, quantity, lost } of [{ what: "dispatch", quantity: 5, lost: 0 }, ...steps]) {
            const lines = [
              what === "receive"
                ? { line: 0, received: quantity, lost, reason: "missing" }
                : { line: 0, quantity },
            ]
            const body =
              what === "cancel" || what === "refuse"
                ? { ...command(version), reason: "不要了" }
                : { ...command(version), lines }
            const { status, data } = await ask(
              office.people.manager,
              "POST",
              `/transfers/${id}/${what}`,
              body
            )
            expect(status).toBeLessThan(500)
            const { transfer } = data as unknown as { transfer?: { version: number } }
            if (transfer) version = transfer.version
          }
          await expectTruth(db)
        }),
        { numRuns: 15, seed: SEED, endOnFailure: true }
      )
    })
  },
})
