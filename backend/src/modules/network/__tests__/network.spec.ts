import path from "node:path"
import { moduleIntegrationTestRunner } from "@medusajs/test-utils"
import { NETWORK_MODULE } from ".."
import { District } from "../models/district"
import { SalesPoint } from "../models/sales-point"
import { VenueType } from "../models/venue-type"
import type NetworkModuleService from "../service"

jest.setTimeout(60_000)

moduleIntegrationTestRunner<NetworkModuleService>({
  moduleName: NETWORK_MODULE,
  moduleModels: [District, SalesPoint, VenueType],
  resolve: "./src/modules/network",
  pathToMigrations: path.resolve(__dirname, "../migrations"),
  testSuite: ({ service }) => {
    const point = (code: string, changes: object = {}) =>
      service.createSalesPoints({ code, name: code, kind: "counter", ...changes })

    it("knows a sales point by its code once", async () => {
      await point("C-001")
      await expect(point("C-001")).rejects.toThrow(/already exists/)
    })

    it("gives a stock location to one point; outlets have none, however many", async () => {
      await point("C-001", { stock_location_id: "sloc_1" })
      await expect(point("C-002", { stock_location_id: "sloc_1" })).rejects.toThrow(/already exists/)
      await point("O-001", { kind: "outlet" })
      await point("O-002", { kind: "outlet" })
      expect(await service.listSalesPoints({ kind: "outlet" })).toHaveLength(2)
    })

    it("refuses a kind of point nobody knows", async () => {
      await expect(point("X-001", { kind: "kiosk" })).rejects.toThrow()
    })

    it("knows districts and venue types by their codes once", async () => {
      const district = { code: "310101", name_zh: "黄浦区", name_en: "Huangpu" }
      const venue = {
        code: "online",
        label_zh: "线上",
        label_en: "Online",
        sort: 1,
        active_from: "2020-01-01",
      }
      await service.createDistricts(district)
      await service.createVenueTypes(venue)
      await expect(service.createDistricts(district)).rejects.toThrow(/already exists/)
      await expect(service.createVenueTypes(venue)).rejects.toThrow(/already exists/)
    })
  },
})
