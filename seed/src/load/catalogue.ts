import { HUNDRED_PRODUCTS } from "../../../backend/src/modules/target"
import { publishCatalogueEditionWorkflow } from "../../../backend/src/workflows/target/publish-catalogue-edition"
import { EDITION, isListed } from "../generate/edition"
import type { Sample } from "../sample"
import type { LoadedProducts } from "./products"
import { requireFound, type Seeding } from "./seeding"

/** The sample edition of 百县百品 with its entries. */
export async function loadCatalogue(
  { container }: Seeding,
  { products }: Sample,
  loaded: LoadedProducts
): Promise<string> {
  const entries = products.filter(isListed).map((product) => ({
    product_id: requireFound(loaded.product_id.get(product.handle), `the product ${product.handle}`),
    origin_code: product.origin_code,
    class: product.category,
  }))
  await publishCatalogueEditionWorkflow(container).run({
    input: { campaign: HUNDRED_PRODUCTS, ...EDITION, entries },
  })
  return `百县百品 ${EDITION.year}, ${entries.length} entries`
}
