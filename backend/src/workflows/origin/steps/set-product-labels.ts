import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { ORIGIN_MODULE } from "../../../modules/origin"
import type OriginModuleService from "../../../modules/origin/service"
import type { BusinessDay } from "../../../values/business-day"
import { DocumentRefusal } from "../../../modules/stock/documents/refusal"

export type LabelInput = {
  label: "geographical_indication" | "green_food" | "organic" | "recognised"
  certificate_no?: string | null
  valid_until?: string | null
}
export type SetProductLabelsInput = {
  product_id: string
  origin_code: string
  /** The complete list; undefined leaves the labels alone. */
  labels?: LabelInput[]
  today: BusinessDay
}

/** Brings a product's labels to the given list. A label that is missing ends today; what it covered before stays covered. */
export const setProductLabelsStep = createStep(
  "set-product-labels",
  async ({ product_id, origin_code, labels, today }: SetProductLabelsInput, { container }) => {
    if (!labels) return new StepResponse(void 0, null)
    const over = labels.findIndex((label) => label.valid_until && label.valid_until <= today)
    if (over >= 0) {
      const words = {
        chinese: "已过期的标识请从列表中去掉；未过期的，有效期应晚于今天。",
        english: "A label that is over is left out of the list; otherwise it ends after today.",
      }
      throw new DocumentRefusal("label_over", words, { [`labels.${over}.valid_until`]: words })
    }

    const service = container.resolve<OriginModuleService>(ORIGIN_MODULE)
    const rows = await service.listRecognitions({ product_id }, { take: null })
    const current = rows.filter((row) => row.valid_until === null || row.valid_until > today)
    const before = current.map((row) => ({
      id: row.id,
      certificate_no: row.certificate_no,
      valid_until: row.valid_until,
    }))

    const wanted = new Map(labels.map((label) => [label.label, label]))
    const held = new Set(current.map((row) => row.label))
    await service.updateRecognitions(
      current.map((row) => {
        const label = wanted.get(row.label)
        if (!label) return { id: row.id, valid_until: row.valid_from > today ? row.valid_from : today }
        return {
          id: row.id,
          certificate_no: label.certificate_no ?? null,
          valid_until: label.valid_until ?? null,
        }
      })
    )
    const created = await service.createRecognitions(
      labels
        .filter((label) => !held.has(label.label))
        .map((label) => ({
          product_id,
          origin_code,
          scheme: label.label,
          label: label.label,
          certificate_no: label.certificate_no ?? null,
          // Never before today: a label given now must not make yesterday's sales recognised.
          valid_from: today,
          valid_until: label.valid_until ?? null,
        }))
    )
    return new StepResponse(void 0, { before, created_ids: created.map(({ id }) => id) })
  },
  async (done, { container }) => {
    if (!done) return

    const service = container.resolve<OriginModuleService>(ORIGIN_MODULE)
    await service.deleteRecognitions(done.created_ids)
    await service.updateRecognitions(done.before)
  }
)
