import { importOriginsWorkflow } from "../../../backend/src/workflows/origin/import-origins"
import type { Sample } from "../sample"
import type { LoadedProducts } from "./products"
import { requireFound, type Seeding } from "./seeding"

/** A mark whose date no source gives holds from the start of the programme's list. */
const SINCE = "2018-01-01"

/**
 * The quality marks the sources support, nothing else. Whether the supplier may use a place's mark is for the office to
 * check, so they stay sample rows.
 */
export async function loadLabels(
  { container }: Seeding,
  sample: Sample,
  products: LoadedProducts
): Promise<string> {
  const recognitions = sample.products.flatMap((product) =>
    product.recognitions.map((recognition) => ({
      product_id: requireFound(products.product_id.get(product.handle), `the product ${product.handle}`),
      origin_code: product.origin_code,
      scheme: recognition.gi_system,
      label: recognition.label,
      certificate_no: recognition.certificate_no,
      issuer: null,
      valid_from: recognition.valid_from ?? SINCE,
      valid_until: null,
      is_sample: true,
    }))
  )
  await importOriginsWorkflow(container).run({ input: { recognitions } })
  return `${recognitions.length} geographical indications`
}
