import path from "node:path"
import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { moduleIntegrationTestRunner } from "@medusajs/test-utils"
import { LEDGER_MODULE } from ".."
import { appendSalesLines } from "../append-sales-lines"
import { listSalesLines, totalSalesLines, type SalesLineFilter } from "../list-sales-lines"
import { CITY_WIDE } from "../line-filter"
import { CountingRule } from "../models/counting-rule"
import { lockOrder, recordedOrder, rememberFacts } from "../order-projection"
import type { NewSalesLine } from "../sales-line"
import type LedgerModuleService from "../service"
import { line, on } from "./made-lines"
import { aboutLines, catalogueProductsSold, daySums, headCounts, monthSums, originSums } from "../sums"

jest.setTimeout(60_000)

moduleIntegrationTestRunner<LedgerModuleService>({
  moduleName: LEDGER_MODULE,
  moduleModels: [CountingRule],
  resolve: "./src/modules/ledger",
  pathToMigrations: path.resolve(__dirname, "../migrations"),
  testSuite: ({ MikroOrmWrapper, service }) => {
    const knex = (): Knex => MikroOrmWrapper.getManager().getKnex() as unknown as Knex
    const count = async (): Promise<number> => {
      const { rows } = await knex().raw<{ rows: { n: number }[] }>(
        "SELECT count(*)::int AS n FROM sales_line"
      )
      return rows[0]!.n
    }
    const append = (...lines: NewSalesLine[]) => appendSalesLines(knex(), lines)

    beforeEach(async () => await service.__hooks.onApplicationPrepareShutdown())

    describe("the database", () => {
      it("refuses to edit, delete or empty the ledger, even to its superuser", async () => {
        await append(line("a"))
        const { rows } = await knex().raw<{ rows: { superuser: string }[] }>(
          "SELECT current_setting('is_superuser') AS superuser"
        )
        expect(rows[0]!.superuser).toBe("on")
        for (const statement of [
          "UPDATE sales_line SET net_fen = 1, gross_fen = 1",
          "UPDATE sales_line SET product_title = 'x'",
          "DELETE FROM sales_line",
          "TRUNCATE sales_line",
        ]) {
          await expect(knex().raw(statement)).rejects.toThrow(/append-only/)
        }
        expect(await count()).toBe(1)
      })

      it("refuses an upsert that would edit a line", async () => {
        await append(line("a"))
        const columns = Object.keys(line("a")).join(", ")
        const others = columns.replace("source_key", "source_key || '-again'")
        const upsert = `INSERT INTO sales_line (id, ${columns}) OVERRIDING SYSTEM VALUE SELECT id, ${others} FROM sales_line
          ON CONFLICT (id, business_day) DO UPDATE SET product_title = 'another'`
        await expect(knex().raw(upsert)).rejects.toThrow(/append-only/)
      })

      it.each([
        ["a business day that is not the Shanghai date", { business_day: "2026-02-28" }, "sales_line_day"],
        [
          "the day of an instant before midnight in Shanghai",
          { occurred_at: "2026-03-01T15:59:59.999Z", business_day: "2026-03-02" },
          "sales_line_day",
        ],
        ["a net that is not gross less discount", { net_fen: 999 }, "sales_line_net"],
        ["a sale that takes back", { gross_fen: -1, net_fen: -1 }, "sales_line_sale_adds"],
        ["a refund that adds", { kind: "refund" }, "sales_line_taking_back"],
        [
          "a cancellation that adds pieces",
          { kind: "cancellation", gross_fen: 0, net_fen: 0 },
          "sales_line_taking_back",
        ],
        ["a kind nobody knows", { kind: "gift" as "sale" }, "sales_line_kind_check"],
        ["a source nobody knows", { source: "832" as "order" }, "sales_line_source_check"],
        ["an origin that is no code", { origin_code: "53082" }, "sales_line_origin_code_check"],
        ["a line without a key", { source_key: "" }, "sales_line_source_key_check"],
      ])("refuses %s", async (_, changes, constraint) => {
        await expect(append(line("a", changes as Partial<NewSalesLine>))).rejects.toThrow(constraint)
        expect(await count()).toBe(0)
      })

      it.each([
        ["2026-03-01T15:59:59.999Z", "2026-03-01"],
        ["2026-03-01T16:00:00.000Z", "2026-03-02"],
        ["2026-12-31T15:59:59.999Z", "2026-12-31"],
        ["2026-12-31T16:00:00.000Z", "2027-01-01"],
        ["2028-02-28T16:00:00.000Z", "2028-02-29"],
      ])("takes a line of %s on %s", async (occurred_at, business_day) => {
        expect(await append(line("a", { occurred_at, business_day }))).toBe(1)
      })
    })

    describe("appending", () => {
      it("adds nothing for a key that is there, in one batch or the next, and keeps the first", async () => {
        expect(await append(line("a"), line("a", { net_fen: 500, gross_fen: 500 }), line("b"))).toBe(2)
        expect(await append(line("a"), line("c"))).toBe(1)
        const { rows } = await knex().raw<{ rows: { net: number }[] }>(
          "SELECT net_fen::int AS net FROM sales_line WHERE source_key = 'a'"
        )
        expect(rows).toEqual([{ net: 1_000 }])
      })

      it("knows the same key of another source for another line", async () => {
        expect(await append(line("a"), line("a", { source: "till" }))).toBe(2)
      })

      it("takes more lines than one statement holds, and amounts of a billion yuan, exactly", async () => {
        const many = Array.from({ length: 5_001 }, (_, index) => line(`k${index}`))
        many.push(line("big", { gross_fen: 100_000_000_001, net_fen: 100_000_000_001 }))
        expect(await append(...many)).toBe(5_002)
        const total = await totalSalesLines(knex(), everything)
        expect(total).toEqual({ rows: 5_002, quantity: 5_002, net_fen: 5_001 * 1_000 + 100_000_000_001 })
      })

      it("leaves nothing of a batch when one of its lines is refused", async () => {
        await expect(append(line("a"), line("b", { net_fen: 1 }))).rejects.toThrow("sales_line_net")
        expect(await count()).toBe(0)
      })
    })

    describe("sums", () => {
      const days = (from: string, until: string) => ({ from, until })
      const march = {
        period: days("2026-03-01", "2026-04-01"),
        before: days("2026-02-01", "2026-03-01"),
        last_year: days("2025-03-01", "2025-04-01"),
        year: days("2026-01-01", "2026-04-01"),
        previous_year: days("2025-01-01", "2025-04-01"),
        year_before: days("2026-01-01", "2026-03-01"),
      }
      beforeEach(async () => {
        await append(
          on("last-year-outside", "2025-02-28", 1),
          on("last-year", "2025-03-31", 10),
          on("january", "2026-01-01", 100, { counting_type: "procurement" }),
          on("february", "2026-02-28", 1_000, { in_catalogue: true }),
          on("march", "2026-03-01", 10_000, { in_catalogue: true, is_sample: true }),
          on("march-back", "2026-03-31", -4_000, { kind: "refund", quantity: -1 }),
          on("april", "2026-04-01", 100_000),
          on("tea", "2026-03-15", 7, { origin_code: "530828", source: "till", line: "offline" })
        )
      })

      it("are of the half-open days, net of refunds, by origin", async () => {
        expect(await originSums(knex(), march, CITY_WIDE)).toEqual([
          {
            origin_code: "530827",
            period_fen: 6_000,
            before_fen: 1_000,
            last_year_fen: 10,
            year_fen: 7_100,
            previous_year_fen: 11,
            year_before_fen: 1_100,
            period_quantity: 0,
            year_procurement_fen: 100,
            year_catalogue_fen: 11_000,
            period_sale_lines: 1,
            year_quantity: 2,
            year_filed_fen: 0,
          },
          expect.objectContaining({
            origin_code: "530828",
            period_fen: 7,
            year_fen: 7,
            previous_year_fen: 0,
          }),
        ])
      })

      it("take a line, a source or the catalogue alone", async () => {
        const of = async (filter: Parameters<typeof originSums>[2]) =>
          (await originSums(knex(), march, filter)).map((row) => [row.origin_code, row.year_fen])
        expect(await of({ ...CITY_WIDE, line: "offline" })).toEqual([["530828", 7]])
        expect(await of({ ...CITY_WIDE, source: "till" })).toEqual([["530828", 7]])
        expect(await of({ ...CITY_WIDE, listed: true })).toEqual([["530827", 11_000]])
      })

      it("count rows of the period, and mark a report as soon as anything it compares with is a sample", async () => {
        const about = async (from: string, until: string, oldest: string) => {
          const { row_count, contains_sample } = await aboutLines(knex(), { from, until, oldest }, CITY_WIDE)
          return [row_count, contains_sample]
        }
        expect(await about("2026-03-01", "2026-04-01", "2025-01-01")).toEqual([3, true])
        expect(await about("2026-02-01", "2026-03-01", "2025-01-01")).toEqual([1, false])
        expect(await about("2026-04-01", "2026-05-01", "2026-03-01")).toEqual([1, true])
      })

      it("come by month and by day, without the empty ones", async () => {
        expect(await monthSums(knex(), days("2026-02-01", "2026-05-01"), CITY_WIDE)).toEqual([
          { month: "2026-02", net_fen: 1_000, quantity: 1 },
          { month: "2026-03", net_fen: 6_007, quantity: 1 },
          { month: "2026-04", net_fen: 100_000, quantity: 1 },
        ])
        expect((await daySums(knex(), march.period, CITY_WIDE)).map((row) => row.day)).toEqual([
          "2026-03-01",
          "2026-03-15",
          "2026-03-31",
        ])
      })

      it("count orders, points and listed products that sold", async () => {
        expect(await headCounts(knex(), march.period)).toEqual({ orders: 2, points_with_sales: 1 })
        expect(await catalogueProductsSold(knex(), march.year)).toBe(1)
      })
    })

    describe("listing", () => {
      it("pages through lines of one instant and one microsecond without losing or repeating any", async () => {
        await append(
          line("a", { occurred_at: "2026-03-01T04:00:00.123456Z" }),
          line("b", { occurred_at: "2026-03-01T04:00:00.123400Z" }),
          line("c", { occurred_at: "2026-03-01T04:00:00.123400Z" }),
          line("d", { occurred_at: "2026-03-01T04:00:00.123Z" })
        )
        const keys: string[] = []
        let after: { at: string; id: string } | null = null
        for (let page = 0; page < 10; page += 1) {
          const [row] = await listSalesLines(knex(), everything, { after, limit: 1 })
          if (!row) break
          keys.push(row.id)
          after = { at: row.cursor_at, id: row.id }
        }
        expect(keys).toHaveLength(4)
        expect(new Set(keys).size).toBe(4)
      })

      it("pages through lines of one instant by their number, not by how it is written", async () => {
        const many = Array.from({ length: 12 }, (_, index) => line(`k${index}`))
        await append(...many)
        const ids: number[] = []
        let after: { at: string; id: string } | null = null
        for (let page = 0; page < many.length; page += 1) {
          const [row] = await listSalesLines(knex(), everything, { after, limit: 1 })
          if (!row) break
          ids.push(Number(row.id))
          after = { at: row.cursor_at, id: row.id }
        }
        expect(ids).toHaveLength(many.length)
        expect(ids).toEqual([...ids].sort((a, b) => b - a))
      })

      it("takes lines of the origins named, or of all but those named, and of one counting type", async () => {
        await append(
          line("county", { origin_code: "530827", counting_type: "procurement" }),
          line("sibling", { origin_code: "530828" }),
          line("other", { origin_code: "532525" }),
          line("prefecture", { origin_code: "530800" }),
          line("unknown", { origin_code: "000000" })
        )
        const rows = async (filter: Partial<SalesLineFilter>) =>
          (await totalSalesLines(knex(), { ...everything, ...filter })).rows
        expect(await rows({ origins: ["530827", "530828"] })).toBe(2)
        expect(await rows({ origins: ["420000"] })).toBe(0)
        expect(await rows({ origins: [] })).toBe(0)
        expect(await rows({ origins_except: ["530827", "530828", "532525"] })).toBe(2)
        expect(await rows({ origins_except: [] })).toBe(5)
        expect(await rows({ counting_type: "procurement" })).toBe(1)
      })

      it("finds a document by its id or the number people call it", async () => {
        await append(line("a"), line("b", { source_document: "order_2", document_label: "1002" }))
        const rows = async (document: string) =>
          (await totalSalesLines(knex(), { ...everything, document })).rows
        expect([await rows("order_2"), await rows("1002"), await rows("100")]).toEqual([1, 1, 0])
      })
    })

    describe("what was looked at", () => {
      const fact = (goods_fen: number | null) => ({
        fact: "capture:c1",
        occurred_at: "2026-03-01T04:00:00.000Z",
        goods_fen,
        freight_fen: null,
      })
      const known = async () => (await recordedOrder(knex(), "order_1")).seen.map((row) => row.goods_fen)

      it("may count later, but what counted stays as it was", async () => {
        await rememberFacts(knex(), "order_1", [fact(null)])
        await rememberFacts(knex(), "order_1", [fact(500)])
        expect(await known()).toEqual([500])
        await rememberFacts(knex(), "order_1", [fact(900)])
        expect(await known()).toEqual([500])
      })

      it("is read back with the lines of the order, as whole numbers and with their items", async () => {
        await append(line("order_1/sale/item_1/530827"), line("x", { source_document: "order_2" }))
        const { recorded } = await recordedOrder(knex(), "order_1")
        expect(recorded).toMatchObject([{ item_id: "item_1", quantity: 1, net_fen: 1_000, source: "order" }])
      })

      it("is locked by order: others of the same order wait, with a limit, and other orders do not", async () => {
        const isFree = async (order_id: string) => {
          const { rows } = await knex().raw<{ rows: { free: boolean }[] }>(
            "SELECT pg_try_advisory_xact_lock(hashtextextended('ledger.order.' || :order_id, 0)) AS free",
            { order_id }
          )
          return rows[0]!.free
        }
        await knex().transaction(async (tx) => {
          await lockOrder(tx, "order_1")
          expect([await isFree("order_1"), await isFree("order_2")]).toEqual([false, true])
          const { rows } = await tx.raw<{ rows: { lock_timeout: string }[] }>("SHOW lock_timeout")
          expect(rows[0]!.lock_timeout).toBe("20s")
        })
        expect(await isFree("order_1")).toBe(true)
      })
    })

    describe("counting rules", () => {
      const rule = {
        moment: "paid" as const,
        text_zh: "支付",
        text_en: "paid",
        valid_from: "2026-01-01",
        valid_until: null,
      }

      it("exist once by version, and only for a moment the ledger can follow", async () => {
        await service.createCountingRules({ ...rule, version: "1" })
        await expect(service.createCountingRules({ ...rule, version: "1" })).rejects.toThrow(/already exists/)
        await expect(
          service.createCountingRules({ ...rule, version: "2", moment: "shipped" as "paid" })
        ).rejects.toThrow()
      })
    })
  },
})

const everything: SalesLineFilter = {
  ...CITY_WIDE,
  from: null,
  until: null,
  origins: null,
  origins_except: null,
  source: null,
  line: null,
  counting_type: null,
  document: null,
}
