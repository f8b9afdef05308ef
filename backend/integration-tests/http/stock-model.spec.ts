import fc from "fast-check"
import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { IInventoryService } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { medusaIntegrationTestRunner } from "@medusajs/test-utils"
import { brokenInvariants } from "../invariants"
import { stockCommands } from "../stock-model/commands"
import { ITEMS, PLACES, type Model, type Real } from "../stock-model/model"
import { unguarded } from "../stock-truth"

jest.setTimeout(300_000)

/** Histories, and the most that happens in one. */
const RUNS = 50
const MOST_COMMANDS = 40

medusaIntegrationTestRunner({
  testSuite: ({ getContainer }) => {
    let db: Knex
    let inventory: IInventoryService

    beforeAll(() => {
      db = getContainer().resolve(ContainerRegistrationKeys.PG_CONNECTION)
      inventory = getContainer().resolve(Modules.INVENTORY)
    })

    async function begin(): Promise<{ model: Model; real: Real }> {
      const made = await inventory.createInventoryItems(
        Array.from({ length: ITEMS }, (_, i) => ({ sku: `MODEL-${i}-${Math.random()}` }))
      )
      const places = Array.from({ length: PLACES }, (_, i) => `sloc_model_${i}`)
      return {
        model: { stocked: new Map(), reservations: [] },
        real: { db, inventory, items: made.map(({ id }) => id), places },
      }
    }

    const histories = (seed: number, runs: number) =>
      fc.check(
        fc.asyncProperty(
          fc.commands(stockCommands, { maxCommands: MOST_COMMANDS, size: "+1" }),
          async (commands) => {
            const { model, real } = await begin()
            await fc.asyncModelRun(() => ({ model, real }), commands)
          }
        ),
        { seed, numRuns: runs, endOnFailure: true }
      )

    it("does to stock what the simple model does, whatever comes in whatever order", async () => {
      const seed = Date.now() % 2_147_483_647
      const details = await histories(seed, RUNS)
      // The report names the seed and the shortest history that was found.
      expect(
        details.failed ? `${fc.defaultReportMessage(details)}\n${String(details.errorInstance)}` : null
      ).toBeNull()
      expect({ seed, broken: await brokenInvariants(db) }).toEqual({ seed, broken: [] })
    })

    it("would be seen to differ when a guard is away", async () => {
      await unguarded(db, { table: "inventory_level", trigger: "stock_guard_level" }, async () => {
        const details = await histories(7, RUNS)
        expect(details.failed).toBe(true)
      })
    })
  },
})
