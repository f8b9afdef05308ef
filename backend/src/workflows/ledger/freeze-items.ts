import type { MedusaContainer } from "@medusajs/framework/types"
import { ORIGIN_MODULE } from "../../modules/origin"
import type OriginModuleService from "../../modules/origin/service"
import { TARGET_MODULE } from "../../modules/target"
import type TargetModuleService from "../../modules/target/service"
import type { FrozenItem } from "../../modules/ledger/order-lines"
import type { OriginShare } from "../../modules/ledger/sales-line"
import { businessDay } from "../../values/business-day"
import { UNKNOWN_ORIGIN } from "../../values/origin-code"

export type ItemToFreeze = {
  item_id: string
  product_id: string | null
  variant_id: string | null
  sku: string | null
  title: string
}

type Dated = { valid_from: string; valid_until: string | null }

/**
 * What held for each item at one instant: origin, supplier, recognition, catalogue. A product whose origin nobody recorded
 * is counted under the code of "unknown" and shown in a row of its own; a sale is never dropped and a county never guessed.
 */
export async function freezeItems(
  container: MedusaContainer,
  items: readonly ItemToFreeze[],
  at: Date
): Promise<Map<string, FrozenItem>> {
  const origins = container.resolve<OriginModuleService>(ORIGIN_MODULE)
  const targets = container.resolve<TargetModuleService>(TARGET_MODULE)
  const product_id = [...new Set(items.map((item) => item.product_id).filter((id) => id !== null))]
  const day = businessDay(at)

  const [rows, recognitions, entries] = await Promise.all([
    origins.listProductOrigins({ product_id }, { take: null }),
    origins.listRecognitions({ product_id, label: "recognised" }, { take: null }),
    targets.listCatalogueEntries({ product_id, status: "listed" }, { take: null }),
  ])
  const suppliers = await origins.listSuppliers({ id: rows.map((row) => row.supplier_id) }, { take: null })
  const supplierNames = new Map(suppliers.map((supplier) => [supplier.id, supplier.name]))
  const valid = ({ valid_from, valid_until }: Dated): boolean =>
    valid_from <= day && (valid_until === null || day < valid_until)

  return new Map(
    items.map((item) => {
      const own = rows.filter((row) => row.product_id === item.product_id)
      const origin = originAt(own, at)
      const frozen: FrozenItem = {
        shares: origin ? sharesOf(origin) : [{ origin_code: UNKNOWN_ORIGIN, share_bp: 10_000 }],
        goods: {
          product_id: item.product_id,
          variant_id: item.variant_id,
          sku: item.sku,
          product_title: item.title,
          lot_code: null,
          supplier_id: origin?.supplier_id ?? null,
          supplier_name: origin ? (supplierNames.get(origin.supplier_id) ?? null) : null,
          is_recognised: recognitions.some((row) => row.product_id === item.product_id && valid(row)),
          in_catalogue: entries.some((row) => row.product_id === item.product_id && valid(row)),
        },
      }
      return [item.item_id, frozen]
    })
  )
}

type OriginRow = {
  origin_code: string
  supplier_id: string
  components: unknown
  valid_from: Date
  valid_until: Date | null
}

/** The row that held at `at`; before the first was recorded, the first. */
function originAt<Row extends OriginRow>(rows: readonly Row[], at: Date): Row | undefined {
  const byStart = [...rows].sort((a, b) => a.valid_from.getTime() - b.valid_from.getTime())
  const holds = byStart.find(
    (row) => row.valid_from <= at && (row.valid_until === null || at < row.valid_until)
  )
  return holds ?? byStart[0]
}

function sharesOf(origin: OriginRow): OriginShare[] {
  // Written by set-product-origin only, which checks the shape and that the shares sum to 10 000.
  const components = origin.components as OriginShare[] | null
  return components?.length ? components : [{ origin_code: origin.origin_code, share_bp: 10_000 }]
}
