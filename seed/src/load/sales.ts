import { setImmediate as breath } from "node:timers/promises"
import type { StoreDTO } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { updateStoresWorkflow } from "@medusajs/medusa/core-flows"
import { z } from "@medusajs/framework/zod"
import type { NewSalesLine } from "../../../backend/src/modules/ledger/sales-line"
import { NETWORK_MODULE } from "../../../backend/src/modules/network"
import type NetworkModuleService from "../../../backend/src/modules/network/service"
import { BusinessDay, businessDay } from "../../../backend/src/values/business-day"
import { importSalesLinesWorkflow } from "../../../backend/src/workflows/ledger/import-sales-lines"
import { ledgerLines } from "../generate/ledger-lines"
import { historyPeriod, monthlySheets } from "../generate/monthly-sheets"
import { type Profile, PROFILES } from "../generate/profile"
import { samplePeriod, sampleSales, type SampleSale } from "../generate/sales"
import type { Sample } from "../sample"
import type { LoadedProducts } from "./products"
import { requireFound, type Seeding } from "./seeding"
import type { Shop } from "./store"

const LINES_PER_RUN = 10_000
/** Lines drawn before the batch on its way gets its turn. */
const LINES_PER_BREATH = 500

/** Which days of which sample. Written before the first line, so that a later run completes that sample and no other. */
const Mark = z.object({
  // Older databases hold the only sample there was.
  profile: z.enum(PROFILES).default("S"),
  from: BusinessDay,
  until: BusinessDay,
  lines: z.number().int().nullable(),
})
type Mark = z.infer<typeof Mark>

/**
 * Sample sales, through the ledger's own door: months by day, and the months before those as monthly sheets (profile.ts). A
 * sample that is complete is left alone; one that was cut short goes on. Throws where another one is there already: samples
 * of two sizes count some sales twice.
 */
export async function loadSales(
  seeding: Seeding,
  sample: Sample,
  shop: Shop,
  products: LoadedProducts
): Promise<string> {
  const found = await findMark(seeding, shop)
  const { profile, scale } = sample
  if (found && found.profile !== profile) {
    throw new Error(
      `This database holds sample ${found.profile}. Sample ${profile} needs an empty one: set BAIXIAN_DATA_DIR to a new folder.`
    )
  }
  if (found && found.lines !== null) return `${found.lines} lines, already there`

  const mark = found ?? { profile, ...samplePeriod(businessDay(seeding.now), scale), lines: null }
  await setMark(seeding, shop, mark)

  const linesOf = await lineMaker(seeding, sample, products)
  const ledger = ledgerDoor(seeding)
  let waiting: NewSalesLine[] = []
  for (const sales of [monthlySheets(sample, historyPeriod(mark.from, scale)), sampleSales(sample, mark)]) {
    for (const sale of sales) {
      waiting.push(...linesOf(sale))
      if (waiting.length % LINES_PER_BREATH === 0) await breath()
      if (waiting.length < LINES_PER_RUN) continue

      await ledger.append(waiting)
      waiting = []
    }
  }
  await ledger.append(waiting)
  const lines = await ledger.close()
  await setMark(seeding, shop, { ...mark, lines })
  return `${lines} lines, ${mark.from} to ${mark.until}`
}

/**
 * Appends batch after batch. One is on its way while the next is drawn: the database and we are two processors. What goes
 * wrong with a batch is thrown at the next one, or at the end.
 */
function ledgerDoor({ container, say }: Seeding): {
  append: (lines: NewSalesLine[]) => Promise<void>
  close: () => Promise<number>
} {
  type Outcome = { error: unknown } | null
  let sent: Promise<Outcome> = Promise.resolve(null)
  let count = 0
  const settle = async (): Promise<void> => {
    const outcome = await sent
    if (outcome) throw outcome.error
  }
  return {
    append: async (lines) => {
      await settle()
      sent = importSalesLinesWorkflow(container)
        .run({ input: { lines } })
        .then(
          () => null,
          (error: unknown) => ({ error })
        )
      count += lines.length
      say(`${count} sample sales lines`)
    },
    close: async () => {
      await settle()
      return count
    },
  }
}

async function lineMaker(
  { container }: Seeding,
  { points }: Sample,
  products: LoadedProducts
): Promise<(sale: SampleSale) => NewSalesLine[]> {
  const network = container.resolve<NetworkModuleService>(NETWORK_MODULE)
  const rows = await network.listSalesPoints({}, { take: null, select: ["id", "code"] })
  const pointIds = new Map(rows.map((row) => [row.code, row.id]))
  for (const point of points) requireFound(pointIds.get(point.code), `the sales point ${point.code}`)

  return (sale) => {
    const supplier = products.supplier.get(sale.product.key)
    return ledgerLines(sale, {
      product_id: requireFound(products.product_id.get(sale.product.handle), sale.product.handle),
      variant_id: requireFound(products.variant_id.get(sale.variant.sku), sale.variant.sku),
      sales_point_id: pointIds.get(sale.point.code)!,
      supplier_id: supplier?.id ?? null,
      supplier_name: supplier?.name ?? null,
    })
  }
}

/** The sample that a database holds or began to hold; whoever asks for none means that one. */
export async function findProfile({ container }: Seeding): Promise<Profile | null> {
  const stores = await container.resolve(Modules.STORE).listStores({})
  return stores.map(markOf).find((mark) => mark !== null)?.profile ?? null
}

async function findMark({ container }: Seeding, shop: Shop): Promise<Mark | null> {
  return markOf(await container.resolve(Modules.STORE).retrieveStore(shop.store_id))
}

function markOf({ metadata }: Pick<StoreDTO, "metadata">): Mark | null {
  const mark = Mark.safeParse(metadata?.sample_sales)
  return mark.success ? mark.data : null
}

async function setMark({ container }: Seeding, shop: Shop, sample_sales: Mark): Promise<void> {
  const { metadata } = await container.resolve(Modules.STORE).retrieveStore(shop.store_id)
  await updateStoresWorkflow(container).run({
    input: { selector: { id: shop.store_id }, update: { metadata: { ...metadata, sample_sales } } },
  })
}
