import { Modules } from "@medusajs/framework/utils"
import { createStep, createWorkflow, StepResponse, WorkflowResponse } from "@medusajs/framework/workflows-sdk"

/** Entries without an order count as 0 in Medusa's layouts, so ours are negative: above the shop's own. */
const layouts = {
  sidebar: {
    widgets: {
      "core:Searchbar": { order: -20 },
      "core:nav:/counter": { order: -19 },
      "core:nav:/hub": { order: -18 },
      "core:nav:/approvals": { order: -17 },
      "core:nav:/stock": { order: -16 },
      "core:nav:/labels": { order: -15 },
      "core:nav:/overview": { order: -8 },
      "core:nav:/reports/sales-by-county": { order: -7 },
      "core:nav:/reports/campaign-progress": { order: -6 },
      "core:nav:/reports/sales": { order: -5 },
      "core:nav:/ledger": { order: -4 },
      "core:nav:/periods": { order: -3 },
      "core:nav:/data-quality": { order: -2 },
      "core:nav:/pickups": { order: -1 },
    },
  },
  "product.details": {
    widgets: {
      "widget:baixian:product-origin": { order: -2 },
      "widget:baixian:product-terms": { order: -1 },
    },
  },
  topbar: {
    widgets: {
      "widget:baixian:my-place": { order: -2 },
      "widget:baixian:exports": { order: -1 },
    },
  },
  "order.details": {
    widgets: {
      "widget:baixian:order-pickup": { order: -1 },
    },
  },
}

const setDefaultLayoutsStep = createStep(
  "set-default-layouts",
  async (_: Record<string, never>, { container }) => {
    const settings = container.resolve(Modules.SETTINGS)
    const zones = Object.keys(layouts) as (keyof typeof layouts)[]
    const before = await settings.listLayoutConfigurations({ zone: zones, is_system_default: true })
    const set: string[] = []
    for (const zone of zones) {
      set.push((await settings.setSystemDefaultLayoutConfiguration(zone, layouts[zone])).id)
    }
    return new StepResponse(zones.length, { set, before })
  },
  async (done, { container }) => {
    if (!done) return

    const settings = container.resolve(Modules.SETTINGS)
    const kept = new Set(done.before.map(({ id }) => id))
    await settings.deleteLayoutConfigurations(done.set.filter((id) => !kept.has(id)))
    for (const { zone, configuration } of done.before) {
      await settings.setSystemDefaultLayoutConfiguration(zone, configuration)
    }
  }
)

/** Puts our pages, a product's origin and an order's pick-up first in Medusa's dashboard. A person's own arrangement wins. */
export const arrangeDashboardWorkflow = createWorkflow("arrange-dashboard", () => {
  return new WorkflowResponse(setDefaultLayoutsStep({}))
})
