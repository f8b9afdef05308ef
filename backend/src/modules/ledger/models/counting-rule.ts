import { model } from "@medusajs/framework/utils"

/**
 * How sales are counted (统计口径), dated and printed on every report: which moment counts (`paid` by default), in the
 * office's own words (domain.md §6). Days half-open; exactly one rule holds on any day.
 */
export const CountingRule = model.define("counting_rule", {
  id: model.id({ prefix: "crule" }).primaryKey(),
  version: model.text().unique(),
  moment: model.enum(["paid"]),
  text_zh: model.text(),
  text_en: model.text(),
  valid_from: model.text(),
  valid_until: model.text().nullable(),
})
