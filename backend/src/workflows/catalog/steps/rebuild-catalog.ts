import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { CATALOG_MODULE } from "../../../modules/catalog"
import type CatalogModuleService from "../../../modules/catalog/service"

/** Nothing to undo: the rows are what their sources say, before and after. */
export const rebuildCatalogStep = createStep("rebuild-catalog", async (_: void, { container }) => {
  const catalog = container.resolve<CatalogModuleService>(CATALOG_MODULE)
  return new StepResponse(await catalog.rebuild())
})
