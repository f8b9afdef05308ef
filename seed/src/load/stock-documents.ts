import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import type { StockDocumentKind, StockLevelRow } from "../../../backend/src/contract"
import { listDocuments } from "../../../backend/src/modules/stock/documents/list-documents"
import { addDays } from "../../../backend/src/modules/stock/documents/lot-rules"
import { type Place, requirePlace } from "../../../backend/src/modules/stock/documents/place"
import { allLevels } from "../../../backend/src/reports/stock/levels"
import { businessDay } from "../../../backend/src/values/business-day"
import { holdStoppedLots } from "../../../backend/src/workflows/stock/hold-stopped-lots"
import { importLotsWorkflow } from "../../../backend/src/workflows/stock/import-lots"
import { createReceiptWorkflow, postReceiptWorkflow } from "../../../backend/src/workflows/stock/receipts"
import { setSafetyWorkflow } from "../../../backend/src/workflows/stock/safety-and-settings"
import {
  dispatchTransferWorkflow,
  requestTransferWorkflow,
} from "../../../backend/src/workflows/stock/transfers"
import {
  createWriteOffWorkflow,
  submitWriteOffWorkflow,
} from "../../../backend/src/workflows/stock/write-offs"
import { people, products as castProducts, salesPoints } from "../cast"
import { fraction, hash } from "../generate/hash"
import type { Sample } from "../sample"
import type { Locations } from "./network"
import { requireFound, type Seeding } from "./seeding"

type Staff = { id: string; name: string }
type Scene = {
  seeding: Seeding
  counter: Place
  hub: Place
  clerk: Staff
  manager: Staff
  business_day: string
  /** Goods of the counter that no journey tells about, most pieces first. */
  goods: StockLevelRow[]
}

/** Up to this age of its shelf life stock is drawn; a little beyond one, so that there is something past its end. */
const OLDEST = 1.02
const SAFETY_LINES = 12

/**
 * A day's work at the counter of the cast and its hub: lots, safety stock, a receipt taken in and one begun, a transfer on
 * its way and one asked for, a write-off that waits. A place that has documents of a kind is left alone.
 */
export async function loadStockDocuments(
  seeding: Seeding,
  sample: Sample,
  locations: Locations
): Promise<string> {
  const lots = await nameLots(seeding, sample, locations)
  const scene = await sceneOf(seeding)
  const { counter, clerk, goods } = scene
  await setSafetyWorkflow(seeding.container).run({
    input: {
      point: counter.code,
      lines: goods.slice(0, SAFETY_LINES).map(({ inventory_item_id, stocked }, index) => ({
        inventory_item_id,
        quantity: index % 3 === 0 ? stocked + 5 : 5,
      })),
      person: clerk,
    },
  })
  const made = [await receipts(scene), await transfers(scene), await writeOff(scene)]
  await holdStoppedLots(seeding.container, seeding.now)
  return `${lots} lots, ${made.reduce((sum, count) => sum + count, 0)} documents`
}

/** Which lots the opening balances of the cast's hub and its counters are. */
async function nameLots({ container, now }: Seeding, sample: Sample, locations: Locations): Promise<number> {
  const db = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const today = businessDay(now)
  const life = new Map(
    sample.products.flatMap((product) =>
      product.variants.map(({ sku }) => [sku, product.shelf_life_days] as const)
    )
  )
  const originOf = new Map(
    sample.products.flatMap(({ origin_code, variants }) =>
      variants.map(({ sku }) => [sku, origin_code] as const)
    )
  )
  const places = sample.points.filter(({ code, hub_code }) => (hub_code ?? code) === salesPoints.hub.code)
  const lots = new Map<
    string,
    {
      shelf_life_days: number
      origin_code: string | null
      pieces: { location_id: string; quantity: number }[]
    }
  >()
  for (const { code } of places) {
    const location_id = locations.get(code)
    if (!location_id) continue
    for (const { sku, inventory_item_id, stocked } of await allLevels(db, { location_id, today })) {
      const shelf_life_days = sku ? life.get(sku) : undefined
      if (!shelf_life_days || stocked === 0) continue
      const origin_code = (sku && originOf.get(sku)) || null
      const lot = lots.get(inventory_item_id) ?? { shelf_life_days, origin_code, pieces: [] }
      lot.pieces.push({ location_id, quantity: stocked })
      lots.set(inventory_item_id, lot)
    }
  }
  const { result } = await importLotsWorkflow(container).run({
    input: {
      lots: [...lots].map(([inventory_item_id, { shelf_life_days, origin_code, pieces }]) => {
        const share = fraction(
          hash(`lot-age/${shelf_life_days}/${pieces.length}/${inventory_item_id.slice(-4)}`)
        )
        const production_date = addDays(today, -Math.floor(shelf_life_days * share * OLDEST))
        return {
          inventory_item_id,
          lot_code: production_date.replaceAll("-", ""),
          production_date,
          expiry_date: addDays(production_date, shelf_life_days),
          shelf_life_days,
          is_expiry_computed: true,
          supplier_id: null,
          origin_code,
          is_sample: true,
          pieces,
        }
      }),
    },
  })
  return result.lots
}

async function sceneOf(seeding: Seeding): Promise<Scene> {
  const db = seeding.container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const counter = await requirePlace(db, salesPoints.counter.code)
  const business_day = businessDay(seeding.now)
  const levels = await allLevels(db, { location_id: counter.location_id, today: business_day })
  const told = new Set<string>(Object.values(castProducts).map(({ sku }) => sku))
  const goods = levels.filter(({ sku, standing }) => sku && !told.has(sku) && standing === "fresh")
  return {
    seeding,
    counter,
    hub: await requirePlace(db, salesPoints.hub.code),
    clerk: await staffOf(seeding, "clerk"),
    manager: await staffOf(seeding, "manager"),
    business_day,
    goods: goods.sort((a, b) => b.stocked - a.stocked || (a.title < b.title ? -1 : 1)),
  }
}

async function staffOf({ container }: Seeding, person: "clerk" | "manager"): Promise<Staff> {
  const { email, name } = people[person]
  const [user] = await container.resolve(Modules.USER).listUsers({ email }, { take: 1 })
  return { id: requireFound(user, `the account of ${email}`).id, name }
}

async function hasNone({ seeding, counter }: Scene, kind: StockDocumentKind): Promise<boolean> {
  const db = seeding.container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const any = { side: null, state: null, from: null, until: null, q: null, limit: 1, offset: 0 }
  const { total } = await listDocuments(db, { kind, points: [counter.code], ...any })
  return total === 0
}

/** Always the same for the same name, so that a second run finds it. */
function idOf(name: string): string {
  const digits = [1, 2, 3, 4].map((part) =>
    (hash(`document/${name}/${part}`) >>> 0).toString(16).padStart(8, "0")
  )
  const text = digits.join("")
  return `${text.slice(0, 8)}-${text.slice(8, 12)}-4${text.slice(13, 16)}-8${text.slice(17, 20)}-${text.slice(20, 32)}`
}

async function receipts(scene: Scene): Promise<number> {
  if (!(await hasNone(scene, "receipt"))) return 0
  const { seeding, counter, clerk: person, business_day, goods } = scene
  const blank = {
    rejected: 0,
    reject_reason: null,
    shortage_reason: null,
    lot_code: null,
    production_date: null,
    expiry_date: null,
    needs_proof: null,
    proof_kind: null,
    proof_number: null,
    temperature: null,
    temperature_decision: null,
    photo_file_ids: [],
  }
  const shared = { point: counter.code, supplier_id: null, person, business_day, is_sample: true }
  const [first, second] = [idOf("receipt/posted"), idOf("receipt/draft")]
  const cool = goods.slice(0, 4)
  await createReceiptWorkflow(seeding.container).run({
    input: {
      ...shared,
      id: first,
      delivery_no: "样例-0001",
      note: "【样例】",
      lines: cool.map(({ inventory_item_id }, index) => ({
        ...blank,
        inventory_item_id,
        production_date: addDays(business_day, -1),
        expected: 6,
        received: index === 0 ? 5 : 6,
        shortage_reason: index === 0 ? ("packed_short" as const) : null,
        proof_kind: "compliance_certificate" as const,
        proof_number: `样例-HGZ-${index + 1}`,
        temperature: 2,
        temperature_decision: "【样例】",
      })),
    },
  })
  await postReceiptWorkflow(seeding.container).run({
    input: { command_id: idOf("receipt/posted/post"), id: first, version: 1, person, business_day },
  })
  await createReceiptWorkflow(seeding.container).run({
    input: {
      ...shared,
      id: second,
      delivery_no: "样例-0002",
      note: "【样例】待点收",
      lines: goods.slice(4, 9).map(({ inventory_item_id }) => ({
        ...blank,
        inventory_item_id,
        expected: 8,
        received: null,
      })),
    },
  })
  return 2
}

async function transfers(scene: Scene): Promise<number> {
  if (!(await hasNone(scene, "transfer"))) return 0
  const { seeding, counter, hub, clerk, manager, business_day, goods } = scene
  const db = seeding.container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const atHub = new Map(
    (await allLevels(db, { location_id: hub.location_id, today: business_day })).map((level) => [
      level.inventory_item_id,
      level.available,
    ])
  )
  const there = goods.filter(({ inventory_item_id }) => (atHub.get(inventory_item_id) ?? 0) >= 10)
  const ask = async (id: string, lines: readonly StockLevelRow[]): Promise<void> => {
    await requestTransferWorkflow(seeding.container).run({
      input: {
        id,
        from: hub.code,
        to: counter.code,
        note: "【样例】",
        lines: lines.map(({ inventory_item_id }) => ({ inventory_item_id, quantity: 6 })),
        person: clerk,
        business_day,
        is_sample: true,
      },
    })
  }
  const [sent, asked] = [idOf("transfer/sent"), idOf("transfer/asked")]
  await ask(sent, there.slice(0, 3))
  await dispatchTransferWorkflow(seeding.container).run({
    input: {
      command_id: idOf("transfer/sent/dispatch"),
      id: sent,
      version: 1,
      person: manager,
      business_day,
      lines: [0, 1, 2].map((line) => ({ line, quantity: line === 0 ? 5 : 6 })),
    },
  })
  await ask(asked, there.slice(3, 6))
  return 2
}

/** Above what a clerk may write off alone, so that it waits for the manager. */
async function writeOff(scene: Scene): Promise<number> {
  if (!(await hasNone(scene, "write_off"))) return 0
  const { seeding, counter, clerk: person, business_day, goods } = scene
  const id = idOf("write-off")
  await createWriteOffWorkflow(seeding.container).run({
    input: {
      id,
      point: counter.code,
      note: "【样例】运输破损",
      person,
      business_day,
      is_sample: true,
      lines: goods.slice(0, 3).map(({ inventory_item_id }) => ({
        inventory_item_id,
        quantity: 8,
        reason: "damaged" as const,
        note: null,
        lot_id: null,
        photo_file_ids: [],
      })),
    },
  })
  await submitWriteOffWorkflow(seeding.container).run({
    input: { command_id: idOf("write-off/submit"), id, version: 1, person, authority: "clerk", business_day },
  })
  return 1
}
