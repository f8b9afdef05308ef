import type { StockReceiptEntry as ReceiptEntry } from "../../../contract"
import type { ItemFacts } from "./items"
import { expiryOf } from "./lot-rules"
import type { Place } from "./place"
import type { SaidFields } from "./refusal"
import { BANDS, canKeep, isInBand } from "./temperature"

/** What enters stock. Pure. */
export const acceptedOf = ({ received, rejected }: Pick<ReceiptEntry, "received" | "rejected">): number =>
  (received ?? 0) - rejected

/** Food always does, and other goods when somebody says so. Pure. */
export const asksForProof = (
  { needs_proof }: Pick<ReceiptEntry, "needs_proof">,
  { is_edible }: ItemFacts
): boolean => is_edible || needs_proof === true

/** The end on the pack, else the one that production date and shelf life give. Pure. */
export function expiryOfLine(
  { production_date, expiry_date }: Pick<ReceiptEntry, "production_date" | "expiry_date">,
  { shelf_life_days }: Pick<ItemFacts, "shelf_life_days">
): { expiry_date: string | null; is_expiry_computed: boolean } {
  if (expiry_date) return { expiry_date, is_expiry_computed: false }
  const computed = expiryOf({ production_date, shelf_life_days })
  return { expiry_date: computed, is_expiry_computed: computed !== null }
}

/** What is wrong in itself, even in a draft. Pure. */
export function draftFaults(lines: readonly ReceiptEntry[], facts: readonly ItemFacts[]): SaidFields {
  const fields: SaidFields = {}
  lines.forEach((line, index) => {
    const at = (name: string): string => `lines.${index}.${name}`
    const { expiry_date } = expiryOfLine(line, facts[index]!)
    if (line.received !== null && line.rejected > line.received) {
      fields[at("rejected")] = {
        chinese: "拒收数量不能多于到货数量。",
        english: "You cannot reject more than what came.",
      }
    }
    if (line.production_date && expiry_date && expiry_date < line.production_date) {
      fields[at("expiry_date")] = {
        chinese: "到期日早于生产日期，请核对包装。",
        english: "The expiry date lies before the production date; check the pack.",
      }
    }
  })
  return fields
}

/** What stands in the way of posting, by line. Pure. */
export function postingFaults(
  lines: readonly ReceiptEntry[],
  { facts, place, today }: { facts: readonly ItemFacts[]; place: Place; today: string }
): SaidFields {
  const fields: SaidFields = draftFaults(lines, facts)
  lines.forEach((line, index) => {
    const found = lineFaults(line, facts[index]!, { place, today })
    for (const [name, said] of Object.entries(found)) fields[`lines.${index}.${name}`] ??= said
  })
  return fields
}

function lineFaults(line: ReceiptEntry, goods: ItemFacts, at: { place: Place; today: string }): SaidFields {
  if (line.received === null) {
    return {
      received: {
        chinese: `请填写“${goods.title}”的实收数量；没有到货请填 0。`,
        english: `Enter how many of ${goods.title} came; 0 when none did.`,
      },
    }
  }
  const fields: SaidFields = {}
  if (line.expected !== null && line.received < line.expected && !line.shortage_reason) {
    fields.shortage_reason = {
      chinese: `“${goods.title}”少到 ${line.expected - line.received} 件，请选择短少原因。`,
      english: `${line.expected - line.received} of ${goods.title} are missing; choose a reason.`,
    }
  }
  if (line.rejected > 0 && !line.reject_reason) {
    fields.reject_reason = { chinese: "请选择拒收原因。", english: "Choose why you reject it." }
  }
  return acceptedOf(line) > 0 ? { ...fields, ...acceptedFaults(line, goods, at) } : fields
}

function acceptedFaults(
  line: ReceiptEntry,
  goods: ItemFacts,
  { place, today }: { place: Place; today: string }
): SaidFields {
  const fields: SaidFields = {}
  if (!canKeep(place, goods.zone)) {
    fields.received = {
      chinese: `${place.name}没有${goods.zone === "frozen" ? "冷冻" : "冷藏"}设备，“${goods.title}”请全部拒收。`,
      english: `${place.name} has no ${goods.zone === "frozen" ? "freezer" : "chilled cabinet"}; reject ${goods.title}.`,
    }
  }
  if (asksForProof(line, goods) && !(line.proof_kind && line.proof_number)) {
    fields.proof_number = {
      chinese: `“${goods.title}”是食用农产品或食品，请填写合格证、购货凭证、检测报告或检疫证之一的编号。`,
      english: `${goods.title} is food: enter the number of a compliance certificate, purchase voucher, inspection report or quarantine certificate.`,
    }
  }
  if (line.production_date && line.production_date > today) {
    fields.production_date = {
      chinese: `“${goods.title}”的生产日期在今天之后，请核对包装。`,
      english: `The production date of ${goods.title} lies after today; check the pack.`,
    }
  }
  // Without either nobody can stop its sale before it ends (domain.md §9.6).
  if (goods.is_edible && goods.shelf_life_days && !line.production_date && !line.expiry_date) {
    fields.production_date = {
      chinese: `“${goods.title}”是有保质期的食品，请填写生产日期或到期日。`,
      english: `${goods.title} is food with a shelf life: enter its production date or its expiry date.`,
    }
  }
  const { expiry_date } = expiryOfLine(line, goods)
  if (expiry_date && expiry_date < today) {
    fields.expiry_date = {
      chinese: `“${goods.title}”在 ${expiry_date} 已到期，请拒收。`,
      english: `${goods.title} expired on ${expiry_date}; reject it.`,
    }
  }
  const band = BANDS[goods.zone]
  if (band && line.temperature === null) {
    fields.temperature = {
      chinese: `“${goods.title}”是冷链商品，请填写到货温度。`,
      english: `${goods.title} is kept cold; enter its temperature on arrival.`,
    }
  } else if (band && !isInBand(goods.zone, line.temperature!) && !line.temperature_decision) {
    const range = goods.zone === "frozen" ? `${band.until} ℃ 以下` : `${band.from} 至 ${band.until} ℃`
    fields.temperature_decision = {
      chinese: `到货温度不在 ${range}。请拒收，或写明决定接收的理由。`,
      english: `The temperature lies outside ${band.from} to ${band.until} °C. Reject the goods, or write why they are taken in.`,
    }
  }
  return fields
}
