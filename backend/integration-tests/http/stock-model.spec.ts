import "../no-jobs-env"
import { randomUUID } from "node:crypto"
import fc from "fast-check"
import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { IInventoryService } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { medusaIntegrationTestRunner } from "@medusajs/test-utils"
import { brokenInvariants } from "../invariants"
import { NETWORK_MODULE } from "../../src/modules/network"
import type NetworkModuleService from "../../src/modules/network/service"
import { changeSettings } from "../../src/modules/stock/documents/settings"
import { histories } from "../stock-model/commands"
import { CLERKS_PIECES } from "../stock-model/document-commands"
import { emptyModel, ITEMS, PLACES, type Model, type Real } from "../stock-model/model"
import { unguarded } from "../stock-truth"

jest.setTimeout(300_000)

/** Histories, and the most errands in one. `STOCK_MODEL_RUNS=2000` is a long run. */
const RUNS = Number(process.env.STOCK_MODEL_RUNS ?? 25)
const MOST_ERRANDS = 16

const point = { name: "点位", district_code: "310101", has_frozen: false, has_chilled: false }

medusaIntegrationTestRunner({
  testSuite: ({ getContainer }) => {
    let db: Knex
    let inventory: IInventoryService
    let network: NetworkModuleService

    beforeAll(async () => {
      db = getContainer().resolve(ContainerRegistrationKeys.PG_CONNECTION)
      inventory = getContainer().resolve(Modules.INVENTORY)
      network = getContainer().resolve(NETWORK_MODULE)
      await changeSettings(db, {
        settings: { write_off_clerk_pieces: CLERKS_PIECES },
        person: { id: "user_office", name: "办公室" },
      })
    })

    /** Goods and places of its own, so that a history begins with nothing and nothing before it can be counted. */
    async function begin(): Promise<{ model: Model; real: Real }> {
      const own = randomUUID()
      const made = await inventory.createInventoryItems(
        Array.from({ length: ITEMS }, (_, i) => ({ sku: `MODEL-${i}-${own}` }))
      )
      const places = Array.from({ length: PLACES }, (_, i) => `sloc_${i}_${own}`)
      const points = [`SH-HUB-${own}`, `SH-CTR-${own}`]
      await network.createSalesPoints([
        { ...point, code: points[0]!, kind: "hub", hub_code: null, stock_location_id: places[0]! },
        { ...point, code: points[1]!, kind: "counter", hub_code: points[0]!, stock_location_id: places[1]! },
      ])
      return { model: emptyModel(), real: { db, inventory, items: made.map(({ id }) => id), places, points } }
    }

    const check = (seed: number) =>
      fc.check(
        fc.asyncProperty(histories(MOST_ERRANDS), async (commands) => {
          const { model, real } = await begin()
          await fc.asyncModelRun(() => ({ model, real }), commands)
        }),
        { seed, numRuns: RUNS, endOnFailure: true }
      )

    it("does to stock what the simple model does, whatever comes in whatever order", async () => {
      const seed = Date.now() % 2_147_483_647
      const details = await check(seed)
      // The report names the seed and the history.
      expect(
        details.failed ? `${fc.defaultReportMessage(details)}\n${String(details.errorInstance)}` : null
      ).toBeNull()
      expect({ seed, broken: await brokenInvariants(db) }).toEqual({ seed, broken: [] })
    })

    it("would be seen to differ when a guard is away", async () => {
      await unguarded(db, { table: "inventory_level", trigger: "stock_guard_level" }, async () => {
        expect((await check(7)).failed).toBe(true)
      })
    })
  },
})
