import path from "node:path"
import { moduleIntegrationTestRunner } from "@medusajs/test-utils"
import { HUNDRED_PRODUCTS, TARGET_MODULE } from ".."
import { CatalogueEdition } from "../models/catalogue-edition"
import { CatalogueEntry } from "../models/catalogue-entry"
import { TargetPlan } from "../models/target-plan"
import type { NewTargetLine } from "../target-lines"
import type TargetModuleService from "../service"

jest.setTimeout(60_000)

const line = (changes: Partial<NewTargetLine> = {}): NewTargetLine => ({
  plan_id: "tplan_1",
  dimension: "origin",
  node_code: "530827",
  parent_code: "530800",
  month: "2026-01",
  amount_fen: 1_200_000,
  method: "share",
  ...changes,
})
const plan = { campaign: HUNDRED_PRODUCTS, year: 2026, measure: "sales" as const }

moduleIntegrationTestRunner<TargetModuleService>({
  moduleName: TARGET_MODULE,
  moduleModels: [CatalogueEdition, CatalogueEntry, TargetPlan],
  resolve: "./src/modules/target",
  pathToMigrations: path.resolve(__dirname, "../migrations"),
  testSuite: ({ service }) => {
    describe("a plan's lines", () => {
      it("are added once: a repeat leaves the first amount", async () => {
        await service.appendTargetLines([line()])
        await service.appendTargetLines([line({ amount_fen: 1 }), line({ month: "2026-02" })])
        expect(await service.listMonthlyTargets("tplan_1", "origin")).toEqual([
          { node_code: "530827", parent_code: "530800", month: "2026-01", amount_fen: 1_200_000 },
          { node_code: "530827", parent_code: "530800", month: "2026-02", amount_fen: 1_200_000 },
        ])
      })

      it("keep two plans and two trees apart", async () => {
        await service.appendTargetLines([
          line(),
          line({ plan_id: "tplan_2" }),
          line({ dimension: "place", node_code: "310101", parent_code: null }),
        ])
        expect(await service.listMonthlyTargets("tplan_1", "origin")).toHaveLength(1)
        expect(await service.listMonthlyTargets("tplan_1", "place")).toMatchObject([{ node_code: "310101" }])
      })

      it("hold thirteen billion yuan to the fen", async () => {
        await service.appendTargetLines([line({ amount_fen: 1_300_000_000_001 })])
        expect(await service.listMonthlyTargets("tplan_1", "origin")).toMatchObject([
          { amount_fen: 1_300_000_000_001 },
        ])
      })

      it.each([
        ["a negative amount", { amount_fen: -1 }],
        ["a month that is none", { month: "2026-13" }],
        ["a day for a month", { month: "2026-01-01" }],
        ["a tree nobody knows", { dimension: "product" as "origin" }],
      ])("refuse %s, and then all of the batch", async (_, changes) => {
        await expect(
          service.appendTargetLines([line(), line({ month: "2026-03", ...changes })])
        ).rejects.toThrow(/violates check constraint/)
        expect(await service.listMonthlyTargets("tplan_1", "origin")).toEqual([])
      })

      it("may be none", async () => {
        await service.appendTargetLines([])
        expect(await service.listMonthlyTargets("tplan_1", "origin")).toEqual([])
      })
    })

    describe("a plan", () => {
      it("is issued in one version at a time", async () => {
        const first = await service.createTargetPlans({ ...plan, version: 1, status: "issued" })
        await service.createTargetPlans({ ...plan, version: 2, status: "draft" })
        await expect(service.createTargetPlans({ ...plan, version: 3, status: "issued" })).rejects.toThrow(
          /already exists/
        )
        await service.updateTargetPlans({ id: first.id, status: "superseded" })
        await service.createTargetPlans({ ...plan, version: 3, status: "issued" })
        await service.createTargetPlans({ ...plan, measure: "catalogue_sales", version: 1, status: "issued" })
        expect(await service.listTargetPlans({ status: "issued" })).toHaveLength(2)
      })

      it("has each version once", async () => {
        await service.createTargetPlans({ ...plan, version: 1, status: "draft" })
        await expect(service.createTargetPlans({ ...plan, version: 1, status: "draft" })).rejects.toThrow(
          /already exists/
        )
      })
    })

    it("lists a product once in an edition, and a campaign's year once", async () => {
      const edition = {
        campaign: HUNDRED_PRODUCTS,
        year: 2026,
        name_zh: "百县百品",
        name_en: "Hundred",
        status: "published" as const,
        valid_from: "2026-01-01",
      }
      const { id } = await service.createCatalogueEditions(edition)
      await expect(service.createCatalogueEditions(edition)).rejects.toThrow(/already exists/)
      const entry = {
        edition_id: id,
        product_id: "prod_1",
        origin_code: "530827",
        class: "tea",
        status: "listed" as const,
        valid_from: "2026-01-01",
      }
      await service.createCatalogueEntries(entry)
      await expect(service.createCatalogueEntries(entry)).rejects.toThrow(/already exists/)
    })
  },
})
