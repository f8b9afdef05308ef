import { z } from "@medusajs/framework/zod"
import { BusinessDay } from "../../../values/business-day"
import { said } from "../../../values/said"

const Id = z
  .uuid(said("应为客户端生成的 UUID。", "Expected a UUID, made by the client."))
  .transform((id) => id.toLowerCase())
const ItemId = z.string().min(1).max(80)
const PointCode = z.string().trim().min(1).max(40)
const Text = z.string().trim().max(500)
const Sentence = z.string().trim().min(1, said("请写明原因。", "Say why.")).max(500)
const Code = z.string().trim().max(80)
const MOST_PIECES = 1_000_000
const Pieces = z.number().int().min(0).max(MOST_PIECES)
const SomePieces = z.number().int().min(1).max(MOST_PIECES)
const Line = z.number().int().min(0).max(10_000)
/** An empty field of a form is no text. */
const Blank = z.literal("").transform(() => null)
const maybe = <Schema extends z.ZodType>(schema: Schema) =>
  z
    .union([Blank, schema])
    .nullish()
    .transform((value) => value ?? null)
const Files = z.array(z.string().min(1).max(200)).max(10).default([])

/** A document holds at most this many lines; a place has fewer kinds of goods. */
const MOST_LINES = 500
const someLines = <Schema extends z.ZodType>(line: Schema) =>
  z.array(line).min(1, said("至少要有一行。", "Expected at least one line.")).max(MOST_LINES)

const command = { command_id: Id, version: z.number().int().min(1) }
export const CommandBody = z.strictObject(command)
export type CommandBody = z.infer<typeof CommandBody>
export const ReasonBody = z.strictObject({ ...command, reason: Sentence })
export type ReasonBody = z.infer<typeof ReasonBody>

const page = {
  limit: z.coerce.number().int().min(1).max(200).default(50),
  offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
}
const documentsQuery = <const State extends readonly [string, ...string[]]>(states: State) =>
  z.strictObject({
    point: PointCode.optional(),
    state: z.enum(states).optional(),
    from: BusinessDay.optional(),
    until: BusinessDay.optional(),
    q: z.string().trim().min(1).max(80).optional(),
    ...page,
  })
export const ReceiptsQuery = documentsQuery(["draft", "posted", "cancelled"])
export const TransfersQuery = documentsQuery([
  "requested",
  "dispatched",
  "received",
  "refused",
  "cancelled",
]).extend({ side: z.enum(["from", "to"]).optional() })
export const StocktakesQuery = documentsQuery(["counting", "recount", "submitted", "posted", "cancelled"])
export const WriteOffsQuery = documentsQuery(["draft", "submitted", "posted", "refused", "cancelled"])
export type DocumentsQuery =
  | z.infer<typeof ReceiptsQuery>
  | z.infer<typeof TransfersQuery>
  | z.infer<typeof StocktakesQuery>
  | z.infer<typeof WriteOffsQuery>

const ReceiptLine = z.strictObject({
  inventory_item_id: ItemId,
  expected: Pieces.nullish().transform((value) => value ?? null),
  received: Pieces.nullish().transform((value) => value ?? null),
  rejected: Pieces.default(0),
  reject_reason: maybe(
    z.enum(["damaged", "expired", "spoiled", "wrong_goods", "no_proof", "temperature", "other"])
  ),
  shortage_reason: maybe(z.enum(["not_sent", "lost_on_the_way", "packed_short", "other"])),
  lot_code: maybe(Code),
  production_date: maybe(BusinessDay),
  expiry_date: maybe(BusinessDay),
  needs_proof: z
    .boolean()
    .nullish()
    .transform((value) => value ?? null),
  proof_kind: maybe(
    z.enum(["compliance_certificate", "purchase_voucher", "inspection_report", "quarantine_certificate"])
  ),
  proof_number: maybe(Code),
  temperature: z
    .number()
    .min(-99)
    .max(99)
    .nullish()
    .transform((value) => value ?? null),
  temperature_decision: maybe(Text),
  photo_file_ids: Files,
})
const receipt = {
  note: maybe(Text),
  delivery_no: maybe(Code),
  supplier_id: maybe(ItemId),
  lines: z.array(ReceiptLine).max(MOST_LINES),
}
export const CreateReceiptBody = z.strictObject({ id: Id, point: PointCode, ...receipt })
export type CreateReceiptBody = z.infer<typeof CreateReceiptBody>
export const EditReceiptBody = z.strictObject({ ...command, ...receipt })
export type EditReceiptBody = z.infer<typeof EditReceiptBody>

const wanted = someLines(z.strictObject({ inventory_item_id: ItemId, quantity: SomePieces }))
export const RequestTransferBody = z.strictObject({
  id: Id,
  from: PointCode,
  to: PointCode,
  note: maybe(Text),
  lines: wanted,
})
export type RequestTransferBody = z.infer<typeof RequestTransferBody>
export const EditTransferBody = z.strictObject({ ...command, note: maybe(Text), lines: wanted })
export type EditTransferBody = z.infer<typeof EditTransferBody>
export const DispatchBody = z.strictObject({
  ...command,
  lines: someLines(
    z.strictObject({
      line: Line,
      quantity: Pieces,
      lots: z
        .array(z.strictObject({ lot_id: ItemId, quantity: SomePieces }))
        .max(50)
        .optional(),
    })
  ),
})
export type DispatchBody = z.infer<typeof DispatchBody>
export const ReceiveBody = z.strictObject({
  ...command,
  lines: someLines(
    z.strictObject({
      line: Line,
      received: Pieces,
      lost: Pieces.default(0),
      reason: maybe(z.enum(["missing", "damaged", "wrong_goods", "other"])),
      note: maybe(Text),
    })
  ),
})
export type ReceiveBody = z.infer<typeof ReceiveBody>
export const FoundBody = z.strictObject({
  ...command,
  lines: someLines(z.strictObject({ line: Line, quantity: SomePieces, note: maybe(Text) })),
})
export type FoundBody = z.infer<typeof FoundBody>

export const StartStocktakeBody = z.strictObject({
  id: Id,
  point: PointCode,
  scope: z.discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("place") }),
    z.strictObject({ kind: z.literal("category"), category: z.string().min(1).max(80) }),
    z.strictObject({
      kind: z.literal("shelf"),
      label: z.string().trim().min(1).max(80),
      inventory_item_ids: z.array(ItemId).min(1).max(MOST_LINES),
    }),
  ]),
  is_blind: z.boolean().default(false),
  note: maybe(Text),
})
export type StartStocktakeBody = z.infer<typeof StartStocktakeBody>
export const EditStocktakeBody = z.strictObject({
  ...command,
  lines: someLines(
    z.strictObject({
      inventory_item_id: ItemId,
      reason: maybe(z.enum(["shrinkage", "expired", "stolen", "book_error", "other"])),
      note: maybe(Text),
      settle: maybe(z.enum(["difference", "count"])),
      moved_since: maybe(z.number().int().min(-MOST_PIECES).max(MOST_PIECES)),
    })
  ),
})
export type EditStocktakeBody = z.infer<typeof EditStocktakeBody>
export const SubmitStocktakeBody = z.strictObject({ ...command, accept_blank: z.boolean().default(false) })
export type SubmitStocktakeBody = z.infer<typeof SubmitStocktakeBody>
/** What a device may take for now, however wrong its clock: the database can add days to it. */
const Instant = z.iso
  .datetime({
    offset: true,
    message: said(
      "应为时刻，例如 2026-11-27T08:00:00.000Z。",
      "Expected an instant such as 2026-11-27T08:00:00.000Z."
    ),
  })
  .refine(
    (instant) => instant >= "2000-01-02" && instant < "2099-12-31",
    said("应为 2000 年到 2099 年之间的时刻。", "Expected an instant from 2000 to 2099.")
  )
  // The database knows no offset of 23 hours and no two hundred decimals.
  .transform((instant) => new Date(instant).toISOString())
export const EntriesBody = z.strictObject({
  entries: z
    .array(
      z.strictObject({
        id: Id,
        inventory_item_id: ItemId,
        kind: z.enum(["scan", "typed", "cleared"]),
        quantity: Pieces,
        counted_at: Instant,
      })
    )
    .min(1)
    .max(500)
    .refine((entries) => new Set(entries.map(({ id }) => id)).size === entries.length, {
      message: said("每条记录的编号不能重复。", "Each entry needs an id of its own."),
    }),
  sent_at: Instant.nullish().transform((value) => value ?? null),
})
export type EntriesBody = z.infer<typeof EntriesBody>

const WriteOffLine = z.strictObject({
  inventory_item_id: ItemId,
  quantity: SomePieces,
  reason: z.enum(["expired", "damaged", "spoiled", "stolen", "sample", "other"]),
  note: maybe(Text),
  lot_id: maybe(ItemId),
  photo_file_ids: Files,
})
const writeOff = { note: maybe(Text), lines: z.array(WriteOffLine).max(MOST_LINES) }
export const CreateWriteOffBody = z.strictObject({ id: Id, point: PointCode, ...writeOff })
export type CreateWriteOffBody = z.infer<typeof CreateWriteOffBody>
export const EditWriteOffBody = z.strictObject({ ...command, ...writeOff })
export type EditWriteOffBody = z.infer<typeof EditWriteOffBody>

/** 1.5 MB in base64. */
const MOST_PHOTO_LETTERS = 2_000_000
export const PhotoBody = z.strictObject({
  id: Id,
  point: PointCode,
  content: z
    .base64(said("应为 base64 编码的 JPEG 照片。", "Expected the JPEG in base64."))
    .min(1)
    .max(
      MOST_PHOTO_LETTERS,
      said("照片超过 1.5 MB，请压缩后再上传。", "The photo is larger than 1.5 MB; make it smaller.")
    ),
})
export type PhotoBody = z.infer<typeof PhotoBody>

export const LevelsQuery = z.strictObject({
  point: PointCode,
  q: z.string().trim().min(1).max(80).optional(),
  category: z.string().min(1).max(80).optional(),
  state: z.enum(["enough", "low", "out", "expiring"]).optional(),
  ...page,
})
export type LevelsQuery = z.infer<typeof LevelsQuery>
export const PointQuery = z.strictObject({ point: PointCode })
export type PointQuery = z.infer<typeof PointQuery>
const Typed = z.string().trim().min(1).max(80)
export const FindQuery = z.union(
  [
    z.strictObject({ code: Typed, point: PointCode.optional() }),
    z.strictObject({
      name: Typed,
      point: PointCode.optional(),
      limit: z.coerce.number().int().min(1).max(50).default(8),
    }),
  ],
  said("请填编码或名称，只填一项。", "Expected a code, or a name.")
)
export type FindQuery = z.infer<typeof FindQuery>
export const LotsQuery = z.strictObject({
  point: PointCode,
  inventory_item_id: ItemId.optional(),
  state: z.enum(["fresh", "near", "stopped", "expired"]).optional(),
  ...page,
})
export type LotsQuery = z.infer<typeof LotsQuery>
/** Goods by comma: as many as an address has room for. */
const MOST_ASKED = 100
export const FreeQuery = z.strictObject({
  point: PointCode,
  from: PointCode.optional(),
  items: z
    .string()
    .transform((items) => items.split(","))
    .pipe(z.array(ItemId).min(1).max(MOST_ASKED)),
})
export type FreeQuery = z.infer<typeof FreeQuery>
export const ReplenishBody = z.strictObject({ id: Id, point: PointCode, lines: wanted })
export type ReplenishBody = z.infer<typeof ReplenishBody>
export const SafetyBody = z.strictObject({
  point: PointCode,
  lines: someLines(z.strictObject({ inventory_item_id: ItemId, quantity: Pieces })),
})
export type SafetyBody = z.infer<typeof SafetyBody>
const ImportKind = z.enum(["receipt", "transfer", "write_off", "safety_stock", "counts"])
export const ImportSheetQuery = z.strictObject({ point: PointCode, kind: ImportKind })
export type ImportSheetQuery = z.infer<typeof ImportSheetQuery>
export const ImportBody = z.strictObject({
  point: PointCode,
  kind: ImportKind,
  format: z.enum(["paste", "xlsx"]),
  content: z.string().min(1).max(2_000_000),
})
export type ImportBody = z.infer<typeof ImportBody>
const Amount = z.number().int().min(0).max(1_000_000_000).optional()
export const SettingsBody = z.strictObject({
  lot_stop_percent: z.number().int().min(0).max(100).optional(),
  lot_stop_least_days: z.number().int().min(0).max(365).optional(),
  recount_from_pieces: z.number().int().min(1).max(MOST_PIECES).optional(),
  write_off_clerk_fen: Amount,
  write_off_clerk_pieces: Amount,
  write_off_manager_fen: Amount,
  write_off_manager_pieces: Amount,
  replenish_days: z.number().int().min(0).max(365).optional(),
  replenish_lead_days: z.number().int().min(0).max(365).optional(),
})
export type SettingsBody = z.infer<typeof SettingsBody>
