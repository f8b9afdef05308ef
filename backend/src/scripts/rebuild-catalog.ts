import type { ExecArgs } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { rebuildCatalogWorkflow } from "../workflows/catalog/rebuild-catalog"

/** `medusa exec ./src/scripts/rebuild-catalog.ts`: makes the shop's read model anew; shoppers see the old one meanwhile. */
export default async function rebuildCatalog({ container }: ExecArgs): Promise<void> {
  const began = Date.now()
  const { result } = await rebuildCatalogWorkflow(container).run()
  const seconds = ((Date.now() - began) / 1000).toFixed(1)
  container
    .resolve(ContainerRegistrationKeys.LOGGER)
    .info(`The catalogue was made anew in ${seconds} s: the shop shows ${result.products} products.`)
}
