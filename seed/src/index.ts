import fs from "node:fs"
import path from "node:path"
import type { ExecArgs } from "@medusajs/framework/types"
import { drawPictures } from "./generate/illustrations/draw"
import { isProfile, PROFILES, type Profile } from "./generate/profile"
import { loadCatalogue } from "./load/catalogue"
import { loadCategories } from "./load/categories"
import { loadCountingRule } from "./load/counting-rule"
import { arrangeDashboard } from "./load/dashboard"
import { loadDelivery } from "./load/delivery"
import { loadLabels } from "./load/labels"
import { loadNetwork } from "./load/network"
import { loadOrigins } from "./load/origins"
import { loadPeople, type Logins } from "./load/people"
import { loadProducts } from "./load/products"
import { findProfile, loadSales } from "./load/sales"
import { beginSeeding, step } from "./load/seeding"
import { loadStockDocuments } from "./load/stock-documents"
import { loadStockLevels } from "./load/stock-levels"
import { loadStore } from "./load/store"
import { loadTargets } from "./load/targets"
import { readSample } from "./sample"

type SeedFile = { publishable_key: string; logins: Logins }

/**
 * Fills a migrated database: `cd backend && npx medusa exec ../seed/src/index.ts`. Everything is found again by its
 * natural key, so a second run adds nothing and a run that was killed goes on where it stopped. Leaves `seed.json` in
 * BAIXIAN_DATA_DIR (`../.data`) and the product pictures in BAIXIAN_STATIC_DIR (`backend/static`).
 */
export default async function seed({ container }: ExecArgs): Promise<void> {
  const seeding = beginSeeding(container, new Date())
  const dataDir = path.resolve(process.env.BAIXIAN_DATA_DIR || path.join(process.cwd(), "..", ".data"))
  const staticDir = path.resolve(process.env.BAIXIAN_STATIC_DIR || path.join(process.cwd(), "static"))
  const seedFile = path.join(dataDir, "seed.json")

  const sample = await step(seeding, "data", async () => {
    const asked = process.env.BAIXIAN_SEED_PROFILE
    const profile = asked ? requireProfile(asked) : await findProfile(seeding)
    const read = readSample(profile ?? "S")
    return [`${read.products.length} products of ${read.places.length} places, profile ${read.profile}`, read]
  })
  // Drawn by threads of their own while the loaders wait for the database.
  const pictures = step(seeding, "pictures", async () => [
    `${await drawPictures(sample.products, staticDir)} drawn`,
    undefined,
  ])

  const shop = await step(seeding, "store", async () => {
    const made = await loadStore(seeding)
    return ["one channel, one region", made]
  })
  const account = async (name: string, load: () => Promise<string>): Promise<void> =>
    step(seeding, name, async () => [await load(), undefined])

  await account("counting rule", () => loadCountingRule(seeding))
  await account("dashboard", () => arrangeDashboard(seeding))
  await account("origins", () => loadOrigins(seeding, sample))
  const locations = await step(seeding, "network", async () => {
    const network = await loadNetwork(seeding, sample)
    return [network.account, network.locations]
  })
  await account("delivery", () => loadDelivery(seeding, sample, shop, locations))
  const products = await step(seeding, "products", async () => {
    const loaded = await loadProducts(seeding, sample, shop, await loadCategories(seeding))
    return [`${loaded.product_id.size} products, ${loaded.added} of them new`, loaded]
  })
  await account("labels", () => loadLabels(seeding, sample, products))
  await account("stock", () => loadStockLevels(seeding, sample, locations, products))
  await account("catalogue", () => loadCatalogue(seeding, sample, products))
  await account("targets", () => loadTargets(seeding, sample))
  await account("sales", () => loadSales(seeding, sample, shop, products))
  const logins = await step(seeding, "people", async () => {
    const made = await loadPeople(seeding, {
      isDemo: process.env.BAIXIAN_DEMO !== "false",
      kept: readSeedFile(seedFile).logins ?? {},
    })
    return [`${Object.keys(made).length} logins`, made]
  })
  await account("stock documents", () => loadStockDocuments(seeding, sample, locations))
  await pictures

  writeSeedFile(seedFile, { publishable_key: shop.publishable_key, logins })
}

function requireProfile(text: string): Profile {
  if (isProfile(text)) return text
  throw new Error(`There is no sample ${text}; BAIXIAN_SEED_PROFILE is one of ${PROFILES.join(", ")}.`)
}

function readSeedFile(file: string): Partial<SeedFile> {
  if (!fs.existsSync(file)) return {}
  return JSON.parse(fs.readFileSync(file, "utf8")) as Partial<SeedFile>
}

/** Whole or not at all, and for the owner's eyes: it holds passwords. */
function writeSeedFile(file: string, content: SeedFile): void {
  fs.mkdirSync(path.dirname(file), { recursive: true })
  const temporary = `${file}.${process.pid}`
  fs.writeFileSync(temporary, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 })
  fs.renameSync(temporary, file)
}
