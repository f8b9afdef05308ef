import path from "node:path"
import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { moduleIntegrationTestRunner } from "@medusajs/test-utils"
import { LEDGER_MODULE } from ".."
import type { BusinessMonth } from "../../../values/business-day"
import { appendSalesLines } from "../append-sales-lines"
import { CountingRule } from "../models/counting-rule"
import { checkMonth, closedMonths, closeMonth, isClosed, lateSums } from "../months"
import type { NewSalesLine } from "../sales-line"
import type LedgerModuleService from "../service"
import { on } from "./made-lines"

jest.setTimeout(60_000)

const february = "2026-02" as BusinessMonth
const march = "2026-03" as BusinessMonth

moduleIntegrationTestRunner<LedgerModuleService>({
  moduleName: LEDGER_MODULE,
  moduleModels: [CountingRule],
  resolve: "./src/modules/ledger",
  pathToMigrations: path.resolve(__dirname, "../migrations"),
  testSuite: ({ MikroOrmWrapper, service }) => {
    const knex = (): Knex => MikroOrmWrapper.getManager().getKnex() as unknown as Knex
    const append = (...lines: NewSalesLine[]) => appendSalesLines(knex(), lines)
    const all = async <Row>(sql: string, db = knex()): Promise<Row[]> =>
      (await db.raw<{ rows: Row[] }>(sql)).rows
    const close = (month: BusinessMonth) =>
      closeMonth(knex(), month, { person: { id: "user_1", name: "王晓梅" }, unresolved: [], answer: null })
    const days = async () =>
      await all<{ key: string; day: string; late_for: string | null }>(
        `SELECT source_key AS key, business_day::text AS day, late_for::text AS late_for FROM sales_line ORDER BY id`
      )
    const today = async () =>
      (await all<{ day: string }>(`SELECT (now() AT TIME ZONE 'Asia/Shanghai')::date::text AS day`))[0]!.day

    beforeEach(async () => await service.__hooks.onApplicationPrepareShutdown())

    it("closes once, with the sums of its days and of no other", async () => {
      await append(on("a", "2026-02-28", 100), on("b", "2026-03-01", 200), on("c", "2026-03-31", 300))
      expect(await close(march)).toBe(true)
      expect(await close(march)).toBe(false)
      expect(await closedMonths(knex())).toMatchObject([
        {
          month: "2026-03",
          lines: 2,
          quantity: 2,
          net_fen: 500,
          closed_by: "user_1",
          closed_by_name: "王晓梅",
          answer: null,
        },
      ])
      expect(await checkMonth(knex(), march)).toBe(true)
      await expect(checkMonth(knex(), february)).rejects.toThrow("还没有封账")
    })

    it("takes no line of its days, whoever writes it; what comes too late is a line of today that says so", async () => {
      await append(on("a", "2026-03-01", 100))
      await close(march)
      await append(on("late", "2026-03-31", 70), on("other", "2026-02-28", 5))
      expect(await days()).toEqual([
        { key: "a", day: "2026-03-01", late_for: null },
        { key: "late", day: await today(), late_for: "2026-03-31" },
        { key: "other", day: "2026-02-28", late_for: null },
      ])
      await expect(
        all(`INSERT INTO sales_line (kind, source, source_key, source_document, document_label, occurred_at, business_day, product_title,
            origin_code, sales_point_id, sales_point_code, point_kind, line, counting_type, is_recognised, in_catalogue, is_sample,
            quantity, gross_fen, discount_fen, net_fen)
          SELECT kind, source, 'planted', source_document, document_label, occurred_at, business_day, product_title,
            origin_code, sales_point_id, sales_point_code, point_kind, line, counting_type, is_recognised, in_catalogue, is_sample,
            quantity, gross_fen, discount_fen, net_fen FROM sales_line WHERE source_key = 'a'`)
      ).rejects.toThrow(/is closed/)
      expect(await append(on("late", "2026-03-31", 70))).toBe(0)
      expect(await checkMonth(knex(), march)).toBe(true)
      expect(await lateSums(knex(), march, new Date())).toEqual([
        { origin_code: "530827", lines: 1, quantity: 1, net_fen: 70 },
      ])
      expect(await lateSums(knex(), february, new Date())).toEqual([])
    })

    it("waits for who is writing, and refuses who comes while it closes", async () => {
      await append(on("a", "2026-03-01", 100))
      let closing: Promise<boolean> | null = null
      let second: Promise<number> | null = null
      await knex().transaction(async (writer) => {
        await appendSalesLines(writer, [on("under-way", "2026-03-02", 50)])
        closing = close(march)
        await untilWaiting(writer, 1)
        // It began before the month was closed, and must wait behind the closing.
        second = append(on("behind", "2026-03-03", 25))
        second.catch(() => undefined)
        await untilWaiting(writer, 2)
      })
      expect(await closing).toBe(true)
      await expect(second).rejects.toThrow(/is closed/)
      expect(await closedMonths(knex())).toMatchObject([{ lines: 2, net_fen: 150 }])
      expect(await append(on("behind", "2026-03-03", 25))).toBe(1)
      expect((await days()).at(-1)).toEqual({ key: "behind", day: await today(), late_for: "2026-03-03" })
      expect(await checkMonth(knex(), march)).toBe(true)
    })

    it("cannot be opened again, and a ledger that was changed behind its back is found", async () => {
      await append(on("a", "2026-03-01", 100))
      await close(march)
      for (const sql of ["DELETE FROM ledger_month", "UPDATE ledger_month SET net_fen = 0"]) {
        await expect(all(sql)).rejects.toThrow(/append-only/)
      }
      await all("ALTER TABLE sales_line DISABLE TRIGGER sales_line_no_update")
      await all("UPDATE sales_line SET net_fen = 99, gross_fen = 99")
      await all("ALTER TABLE sales_line ENABLE TRIGGER sales_line_no_update")
      expect(await checkMonth(knex(), march)).toBe(false)
    })

    it("a period is closed when all its months are", async () => {
      await close(february)
      const period = (from: string, until: string) => isClosed(knex(), { from, until } as never)
      expect(await period("2026-02-10", "2026-03-01")).toBe(true)
      expect(await period("2026-02-10", "2026-03-02")).toBe(false)
      await close(march)
      expect(await period("2026-02-10", "2026-03-02")).toBe(true)
    })
  },
})

/** Until that many sessions wait for a month's lock. */
async function untilWaiting(db: Knex, many: number): Promise<void> {
  for (let looks = 0; looks < 5_000; looks += 1) {
    const { rows } = await db.raw<{ rows: { waiting: number }[] }>(
      `SELECT count(*)::int AS waiting FROM pg_locks WHERE NOT granted AND locktype = 'advisory'`
    )
    if (rows[0]!.waiting >= many) return
  }
  throw new Error(`Fewer than ${many} wait.`)
}
