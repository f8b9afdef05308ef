import { addMonths, firstDayOf, monthOf, type BusinessDay } from "../../../backend/src/values/business-day"
import type { ReturnTerms } from "../../../backend/src/values/return-policy"
import type {
  CategoryHandle,
  GiftBoxPart,
  Kind,
  ProductRow,
  RecognitionRow,
  ReturnExclusionRow,
} from "../read-data"
import { barcodeOf } from "./barcode"

export type SeedVariant = {
  sku: string
  ean: string
  /** As bought: `500g/袋`. */
  title: string
  /** `袋` */
  unit: string
  price_fen: number
}

export type SeedRecognition = Pick<RecognitionRow, "label" | "gi_system" | "certificate_no" | "valid_from">

export type SeedProduct = {
  /** `530827-02`: the origin and the product's number there. The natural key of everything that belongs to it. */
  key: string
  handle: string
  kind: string
  motif: string
  pack: string
  category: CategoryHandle
  origin_code: string
  title_zh: string
  title_en: string
  subtitle_zh: string
  description_zh: string
  description_en: string
  variants: SeedVariant[]
  shelf_life_days: number | null
  needs_cold_chain: boolean
  storage_zh: string
  return_policy: ReturnTerms["return_policy"]
  exclusion_reason: ReturnTerms["exclusion_reason"]
  /** Months of sale, 1–12; null all the year round. */
  season: number[] | null
  certainty: ProductRow["certainty"]
  /** Why it may not be in the shop yet; null when it may. */
  hold: ProductRow["hold"]
  /** Gift boxes: two or more places, shares in basis points. Empty otherwise. */
  components: { origin_code: string; share_bp: number }[]
  recognitions: SeedRecognition[]
}

type Files = {
  rows: readonly ProductRow[]
  kinds: readonly Kind[]
  parts: readonly GiftBoxPart[]
  recognitions: readonly RecognitionRow[]
  exclusions: readonly ReturnExclusionRow[]
}

/** The products of the files, each with what its kind says about it. Throws a sentence for a row that cannot be used. */
export function productsOf({ rows, kinds, parts, recognitions, exclusions }: Files): SeedProduct[] {
  const kindByName = new Map(kinds.map((kind) => [kind.kind, kind]))
  return rows.map((row) => {
    const key = `${row.origin_code}-${row.no}`
    const kind = kindByName.get(row.kind)
    if (!kind) throw new Error(`Product ${key} has the kind ${row.kind}, which kinds.csv does not list.`)

    return {
      key,
      handle: row.handle,
      kind: row.kind,
      motif: kind.motif,
      pack: kind.pack,
      category: row.category ?? kind.category,
      origin_code: row.origin_code,
      title_zh: row.title_zh,
      title_en: row.title_en,
      subtitle_zh: row.subtitle_zh,
      description_zh: `${row.about_zh}${kind.usage_zh}`,
      description_en: `${row.about_en} ${kind.usage_en}`,
      variants: variantsOf(key, row.variants),
      shelf_life_days: kind.shelf_life_days,
      needs_cold_chain: kind.needs_cold_chain,
      storage_zh: kind.storage_zh,
      ...termsOf(
        kind,
        exclusions.find((exclusion) => `${exclusion.origin_code}-${exclusion.no}` === key)
      ),
      season: monthsOf(row.months),
      certainty: row.certainty,
      hold: row.hold,
      components: parts
        .filter((part) => `${part.origin_code}-${part.no}` === key)
        .map((part) => ({ origin_code: part.component_origin_code, share_bp: part.share_bp })),
      recognitions: recognitions.filter(
        (recognition) => `${recognition.origin_code}-${recognition.no}` === key
      ),
    }
  })
}

function termsOf(kind: Kind, exclusion: ReturnExclusionRow | undefined): ReturnTerms {
  return exclusion
    ? { return_policy: "excluded_with_consent", exclusion_reason: exclusion.exclusion_reason }
    : { return_policy: kind.return_policy, exclusion_reason: null }
}

/** `500g/袋=29.80;1kg/袋=55.00` → variants, numbered in that order. Prices become whole fen. */
export function variantsOf(key: string, text: string): SeedVariant[] {
  return text.split(";").map((part, index) => {
    const match = /^([^/=]+\/([^/=]+))=(\d+)\.(\d{2})$/.exec(part)
    if (!match) throw new Error(`Product ${key}: expected a variant such as 500g/袋=29.80, got ${part}.`)

    const sku = `${key}-${index + 1}`
    return {
      sku,
      ean: barcodeOf(sku),
      title: match[1]!,
      unit: match[2]!,
      price_fen: Number(match[3]) * 100 + Number(match[4]),
    }
  })
}

/** `10-12,1-4` or `11-2` → months; an empty text means the whole year (null). */
export function monthsOf(text: string): number[] | null {
  if (text === "") return null

  const months = text.split(",").flatMap((span) => {
    const [from, until] = span.split("-").map(Number)
    if (!from || from > 12 || (until !== undefined && (until < 1 || until > 12))) {
      throw new Error(`Expected months such as 8-10 or 11-2, got ${text}.`)
    }
    const length = until === undefined ? 1 : ((until - from + 12) % 12) + 1
    return Array.from({ length }, (_, index) => ((from - 1 + index) % 12) + 1)
  })
  return [...new Set(months)]
}

/**
 * The business day since when the sample has the goods on sale: goods of a season since it last began, so that this
 * autumn's apples are new this autumn; the others since `opened`, the first day of the sample's sales.
 */
export function listedOn(
  { season }: Pick<SeedProduct, "season">,
  { opened, today }: { opened: BusinessDay; today: BusinessDay }
): BusinessDay {
  if (season === null || season.length === 12) return opened

  const begins = season.filter((month) => !season.includes(month === 1 ? 12 : month - 1))
  for (let month = monthOf(today); ; month = addMonths(month, -1)) {
    const day = firstDayOf(month)
    if (day <= opened) return opened
    if (begins.includes(Number(month.slice(5)))) return day
  }
}

/** True when the goods are to be had in that month, 1–12. */
export function isInSeason(product: Pick<SeedProduct, "season">, month: number): boolean {
  return product.season === null || product.season.includes(month)
}
