import path from "node:path"
import { moduleIntegrationTestRunner } from "@medusajs/test-utils"
import { ORIGIN_MODULE } from ".."
import { OriginMembership } from "../models/origin-membership"
import { OriginPairing } from "../models/origin-pairing"
import { OriginPlace } from "../models/origin-place"
import { ProductOrigin } from "../models/product-origin"
import { Recognition } from "../models/recognition"
import { Supplier } from "../models/supplier"
import type OriginModuleService from "../service"
import type { NewProductOrigin } from "../service"

jest.setTimeout(60_000)

const FIRST = new Date("2026-01-01T00:00:00+08:00")
const SECOND = new Date("2026-06-01T00:00:00+08:00")

const from = (origin_code: string, changes: Partial<NewProductOrigin> = {}): NewProductOrigin => ({
  product_id: "prod_1",
  origin_code,
  supplier_id: "sup_1",
  processed_in_code: null,
  main_ingredient_code: null,
  components: null,
  valid_from: FIRST,
  set_by: null,
  ...changes,
})

moduleIntegrationTestRunner<OriginModuleService>({
  moduleName: ORIGIN_MODULE,
  moduleModels: [OriginPlace, OriginMembership, OriginPairing, Supplier, ProductOrigin, Recognition],
  resolve: "./src/modules/origin",
  pathToMigrations: path.resolve(__dirname, "../migrations"),
  testSuite: ({ service }) => {
    const history = async () => {
      const rows = await service.listProductOrigins(
        { product_id: "prod_1" },
        { order: { valid_from: "ASC" } }
      )
      return rows.map((row) => [row.origin_code, row.valid_from, row.valid_until])
    }

    describe("a product's origin", () => {
      it("is one at a time, by the database", async () => {
        await service.createProductOrigins(from("530827"))
        await expect(service.createProductOrigins(from("530828"))).rejects.toThrow(/already exists/)
        expect(await service.listProductOrigins({ product_id: "prod_1" })).toHaveLength(1)
      })

      it("is one at a time when two officers set it at once", async () => {
        const both = await Promise.allSettled([
          service.createProductOrigins(from("530827")),
          service.createProductOrigins(from("530828")),
        ])
        expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"])
      })

      it("is succeeded without a gap, and the earlier one is kept", async () => {
        const first = await service.createProductOrigins(from("530827"))
        await service.succeedProductOrigins({
          closing: [first.id],
          at: SECOND,
          opening: [from("530828", { valid_from: SECOND })],
        })
        expect(await history()).toEqual([
          ["530827", FIRST, SECOND],
          ["530828", SECOND, null],
        ])
      })

      it("stays open when its successor is refused: both or neither", async () => {
        const first = await service.createProductOrigins(from("530827"))
        const twice = [from("530828", { valid_from: SECOND }), from("532525", { valid_from: SECOND })]
        await expect(
          service.succeedProductOrigins({ closing: [first.id], at: SECOND, opening: twice })
        ).rejects.toThrow()
        expect(await history()).toEqual([["530827", FIRST, null]])
      })

      it("may start for a product that had none", async () => {
        await service.succeedProductOrigins({ closing: [], at: FIRST, opening: [from("530827")] })
        expect(await history()).toEqual([["530827", FIRST, null]])
      })
    })

    it("knows each place once, and only the three levels", async () => {
      const place = { code: "530827", level: "county" as const, name_zh: "孟连县", name_en: "Menglian" }
      await service.createOriginPlaces(place)
      await expect(service.createOriginPlaces(place)).rejects.toThrow(/already exists/)
      await expect(
        service.createOriginPlaces({ ...place, code: "530828", level: "village" as "county" })
      ).rejects.toThrow()
    })

    it("lets a county leave a list and come back, but join it once on one day", async () => {
      const membership = { origin_code: "530827", list: "98" }
      await service.createOriginMemberships([
        { ...membership, valid_from: "2020-01-01", valid_until: "2022-01-01" },
        { ...membership, valid_from: "2024-01-01" },
      ])
      await expect(
        service.createOriginMemberships({ ...membership, valid_from: "2024-01-01" })
      ).rejects.toThrow(/already exists/)
    })

    it("knows a supplier by its credit code once, and many without one", async () => {
      const supplier = { name: "合作社", kind: "cooperative" as const, origin_code: "530827" }
      await service.createSuppliers([supplier, supplier])
      await service.createSuppliers({ ...supplier, uscc: "91310000MA1FL0000X" })
      await expect(service.createSuppliers({ ...supplier, uscc: "91310000MA1FL0000X" })).rejects.toThrow(
        /already exists/
      )
    })

    it("refuses a label that is no recognition", async () => {
      const recognition = {
        product_id: "prod_1",
        origin_code: "530827",
        scheme: "x",
        valid_from: "2026-01-01",
      }
      await expect(
        service.createRecognitions({ ...recognition, label: "delicious" as "organic" })
      ).rejects.toThrow()
    })
  },
})
