import fs from "node:fs"
import path from "node:path"
import { parse } from "csv-parse/sync"
import { z } from "@medusajs/framework/zod"
import { EXCLUSION_REASONS } from "../../backend/src/values/return-policy"

/**
 * The files of `seed/data`, parsed once and then trusted. A wrong cell stops the seed with the file, the row and the
 * column, because these files are meant to be corrected by people.
 */

const dataDir = path.resolve(__dirname, "..", "data")

function rowsOf<T>(file: string, row: z.ZodType<T>): T[] {
  const text = fs.readFileSync(path.join(dataDir, file), "utf8")
  const cells: Record<string, string>[] = parse(text, { columns: true, bom: true, skip_empty_lines: true })
  return cells.map((record, index) => {
    const parsed = row.safeParse(record)
    if (parsed.success) return parsed.data

    const [issue] = parsed.error.issues
    throw new Error(
      `seed/data/${file}, row ${index + 2}, column ${issue?.path.join(".")}: ${issue?.message ?? "unreadable"}`
    )
  })
}

const Flag = z.enum(["true", "false"]).transform((value) => value === "true")
const OptionalText = z.string().transform((value) => (value === "" ? null : value))
const WholeNumber = z.string().regex(/^\d+$/).transform(Number)
const OptionalNumber = z
  .string()
  .regex(/^\d*$/)
  .transform((value) => (value === "" ? null : Number(value)))
const Decimal = z
  .string()
  .regex(/^\d+(\.\d+)?$/)
  .transform(Number)
const Code = z.string().regex(/^\d{6}$/)
const Day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)

export const CATEGORIES = [
  { handle: "fruit", name_zh: "时令水果", name_en: "Fruit" },
  { handle: "tea", name_zh: "茶叶", name_en: "Tea" },
  { handle: "grain-oil", name_zh: "粮油米面", name_en: "Grain and oil" },
  { handle: "nuts-dried", name_zh: "坚果干货", name_en: "Nuts and dried fruit" },
  { handle: "meat-poultry-egg", name_zh: "肉禽蛋品", name_en: "Meat, poultry and eggs" },
  { handle: "mushroom-vegetable", name_zh: "菌菇蔬菜", name_en: "Mushrooms and vegetables" },
  { handle: "condiment-snack", name_zh: "调味零食", name_en: "Condiments and snacks" },
  { handle: "herb-honey-drink", name_zh: "蜂蜜饮品", name_en: "Honey, coffee and drinks" },
  { handle: "handicraft", name_zh: "非遗手作", name_en: "Handicrafts" },
] as const
export type CategoryHandle = (typeof CATEGORIES)[number]["handle"]
const Category = z.enum(CATEGORIES.map(({ handle }) => handle) as [CategoryHandle, ...CategoryHandle[]])

const Place = z.object({
  code: Code,
  level: z.enum(["province", "prefecture", "county"]),
  parent_code: OptionalText,
  name_zh: z.string().min(1),
  name_en: z.string().min(1),
  story_zh: z.string().min(1),
  story_en: z.string().min(1),
})
export type Place = z.infer<typeof Place>

const County = z.object({
  code: Code,
  county: z.string().min(1),
  in_98: Flag,
  flagship_product_zh: z.string().min(1),
  flagship_product_en: z.string().min(1),
  price_cny: Decimal,
  note: z.string(),
})
export type County = z.infer<typeof County>

const Pairing = z.object({
  district_code: Code,
  district_zh: z.string().min(1),
  origin_code: Code,
  kind: z.enum(["support", "aid", "collaboration", "cooperation"]),
  valid_from: OptionalText,
  valid_until: OptionalText,
  source: OptionalText,
  is_sample: Flag,
})
export type Pairing = z.infer<typeof Pairing>

const District = z.object({ code: Code, name_zh: z.string().min(1), name_en: z.string().min(1) })
export type District = z.infer<typeof District>

const VenueType = z.object({
  code: z.string().min(1),
  label_zh: z.string().min(1),
  label_en: z.string().min(1),
  sort: WholeNumber,
  active_from: Day,
})
export type VenueType = z.infer<typeof VenueType>

const Kind = z.object({
  kind: z.string().min(1),
  category: Category,
  motif: z.string().min(1),
  pack: z.string().min(1),
  shelf_life_days: OptionalNumber,
  needs_cold_chain: Flag,
  return_policy: z.enum(["seven_day", "excluded_by_law"]),
  storage_zh: z.string().min(1),
  usage_zh: z.string().min(1),
  usage_en: z.string().min(1),
})
export type Kind = z.infer<typeof Kind>

const ProductRow = z.object({
  origin_code: Code,
  no: z.string().regex(/^\d{2}$/),
  handle: z.string().regex(/^[a-z0-9-]+$/),
  kind: z.string().min(1),
  category: z.union([z.literal("").transform(() => null), Category]),
  title_zh: z.string().min(1),
  title_en: z.string().min(1),
  subtitle_zh: z.string().min(1),
  about_zh: z.string().min(1),
  about_en: z.string().min(1),
  variants: z.string().min(1),
  months: z.string(),
  certainty: z.enum(["known", "plausible"]),
  hold: z.union([z.literal("").transform(() => null), z.enum(["medicinal", "alcohol"])]),
})
export type ProductRow = z.infer<typeof ProductRow>

const GiftBoxPart = z.object({
  origin_code: Code,
  no: z.string(),
  component_origin_code: Code,
  share_bp: WholeNumber,
})
export type GiftBoxPart = z.infer<typeof GiftBoxPart>

const ReturnExclusionRow = z.object({
  origin_code: Code,
  no: z.string(),
  exclusion_reason: z.enum(EXCLUSION_REASONS),
})
/** Goods that, unlike others of their kind, lose the seven-day return if the buyer agrees, and why. */
export type ReturnExclusionRow = z.infer<typeof ReturnExclusionRow>

const RecognitionRow = z.object({
  origin_code: Code,
  no: z.string(),
  label: z.enum(["geographical_indication", "green_food", "organic", "recognised"]),
  gi_system: z.string().min(1),
  certificate_no: OptionalText,
  valid_from: OptionalText,
  source: z.string().min(1),
})
export type RecognitionRow = z.infer<typeof RecognitionRow>

const Hub = z.object({
  code: z.string().min(1),
  name: z.string().startsWith("【样例】"),
  level: z.enum(["city", "district"]),
  district_code: Code,
  street_code: z.string().min(1),
  street: z.string().min(1),
  area_m2: WholeNumber,
})
export type Hub = z.infer<typeof Hub>

const Stall = z.object({
  code: z.string().min(1),
  name: z.string().startsWith("【样例】"),
  type: z.string().min(1),
  district_code: Code,
  street_code: z.string().min(1),
  street: z.string().min(1),
  hub_code: z.string().min(1),
  community_type: z.string().min(1),
  size_factor: Decimal,
})
/** A counter or an outlet, as the sample files name them. */
export type Stall = z.infer<typeof Stall>

const Festival = z.object({ year: WholeNumber, spring_festival: Day, mid_autumn: Day })
export type Festival = z.infer<typeof Festival>

export const readPlaces = (): Place[] => rowsOf("places.csv", Place)
export const readCounties = (): County[] => rowsOf("counties.csv", County)
export const readPairings = (): Pairing[] => rowsOf("pairings.csv", Pairing)
export const readDistricts = (): District[] => rowsOf("districts.csv", District)
export const readVenueTypes = (): VenueType[] => rowsOf("venue-types.csv", VenueType)
export const readKinds = (): Kind[] => rowsOf("kinds.csv", Kind)
export const readProductRows = (): ProductRow[] => rowsOf("products.csv", ProductRow)
export const readGiftBoxParts = (): GiftBoxPart[] => rowsOf("gift-boxes.csv", GiftBoxPart)
export const readReturnExclusions = (): ReturnExclusionRow[] =>
  rowsOf("return-exclusions.csv", ReturnExclusionRow)
export const readRecognitions = (): RecognitionRow[] => rowsOf("recognitions.csv", RecognitionRow)
export const readHubs = (): Hub[] => rowsOf("hubs.sample.csv", Hub)
export const readCounters = (): Stall[] => rowsOf("counters.sample.csv", Stall)
export const readOutlets = (): Stall[] => rowsOf("outlets.sample.csv", Stall)
export const readFestivals = (): Festival[] => rowsOf("festivals.csv", Festival)
