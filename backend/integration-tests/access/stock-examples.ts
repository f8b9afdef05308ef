import { randomUUID } from "node:crypto"
import type { Role } from "../../src/modules/access/roles"
import type { Ask, Example, Question } from "./examples"
import { ask, other, own, type World } from "./world"

/** Said where a route takes no name of anybody. */
const NAMES_NOBODY = "names nobody"
const at = (path: string, body?: object): Question => ({ path: `/admin/stock${path}`, ...(body && { body }) })
const mine = (path: string): Example => ({ own: () => at(path), other: NAMES_NOBODY })

type Head = { id: string; version: number }
type Side = "own" | "other"

/** Roles that see every place have no other's. */
const SEES_ALL: readonly Role[] = ["platform_admin", "auditor", "city_officer"]
const unlessAll =
  (question: (world: World) => Ask) =>
  (world: World, role: Role): Ask | null =>
    SEES_ALL.includes(role) ? null : question(world)

/** A list or figure of a place. */
const ofPoint = (path: string, more = ""): Example => ({
  own: () => at(`${path}?point=${own.counter}${more}`),
  other: unlessAll(() => at(`${path}?point=${other.counter}${more}`)),
})

const point = { own: own.counter, other: other.counter } as const
/** Who writes the documents that others are asked about: a manager of either hub, and somebody who did not count. */
const writer = (world: World, side: Side) =>
  side === "own" ? world.people.hub_manager.headers : world.stranger.headers

async function write<Made>(
  world: World,
  side: Side,
  path: string,
  body: object,
  headers?: object
): Promise<Made> {
  const asked = { method: "POST", ...at(path, body) }
  const { status, data } = await ask(world, asked, headers ?? writer(world, side))
  if (status >= 300) throw new Error(`${asked.path} answered ${status}: ${data.message}`)
  return Object.values(data)[0] as Made
}

const command = ({ version }: Head) => ({ command_id: randomUUID(), version })
const because = (head: Head) => ({ ...command(head), reason: "演练" })

// ─── receipts ───
const receiptLine = ({ coffee }: World) => ({
  inventory_item_id: coffee.inventory_item_id,
  received: 2,
  lot_code: "L-1",
  proof_kind: "purchase_voucher",
  proof_number: "GH-1",
})
const newReceipt = (world: World, side: Side) => ({
  id: randomUUID(),
  point: point[side],
  lines: [receiptLine(world)],
})
const receipt = async (world: World, side: Side): Promise<Head> =>
  await write(world, side, "/receipts", newReceipt(world, side))

// ─── transfers: the own counter asks its hub; the other counter asks its own ───
const pieces = ({ coffee }: World) => [{ inventory_item_id: coffee.inventory_item_id, quantity: 2 }]
const newTransfer = (world: World, side: Side) => ({
  id: randomUUID(),
  from: side === "own" ? own.sibling : other.sibling,
  to: point[side],
  lines: pieces(world),
})
const transfer = async (world: World, side: Side): Promise<Head> =>
  await write(world, side, "/transfers", newTransfer(world, side))
/** A clerk sends what their own counter has. */
async function transferFrom(world: World, side: Side): Promise<Head> {
  const ends = side === "own" ? [own.counter, own.sibling] : [other.counter, other.sibling]
  return await write(world, side, "/transfers", {
    id: randomUUID(),
    from: ends[0],
    to: ends[1],
    lines: pieces(world),
  })
}
const sent = (head: Head, quantity = 2) => ({ ...command(head), lines: [{ line: 0, quantity }] })
const came = (head: Head, received: number, lost = 0) => ({
  ...command(head),
  lines: [{ line: 0, received, lost, ...(lost > 0 && { reason: "missing" }) }],
})
async function dispatched(world: World, side: Side): Promise<Head> {
  const head = await transfer(world, side)
  return await write(world, side, `/transfers/${head.id}/dispatch`, sent(head))
}
async function short(world: World, side: Side): Promise<Head> {
  const head = await dispatched(world, side)
  return await write(world, side, `/transfers/${head.id}/receive`, came(head, 1, 1))
}

// ─── stocktakes: goods of its own each, because an item is counted in one document at a time ───
async function newStocktake(world: World, side: Side) {
  return {
    id: randomUUID(),
    point: point[side],
    scope: { kind: "shelf", label: "A", inventory_item_ids: [await world.newItem()] },
  }
}
type Counted = Head & { lines: { inventory_item_id: string }[] }
const stocktake = async (world: World, side: Side): Promise<Counted> =>
  await write(world, side, "/stocktakes", await newStocktake(world, side))
const entry = ({ lines }: Counted) => ({
  entries: [
    {
      id: randomUUID(),
      inventory_item_id: lines[0]!.inventory_item_id,
      kind: "typed",
      quantity: 0,
      counted_at: new Date().toISOString(),
    },
  ],
})
async function counted(world: World, side: Side): Promise<Counted> {
  const count = await stocktake(world, side)
  await ask(
    world,
    { method: "POST", ...at(`/stocktakes/${count.id}/entries`, entry(count)) },
    writer(world, side)
  )
  return count
}
/** Counted by the clerk of the counter, so that its manager may approve. */
async function submitted(world: World, side: Side): Promise<Head> {
  const headers = side === "own" ? world.people.counter_clerk.headers : world.strangerClerk.headers
  const begun = await write<Counted>(world, side, "/stocktakes", await newStocktake(world, side), headers)
  await ask(world, { method: "POST", ...at(`/stocktakes/${begun.id}/entries`, entry(begun)) }, headers)
  return await write(world, side, `/stocktakes/${begun.id}/submit`, command(begun), headers)
}

// ─── write-offs ───
const brokenLine = ({ coffee }: World, quantity: number) => ({
  inventory_item_id: coffee.inventory_item_id,
  quantity,
  reason: "damaged",
})
const newWriteOff = (world: World, side: Side, quantity = 1) => ({
  id: randomUUID(),
  point: point[side],
  lines: [brokenLine(world, quantity)],
})
const writeOff = async (world: World, side: Side): Promise<Head> =>
  await write(world, side, "/write-offs", newWriteOff(world, side))
/** Too many for a clerk to write off alone. */
async function askedWriteOff(world: World, side: Side): Promise<Head> {
  const headers = side === "own" ? world.people.counter_clerk.headers : world.strangerClerk.headers
  const head = await write<Head>(world, side, "/write-offs", newWriteOff(world, side, 40), headers)
  return await write(world, side, `/write-offs/${head.id}/submit`, command(head), headers)
}

// ─── photos ───
/** As short as a picture can be: where one begins, and where it ends. */
const JPEG = Buffer.from("ffd8ffe000104a464946ffd9", "hex").toString("base64")
const newPhoto = (_: World, side: Side) => ({ id: randomUUID(), point: point[side], content: JPEG })
async function photo(world: World, side: Side): Promise<{ id: string }> {
  const body = newPhoto(world, side)
  await ask(world, { method: "POST", ...at("/photos", body) }, writer(world, side))
  return body
}

/** One document of either side, asked the same. */
const of = (
  kind: "receipts" | "transfers" | "stocktakes" | "write-offs",
  made: (world: World, side: Side) => Promise<Head>,
  step: string,
  body?: (world: World, head: Head) => object
): Example => ({
  own: async (world) => {
    const head = await made(world, "own")
    return at(`/${kind}/${head.id}${step}`, body?.(world, head))
  },
  other: unlessAll(async (world) => {
    const head = await made(world, "other")
    return at(`/${kind}/${head.id}${step}`, body?.(world, head))
  }),
})
/** A new document at a place. */
const begins = (path: string, body: (world: World, side: Side) => object | Promise<object>): Example => ({
  own: async (world) => at(path, await body(world, "own")),
  other: async (world) => at(path, await body(world, "other")),
})

/** As `examples`, of everything under /admin/stock that documents and their pages need. */
export const stockExamples: Readonly<Record<string, Example>> = {
  "GET /admin/stock/desk": mine("/desk"),
  "GET /admin/stock/settings": mine("/settings"),
  "POST /admin/stock/settings": { own: () => at("/settings", { replenish_days: 14 }) },
  "GET /admin/stock/find": {
    own: ({ coffee }) => at(`/find?code=${coffee.handle}&point=${own.counter}`),
    other: unlessAll(({ coffee }) => at(`/find?code=${coffee.handle}&point=${other.counter}`)),
  },
  "GET /admin/stock/board": ofPoint("/board"),
  "GET /admin/stock/levels": ofPoint("/levels"),
  "GET /admin/stock/lots": ofPoint("/lots"),
  "GET /admin/stock/free": ofPoint("/free", "&items=iitem_any"),
  "GET /admin/stock/replenishment": ofPoint("/replenishment"),
  "GET /admin/stock/hub": {
    own: () => at(`/hub?point=${own.hub}`),
    other: unlessAll(() => at(`/hub?point=${other.hub}`)),
  },
  "POST /admin/stock/replenishment": begins("/replenishment", (world, side) => ({
    id: randomUUID(),
    point: point[side],
    lines: pieces(world),
  })),
  "POST /admin/stock/safety-stock": begins("/safety-stock", (world, side) => ({
    point: point[side],
    lines: [{ inventory_item_id: world.coffee.inventory_item_id, quantity: 5 }],
  })),
  "GET /admin/stock/imports": ofPoint("/imports", "&kind=counts"),
  "POST /admin/stock/imports": begins("/imports", (_, side) => ({
    point: point[side],
    kind: "safety_stock",
    format: "paste",
    content: "编码\t安全库存\n没有\t1",
  })),

  "POST /admin/stock/photos": begins("/photos", newPhoto),
  "GET /admin/stock/photos/:id": {
    own: async (world) => at(`/photos/${(await photo(world, "own")).id}`),
    other: unlessAll(async (world) => at(`/photos/${(await photo(world, "other")).id}`)),
  },

  "GET /admin/stock/receipts": ofPoint("/receipts"),
  "POST /admin/stock/receipts": begins("/receipts", newReceipt),
  "GET /admin/stock/receipts/:id": of("receipts", receipt, ""),
  "POST /admin/stock/receipts/:id": of("receipts", receipt, "", (world, head) => ({
    ...command(head),
    lines: [receiptLine(world)],
  })),
  "POST /admin/stock/receipts/:id/post": of("receipts", receipt, "/post", (_, head) => command(head)),
  "POST /admin/stock/receipts/:id/cancel": of("receipts", receipt, "/cancel", (_, head) => because(head)),

  "GET /admin/stock/transfers": ofPoint("/transfers"),
  "POST /admin/stock/transfers": begins("/transfers", newTransfer),
  "GET /admin/stock/transfers/:id": of("transfers", transfer, ""),
  "POST /admin/stock/transfers/:id": of("transfers", transfer, "", (world, head) => ({
    ...command(head),
    lines: pieces(world),
  })),
  "POST /admin/stock/transfers/:id/dispatch": of("transfers", transferFrom, "/dispatch", (_, head) =>
    sent(head)
  ),
  "POST /admin/stock/transfers/:id/receive": of("transfers", dispatched, "/receive", (_, head) =>
    came(head, 2)
  ),
  "POST /admin/stock/transfers/:id/found": of("transfers", short, "/found", (_, head) => ({
    ...command(head),
    lines: [{ line: 0, quantity: 1 }],
  })),
  "POST /admin/stock/transfers/:id/refuse": of("transfers", transferFrom, "/refuse", (_, head) =>
    because(head)
  ),
  "POST /admin/stock/transfers/:id/cancel": of("transfers", transfer, "/cancel", (_, head) => because(head)),

  "GET /admin/stock/stocktakes": ofPoint("/stocktakes"),
  "POST /admin/stock/stocktakes": begins("/stocktakes", newStocktake),
  "GET /admin/stock/stocktakes/:id": of("stocktakes", stocktake, ""),
  "POST /admin/stock/stocktakes/:id": of("stocktakes", stocktake, "", (_, head) => ({
    ...command(head),
    lines: (head as Counted).lines.map(({ inventory_item_id }) => ({ inventory_item_id, note: "左边" })),
  })),
  "POST /admin/stock/stocktakes/:id/entries": of("stocktakes", stocktake, "/entries", (_, head) =>
    entry(head as Counted)
  ),
  "POST /admin/stock/stocktakes/:id/submit": of("stocktakes", counted, "/submit", (_, head) => command(head)),
  "POST /admin/stock/stocktakes/:id/cancel": of("stocktakes", stocktake, "/cancel", (_, head) =>
    because(head)
  ),
  "POST /admin/stock/stocktakes/:id/approve": of("stocktakes", submitted, "/approve", (_, head) =>
    command(head)
  ),
  "POST /admin/stock/stocktakes/:id/send-back": of("stocktakes", submitted, "/send-back", (_, head) =>
    because(head)
  ),

  "GET /admin/stock/write-offs": ofPoint("/write-offs"),
  "POST /admin/stock/write-offs": begins("/write-offs", newWriteOff),
  "GET /admin/stock/write-offs/:id": of("write-offs", writeOff, ""),
  "POST /admin/stock/write-offs/:id": of("write-offs", writeOff, "", (world, head) => ({
    ...command(head),
    lines: [brokenLine(world, 1)],
  })),
  "POST /admin/stock/write-offs/:id/submit": of("write-offs", writeOff, "/submit", (_, head) =>
    command(head)
  ),
  "POST /admin/stock/write-offs/:id/cancel": of("write-offs", writeOff, "/cancel", (_, head) =>
    because(head)
  ),
  "POST /admin/stock/write-offs/:id/approve": of("write-offs", askedWriteOff, "/approve", (_, head) =>
    command(head)
  ),
  "POST /admin/stock/write-offs/:id/refuse": of("write-offs", askedWriteOff, "/refuse", (_, head) =>
    because(head)
  ),
}
