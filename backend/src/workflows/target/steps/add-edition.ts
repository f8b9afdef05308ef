import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { TARGET_MODULE } from "../../../modules/target"
import type TargetModuleService from "../../../modules/target/service"
import { missing } from "../../missing"

export type PublishEditionInput = {
  campaign: string
  year: number
  name_zh: string
  name_en: string
  /** Business days, half-open. */
  valid_from: string
  valid_until: string | null
  entries: { product_id: string; origin_code: string; class: string }[]
}

export const addEditionStep = createStep(
  "add-edition",
  async ({ entries, campaign, year, ...edition }: PublishEditionInput, { container }) => {
    const service = container.resolve<TargetModuleService>(TARGET_MODULE)
    const [found] = await service.listCatalogueEditions({ campaign, year }, { take: 1 })
    const { id } =
      found ?? (await service.createCatalogueEditions({ ...edition, campaign, year, status: "published" }))

    const present = await service.listCatalogueEntries({ edition_id: id }, { take: null })
    const wanted = entries.map((entry) => ({ ...entry, edition_id: id }))
    const known = new Set(present.map((entry) => entry.product_id))
    const created = await service.createCatalogueEntries(
      missing(wanted, [], (entry) => entry.product_id)
        .filter((entry) => !known.has(entry.product_id))
        .map((entry) => ({
          ...entry,
          status: "listed" as const,
          valid_from: edition.valid_from,
          valid_until: edition.valid_until,
        }))
    )
    const added = { edition_id: found ? null : id, entry_ids: created.map((entry) => entry.id) }
    return new StepResponse({ edition_id: id, entries: created.length }, added)
  },
  async (added, { container }) => {
    if (!added) return

    const service = container.resolve<TargetModuleService>(TARGET_MODULE)
    await service.deleteCatalogueEntries(added.entry_ids)
    if (added.edition_id) await service.deleteCatalogueEditions(added.edition_id)
  }
)
