import { randomUUID } from "node:crypto"
import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { medusaIntegrationTestRunner } from "@medusajs/test-utils"
import type { StockReceipt, StockWriteOff } from "../../src/contract"
import { forgetStockPhotos } from "../../src/workflows/stock/photos"
import { asker, command, openStockOffice, type StockOffice } from "../stock-office"

jest.setTimeout(180_000)

const jpeg = (mark: string): string => `${hex("ffd8ffe000104a464946")}${mark}${hex("ffd9")}`
const hex = (text: string): string => Buffer.from(text, "hex").toString("latin1")
const base64 = (bytes: string): string => Buffer.from(bytes, "latin1").toString("base64")

medusaIntegrationTestRunner({
  inApp: true,
  moduleName: "stock-photos",
  testSuite: ({ api, getContainer, dbConnection }) => {
    const db = dbConnection as unknown as Knex
    const ask = asker(api)
    let office: StockOffice

    beforeAll(async () => {
      office = await openStockOffice(getContainer())
    })

    type Wish = { id?: string; point?: string; content?: string }
    const send = async ({ id = randomUUID(), ...wish }: Wish = {}) => {
      const body = { id, point: office.points.counter.code, content: base64(jpeg(id)), ...wish }
      return { id, ...(await ask(office.people.clerk, "POST", "/photos", body)) }
    }
    const receipt = async (photo_file_ids: string[], point = office.points.counter.code) =>
      await ask(office.people.clerk, "POST", "/receipts", {
        id: randomUUID(),
        point,
        lines: [{ inventory_item_id: office.tea.inventory_item_id, received: 1, photo_file_ids }],
      })
    const look = async (id: string, person = office.people.clerk) =>
      await api.get(`/admin/stock/photos/${id}`, {
        headers: person.headers,
        responseType: "arraybuffer",
        validateStatus: () => true,
      })

    it("is kept, named by a receipt and a write-off, and shown to those of the place as a picture and nothing else", async () => {
      const sent = await send()
      expect(sent.status).toBe(201)
      expect(sent.data).toMatchObject({
        photo: { id: sent.id, point_code: office.points.counter.code, bytes: jpeg(sent.id).length },
      })
      const answer = await receipt([sent.id])
      expect(answer.status).toBe(201)
      expect((answer.data.receipt as unknown as StockReceipt).lines[0]!.photo_file_ids).toEqual([sent.id])

      const other = await send()
      const written = await ask(office.people.clerk, "POST", "/write-offs", {
        id: randomUUID(),
        point: office.points.counter.code,
        lines: [
          {
            inventory_item_id: office.tea.inventory_item_id,
            quantity: 1,
            reason: "damaged",
            photo_file_ids: [other.id],
          },
        ],
      })
      expect((written.data.write_off as unknown as StockWriteOff).lines[0]!.photo_file_ids).toEqual([
        other.id,
      ])

      for (const person of [office.people.clerk, office.people.manager, office.people.admin]) {
        const seen = await look(sent.id, person)
        expect([seen.status, Buffer.from(seen.data as ArrayBuffer).toString("latin1")]).toEqual([
          200,
          jpeg(sent.id),
        ])
        expect(seen.headers).toMatchObject({
          "content-type": "image/jpeg",
          "x-content-type-options": "nosniff",
          "content-security-policy": "default-src 'none'; sandbox",
        })
      }
    })

    it("is sent again without harm, and another picture under its id is refused", async () => {
      const { id } = await send()
      expect((await send({ id })).status).toBe(201)
      const other = await send({ id, content: base64(jpeg("another")) })
      expect([other.status, other.data.code]).toEqual([409, "photo_id_used"])
      const moved = await send({ id, point: office.points.cold.code })
      expect(moved.status).toBeGreaterThanOrEqual(400)
      expect(Buffer.from((await look(id)).data as ArrayBuffer).toString("latin1")).toBe(jpeg(id))
    })

    it.each([
      ["a page", base64("<html><script>alert(1)</script></html>")],
      ["half a picture", base64(jpeg("half").slice(0, -2))],
    ])("refuses %s", async (_what, content) => {
      const answer = await send({ content })
      expect([answer.status, answer.data.code]).toEqual([400, "photo_unreadable"])
    })

    it("refuses what is no base64, and what is too large, by its field", async () => {
      expect((await send({ content: "照片" })).data.fields).toHaveProperty("content")
      const large = await send({ content: base64(jpeg("x".repeat(1_600_000))) })
      expect([large.status, Object.keys(large.data.fields ?? {})]).toEqual([400, ["content"]])
    })

    it("belongs to one document of its own place", async () => {
      const { id } = await send()
      expect((await receipt([id])).status).toBe(201)
      for (const wrong of [[id], [randomUUID()]]) {
        const refused = await receipt(wrong)
        expect([refused.status, refused.data.code]).toEqual([400, "unknown_photo"])
        expect(refused.data.fields).toHaveProperty(["lines.0.photo_file_ids"])
      }
      const elsewhere = await ask(office.people.manager, "POST", "/photos", {
        id: randomUUID(),
        point: office.points.hub.code,
        content: base64(jpeg("hub")),
      })
      const { id: hubs } = elsewhere.data.photo as unknown as { id: string }
      expect((await receipt([hubs])).data.code).toBe("unknown_photo")
      expect((await look(hubs)).status).toBe(404)
      const foreign = await send({ point: office.points.stranger.code })
      expect(foreign.status).toBe(404)
    })

    it("is refused while its sender has a hundred that no document names, and a repeat is not", async () => {
      const first = await send()
      await db.raw(
        `INSERT INTO stock_photo (id, point_code, content, sha256, created_by, created_by_name)
         SELECT gen_random_uuid(), point_code, content, sha256, created_by, created_by_name
         FROM stock_photo, generate_series(1, 99) WHERE id = :id`,
        { id: first.id }
      )
      expect((await send()).data).toMatchObject({ code: "photos_unnamed" })
      expect((await send({ id: first.id })).status).toBe(201)
      await receipt([first.id])
      await db.raw(
        "DELETE FROM stock_photo WHERE document_id IS NULL AND sha256 IN (SELECT sha256 FROM stock_photo WHERE id = :id)",
        {
          id: first.id,
        }
      )
      expect((await send()).status).toBe(201)
    })

    it("stays with a document for good, and is forgotten after a week when none came to name it", async () => {
      const named = await send()
      const made = await receipt([named.id])
      const { id, version } = made.data.receipt as unknown as StockReceipt
      const edited = await ask(office.people.clerk, "POST", `/receipts/${id}`, {
        ...command(version),
        lines: [],
      })
      expect(edited.status).toBe(200)
      const [old, young] = [await send(), await send()]
      await db.raw(
        "UPDATE stock_photo SET created_at = created_at - interval '8 days' WHERE id = ANY (:ids)",
        { ids: [named.id, old.id] }
      )
      expect(await forgetStockPhotos(getContainer())).toEqual({ forgotten: 1 })
      const left = await Promise.all([named, old, young].map(async (each) => (await look(each.id)).status))
      expect(left).toEqual([200, 404, 200])
      await expect(db.raw("DELETE FROM stock_photo WHERE id = :id", { id: named.id })).rejects.toThrow(
        "stays as it is"
      )
      await expect(
        db.raw("UPDATE stock_photo SET content = '\\x00' WHERE id = :id", { id: young.id })
      ).rejects.toThrow("stays as it is")
    })
  },
})
