import type { ProductOrigin, ProductRecognition, SetProductOriginRequest } from "@baixian/backend/contract"
import { daysAfter, isDay } from "../business-month"
import { formatShare, parseShare, WHOLE_BP } from "../shares"

export type LabelName = ProductRecognition["label"]
export const LABEL_NAMES: LabelName[] = ["geographical_indication", "green_food", "organic", "recognised"]

/** What a person types, as typed: a half-written number must not be corrected under their fingers. */
export type OriginDraft = {
  origin_code: string | null
  supplier: { id: string; name: string } | null
  processed_in_code: string | null
  main_ingredient_code: string | null
  components: { key: number; origin_code: string | null; share: string }[]
  labels: Record<LabelName, { isHeld: boolean; certificate_no: string; last_day: string }>
}

/** Sentences to show beside fields, by the JSON path the server would name too. */
export type DraftFault = {
  word:
    | "required_place"
    | "required_supplier"
    | "required_component"
    | "repeated_component"
    | "bad_share"
    | "bad_sum"
    | "too_few"
    | "bad_day"
  sum?: string
}
export type DraftFaults = Record<string, DraftFault>

/** The draft's own field behind a JSON path of the request: `components.1.share_bp` → `components`. */
export function fieldOf(path: string): keyof OriginDraft {
  const [first = ""] = path.split(".")
  const name = first === "supplier_id" ? "supplier" : first

  return FIELDS.find((field) => field === name) ?? "origin_code"
}

const FIELDS: (keyof OriginDraft)[] = [
  "origin_code",
  "supplier",
  "processed_in_code",
  "main_ingredient_code",
  "components",
  "labels",
]

export function draftOf(origin: ProductOrigin | null): OriginDraft {
  return {
    origin_code: origin?.origin_code ?? null,
    supplier: origin?.supplier_id
      ? { id: origin.supplier_id, name: origin.supplier_name ?? origin.supplier_id }
      : null,
    processed_in_code: origin?.processed_in_code ?? null,
    main_ingredient_code: origin?.main_ingredient_code ?? null,
    components: (origin?.components ?? []).map(({ origin_code, share_bp }, key) => ({
      key,
      origin_code,
      share: formatShare(share_bp),
    })),
    labels: Object.fromEntries(
      LABEL_NAMES.map((name) => [name, labelDraft(origin, name)])
    ) as OriginDraft["labels"],
  }
}

function labelDraft(origin: ProductOrigin | null, name: LabelName): OriginDraft["labels"][LabelName] {
  const held = origin?.labels.find(({ label }) => label === name)

  return {
    isHeld: held !== undefined,
    certificate_no: held?.certificate_no ?? "",
    // A certificate says its last valid day; the ledger's periods end before the day after.
    last_day: held?.valid_until ? daysAfter(held.valid_until, -1) : "",
  }
}

/** What stands in the way of sending; empty when nothing does. */
export function draftFaults(draft: OriginDraft): DraftFaults {
  const faults: DraftFaults = {}
  if (!draft.origin_code) faults["origin_code"] = { word: "required_place" }
  if (!draft.supplier) faults["supplier_id"] = { word: "required_supplier" }

  draft.components.forEach(({ origin_code, share }, at) => {
    const isRepeated = draft.components.slice(0, at).some((earlier) => earlier.origin_code === origin_code)
    if (!origin_code) faults[`components.${at}.origin_code`] = { word: "required_component" }
    else if (isRepeated) faults[`components.${at}.origin_code`] = { word: "repeated_component" }
    if (!parseShare(share)) faults[`components.${at}.share_bp`] = { word: "bad_share" }
  })
  if (draft.components.length === 1) faults["components"] = { word: "too_few" }
  if (draft.components.length > 1 && sharesSum(draft) !== WHOLE_BP) {
    faults["components"] = { word: "bad_sum", sum: formatShare(sharesSum(draft)) }
  }

  heldLabels(draft).forEach((name, at) => {
    const { last_day } = draft.labels[name]
    if (last_day !== "" && !isDay(last_day)) faults[`labels.${at}.valid_until`] = { word: "bad_day" }
  })

  return faults
}

/** Basis points typed so far; a share that is no number counts as none. */
export const sharesSum = (draft: OriginDraft): number =>
  draft.components.reduce((sum, { share }) => sum + (parseShare(share) ?? 0), 0)

/** Labels in the order they are sent, so that `labels.1.…` of an answer finds its field. */
export const heldLabels = (draft: OriginDraft): LabelName[] =>
  LABEL_NAMES.filter((name) => draft.labels[name].isHeld)

/** The request, once there are no faults. */
export function requestOf(draft: OriginDraft): SetProductOriginRequest {
  if (!draft.origin_code || !draft.supplier) throw new Error("Ask for faults before making a request.")

  return {
    origin_code: draft.origin_code,
    supplier_id: draft.supplier.id,
    processed_in_code: draft.processed_in_code,
    main_ingredient_code: draft.main_ingredient_code,
    components: draft.components.flatMap(({ origin_code, share }) => {
      const share_bp = parseShare(share)

      return origin_code && share_bp ? [{ origin_code, share_bp }] : []
    }),
    labels: heldLabels(draft).map((label) => {
      const { certificate_no, last_day } = draft.labels[label]

      return {
        label,
        certificate_no: certificate_no.trim() || null,
        valid_until: last_day ? daysAfter(last_day, 1) : null,
      }
    }),
  }
}

/** Whether anything would be lost by leaving. */
export const isChanged = (draft: OriginDraft, before: OriginDraft): boolean =>
  JSON.stringify(draft) !== JSON.stringify(before)
