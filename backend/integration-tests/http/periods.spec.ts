import { createHash } from "node:crypto"
import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { medusaIntegrationTestRunner } from "@medusajs/test-utils"
import ExcelJS from "exceljs"
import type {
  EditionAnswer,
  EditionRow,
  EditionsAnswer,
  PeriodAnswer,
  PeriodsAnswer,
  SalesByCountyReport,
  SalesLinesAnswer,
} from "../../src/contract"
import { appendSalesLines } from "../../src/modules/ledger/append-sales-lines"
import { on } from "../../src/modules/ledger/__tests__/made-lines"
import { PLACES, prepareCast, signedIn, type Cast } from "../ledger/cast"
import { catchUp, payInSilence, placeOrder } from "../ledger/orders"

jest.setTimeout(120_000)

medusaIntegrationTestRunner({
  inApp: true,
  moduleName: "periods",
  testSuite: ({ api, getContainer, dbConnection }) => {
    const db = dbConnection as unknown as Knex
    let cast: Cast
    /** Decides about what the cast's officer hands in. */
    let chief: Pick<Cast, "headers">
    const ask = async (method: "GET" | "POST", path: string, data?: object) => {
      const { headers } = /\/(publish|return)$/.test(path) ? chief : cast
      return await api.request({ method, url: path, data, headers, validateStatus: () => true })
    }
    const get = async <Answer>(path: string) => {
      const { status, data } = await ask("GET", path)
      expect([path, status]).toEqual([path, 200])
      return data as Answer
    }
    const post = async <Answer>(path: string, data: object) => {
      const answer = await ask("POST", path, data)
      expect([path, answer.status, answer.data.message]).toEqual([path, 200, undefined])
      return answer.data as Answer
    }
    const marchOf = async () => await get<PeriodAnswer>("/admin/periods/2026-03")
    const submit = async (body: object) =>
      (await post<{ edition: EditionRow }>("/admin/editions", body)).edition
    const download = async (path: string) => {
      const answer = await api.get(path, {
        headers: cast.headers,
        responseType: "arraybuffer",
      })
      const [, name = ""] =
        /filename\*=UTF-8''(\S+)/.exec(String(answer.headers["content-disposition"])) ?? []
      return { bytes: Buffer.from(answer.data as ArrayBuffer), name: decodeURIComponent(name) }
    }

    beforeAll(async () => {
      cast = await prepareCast(getContainer())
      chief = await signedIn(getContainer(), "chief@baixian.test")
      await appendSalesLines(db, [
        on("a", "2026-02-10", 1_000, { source: "till" }),
        on("b", "2026-03-10", 2_000, { source: "till" }),
        on("c", "2026-03-11", 500, { source: "till", origin_code: "000000" }),
      ])
    })

    it("a month that has open questions is closed only with an answer, and then for good", async () => {
      expect(await marchOf()).toMatchObject({
        status: "open",
        is_over: true,
        net_fen: 2_500,
        holds: null,
        unresolved: [
          { kind: "unknown_origin", count: 1, net_fen: 500 },
          { kind: "earlier_months_open", count: 1, net_fen: null },
        ],
      })
      const asked = await ask("POST", "/admin/periods/2026-03/close", {})
      expect([asked.status, asked.data.code]).toEqual([409, "unresolved"])
      expect(asked.data.unresolved).toHaveLength(2)
      expect((await marchOf()).status).toBe("open")

      await post("/admin/periods/2026-03/close", { answer: "产地下月补查" })
      const closed = await marchOf()
      expect(closed).toMatchObject({ status: "closed", answer: "产地下月补查", holds: true, net_fen: 2_500 })
      expect(closed.unresolved).toHaveLength(2)
      const again = await ask("POST", "/admin/periods/2026-03/close", { answer: "再一次" })
      expect([again.status, again.data.code]).toEqual([409, "month_closed"])
      const { about } = await get<SalesByCountyReport>(
        "/admin/reports/sales-by-county?from=2026-03-01&until=2026-04-01"
      )
      expect(about.status).toBe("closed")
    })

    it("an order that the ledger sees only after the closing counts today and is told as late", async () => {
      await post("/admin/periods/2026-03/close", { answer: "." })
      const order = await placeOrder(getContainer(), cast, [{ goods: cast.goods.tea, quantity: 1, yuan: 40 }])
      await payInSilence(getContainer(), db, order, { at: "2026-03-15T12:00:00+08:00" })
      await catchUp(getContainer())
      expect(await marchOf()).toMatchObject({ net_fen: 2_500, late_fen: 4_000, holds: true })
      const [first] = (await get<PeriodsAnswer>("/admin/periods")).items
      expect(first).toMatchObject({ status: "open", is_over: false, net_fen: 4_000 })
      const late = await get<SalesLinesAnswer>("/admin/sales-lines?late_for=2026-03")
      expect(late.total).toEqual({ rows: 1, quantity: 1, net_fen: 4_000 })
      expect(late.items[0]).toMatchObject({ late_for: "2026-03-15", channel: "online", district_name: null })
      expect(late.items[0]!.business_day > "2026-03-31").toBe(true)
      expect((await get<SalesLinesAnswer>("/admin/sales-lines?late_for=2026-02")).total.rows).toBe(0)
      const { bytes } = await download("/admin/sales-lines?late_for=2026-03&format=csv")
      expect(bytes.toString("utf8")).toMatch(/,2026-03-15,/)
    })

    it("closing projects first what an event lost", async () => {
      const order = await placeOrder(getContainer(), cast, [{ goods: cast.goods.tea, quantity: 1, yuan: 40 }])
      await payInSilence(getContainer(), db, order, { at: "2026-03-15T12:00:00+08:00" })
      await post("/admin/periods/2026-03/close", { answer: "." })
      expect(await marchOf()).toMatchObject({ net_fen: 6_500, late_fen: 0, holds: true })
    })

    it("a month's report is handed in, sent back, handed in again, published, and stays what it is", async () => {
      const early = await ask("POST", "/admin/editions", { kind: "month", period: "2026-03" })
      expect([early.status, early.data.code]).toEqual([409, "month_not_closed"])
      await post("/admin/periods/2026-03/close", { answer: "." })
      const first = await submit({ kind: "month", period: "2026-03" })
      expect(first).toMatchObject({ version: 1, status: "submitted", net_fen: 2_500 })
      const second = await ask("POST", "/admin/editions", { kind: "month", period: "2026-03" })
      expect([second.status, second.data.code]).toEqual([409, "edition_waiting"])

      expect((await ask("POST", `/admin/editions/${first.id}/return`, {})).status).toBe(400)
      await post(`/admin/editions/${first.id}/return`, { reason: "请核对红河州" })
      const decided = await ask("POST", `/admin/editions/${first.id}/publish`)
      expect([decided.status, decided.data.code]).toEqual([409, "edition_decided"])
      expect((await ask("GET", `/admin/editions/${first.id}/file`)).status).toBe(404)

      const next = await submit({ kind: "month", period: "2026-03" })
      expect(next.version).toBe(2)
      await post(`/admin/editions/${next.id}/publish`, {})
      const one = await download(`/admin/editions/${next.id}/file`)
      expect(one.name).toBe("上海消费帮扶_分县销售月报_2026年03月_v2.xlsx")
      await appendSalesLines(db, [
        on("late", "2026-03-20", 70, { source: "till", origin_code: PLACES.lancang }),
      ])
      const other = await download(`/admin/editions/${next.id}/file`)
      expect(other.bytes.equals(one.bytes)).toBe(true)
      const period = await marchOf()
      expect(period).toMatchObject({ status: "published", published_version: 2, late_fen: 70 })
      expect(period.editions.map(({ status }) => status)).toEqual(["published", "returned"])
      expect(period.editions[0]!.file_hash).toBe(createHash("sha256").update(one.bytes).digest("hex"))

      const unreasoned = await ask("POST", "/admin/editions", { kind: "month", period: "2026-03" })
      expect([unreasoned.status, unreasoned.data.code]).toEqual([400, "reason_needed"])
      const corrected = await submit({ kind: "month", period: "2026-03", reason: "补记澜沧县" })
      const { content } = await get<EditionAnswer>(`/admin/editions/${corrected.id}`)
      const lancang = content.corrections!.rows.find(({ code }) => code === PLACES.lancang)
      expect(lancang).toMatchObject({ closed_fen: 0, corrections_fen: 70, restated_fen: 70, late_lines: 1 })
      expect(content.corrections!.rows.at(-1)).toMatchObject({
        closed_fen: 2_500,
        corrections_fen: 70,
        restated_fen: 2_570,
      })
      await post(`/admin/editions/${corrected.id}/publish`, {})
      const workbook = new ExcelJS.Workbook()
      await workbook.xlsx.load(
        (await download(`/admin/editions/${corrected.id}/file`)).bytes as unknown as ArrayBuffer
      )
      const names = workbook.worksheets.map(({ name }) => name)
      expect(names).toEqual(expect.arrayContaining(["分县销售", "分区销售", "补记差异", "数据"]))
      expect((await download(`/admin/editions/${next.id}/file`)).bytes.equals(one.bytes)).toBe(true)
    })

    it("nobody decides about what they handed in themselves", async () => {
      const day = await submit({ kind: "day", period: "2026-03-10" })
      const own = { headers: { ...cast.headers, "accept-language": "en" }, validateStatus: () => true }
      for (const [path, body] of [
        ["publish", {}],
        ["return", { reason: "x" }],
      ] as const) {
        const { status, data } = await api.post(`/admin/editions/${day.id}/${path}`, body, own)
        expect([path, status, data.code]).toEqual([path, 409, "own_work"])
        expect(data.message).toMatch(/ask a colleague/)
      }
      await post(`/admin/editions/${day.id}/publish`, {})
    })

    it("two who publish at once publish one file", async () => {
      const day = await submit({ kind: "day", period: "2026-03-10" })
      const answers = await Promise.all([1, 2, 3].map(() => ask("POST", `/admin/editions/${day.id}/publish`)))
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409])
      const { items, total } = await get<EditionsAnswer>("/admin/editions?kind=day&period=2026-03-10")
      expect([total, items[0]!.status, items[0]!.net_fen]).toEqual([1, "published", 2_000])
    })

    it("nobody changes what was decided, not even with SQL", async () => {
      const day = await submit({ kind: "day", period: "2026-03-10" })
      await post(`/admin/editions/${day.id}/publish`, {})
      for (const sql of ["UPDATE report_edition SET net_fen = 1", "DELETE FROM report_edition"]) {
        await expect(db.raw(sql)).rejects.toThrow(/stays as it is/)
      }
    })

    it("refuses with a sentence, and strangers altogether", async () => {
      const current = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 7)
      const refused: [method: "GET" | "POST", path: string, body: object, status: number][] = [
        ["GET", "/admin/periods/2026-13", {}, 400],
        ["GET", "/admin/periods/1999-01", {}, 404],
        ["POST", `/admin/periods/${current}/close`, {}, 409],
        ["POST", "/admin/periods/1900-01/close", { answer: "x" }, 404],
        ["POST", "/admin/periods/2026-03/close", { answer: "" }, 400],
        ["POST", "/admin/editions", { kind: "week", period: "2026-03" }, 400],
        ["POST", "/admin/editions", { kind: "day", period: "2026-03" }, 400],
        ["POST", "/admin/editions", { kind: "day", period: "2099-01-01" }, 409],
        ["GET", "/admin/editions/0", {}, 404],
        ["GET", "/admin/editions/999", {}, 404],
        ["GET", "/admin/editions/none", {}, 404],
        ["POST", "/admin/editions/999/publish", {}, 404],
        ["POST", "/admin/editions/999/return", { reason: "x" }, 404],
        ["GET", "/admin/editions/preview?kind=day", {}, 400],
        ["GET", "/admin/sales-lines?late_for=2026-13", {}, 400],
      ]
      for (const [method, path, body, status] of refused) {
        const answer = await ask(method, path, method === "POST" ? body : undefined)
        expect([method, path, answer.status, typeof answer.data.message]).toEqual([
          method,
          path,
          status,
          "string",
        ])
        const stranger = await api.request({ method, url: path, data: body, validateStatus: () => true })
        expect([path, stranger.status]).toEqual([path, 401])
      }
    })

    it("shows on paper what handing in would freeze", async () => {
      const { content } = await get<EditionAnswer>("/admin/editions/preview?kind=month&period=2026-03")
      expect(content.reports.map(({ report }) => report)).toEqual(
        expect.arrayContaining(["sales-by-county", "sales-by-district", "sales-by-channel"])
      )
      expect(content.corrections!.rows.at(-1)).toMatchObject({ corrections_fen: 0 })
    })
  },
})
