import path from "node:path"
import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { Migration } from "@medusajs/framework/mikro-orm/migrations"
import { moduleIntegrationTestRunner } from "@medusajs/test-utils"
import { LEDGER_MODULE } from ".."
import { appendSalesLines } from "../append-sales-lines"
import { Migration20261123060000 as TheWholeLedger } from "../migrations/Migration20261123060000"
import { Migration20261127115500 as ByMonth } from "../migrations/Migration20261127115500"
import { Migration20261127150000 as ByPlace } from "../migrations/Migration20261127150000"
import { Migration20261127170000 as Closable } from "../migrations/Migration20261127170000"
import { Migration20261127200000 as Covered } from "../migrations/Migration20261127200000"
import { CountingRule } from "../models/counting-rule"
import { addMonthsAhead } from "../months-ahead"
import type { NewSalesLine } from "../sales-line"
import type LedgerModuleService from "../service"
import { on } from "./made-lines"
import { expectTruth } from "./raw-sums"

jest.setTimeout(60_000)

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
    const places = async () =>
      await all<{ place: string }>(
        `SELECT source_key || ' in ' || tableoid::regclass::text AS place FROM sales_line ORDER BY id`
      )

    beforeEach(async () => await service.__hooks.onApplicationPrepareShutdown())

    describe("a month's partition", () => {
      it("holds its days, and one partition all days that have no month", async () => {
        await append(on("a", "2026-03-01", 1), on("b", "2026-03-31", 1), on("c", "1999-12-31", 1))
        expect((await places()).map(({ place }) => place)).toEqual([
          "a in sales_line_2026_03",
          "b in sales_line_2026_03",
          "c in sales_line_other",
        ])
      })

      it("is added ahead of its month, once, with everything the others have", async () => {
        expect(await addMonthsAhead(knex(), "2044-11-30")).toBe(4)
        expect(await addMonthsAhead(knex(), "2044-11-30")).toBe(0)
        await append(on("a", "2044-12-31", 1), on("b", "2045-02-28", 1))
        expect((await places()).map(({ place }) => place)).toEqual([
          "a in sales_line_2044_12",
          "b in sales_line_2045_02",
        ])
        const shape = async (table: string) => ({
          indexes: await all(
            `SELECT pg_get_indexdef(indexrelid) ~ 'UNIQUE' AS is_unique, indkey::text AS columns
             FROM pg_index WHERE indrelid = '${table}'::regclass ORDER BY 1, 2`
          ),
          triggers: await all(
            `SELECT tgname, tgtype FROM pg_trigger WHERE tgrelid = '${table}'::regclass ORDER BY 1`
          ),
          checks: await all(
            `SELECT conname FROM pg_constraint WHERE conrelid = '${table}'::regclass AND contype = 'c' ORDER BY 1`
          ),
        })
        const added = await shape("sales_line_2044_12")
        expect(added).toEqual(await shape("sales_line_2026_03"))
        expect(added).toEqual(await shape("sales_line_other"))
      })

      it("is not made for days that were written before it: they stay where they are, and count", async () => {
        await append(on("a", "2044-12-05", 100))
        expect(await addMonthsAhead(knex(), "2044-11-30")).toBe(3)
        await append(on("b", "2044-12-06", 200))
        expect((await places()).map(({ place }) => place)).toEqual([
          "a in sales_line_other",
          "b in sales_line_other",
        ])
        await expectTruth(knex())
      })
    })

    describe("every partition", () => {
      it("refuses to be edited, emptied or cleared by its own name, those added later too", async () => {
        await addMonthsAhead(knex(), "2044-11-30")
        await append(on("a", "2026-03-01", 1), on("b", "2044-12-31", 1), on("c", "1999-12-31", 1))
        for (const table of ["sales_line_2026_03", "sales_line_2044_12", "sales_line_other"]) {
          for (const statement of [
            `UPDATE ${table} SET product_title = 'x'`,
            `UPDATE ${table} SET xid = '3'`,
            `UPDATE ${table} SET business_day = '2026-02-01', occurred_at = '2026-02-01T04:00:00Z'`,
            `DELETE FROM ${table}`,
            `TRUNCATE ${table}`,
          ]) {
            await expect(knex().raw(statement)).rejects.toThrow(/append-only/)
          }
        }
        for (const statement of ["DELETE FROM sales_line_key", "TRUNCATE sales_line_key"]) {
          await expect(knex().raw(statement)).rejects.toThrow(/append-only/)
        }
        expect(await places()).toHaveLength(3)
      })

      it("refuses what the ledger refuses", async () => {
        await addMonthsAhead(knex(), "2044-11-30")
        for (const day of ["2026-03-01", "2044-12-31", "1999-12-31"]) {
          await expect(append(on("a", day, 1, { net_fen: 2 }))).rejects.toThrow("sales_line_net")
        }
        expect(await append(on("a", "2026-03-01", 1))).toBe(1)
      })
    })

    describe("a source key", () => {
      it("has one line in the whole ledger, whatever the day of the second", async () => {
        expect(await append(on("a", "2026-03-01", 100))).toBe(1)
        for (const day of ["2026-03-01", "2026-03-02", "2026-01-01", "1999-12-31"]) {
          expect(await append(on("a", day, 100))).toBe(0)
        }
        const columns = `kind, source, source_key, source_document, document_label, product_title, origin_code, sales_point_id,
          sales_point_code, point_kind, line, counting_type, is_recognised, in_catalogue, is_sample, quantity, gross_fen, discount_fen, net_fen`
        const again = `INSERT INTO sales_line (${columns}, occurred_at, business_day)
          SELECT ${columns}, '2026-02-01T04:00:00Z', '2026-02-01' FROM sales_line`
        await knex().raw(again)
        expect(await places()).toEqual([{ place: "a in sales_line_2026_03" }])
      })

      it("is claimed by one of two transactions at once; the other waits and adds nothing", async () => {
        let second: Promise<number> | null = null
        await knex().transaction(async (first) => {
          expect(await appendSalesLines(first, [on("a", "2026-03-01", 100)])).toBe(1)
          second = append(on("a", "2026-02-01", 100))
          await untilSomebodyWaits(first)
        })
        expect(await second).toBe(0)
        expect(await places()).toEqual([{ place: "a in sales_line_2026_03" }])
      })

      it("is free again when its transaction broke off", async () => {
        let second: Promise<number> | null = null
        await expect(
          knex().transaction(async (first) => {
            await appendSalesLines(first, [on("a", "2026-03-01", 100)])
            second = append(on("a", "2026-02-01", 100))
            await untilSomebodyWaits(first)
            throw new Error("broke off")
          })
        ).rejects.toThrow("broke off")
        expect(await second).toBe(1)
        expect(await places()).toEqual([{ place: "a in sales_line_2026_02" }])
      })
    })

    it("writes the transaction's own id on a line, whatever the writer says", async () => {
      await append(on("a", "2026-03-01", 1))
      const columns = `kind, source, source_document, document_label, occurred_at, business_day, product_title, origin_code,
        sales_point_id, sales_point_code, point_kind, line, counting_type, is_recognised, in_catalogue, is_sample, quantity, gross_fen, discount_fen, net_fen`
      const planted = `INSERT INTO sales_line (xid, source_key, ${columns}) SELECT '3', 'b', ${columns} FROM sales_line`
      await knex().raw(planted)
      expect(await all(`SELECT bool_and(xid > '3') AS own FROM sales_line`)).toEqual([{ own: true }])
    })

    it("takes over a ledger that was one table, with its ids and transactions, and gives it back", async () => {
      const run = async (
        db: Knex,
        step: "up" | "down",
        ...migrations: (new (...given: never[]) => Pick<Migration, "up" | "down" | "getQueries">)[]
      ) => {
        for (const Step of migrations) {
          const migration = new Step(null as never, null as never)
          await migration[step]()
          for (const sql of migration.getQueries()) await db.raw(String(sql))
        }
      }
      // As the first version wrote them.
      const written = `
        INSERT INTO sales_line (kind, source, source_key, source_document, document_label, occurred_at, business_day,
          product_title, origin_code, sales_point_id, sales_point_code, line, counting_type, is_recognised, in_catalogue,
          is_sample, quantity, gross_fen, discount_fen, net_fen)
        SELECT 'sale', 'till', key, key, key, day + time '12:00' AT TIME ZONE 'Asia/Shanghai', day, '咖啡', '530827', point, point,
          line, 'assisted_sale', false, false, false, 1, 7, 0, 7
        FROM (VALUES ('a', date '2026-03-01', 'P1', 'offline'), ('b', '2021-01-31', 'P9', 'offline'), ('c', '1970-01-01', 'P9', 'online'))
          AS made(key, day, point, line)`
      await knex()
        .transaction(async (tx) => {
          await tx.raw(`CREATE SCHEMA earlier`)
          await tx.raw(`SET LOCAL search_path = earlier`)
          const earlier = new TheWholeLedger(null as never, null as never)
          await earlier.up()
          for (const sql of earlier.getQueries()) await tx.raw(String(sql))
          await tx.raw(
            `CREATE TABLE sales_point AS SELECT 'P1' AS code, 'counter' AS kind, '310101' AS district_code`
          )
          await tx.raw(written)
          const before = await all<object>(`SELECT * FROM sales_line ORDER BY id`, tx)

          await run(tx, "up", ByMonth, ByPlace, Closable, Covered)
          const places = [
            { point_kind: "counter", district_code: "310101" },
            { point_kind: "outlet", district_code: null },
            { point_kind: "online", district_code: null },
          ]
          expect(await all(`SELECT * FROM sales_line ORDER BY id`, tx)).toEqual(
            before.map((row, index) => ({ ...row, ...places[index], late_for: null }))
          )
          await expect(
            tx.transaction((inner) => inner.raw(`UPDATE sales_line SET net_fen = 0`))
          ).rejects.toThrow(/append-only/)
          expect(await all(`SELECT count(*)::int AS n FROM sales_line_2021_01`, tx)).toEqual([{ n: 1 }])
          expect(
            await appendSalesLines(tx, [
              on("a", "2026-04-01", 1, { source: "till" }),
              on("d", "2026-04-01", 4),
            ])
          ).toBe(1)
          expect(await all(`SELECT max(id)::int - min(id)::int AS apart FROM sales_line`, tx)).toEqual([
            { apart: 4 },
          ])
          await expectTruth(tx)

          await run(tx, "down", Covered, Closable, ByPlace, ByMonth)
          const after = await all<{ source_key: string }>(`SELECT * FROM sales_line ORDER BY id`, tx)
          expect(after.slice(0, 3)).toEqual(before)
          expect(after[3]).toMatchObject({ source_key: "d" })
          await expect(tx.transaction((inner) => inner.raw(`DELETE FROM sales_line`))).rejects.toThrow(
            /append-only/
          )
          throw new TakenBack()
        })
        .catch((error: unknown) => {
          if (!(error instanceof TakenBack)) throw error
        })
    })
  },
})

/** Nothing of the schema stays. */
class TakenBack extends Error {}

/** Until another session waits for a lock; the race is then where it should be. */
async function untilSomebodyWaits(db: Knex): Promise<void> {
  for (let looks = 0; looks < 5_000; looks += 1) {
    const { rows } = await db.raw<{ rows: { waits: boolean }[] }>(
      `SELECT EXISTS (SELECT FROM pg_locks WHERE NOT granted AND locktype = 'transactionid') AS waits`
    )
    if (rows[0]!.waits) return
  }
  throw new Error("Nobody waits for the first transaction.")
}
