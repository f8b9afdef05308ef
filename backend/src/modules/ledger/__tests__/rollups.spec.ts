import path from "node:path"
import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { moduleIntegrationTestRunner } from "@medusajs/test-utils"
import { LEDGER_MODULE } from ".."
import { appendSalesLines } from "../append-sales-lines"
import { checkRollups } from "../check-rollups"
import { adoptRestoredLedger, foldSalesLines, linesAreWaiting, rebuildRollups } from "../fold-sales-lines"
import { CountingRule } from "../models/counting-rule"
import { rollupTables } from "../rollups"
import type { NewSalesLine } from "../sales-line"
import type LedgerModuleService from "../service"
import { on } from "./made-lines"
import { madeSales } from "./made-sales"
import { expectEveryKey, expectTruth } from "./raw-sums"

jest.setTimeout(120_000)

moduleIntegrationTestRunner<LedgerModuleService>({
  moduleName: LEDGER_MODULE,
  moduleModels: [CountingRule],
  resolve: "./src/modules/ledger",
  pathToMigrations: path.resolve(__dirname, "../migrations"),
  testSuite: ({ MikroOrmWrapper, service }) => {
    const knex = (): Knex => MikroOrmWrapper.getManager().getKnex() as unknown as Knex
    const append = (...lines: NewSalesLine[]) => appendSalesLines(knex(), lines)
    /** The server's own work (statistics) may hold a transaction for a moment, and a fold rightly waits for it. */
    const settled = async () => {
      for (let looks = 0; looks < 2_000; looks += 1) {
        const [row] = await all<{ settled: boolean }>(
          `SELECT pg_snapshot_xmin(now_open) = pg_snapshot_xmax(now_open) AS settled FROM pg_current_snapshot() AS now_open`
        )
        if (row?.settled) return
      }
      throw new Error("Another transaction stays open on this database server.")
    }
    /** Folds everything that is committed; answers how many lines that were. */
    const fold = async () => {
      for (let lines = 0; ;) {
        await settled()
        lines += (await foldSalesLines(knex()))?.lines ?? 0
        const [row] = await all<{ folded: boolean }>(
          `SELECT NOT EXISTS (SELECT FROM sales_line WHERE xid >= (SELECT watermark FROM ledger_fold)) AS folded`
        )
        if (row?.folded) return lines
      }
    }
    const all = async <Row>(sql: string): Promise<Row[]> => (await knex().raw<{ rows: Row[] }>(sql)).rows
    const kept = async () => {
      const tables: Record<string, string[]> = {}
      for (const table of rollupTables) {
        const rows = await all<{ cell: string }>(`SELECT ${table}::text AS cell FROM ${table} ORDER BY 1`)
        tables[table] = rows.map(({ cell }) => cell)
      }
      return tables
    }
    /** Every read equals the sum over all lines, and every rollup is what its lines make it. */
    const expectExact = async () => {
      await expectTruth(knex())
      expect(await checkRollups(knex())).toEqual([])
    }

    // The module folds by itself; here every fold is one of the test's.
    beforeEach(async () => await service.__hooks.onApplicationPrepareShutdown())

    describe("folding", () => {
      it("moves lines from the tail into the rollups, each once, and no figure moves", async () => {
        await append(on("a", "2026-02-28", 500, { in_catalogue: true }), on("b", "2026-03-01", 700))
        await expectExact()
        expect(await linesAreWaiting(knex())).toBe(true)

        expect([await fold(), await fold()]).toEqual([2, 0])
        expect(await linesAreWaiting(knex())).toBe(false)
        await expectExact()

        await append(on("c", "2026-03-01", 300))
        await expectExact()
        expect(await fold()).toBe(1)
        await expectExact()
        expect(
          await all(`SELECT lines::int, net_fen::int FROM sales_day WHERE business_day = '2026-03-01'`)
        ).toEqual([{ lines: 2, net_fen: 1_000 }])
      })

      it("takes what came late: refunds, days of long ago, days no month has, goods without a product", async () => {
        await append(on("sale", "2026-03-05", 900))
        await fold()
        await append(
          on("refund", "2026-03-05", -400, { kind: "refund", quantity: -1, source_document: "sale" }),
          on("all-of-it", "2026-03-06", -500, { kind: "cancellation", quantity: 0, source_document: "sale" }),
          on("late", "2025-11-11", 50, { source: "filing", line: "offline", sales_point_code: "P1" }),
          on("before-all-months", "2001-02-03", 20),
          on("after-all-months", "2044-05-06", 30),
          on("no-product", "2026-03-05", 40, { product_id: null, in_catalogue: true })
        )
        expect(await all(`SELECT count(*)::int AS lines FROM sales_line_other`)).toEqual([{ lines: 2 }])
        await expectExact()
        expect(await fold()).toBe(6)
        await expectExact()
      })

      it("counts a document once in a period, however many transactions, days and months its sales came in", async () => {
        const sale = (key: string, day: string) => on(key, day, 100, { source_document: "order_x" })
        await append(sale("1", "2026-01-31"), sale("2", "2026-01-31"))
        await fold()
        for (const late of [sale("3", "2026-03-31"), sale("4", "2026-01-31"), sale("5", "2026-02-14")]) {
          await append(late, on(`other-${late.source_key}`, late.business_day, 1))
          await expectExact()
          expect(await fold()).toBe(2)
          await expectExact()
        }
        await append(sale("6", "2026-02-14"), sale("7", "2026-04-01"))
        await expectExact()
      })

      it("takes about as many lines as it is told, and never splits a transaction", async () => {
        for (const day of ["2026-03-01", "2026-03-02", "2026-03-03"]) {
          await append(on(`${day}-1`, day, 1), on(`${day}-2`, day, 2), on(`${day}-3`, day, 3))
        }
        await settled()
        const folds = []
        for (let round = 0; round < 3; round += 1) {
          folds.push(await foldSalesLines(knex(), 2))
          await expectExact()
        }
        expect(folds).toEqual([
          { lines: 3, is_more_waiting: true },
          { lines: 3, is_more_waiting: true },
          { lines: 3, is_more_waiting: false },
        ])
      })

      it("is done by one at a time: the second goes home, and nothing is added twice", async () => {
        await append(on("a", "2026-03-01", 100))
        await settled()
        await knex().transaction(async (first) => {
          expect(await foldSalesLines(first)).toMatchObject({ lines: 1 })
          expect(await foldSalesLines(knex())).toBeNull()
          await expectTruth(knex())
        })
        await expectExact()

        await append(...Array.from({ length: 200 }, (_, index) => on(`b${index}`, "2026-03-02", index)))
        await settled()
        const folds = await Promise.all(Array.from({ length: 6 }, () => foldSalesLines(knex())))
        expect(folds.reduce((sum, fold) => sum + (fold?.lines ?? 0), 0)).toBe(200)
        await expectExact()
      })

      it("leaves nothing behind when it is killed half-way", async () => {
        await append(on("a", "2026-03-01", 100))
        await fold()
        await append(on("b", "2026-03-01", 200))
        const before = await kept()
        await settled()

        await expect(
          knex().transaction(async (tx) => {
            expect(await foldSalesLines(tx)).toMatchObject({ lines: 1 })
            const { rows } = await tx.raw<{ rows: { pid: number }[] }>(`SELECT pg_backend_pid() AS pid`)
            await knex().raw(`SELECT pg_terminate_backend(:pid)`, { pid: rows[0]!.pid })
            await tx.raw(`SELECT 1`)
          })
        ).rejects.toThrow()

        expect(await kept()).toEqual(before)
        await expectExact()
        expect(await fold()).toBe(1)
        await expectExact()
      })

      it("waits for a transaction that began early and ends late, and reports show what ended meanwhile", async () => {
        await knex().transaction(async (slow) => {
          await appendSalesLines(slow, [on("slow", "2026-03-01", 10_000)])
          await append(on("quick", "2026-03-01", 500), on("quick-2", "2026-03-02", 600))
          expect(await foldSalesLines(knex())).toEqual({ lines: 0, is_more_waiting: false })
          await expectExact()
          // The writer reads its own lines, folded or not.
          await expectTruth(slow)
        })
        await expectExact()
        expect(await fold()).toBe(3)
        await expectExact()
      })

      it("does not wait for a transaction that only reads", async () => {
        await append(on("a", "2026-03-01", 100))
        await knex().transaction(
          async (reader) => {
            await expectTruth(reader)
            await append(on("b", "2026-03-01", 100))
            expect(await fold()).toBe(2)
            await expectTruth(reader)
          },
          { isolationLevel: "repeatable read" }
        )
      })

      it("stays exact while many write, fold, break off and read at once", async () => {
        const seed = Number(process.env.ROLLUP_SEED ?? Date.now() % 1_000_000)
        const made = madeSales(seed)
        const WRITERS = 4
        // On a busy machine some transaction may be open at every look; a run in which nothing was folded proves nothing.
        const isEnough = (round: number) => round >= 15 && (folded > 0 || round >= 300)
        let writing = WRITERS
        let folded = 0
        const writer = async (name: number) => {
          for (let round = 0; !isEnough(round); round += 1) {
            const lines = made.lines(`${seed}-${name}-${round}`)
            await knex().transaction(async (tx) => {
              const half = Math.ceil(lines.length / 2)
              await appendSalesLines(tx, lines.slice(0, half))
              // Somebody folds while this transaction has written half of its lines.
              if (made.chance(0.3)) {
                const fold = await foldSalesLines(knex())
                folded += fold?.lines ?? 0
              }
              await appendSalesLines(tx, lines.slice(half))
            })
          }
          writing -= 1
        }
        const folder = async () => {
          while (writing > 0) {
            const breaksOff = made.chance(0.3)
            const lines = await knex()
              .transaction(async (tx) => {
                const { lines } = (await foldSalesLines(tx, made.upTo(40))) ?? { lines: 0 }
                if (breaksOff) throw new BrokenOff()
                return lines
              })
              .catch((error: unknown) => {
                if (error instanceof BrokenOff) return 0
                throw error
              })
            folded += lines
          }
        }
        let checkpoints = 0
        const reader = async () => {
          while (writing > 0) {
            await expectTruth(knex())
            checkpoints += 1
          }
        }
        try {
          await Promise.all([
            ...Array.from({ length: WRITERS }, (_, name) => writer(name)),
            folder(),
            folder(),
            reader(),
          ])
          await expectExact()
          while ((await foldSalesLines(knex()))?.is_more_waiting) await expectTruth(knex())
          await expectExact()
        } catch (error) {
          throw new Error(`With ROLLUP_SEED=${seed}: ${String(error)}`)
        }
        expect(checkpoints).toBeGreaterThan(0)
        expect(folded).toBeGreaterThan(0)
      })
    })

    describe("reading", () => {
      it("answers for every key, however narrowed, what the lines add up to, half of them folded", async () => {
        const made = madeSales(11)
        for (let document = 0; document < 40; document += 1) {
          await append(...made.lines(`d${document}`))
          if (document === 20) await fold()
        }
        await expectEveryKey(knex())
        await fold()
        await expectEveryKey(knex())
      })
    })

    describe("rebuilding", () => {
      it("gives the very rows that folding gave", async () => {
        const made = madeSales(7)
        for (let round = 0; round < 12; round += 1) {
          await append(...made.lines(`r${round}`))
          await foldSalesLines(knex(), made.upTo(60))
        }
        await fold()
        const before = await kept()

        const ledger = await all(`SELECT count(*)::int AS lines FROM sales_line`)
        await settled()
        expect([await service.rebuildRollups()]).toEqual(ledger)
        expect(await kept()).toEqual(before)
        expect(await service.checkRollups()).toEqual([])
      })

      it("waits for a folder, and readers see the old rows until the new ones stand", async () => {
        await append(on("a", "2026-03-01", 100))
        await knex().transaction(async (tx) => {
          await rebuildRollups(tx)
          await expectTruth(knex())
        })
        await expectExact()
      })

      it("mends what is wrong, and the check names it", async () => {
        await append(on("a", "2026-03-01", 100), on("b", "2026-03-02", 100))
        await fold()
        await knex().raw(`UPDATE sales_day SET net_fen = net_fen + 1 WHERE business_day = '2026-03-01'`)
        await knex().raw(`DELETE FROM sales_point_month`)
        await knex().raw(`UPDATE sales_document_day SET documents = 2 WHERE business_day = '2026-03-02'`)
        const differing = await checkRollups(knex())
        expect(differing.map(({ rollup, side }) => [rollup, side]).sort()).toEqual([
          ["sales_day", "kept"],
          ["sales_day", "ledger"],
          ["sales_document_day", "kept"],
          ["sales_document_day", "ledger"],
          ["sales_point_month", "ledger"],
        ])
        expect(
          differing.find(({ side, rollup }) => rollup === "sales_day" && side === "kept")?.cell
        ).toMatchObject({
          business_day: "2026-03-01",
          net_fen: 101,
        })

        await rebuildRollups(knex())
        await expectExact()
      })
    })

    describe("a ledger restored from a dump of another server", () => {
      it("gets transactions of this server before anything is written, and counts on", async () => {
        await append(on("a", "2026-03-01", 100), on("b", "2026-02-01", 200))
        await fold()
        expect(await adoptRestoredLedger(knex())).toBe(false)

        await knex().raw(`ALTER TABLE sales_line DISABLE TRIGGER USER`)
        await knex().raw(`UPDATE sales_line SET xid = '99000000000' WHERE source_key = 'a'`)
        await knex().raw(`ALTER TABLE sales_line ENABLE TRIGGER USER`)
        await knex().raw(`UPDATE ledger_fold SET watermark = '99000000001'`)

        await expect(knex().raw(`UPDATE sales_line SET xid = '3', net_fen = 1`)).rejects.toThrow(
          /append-only/
        )
        await expect(knex().raw(`UPDATE sales_line SET xid = '3' WHERE source_key = 'b'`)).rejects.toThrow(
          /append-only/
        )

        expect(await adoptRestoredLedger(knex())).toBe(true)
        await expectExact()
        await append(on("c", "2026-03-01", 400))
        await expectExact()
        expect(await fold()).toBe(1)
        await expectExact()
        expect(await adoptRestoredLedger(knex())).toBe(false)
      })
    })
  },
})

class BrokenOff extends Error {}
