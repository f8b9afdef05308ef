import ExcelJS from "exceljs"
import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { Modules } from "@medusajs/framework/utils"
import { medusaIntegrationTestRunner } from "@medusajs/test-utils"
import type { ExportAnswer, ExportRow, ExportsAnswer } from "../../src/contract"
import { appendSalesLines } from "../../src/modules/ledger/append-sales-lines"
import { on } from "../../src/modules/ledger/__tests__/made-lines"
import { REPORT_EXPORT_MODULE } from "../../src/modules/report-export"
import type ReportExportModuleService from "../../src/modules/report-export/service"
import { ExportTaken } from "../../src/modules/report-export/service"
import { runExports } from "../../src/workflows/export/run-exports"
import { OFFICE } from "../factory"
import { PLACES, prepareCast, signedIn, type Cast } from "../ledger/cast"

jest.setTimeout(120_000)

medusaIntegrationTestRunner({
  inApp: true,
  moduleName: "exports",
  testSuite: ({ api, getContainer, dbConnection }) => {
    const db = dbConnection as unknown as Knex
    let cast: Cast
    const exports = () => getContainer().resolve<ReportExportModuleService>(REPORT_EXPORT_MODULE)
    const ask = async (method: "GET" | "POST", path: string, data?: object, headers: object = cast.headers) =>
      await api.request({ method, url: path, data, headers, validateStatus: () => true })
    const get = async (id: string): Promise<ExportRow> =>
      ((await ask("GET", `/admin/exports/${id}`)).data as ExportAnswer).export
    const start = async (query: Record<string, string>, format = "csv"): Promise<ExportRow> => {
      const { status, data } = await ask("POST", "/admin/exports", { format, query })
      expect(status).toBe(202)
      return (data as ExportAnswer).export
    }
    const finished = async (id: string): Promise<ExportRow> => {
      for (let looks = 0; looks < 500; looks += 1) {
        const row = await get(id)
        if (row.finished_at) return row
        await new Promise((resolve) => setTimeout(resolve, 20))
      }
      throw new Error(`The export ${id} does not end.`)
    }
    const bytesOf = async (path: string): Promise<Buffer> =>
      Buffer.from(
        (await api.get(path, { headers: cast.headers, responseType: "arraybuffer" })).data as ArrayBuffer
      )
    /** Written by somebody who asked while no process worked at exports. */
    const asked = async () =>
      await exports().ask({
        asked_by: cast.user_id,
        asked_by_name: "王晓梅",
        report: "sales-lines",
        query: { from: "2026-03-01", until: "2026-04-01" },
        names: {},
        grants: [...OFFICE],
        format: "csv",
      })

    beforeAll(async () => {
      cast = await prepareCast(getContainer())
      const lines = Array.from({ length: 2_500 }, (_, index) => on(`l${index}`, "2026-03-10", index))
      await appendSalesLines(db, lines)
    })

    it("a file made in the background is the file one would have waited for, and the bell rings", async () => {
      const query = { from: "2026-03-01", until: "2026-04-01" }
      const { id } = await start(query)
      expect(await finished(id)).toMatchObject({
        status: "done",
        failure: null,
        rows_done: 2_500,
        rows_total: 2_500,
        file_name: "上海消费帮扶_台账_2026年03月.csv",
      })
      const file = await bytesOf(`/admin/exports/${id}/file`)
      expect(
        file.equals(await bytesOf("/admin/sales-lines?from=2026-03-01&until=2026-04-01&format=csv"))
      ).toBe(true)
      const [bell] = await getContainer()
        .resolve(Modules.NOTIFICATION)
        .listNotifications({ channel: "feed", to: cast.user_id })
      expect(bell?.data).toMatchObject({ file: { url: `/admin/exports/${id}/file` } })

      const book = await start(query, "xlsx")
      await finished(book.id)
      const made = await tableOf(await bytesOf(`/admin/exports/${book.id}/file`))
      expect(made.length).toBeGreaterThan(2_500)
      expect(made).toEqual(
        await tableOf(await bytesOf("/admin/sales-lines?from=2026-03-01&until=2026-04-01&format=xlsx"))
      )
      const { items, total } = (await ask("GET", "/admin/exports?limit=1")).data as ExportsAnswer
      expect([items.map((row) => row.id), total]).toEqual([[book.id], 2])
    })

    it("is made once however often it is asked for meanwhile, and again once that is over", async () => {
      const { id } = await asked()
      const question = { format: "csv", query: { until: "2026-04-01", from: "2026-03-01" } }
      await exports().claim()
      const answers = await Promise.all(
        [1, 2, 3].map(async () => await ask("POST", "/admin/exports", question))
      )
      expect(answers.map(({ status, data }) => [status, (data as ExportAnswer).export.id])).toEqual(
        [1, 2, 3].map(() => [202, id])
      )
      const other = { format: "csv", query: { ...question.query, until: "2026-05-01" } }
      const both = await Promise.all([1, 2].map(async () => await ask("POST", "/admin/exports", other)))
      const [first, second] = both.map(({ data }) => (data as ExportAnswer).export.id)
      expect([first === second, first === id]).toEqual([true, false])
      await finished(first!)

      await ask("POST", `/admin/exports/${id}/cancel`, {})
      const { id: again } = await start(question.query)
      expect(again).not.toBe(id)
      await finished(again)
    })

    it("says what it was narrowed to by name, and until when its file is kept", async () => {
      const { id, names, expires_at } = await start({ origin: PLACES.menglian, district: "none" })
      expect([names.origin?.name, names.district?.name]).toEqual(["孟连县", "线上（不分区）"])
      expect(expires_at).toBeNull()
      const done = await finished(id)
      expect(done.names).toEqual(names)
      expect(Date.parse(done.expires_at!) - Date.parse(done.finished_at!)).toBe(7 * 86_400_000)
    })

    it("makes one at a time, in the order they were asked for, so that the server still answers", async () => {
      const asked = await Promise.all(
        ["2026-03-11", "2026-03-12", "2026-03-13"].map(
          async (until) => await start({ from: "2026-03-01", until }, "xlsx")
        )
      )
      const atOnce: number[] = []
      const watch = async (): Promise<ExportRow[]> => {
        const { items } = (await ask("GET", "/admin/exports")).data as ExportsAnswer
        atOnce.push(items.filter(({ status }) => status === "running").length)
        return items.some(({ finished_at }) => finished_at === null) ? await watch() : items
      }
      expect((await watch()).map(({ status }) => status)).toEqual(asked.map(() => "done"))
      expect(Math.max(...atOnce)).toBe(1)
    })

    it("is nobody else's", async () => {
      const { id } = await asked()
      const other = await signedIn(getContainer(), "other@example.com")
      for (const [method, path] of [
        ["GET", `/admin/exports/${id}`],
        ["GET", `/admin/exports/${id}/file`],
        ["POST", `/admin/exports/${id}/cancel`],
      ] as const) {
        expect([path, (await ask(method, path, {}, other.headers)).status]).toEqual([path, 404])
      }
      expect(
        ((await ask("GET", "/admin/exports", undefined, other.headers)).data as ExportsAnswer).total
      ).toBe(0)
      // The minute may strike meanwhile, so it may have been begun; that it is made shows that nobody else ended it.
      await runExports(getContainer())
      expect((await finished(id)).status).toBe("done")
    })

    it("stops when it is cancelled, also in the middle, and leaves nothing behind", async () => {
      const { id } = await asked()
      const claimed = await exports().claim()
      expect(claimed?.id).toBe(id)
      const out = exports().partWriter(claimed!, () => ({ rows_done: 7, rows_total: 10 }))
      await new Promise<void>((resolve) => out.write(Buffer.alloc(1 << 20), () => resolve()))
      expect(await get(id)).toMatchObject({ status: "running", rows_done: 7, rows_total: 10 })

      const answer = await ask("POST", `/admin/exports/${id}/cancel`, {})
      expect([answer.status, (answer.data as ExportAnswer).export.status]).toEqual([200, "cancelled"])
      await expect(exports().tellProgress(claimed!, { rows_done: 8, rows_total: 10 })).rejects.toThrow(
        ExportTaken
      )
      expect(await exports().finish(claimed!, { file_name: "x.csv", rows_done: 10 })).toBe(false)
      expect((await ask("GET", `/admin/exports/${id}/file`)).status).toBe(404)
      const { rows } = await db.raw<{ rows: { parts: number }[] }>(
        "SELECT count(*)::int AS parts FROM report_export_part"
      )
      expect(rows[0]!.parts).toBe(0)
      expect((await ask("POST", `/admin/exports/${id}/cancel`, {})).status).toBe(200)
    })

    it("is begun again by another process when its own was killed, and given up when it kills each", async () => {
      const { id } = await asked()
      const dead = await exports().claim()
      const out = exports().partWriter(dead!, () => ({ rows_done: 7, rows_total: 10 }))
      await new Promise<void>((resolve) => out.write(Buffer.alloc(1 << 20), () => resolve()))
      expect(await exports().claim()).toBeNull()
      const die = async () =>
        await db.raw("UPDATE report_export SET alive_at = now() - interval '31 seconds'")
      await die()
      await runExports(getContainer())
      expect(await get(id)).toMatchObject({ status: "done", rows_done: 2_500 })
      const direct = await bytesOf("/admin/sales-lines?from=2026-03-01&until=2026-04-01&format=csv")
      expect((await bytesOf(`/admin/exports/${id}/file`)).equals(direct)).toBe(true)
      // The dead one was only slow, and writes on: to nobody's harm.
      await expect(exports().tellProgress(dead!, { rows_done: 9, rows_total: 10 })).rejects.toThrow(
        ExportTaken
      )

      expect(await exports().fail(dead!, "fault")).toBe(false)
      expect((await bytesOf(`/admin/exports/${id}/file`)).equals(direct)).toBe(true)

      const { id: poisoned } = await asked()
      for (let tries = 0; tries < 3; tries += 1) {
        expect((await exports().claim())?.id).toBe(poisoned)
        await die()
      }
      await runExports(getContainer())
      expect(await get(poisoned)).toMatchObject({
        status: "failed",
        failure: "interrupted",
        expires_at: null,
      })
    })

    it("is not made once its asker has lost the role it was asked with", async () => {
      const { id } = await exports().ask({
        asked_by: cast.user_id,
        asked_by_name: "王晓梅",
        report: "sales-lines",
        query: { from: "2026-03-01", until: "2026-04-01" },
        names: {},
        grants: [...OFFICE, { role: "auditor", scope_kind: "city", scope_code: "city" }],
        format: "csv",
      })
      await runExports(getContainer())
      expect(await get(id)).toMatchObject({ status: "failed", failure: "no_access", rows_done: 0 })
      expect((await ask("GET", `/admin/exports/${id}/file`)).status).toBe(404)
    })

    it("says that it failed by an error when it did, and can be asked for again", async () => {
      // A question that was stored before a parameter was taken away.
      const { id } = await exports().ask({
        asked_by: cast.user_id,
        asked_by_name: "王晓梅",
        report: "sales-lines",
        query: { gone: "x" },
        names: {},
        grants: [...OFFICE],
        format: "csv",
      })
      await runExports(getContainer())
      expect(await get(id)).toMatchObject({ status: "failed", failure: "fault", expires_at: null })
      expect((await ask("GET", `/admin/exports/${id}/file`)).status).toBe(404)
    })

    it("refuses a question that the ledger would refuse, by its field", async () => {
      const { status, data } = await ask("POST", "/admin/exports", {
        format: "csv",
        query: { from: "2026-13-01", until: "2026-04-01" },
      })
      expect([status, Object.keys(data.fields)]).toEqual([400, ["query.from"]])
      const unknown = await ask("POST", "/admin/exports", { format: "csv", query: { gone: "x" } })
      expect([unknown.status, unknown.data.fields]).toEqual([
        400,
        expect.objectContaining({ "query.gone": expect.any(String) }),
      ])
      expect((await ask("POST", "/admin/exports", { format: "pdf", query: {} })).status).toBe(400)
      expect((await ask("GET", "/admin/exports/none")).status).toBe(404)
      expect((await api.get("/admin/exports", { validateStatus: () => true })).status).toBe(401)
    })
  },
})

/** Every sheet's rows, less the foot's last one: it says when the file was made. */
async function tableOf(bytes: Buffer): Promise<unknown[]> {
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load(bytes as unknown as ArrayBuffer)
  return workbook.worksheets.flatMap((sheet) => [sheet.name, ...sheet.getSheetValues().slice(0, -1)])
}
